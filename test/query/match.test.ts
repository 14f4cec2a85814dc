// Keyword rules against articles: the same language as the archive, and never inside another word.
import { readFileSync } from 'node:fs';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { compileRules, matchQuery, type MatchArticle } from '#src/query/match.ts';
import { parseQuery, type Query } from '#src/query/parse-query.ts';
import { match as matchEvaluation } from '../eval/kinds/match.ts';
import { ENDS_MS } from '../ends.ts';

const now = Date.parse('2026-11-22T03:00:00Z');

function requireQuery(expression: string): Query {
  const parsed = parseQuery(expression, { now });
  if (parsed.kind !== 'query') throw new Error(`no query: ${expression}`);
  return parsed.query;
}

function articleWith(given: Partial<MatchArticle>): MatchArticle {
  return {
    title: '',
    text: '',
    outlet: '새벽신문',
    placeIds: [],
    topics: [],
    language: 'ko',
    publishedAt: now,
    ...given,
  };
}

const becauseOf = (expression: string, given: Partial<MatchArticle>) =>
  matchQuery(requireQuery(expression), articleWith(given));

describe('places', () => {
  it.each([
    ['세종', '세종대왕 동상'],
    ['세종', '세종문화회관 공연'],
    ['부산', '부산물을 모은다'],
    ['부산', '부산스러운 아침'],
    ['서울', '서울대 연구진'],
    ['대구', '대구탕 골목'],
    ['수원', '한수원 지하수원 조사'],
    ['고양', '고양이 카페'],
    ['대전', '대전환의 시대'],
    ['제주', '사회적경제주간'],
  ])('%s is not in %s', (rule, text) => {
    expect(becauseOf(rule, { text })).toEqual({ matched: false, because: [] });
  });

  it.each([
    ['부산', '부산항만공사는 밝혔다', '부산'],
    ['세종', '세종시의회는 밝혔다', '세종시'],
    ['세종', '세종특별자치시는 밝혔다', '세종특별자치시'],
    ['세종', '세종에서는 눈이 왔다', '세종'],
    ['대구', '대구경북이 손잡다', '대구'],
    ['달랏', 'The mayor of Đà Lạt said', 'Đà Lạt'],
    ['dalat', '달랏시와 협약', '달랏시'],
    ['Seoul', '서울시는 밝혔다', '서울시'],
  ])('%s is in %s', (rule, text, because) => {
    expect(becauseOf(rule, { text })).toEqual({ matched: true, because: [because] });
  });
});

describe('words', () => {
  it.each([
    ['드론', '드론택시가 날다', '드론'],
    ['드론', '군집드론에서 떨어지다', '드론'],
    ['drone', 'Two drones crossed', 'drone'],
    ['도시', '신도시에 살다', '도시'],
    ['스마트시티', '스마트 시티를 짓다', '스마트 시티'],
    ['스마트 시티', '국가스마트도시위원회', '스마트도시'],
    ['신종코로나', '신종 코로나 검사', '신종 코로나'],
    ['"신종 코로나"', '신종코로나바이러스', '신종코로나'],
    ['빅데이터', '빅 데이터 창고', '빅 데이터'],
    ['AI', 'AI를 쓰다', 'AI'],
    ['AI', '생성형AI 서비스', 'AI'],
    ['5G', '5G망을 깔다', '5G'],
    ['가로등을', '가로등 교체', '가로등'],
    ['물', '물이 흐르다', '물'],
    ['ＬＥＤ', 'led 조명', 'led'],
    ['Café', 'cafe 거리', 'cafe'],
    ['12:30', '12:30에 시작', '12:30'],
  ])('%s is in %s', (rule, text, because) => {
    expect(becauseOf(rule, { text })).toEqual({ matched: true, because: [because] });
  });

  it.each([
    ['시장', '부시장이 말하다'],
    ['시장', '도시 장벽을 넘다'],
    ['AI', 'KAIST said so in Dubai'],
    ['5G', '15GB 저장'],
    ['물', '건물이 서다'],
    ['스마트시티', '스마트. 시티은행'],
    ['=스마트도시', '스마트시티'],
    ['=스마트도시', '스마트 도시'],
    ['="스마트 도시"', '스마트도시'],
    ['"가로등 교체"', '가로등을 모두 교체'],
    ['12:30', '1230원'],
  ])('%s is not in %s', (rule, text) => {
    expect(becauseOf(rule, { text }).matched).toBe(false);
  });

  it('finds decomposed Hangul', () => {
    expect(becauseOf('가로등', { text: '가로등 교체'.normalize('NFD') }).matched).toBe(true);
  });

  it('does not run the title into the text', () => {
    expect(becauseOf('"골목 가로등"', { title: '골목', text: '가로등' }).matched).toBe(false);
  });

  it('asks the title alone when told so', () => {
    expect(becauseOf('title:가로등', { title: '소식', text: '가로등' }).matched).toBe(false);
    expect(becauseOf('title:달랏', { title: '달랏 소식' }).because).toEqual(['달랏']);
    expect(becauseOf('title:775억', { title: '소식', text: '775억' }).matched).toBe(false);
  });
});

