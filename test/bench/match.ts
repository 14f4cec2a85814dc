// Alerts: how many articles a second meet 10,000 and 50,000 keyword rules on one core, beside looking for every literal by itself.
// What the article costs by itself (folding, places, sums) is part of every figure, and said apart.
import { collapse } from '#src/language/collapsed-text.ts';
import { findMoney } from '#src/language/money.ts';
import { findPlaces } from '#src/language/places.ts';
import { compileRules, type MatchArticle } from '#src/query/match.ts';
import type { Matcher } from '#src/query/matcher.ts';
import { parseQuery, type Query } from '#src/query/parse-query.ts';
import { median, ratio, type Bench, type Line } from './bench.ts';
import { ruleArticle, ruleText } from './rule-book.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const ARTICLES = 2_000;
const NAIVE_ARTICLES = 40;
const WARM_UPS = 2;
const SIZES = [
  { rules: 10_000, target: 2_500 },
  { rules: 50_000, target: 900 },
] as const;

export const matchBench: Bench = async () => {
  const articles = Array.from({ length: ARTICLES }, (_, n) => ruleArticle(n));
  const length = articles.reduce((sum, { title, text }) => sum + title.length + text.length + 1, 0) / ARTICLES;
  return [
    { what: `articles, of ${length.toFixed(0)} characters on average`, value: String(ARTICLES) },
    ...SIZES.flatMap((size) => linesOf(articles, size)),
    ...analysisLines(articles),
  ];
};

function linesOf(articles: readonly MatchArticle[], size: (typeof SIZES)[number]): readonly Line[] {
  const expressions = Array.from({ length: size.rules }, (_, n) => ruleText(n));
  const { matcher, ...compiling } = compile(expressions);
  const { times, cpuMs, matches } = run(matcher, articles);
  const perSecond = (1_000 * times.length) / cpuMs;
  const naive = naivePerSecond(expressions, articles);
  const sorted = times.toSorted((one, other) => one - other);
  const lines: readonly Line[] = [
    { what: 'parsed (ms)', value: compiling.parseMs.toFixed(0) },
    { what: 'compiled, all at once (ms)', value: compiling.compileMs.toFixed(0) },
    {
      what: 'one rule more, with the next article (ms)',
      value: addingMs(matcher, articles).toFixed(1),
      target: '≤ 100',
    },
    { what: 'memory (MB)', value: (compiling.bytes / 2 ** 20).toFixed(1) },
    { what: 'articles a second of one core', value: perSecond.toFixed(0), target: `≥ ${size.target}` },
    { what: 'an article, p50 (ms)', value: median(times).toFixed(2) },
    { what: 'an article, p95 (ms)', value: (sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(2) },
    { what: 'matches an article', value: (matches / articles.length).toFixed(1) },
    { what: 'includes() of every word, articles a second', value: naive.toFixed(0) },
    { what: 'beside includes()', value: ratio(perSecond, naive) },
  ];
  const name = `${size.rules.toLocaleString('en')} rules`;
  return lines.map((line) => ({ ...line, what: `${name}: ${line.what}` }));
}

function compile(expressions: readonly string[]) {
  const before = bytesInUse();
  const startedAt = performance.now();
  const rules = expressions.flatMap((expression, id) => queryOf(expression, id));
  const parsedAt = performance.now();
  const matcher = compileRules(rules);
  matcher.prepare(Number.POSITIVE_INFINITY);
  const compileMs = performance.now() - parsedAt;
  rules.length = 0;
  return { matcher, parseMs: parsedAt - startedAt, compileMs, bytes: bytesInUse() - before };
}

function bytesInUse(): number {
  global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The slowest of some rules with a word nobody asked for before: each brings all links of the automaton. */
function addingMs(matcher: Matcher, [article]: readonly MatchArticle[]): number {
  const times = ['고래등', '나비길', '두루미', '무지개'].map((word, index) => {
    const startedAt = performance.now();
    for (const rule of queryOf(`${word}마을 OR ${word}축제`, -1 - index)) matcher.add(rule);
    if (article !== undefined) matcher.match(article);
    return performance.now() - startedAt;
  });
  return Math.max(...times);
}

function queryOf(expression: string, id: number): { readonly id: number; readonly query: Query }[] {
  const parsed = parseQuery(expression, { now: NOW });
  return parsed.kind === 'query' ? [{ id, query: parsed.query }] : [];
}

/** Time of the processor for the throughput: what else runs on the machine does not count. */
function run(matcher: Matcher, articles: readonly MatchArticle[]) {
  for (let round = 0; round < WARM_UPS; round += 1) for (const article of articles) matcher.match(article);
  const times: number[] = [];
  let matches = 0;
  const before = process.cpuUsage();
  for (const article of articles) {
    const startedAt = performance.now();
    matches += matcher.match(article).length;
    times.push(performance.now() - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  return { times, matches, cpuMs: (user + system) / 1_000 };
}

/** Every word of every rule looked for by itself, in the lower-case text; signs, fields and boundaries are not even looked at. */
function naivePerSecond(expressions: readonly string[], articles: readonly MatchArticle[]): number {
  const words = expressions.map((expression) => expression.toLowerCase().replaceAll(SIGNS, ' ').trim().split(BLANKS));
  let found = 0;
  const startedAt = performance.now();
  for (const { title, text } of articles.slice(0, NAIVE_ARTICLES)) {
    const whole = `${title}\n${text}`.toLowerCase();
    for (const each of words) if (each.every((word) => whole.includes(word))) found += 1;
  }
  const ms = performance.now() - startedAt;
  return found < 0 ? 0 : (1_000 * NAIVE_ARTICLES) / ms;
}

/** Example: the brackets and quotation marks of `("가 나" OR -다)`, and a field. */
const SIGNS = /[()"=>-]|\bor\b|(?:city|topic|outlet|title):/g;
const BLANKS = /\s+/;

/** What every article costs before any rule is looked at. */
function analysisLines(articles: readonly MatchArticle[]): readonly Line[] {
  const timeOf = (work: (article: MatchArticle) => unknown): string => {
    for (const article of articles.slice(0, ARTICLES / 4)) work(article);
    const startedAt = performance.now();
    for (const article of articles) work(article);
    return ((performance.now() - startedAt) / articles.length).toFixed(3);
  };
  const parts: readonly (readonly [string, (article: MatchArticle) => unknown])[] = [
    ['folding and joining', ({ title, text }) => collapse(`${title}\n${text}`)],
    ['places', ({ title, text }) => findPlaces(`${title}\n${text}`, { titleLength: title.length })],
    ['sums', ({ text }) => findMoney(text)],
  ];
  return parts.map(([part, work]) => ({
    what: `of an article, once for all rules: ${part} (ms)`,
    value: timeOf(work),
  }));
}
