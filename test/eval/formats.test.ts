// The formats of `npm run eval` are used from outside: every kind gives a line a case, in order, with the documented fields, and an error line
// for what is no case.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EvalKind } from './kind.ts';
import { dedupe } from './kinds/dedupe.ts';
import { extract } from './kinds/extract.ts';
import { facts } from './kinds/facts.ts';
import { feeds } from './kinds/feeds.ts';
import { match } from './kinds/match.ts';
import { pairs } from './kinds/pairs.ts';
import { relevance } from './kinds/relevance.ts';
import { search } from './kinds/search.ts';
import { summary } from './kinds/summary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'citybeat-eval-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Objects become lines of JSON; a string is a line as it is. */
function write(name: string, cases: readonly (object | string)[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, cases.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''));
  return file;
}

/** The lines as a reader of the file sees them: what JSON leaves out is not there. */
async function linesOf(kind: EvalKind, input: string): Promise<readonly unknown[]> {
  const { lines, figures } = await kind.evaluate(input);
  expect(Object.keys(figures)).not.toHaveLength(0);
  return z.array(z.unknown()).parse(JSON.parse(JSON.stringify(lines)));
}

const BROKEN = '{"id": "cut off", ';
const broken = { id: null, error: expect.any(String) };

const PARAGRAPHS = [
  '나래시는 10일 통합운영센터를 열었다고 밝혔다. 이 센터는 교통과 안전, 환경 자료를 한곳에 모은다.',
  '센터에는 320억원이 들었으며 시민 누구나 찾아와 둘러볼 수 있다. 시는 내년까지 서비스를 12개로 늘린다.',
  '센터는 강의 수위와 버스 위치, 공사장 먼지를 한 화면에 보여 준다. 소방과 경찰도 같은 화면을 함께 쓴다.',
  '시는 하반기에 민간 기업 열 곳을 뽑아 자료를 나누고 새 서비스를 시험할 계획이라고 덧붙였다. 결과는 공개한다.',
];

describe('feeds', () => {
  const feed = (date: string): string =>
    Buffer.from(
      `<rss version="2.0"><channel><title>새벽일보</title><item><title>가 &amp; 나</title><link>https://x.example/1</link>` +
        `<pubDate>${date}</pubDate><enclosure url="https://x.example/1.jpg"/></item></channel></rss>`,
    ).toString('base64');
  const head = { link: null, subtitle: null, language: null, author: null, id: null, published: null, updated: null };
  const entry = { title: '가 &amp; 나', link: 'https://x.example/1', id: null, updated: null, author: null };
  const texts = { summary: null, content: null, tags: [] };
  const enclosures = [{ url: 'https://x.example/1.jpg', type: null, length: null }];

  it('gives the document, null for what it does not say, times in UTC', async () => {
    const url = 'https://x.example/rss';
    const input = write('feeds.jsonl', [
      { id: 1, url, contentType: null, headers: null, checks: [{ op: 'unknown' }], bytes: feed('2018-05-29 23:22:00') },
      BROKEN,
      { id: 'b', url, contentType: 'text/xml', defaultOffset: 540, bytes: feed('2018-05-29 23:22:00'), group: 3 },
      { id: 'c', url, contentType: 'text/html', bytes: Buffer.from('<!doctype html><html><p>가').toString('base64') },
      { id: 'd', url, bytes: '<rss>' },
    ]);
    const doc = (published: string) => ({
      encoding: 'utf-8',
      feed: { title: '새벽일보', ...head },
      entries: [{ ...entry, published, ...texts, enclosures }],
    });
    expect(await linesOf(feeds, input)).toEqual([
      { id: 1, doc: doc('2018-05-29T23:22:00.000Z') },
      broken,
      { id: 'b', doc: doc('2018-05-29T14:22:00.000Z') },
      { id: 'c', error: 'html' },
      { id: 'd', error: 'bytes: not base64' },
    ]);
  });

  it('finds headers whatever their case', async () => {
    const bytes = Buffer.from('<rss><channel><item><link>b</link></item></channel></rss>').toString('base64');
    const headers = { 'Content-Location': 'https://y.example/a/', 'content-type': ['text/xml'] };
    const [line] = await linesOf(
      feeds,
      write('headers.jsonl', [{ id: 'h', url: 'https://x.example', headers, bytes }]),
    );
    expect(line).toMatchObject({ doc: { entries: [{ link: 'https://y.example/a/b' }] } });
  });
});

