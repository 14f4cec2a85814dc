// What is asked of the synthetic archive, and how long the answers take: through the store's own search, pages and whole articles included.
import type { Db } from '#src/store/sqlite/database.ts';
import { searchArchive } from '#src/store/sqlite/search.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { ArticleFilter, SearchRequest } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';
import { atOnce } from '#src/store/sqlite/steps.ts';
import type { Line } from './bench.ts';
import { NOW } from './search-archive.ts';

const WARM_UPS = 3;
const ASKED = 40;

type Question = readonly [what: string, query: string, filter?: ArticleFilter];

const NEWEST: readonly Question[] = [
  ['a word that half of the articles have', '스마트시티'],
  ['  with a city', '스마트시티', { city: 'kr-sejong' }],
  ['  with an outlet', '스마트시티', { outlet: '매체7' }],
  ['  between two dates', '스마트시티', { after: NOW - 60 * DAY_MS, before: NOW - 30 * DAY_MS }],
];

const RELEVANT: readonly Question[] = [
  ['a word that half of the articles have', '스마트시티'],
  ['two words', '교통신호 감지기'],
  ['a phrase', '"스마트시티 교통신호 사업"'],
  ['a word without another', '스마트시티 -드론배송'],
  ['one of two words', '누수탐지 OR 침수경보'],
  ['a rare word', '종탑'],
  ['a city and a common word', '세종 스마트시티'],
  ['a sum and a common word', '스마트시티 >900억'],
];

export function questionLines(db: Db): readonly Line[] {
  return [
    { what: '  p50 / p95 (ms), of that on the processor', value: '' },
    ...NEWEST.map((question) => lineOf(db, question, 'newest')),
    ...RELEVANT.map((question) => lineOf(db, question, 'relevance')),
  ];
}

function lineOf(db: Db, [what, text, filter = {}]: Question, sort: SearchRequest['sort']): Line {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`no query: ${text}`);
  const { query } = parsed;
  // Another instant each time: a list that was kept for its next page is another list.
  const times = Array.from({ length: WARM_UPS + ASKED }, (_, round) =>
    timed(() => atOnce(searchArchive(db, { query, filter, sort, limit: 5, now: NOW + round }))),
  ).slice(WARM_UPS);
  const wall = quantiles(times.map(({ ms }) => ms));
  const processor = quantiles(times.map(({ cpuMs }) => cpuMs));
  return {
    what: `  ${sort}: ${what.trim()}`,
    value: `${wall}, ${processor}`,
    target: sort === 'newest' ? 'p95 < 10' : 'p95 < 50',
  };
}

function timed(work: () => unknown): { readonly ms: number; readonly cpuMs: number } {
  const cpuBefore = process.threadCpuUsage();
  const startedAt = performance.now();
  work();
  const ms = performance.now() - startedAt;
  const { user, system } = process.threadCpuUsage(cpuBefore);
  return { ms, cpuMs: (user + system) / 1_000 };
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor((sorted.length * share) / 100)] ?? Number.NaN).toFixed(1);
  return `${at(50)} / ${at(95)}`;
}