describe('fields, sums and times', () => {
  const article = {
    title: '공원에 32억원',
    text: '모두 775억 원이 든다. 표는 $3 million어치 팔렸다.',
    outlet: '한빛 일보',
    placeIds: ['kr-busan-jung', 'kr-busan', 'kr'],
    topics: ['mobility'],
    publishedAt: Date.parse('2026-11-20T00:00:00Z'),
  };

  it.each([
    ['outlet:한빛일보', '한빛 일보'],
    ['city:부산', '부산'],
    ['topic:mobility', 'mobility'],
    ['lang:ko', 'ko'],
    ['after:2026-11-20', '2026-11-20'],
    ['before:2026-11-21', '2026-11-20'],
    ['>100억', '775억 원'],
    ['>=30억 <40억', '32억원'],
    ['77,500,000,000원', '775억'],
    ['32억', '32억'],
  ])('%s holds because of %s', (rule, because) => {
    expect(becauseOf(rule, article)).toEqual({ matched: true, because: [because] });
  });

  it.each([
    'outlet:새벽',
    'city:서울',
    'topic:energy',
    'lang:en',
    'after:2026-11-21',
    'before:2026-11-20',
    '>1조',
    '>40억 <700억',
    '776억',
  ])('%s does not hold', (rule) => {
    expect(parseQuery(rule, { now }).kind === 'query' && becauseOf(rule, article).matched).toBe(false);
  });
});

describe('compileRules', () => {
  const expressions = [
    '드론 -군사',
    '드론 OR 가로등',
    '(세종 OR 부산) 가로등',
    '-드론 OR 군사',
    'lang:ko',
    '"없는 말"',
    '>1억 가로등',
    '775억 OR 가로등',
  ];
  const usable = expressions.flatMap((expression, id) => {
    const parsed = parseQuery(expression, { now });
    return parsed.kind === 'query' ? [{ id, query: parsed.query }] : [];
  });
  const matcher = compileRules(usable);

  it('tells which rules hold, in their order, with the words', () => {
    expect(matcher.match(articleWith({ title: '부산 가로등', text: '군사용 드론' }))).toEqual([
      { ruleId: 1, because: ['드론', '가로등'] },
      { ruleId: 2, because: ['부산', '가로등'] },
      { ruleId: 4, because: ['ko'] },
      { ruleId: 7, because: ['가로등'] },
    ]);
  });

  it('judges many rules together as it judges each alone', () => {
    const word = fc.constantFrom(
      '드론',
      '군사용',
      '가로등을',
      '세종시는',
      '부산물',
      '부산항',
      '775억',
      '원',
      '3억원',
      '말',
      '스마트',
      '시티',
      'AI',
      '\n',
      '. ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const article = articleWith({ text: words.join(' ') });
        const alone = usable.filter(({ query }) => matchQuery(query, article).matched).map(({ id }) => id);
        expect(matcher.match(article).map(({ ruleId }) => ruleId)).toEqual(alone);
      }),
    );
  });

  it('judges what came and went as if it had been compiled so', () => {
    const change = fc.record({ isAdded: fc.boolean(), which: fc.nat({ max: usable.length - 1 }) });
    const article = articleWith({ title: '부산 가로등', text: '군사용 드론에 775억 원' });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat({ max: 3 }), (changes, prepared) => {
        const kept = new Map<number, Query>();
        const changed = compileRules([]);
        for (const { isAdded, which } of changes) {
          const rule = usable[which];
          if (rule === undefined) continue;
          kept.delete(rule.id);
          if (isAdded) {
            kept.set(rule.id, rule.query);
            changed.add(rule);
          } else changed.remove(rule.id);
          changed.prepare(prepared);
          if (prepared === 2) changed.match(article);
        }
        const anew = compileRules([...kept].map(([id, query]) => ({ id, query })));
        expect(changed.match(article)).toEqual(anew.match(article));
      }),
    );
  });

  it('wakes a rule of a place that only its country tells', () => {
    expect(becauseOf('미국', { title: '한·미·일 3국 회의' }).matched).toBe(true);
    expect(becauseOf('비엔나', { text: '오스트리아 빈에서 열렸다' }).matched).toBe(true);
  });

  it('reads hostile text in linear time', () => {
    const hostile = [
      '드론'.repeat(50_000),
      '가로등 '.repeat(25_000),
      '스마트'.repeat(33_000),
      '1조 '.repeat(30_000),
      '부산물'.repeat(33_000),
    ];
    for (const text of hostile) {
      const startedAt = performance.now();
      matcher.match(articleWith({ text }));
      expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
    }
  });

  it('has no rules, no matches', () => {
    expect(compileRules([]).match(articleWith({ text: '드론' }))).toEqual([]);
  });
});

describe('the evaluation set', () => {
  it('is met exactly', async () => {
    const folder = new URL('../eval/sets/match/', import.meta.url);
    const { figures, lines } = await matchEvaluation.evaluate(folder.pathname);
    const count = readFileSync(new URL('articles.jsonl', folder), 'utf8').trim().split('\n').length;
    expect(lines).toHaveLength(count);
    expect(figures).toMatchObject({ exact: count, refused: 0 });
  });
});