it('extract: a page or a dump, times with their offset', async () => {
  const html =
    `<html><head><meta charset="utf-8"><meta property="og:title" content="나래시, 통합센터 열어">` +
    `<meta property="article:published_time" content="2024-05-10T00:00:00Z"></head><body><article><h1>나래시, 통합센터 열어</h1>` +
    `${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  const url = 'https://news.example/1';
  const input = write('extract.jsonl', [
    { id: 7, url, html: Buffer.from(html).toString('base64'), text: null, expect: 'of another set' },
    BROKEN,
    { id: 'none', url },
    { id: 'empty', url: 'seed:a.txt', text: '' },
  ]);
  const nothing = { subtitle: null, authors: [], outlet: null, updatedAt: null, captions: [] };
  const found = { title: '나래시, 통합센터 열어', publishedAt: '2024-05-10T09:00:00+09:00', paragraphs: PARAGRAPHS };
  expect(await linesOf(extract, input)).toEqual([
    { id: 7, ...nothing, ...found, how: expect.any(String) },
    broken,
    { id: 'none', error: 'neither html nor text' },
    { id: 'empty', error: expect.stringContaining('no-title') },
  ]);
});

it('relevance: a verdict, a score, topics and reasons', async () => {
  const input = write('relevance.jsonl', [
    { id: 'a', title: '나래시, 스마트시티 통합센터 열어', lead: '', label: 'of another set' },
    { id: 2, title: null, lead: null, body: null },
    BROKEN,
    { id: 'wrong', title: 5 },
  ]);
  expect(await linesOf(relevance, input)).toEqual([
    { id: 'a', relevance: 'core', score: expect.any(Number), topics: [], reasons: expect.any(Array) },
    { id: 2, relevance: 'no', score: 0, topics: [], reasons: [] },
    broken,
    { id: 'wrong', error: expect.stringContaining('title: ') },
  ]);
});

it('summary: sentences within the budget, none of nothing', async () => {
  const body = PARAGRAPHS.join('\n');
  const input = write('summary.jsonl', [
    { id: 'a', title: '나래시', body, budget: 60 },
    { id: 'b', title: null, body, budget: null, gold: { of: 'another set' } },
    BROKEN,
    { id: 'c', title: '나래시', body: '' },
  ]);
  const lines = await linesOf(summary, input);
  expect(lines).toEqual([
    { id: 'a', sentences: expect.any(Array) },
    { id: 'b', sentences: expect.any(Array) },
    broken,
    { id: 'c', sentences: [] },
  ]);
  const [short, usual] = lines.map((line) => z.object({ sentences: z.array(z.string()) }).safeParse(line).data);
  expect(short?.sentences.join(' ').length).toBeLessThanOrEqual(60);
  expect(usual?.sentences.join(' ').length).toBeGreaterThan(60);
  expect(body).toContain(usual?.sentences[0]);
});

it('facts: offsets are UTF-16 units of the body as given', async () => {
  const body =
    '  😀 세종시는 8일 부산시와 스마트시티 업무협약을 체결했다.\r\n\n한 해 3억원을 들여 벡스코에서 ‘제5회 미래도시 포럼’을 연다.';
  const input = write('facts.jsonl', [
    { id: 1, title: null, body, publishedAt: 1_715_299_200 },
    { id: 'b', title: '', body: '서울시는 8일 세종시와 교통 업무협약을 체결했다.', publishedAt: null, expect: [] },
    BROKEN,
    { id: 'c', title: '', body: null },
  ]);
  const lines = await linesOf(facts, input);
  const span = { start: expect.any(Number), end: expect.any(Number) };
  const parties = ['세종시', '부산시'];
  expect(lines[0]).toEqual({
    id: 1,
    places: [
      { id: 'kr-sejong', name: '세종', start: 5, end: 8 },
      { id: 'kr-busan', name: '부산', ...span },
    ],
    money: [expect.objectContaining({ text: '3억원', value: 300_000_000, currency: 'KRW', ...span })],
    quantities: [],
    agreements: [{ parties, subject: expect.any(String), status: 'signed', date: '2024-05-08' }],
    events: [expect.objectContaining({ name: '제5회 미래도시 포럼', place: '벡스코', ...span })],
  });
  const spans = z.array(z.object({ start: z.number(), end: z.number() }));
  const found = z.object({ places: spans, money: spans, events: spans }).parse(lines[0]);
  const texts = [...found.places, ...found.money, ...found.events].map(({ start, end }) => body.slice(start, end));
  expect(texts).toEqual(['세종시', '부산시', '3억원', '제5회 미래도시 포럼']);
  expect(lines[1]).toMatchObject({ id: 'b', agreements: [{ date: null }], events: [] });
  expect(lines.slice(2)).toEqual([
    broken,
    { id: 'c', places: [], money: [], quantities: [], agreements: [], events: [] },
  ]);
});

const article = (id: string | number, more: object = {}): object => ({
  id,
  url: `https://news${id}.example/${id}`,
  outlet: `신문 ${id}`,
  title: '나래시, 통합센터 열어',
  publishedAt: '2024-05-10T09:00:00+09:00',
  body: PARAGRAPHS.join('\n'),
  ...more,
});
const scores = {
  jaccard: expect.any(Number),
  containment: expect.any(Number),
  cosine: expect.any(Number),
  event: expect.any(Number),
};

