// A keyword rule and the same words as a search mean the same: an article that fires the rule is found by the search, and no other.
// Through the real store: the archive answers from its index, the rule from the text.
import { fc } from '../chance.ts';
import { expect, it } from 'vitest';
import { matchQuery, toMatchArticle } from '#src/query/match.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { Store } from '#src/store/store.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { DAY_MS } from '#src/time.ts';
import { ENDS_MS } from '../ends.ts';
import { NOW, requestOf } from '../store/readings.ts';

const WORDS: readonly string[] = [
  [
    '시장',
    '부시장',
    '도시',
    '신도시',
    '의회',
    '시의회',
    '건물',
    '물',
    '말',
    '새가로등',
    '자율주행',
    '국가시범도시',
    '도전자',
    '관리',
  ],
  [
    '부산',
    '부산물',
    '세종',
    '세종대왕',
    '세종시의회',
    '고양이',
    '제주',
    '제주시',
    '달랏',
    '미국',
    '광주',
    '화성',
    '오스트리아 빈',
  ],
  [
    '스마트시티',
    '스마트 도시',
    '디지털트윈',
    'AI',
    'AI기술',
    'KAIST',
    'drone',
    'drones',
    'maps',
    'buses',
    'digital map',
    'smart city',
  ],
  [
    'Da Lat',
    'Café',
    '5G',
    '15G',
    '코로나19',
    '12:30',
    '1230',
    'a.b',
    '2026',
    '775억',
    '775억원',
    '77,500,000,000원',
    '30억 원',
  ],
  [
    '1조 4000억',
    '12,000명',
    '韓',
    '韓国',
    '韓国人',
    '美',
    '언제',
    '어디서',
    '한·미·일',
    '서울대',
    '서울·부산',
    '㈜새봄',
    'ＬＥＤ',
  ],
].flat();
const PARTICLES = ['', '', '은', '이', '을', '에서는', '의', '이다', '와', '했다', '적인', 's', '19', 'AI'];
const JOINTS = ['', ' ', ' ', ' ', '. ', ', ', '·', '-', '\n', ' (', '’ ', ' “', '/'];
const FIELDS =
  'city:부산 city:제주 city:미국 lang:ko lang:en topic:mobility outlet:하루 outlet:새벽 after:2026-11-22 before:2026-11-22 >100억 <10억'.split(
    ' ',
  );

/** A word as it is, or cut, spaced or joined otherwise than it is written. */
const formOf = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: word },
    {
      weight: 1,
      arbitrary: fc.tuple(word, fc.nat({ max: 6 })).map(([one, cut]) => `${one.slice(0, cut)} ${one.slice(cut)}`),
    },
    { weight: 1, arbitrary: word.map((one) => one.replaceAll(' ', '')) },
    { weight: 1, arbitrary: word.map((one) => one.slice(1)) },
    { weight: 1, arbitrary: word.map((one) => one.slice(0, -1)) },
  );

const textOf = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(formOf(word), fc.constantFrom(...PARTICLES), fc.constantFrom(...JOINTS)), {
      minLength: 1,
      maxLength: 7,
    })
    .map((parts) => parts.flat().join(''));

function termOf(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const form = formOf(word);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(form, fc.constantFrom('', '', '은', '에서', '의')).map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: fc.tuple(form, fc.constantFrom(' ', ', '), form).map((parts) => `"${parts.join('')}"`) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom('', '=', 'title:'), form).map(([sign, one]) => `${sign}"${one}"`),
    },
    { weight: 1, arbitrary: form.map((one) => `*${one}*`) },
    { weight: 2, arbitrary: fc.constantFrom(...FIELDS) },
  );
}

function queryOf(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const term = termOf(word);
  return fc.letrec<{ readonly query: string; readonly part: string }>((tie) => ({
    part: fc.oneof(
      { weight: 6, arbitrary: term },
      { weight: 1, arbitrary: term.map((one) => `-${one}`) },
      { weight: 1, arbitrary: tie('query').map((one) => `(${one})`) },
      { weight: 1, arbitrary: tie('query').map((one) => `-(${one})`) },
    ),
    query: fc
      .tuple(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ' OR ', ' OR '))
      .map(([parts, joint]) => parts.join(joint)),
  })).query;
}

/** Texts and queries of the same few words: else they seldom have to do with one another. */
const scene = fc.shuffledSubarray([...WORDS], { minLength: 3, maxLength: 5 }).chain((words) => {
  const word = fc.constantFrom(...words);
  return fc.record({
    title: textOf(word),
    body: textOf(word),
    queries: fc.array(queryOf(word), { minLength: 12, maxLength: 12 }),
  });
});

/** More with SAME_RUNS=700: 48 s. */
const RUNS = Number(process.env['SAME_RUNS'] ?? 60);

it(
  'a rule fires for exactly the articles that its words find',
  async () => {
    const property = fc.asyncProperty(scene, async ({ title, body, queries }) => {
      await using store = await openSqliteStore({ path: ':memory:' });
      await store.recordArticle(requestOf({ title, paragraphs: body.split('\n') }, 1));
      for (const query of queries) expect(await differences(store, query)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  ENDS_MS * 20,
);

it.each([
  { title: '신도시를 짓는다', query: '"신도 도시"', hits: 0 },
  { title: '신도 도시를 짓는다', query: '"신도 도시"', hits: 1 },
  { title: '언제 제주에 가나', query: '"언제 제"', hits: 1 },
  { title: '언제이든 간다', query: '"언제 제"', hits: 0 },
  { title: '제주한·미·일', query: '한·미·일', hits: 0 },
  { title: '한·미·일 정상회담', query: '한·미·일', hits: 1 },
  { title: '드론을 시험한다', query: '한', hits: 0 },
  { title: '韓国人', query: '"韓国 国人"', hits: 0 },
])('$query finds $hits of “$title”, and so does the rule', async ({ title, query, hits }) => {
  await using store = await openSqliteStore({ path: ':memory:' });
  await store.recordArticle(requestOf({ title, paragraphs: [title] }, 1));
  expect(await differences(store, query)).toEqual([]);
  const parsed = parseQuery(query, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${query} is a query`);
  const request = { offset: 0, limit: 5, filter: {}, query: parsed.query, sort: 'newest', now: NOW + DAY_MS } as const;
  const { total, relaxed } = await store.search(request);
  expect(relaxed ? 0 : total).toBe(hits);
});

/** What the search says otherwise than the rule. */
async function differences(store: Store, expression: string): Promise<readonly object[]> {
  const page = { offset: 0, limit: 5, filter: {} } as const;
  const [latest] = (await store.latest(page)).hits;
  if (latest === undefined) throw new Error('the article was stored');
  const { title, paragraphs } = latest.article;
  const differing: object[] = [];
  // Joined by OR with itself it means the same, and no word of it gives way when little is found.
  for (const typed of [expression, `(${expression}) OR (${expression})`]) {
    const parsed = parseQuery(typed, { now: NOW });
    if (parsed.kind !== 'query') continue;
    const { total, relaxed } = await store.search({ ...page, query: parsed.query, sort: 'newest', now: NOW + DAY_MS });
    const isFound = total > 0 && !relaxed;
    const { matched } = matchQuery(parsed.query, toMatchArticle(latest.article));
    if (isFound !== matched) differing.push({ typed, title, paragraphs, isFound, matched });
  }
  return differing;
}
