// Runs an expression over what is stored before anybody relies on it: how often it would have fired, on what, and what just missed.
// Bounded: it looks at the newest stories only and says how many those were.
import { setImmediate } from 'node:timers/promises';
import type { Article } from '#src/model.ts';
import { compileRules, toMatchArticle } from '#src/query/match.ts';
import type { Query } from '#src/query/parse-query.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';

export type Rehearsal = {
  /** Stories that were looked at, and the oldest one's time. */
  readonly lookedAt: number;
  readonly oldestAt: number | undefined;
  /** Of those, how many match, and how many match that are at most 30 days old. */
  readonly hitCount: number;
  readonly recentCount: number;
  /** Newest first. */
  readonly hits: readonly Article[];
  readonly nearMisses: readonly NearMiss[];
};

/** An article that fails one part of an expression whose parts must all hold; `missing` is that part as typed. */
export type NearMiss = { readonly article: Article; readonly missing: string };

export const REHEARSAL_DAYS = 30;
const MOST_STORIES = 300;
const PAGE = 50;
const MOST_HITS = 5;
const MOST_NEAR_MISSES = 3;

/** @param expression the text `query` was parsed from, to name its parts */
export async function rehearse(
  expression: string,
  query: Query,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<Rehearsal> {
  const judge = judgeOf(expression, query);
  const articles: Article[] = [];
  const hits: Article[] = [];
  const nearMisses: NearMiss[] = [];
  for await (const article of newestArticles(store)) {
    articles.push(article);
    const { isHit, missing } = judge(article);
    if (isHit) hits.push(article);
    else if (missing !== undefined && nearMisses.length < MOST_NEAR_MISSES) nearMisses.push({ article, missing });
  }
  const since = now - REHEARSAL_DAYS * DAY_MS;
  return {
    lookedAt: articles.length,
    oldestAt: articles.at(-1)?.publishedAt,
    hitCount: hits.length,
    recentCount: hits.filter(({ publishedAt }) => publishedAt >= since).length,
    hits: hits.slice(0, MOST_HITS),
    nearMisses,
  };
}

async function* newestArticles(store: Store): AsyncGenerator<Article> {
  for (let offset = 0; offset < MOST_STORIES; offset += PAGE) {
    const { hits } = await store.latest({ filter: {}, offset, limit: PAGE });
    for (const { article } of hits) yield article;
    if (hits.length < PAGE) return;
    // 50 long articles take 20 ms to match: alerts and other answers get their turn between two pages.
    await setImmediate();
  }
}

/** `missing`: the one part that failed, as typed, when all the others hold. */
type Judgement = { readonly isHit: boolean; readonly missing: string | undefined };

const WHOLE = 0;

/**
 * The expression and each of its required parts, compiled together: a text is read once however many parts there are
 * (part by part, 300 articles took 0.7 s for six parts and would take 18 s for 150).
 */
function judgeOf(expression: string, query: Query): (article: Article) => Judgement {
  const parts = query.kind === 'and' ? query.parts : [];
  // An exclusion alone looks for nothing and never matches, so what it excludes is compiled instead.
  const rules = parts.map((part, index) => ({ id: index + 1, query: part.kind === 'not' ? part.part : part }));
  const matcher = compileRules([{ id: WHOLE, query }, ...rules]);
  return (article) => {
    const met = new Set(matcher.match(toMatchArticle(article)).map(({ ruleId }) => ruleId));
    const failed = parts.filter((part, index) => met.has(index + 1) === (part.kind === 'not'));
    const [only] = failed;
    // Without a word that was met, an article only happens not to be excluded: that is far, not near.
    const isNear = failed.length === 1 && parts.some((part, index) => part.kind !== 'not' && met.has(index + 1));
    const missing = only !== undefined && isNear ? textOf(expression, only) : undefined;
    return { isHit: met.has(WHOLE), missing };
  };
}

/** A part as typed; an exclusion with its minus. */
function textOf(expression: string, part: Query): string {
  const ends = edgesOf(part);
  const text = expression.slice(Math.min(...ends), Math.max(...ends));
  return part.kind === 'not' && !text.startsWith('-') ? `-${text}` : text;
}

function edgesOf(part: Query): readonly number[] {
  switch (part.kind) {
    case 'and':
    case 'or':
      return part.parts.flatMap(edgesOf);
    case 'not':
      return edgesOf(part.part);
    case 'word':
    case 'phrase':
    case 'literal':
    case 'field':
    case 'date':
    case 'amount':
      return [part.start, part.end];
  }
}