it('dedupe: what each article is, and of which', async () => {
  const input = write('dedupe.jsonl', [
    article('a'),
    article(2, { publishedAt: null, event: 9 }),
    BROKEN,
    article('wrong', { title: [] }),
    article('c', { title: '배구 결승 열려', body: null, publishedAt: 1_715_299_200, outlet: null, url: null }),
  ]);
  const reasons = expect.any(Array);
  expect(await linesOf(dedupe, input)).toEqual([
    { id: 'a', verdict: 'new', of: null, story: 0, scores: null, reasons },
    { id: 2, verdict: 'copy', of: 'a', story: 0, scores, reasons },
    broken,
    { id: 'wrong', error: expect.stringContaining('title: ') },
    { id: 'c', verdict: 'new', of: null, story: 2, scores: null, reasons },
  ]);
});

it('dedupe: an article without a time came when it came', async () => {
  // Told in other words: the same event when it is near in time, chance when it is years away.
  const later = [
    ...PARAGRAPHS.slice(0, 2),
    '시장은 시민이 느끼는 변화를 만들겠다고 했다. 노조는 야간 근무가 늘어날까 걱정한다.',
  ].join('\n');
  const [, dated] = await linesOf(dedupe, write('dated.jsonl', [article('a'), article('b', { body: later })]));
  const [, undated] = await linesOf(
    dedupe,
    write('undated.jsonl', [article('a'), article('b', { body: later, publishedAt: null })]),
  );
  expect(undated).toEqual(dated);
  expect(undated).not.toMatchObject({ verdict: 'new' });
});

it('pairs: a verdict a pair, also when a label is unknown', async () => {
  const input = write('pairs.jsonl', [
    { a: article(1), b: article('b', { publishedAt: null }), label: 'of another set' },
    { a: article('c'), b: article('d', { title: '배구 결승 열려', body: '결승은 토요일에 열린다.' }), label: null },
    BROKEN,
    { a: article('e'), b: 5 },
    { id: 'named', a: article('f'), b: 5 },
  ]);
  const reasons = expect.any(Array);
  expect(await linesOf(pairs, input)).toEqual([
    { a: 1, b: 'b', verdict: 'copy', scores, reasons },
    { a: 'c', b: 'd', verdict: 'different', scores, reasons },
    { ...broken, a: null, b: null },
    { ...broken, a: 'e', b: null },
    { id: 'named', error: expect.any(String), a: 'f', b: null },
  ]);
});

it('search: at most ten ids a question; lines that cannot be read spoil nothing', async () => {
  write('docs.jsonl', [
    { id: 1, title: '통합센터', text: PARAGRAPHS[0], publishedAt: null },
    BROKEN,
    { id: 'b', title: null, text: '배구 결승이 열린다.' },
    ...Array.from({ length: 12 }, (_, index) => ({ id: `many${index}`, title: '수영 대회', text: '수영' })),
  ]);
  write('queries.jsonl', [
    { id: 'q1', text: '통합센터' },
    { id: 2, text: '배구' },
    BROKEN,
    { id: 'q3', text: '"수영' },
    { id: 'q4' },
  ]);
  write('qrels.jsonl', [{ q: 'q1', d: 1 }, { q: 2, d: 'b' }, BROKEN]);
  const { lines, figures } = await search.evaluate(folder);
  const [first, second, third, fourth, fifth] = lines;
  expect([first, second, third, fifth]).toEqual([
    { q: 'q1', hits: [1] },
    { q: 2, hits: ['b'] },
    broken,
    { q: 'q4', hits: [] },
  ]);
  expect(z.object({ hits: z.array(z.string()) }).parse(fourth).hits).toHaveLength(10);
  expect(figures).toMatchObject({ docs: 14, questions: 2, 'MRR@10': 1, 'broken docs': 1, 'broken queries': 1 });
  const measured = ['indexBytes', 'indexMsPer1000', 'p50Ms', 'p95Ms'];
  expect(measured.map((name) => typeof figures[name])).toEqual(measured.map(() => 'number'));
});

it('match: the ids of the rules an article meets; a rule that is none meets nothing', async () => {
  write('rules.jsonl', [
    { id: 1, expression: '통합센터' },
    { id: 'b', expression: '배구' },
    { id: 'c', expression: null },
    BROKEN,
  ]);
  write('articles.jsonl', [
    {
      id: 'm',
      title: '나래시, 통합센터 열어',
      body: PARAGRAPHS[0],
      publishedAt: '2024-05-10T09:00:00+09:00',
      outlet: null,
    },
    { id: 2, title: null, body: null, publishedAt: 1_715_299_200_000 },
    BROKEN,
    { id: 'wrong', title: 5 },
  ]);
  const { lines, figures } = await match.evaluate(folder);
  expect(lines).toEqual([
    { id: 'm', rules: [1] },
    { id: 2, rules: [] },
    broken,
    { id: 'wrong', error: expect.stringContaining('title: ') },
  ]);
  expect(figures).toMatchObject({ rules: 4, refused: 2, articles: 4 });
});
