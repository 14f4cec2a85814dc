// What a keyword rule makes of an article when it is rehearsed: whether it holds and by which words, and of one that just misses,
// the one part that fails. Pure. Where a word stands in the text and is refused for what surrounds it, that form is named.
import type { Article } from '#src/model.ts';
import { compileRules, toMatchArticle, type MatchArticle } from './match.ts';
import type { Query } from './parse-query.ts';
import { refusedForm } from './refused-form.ts';
import { partsOf } from './resolve.ts';

/** One part of an expression: it must hold, or (`-군사`) must not. */
export type Part = {
  /** What is looked for; of an exclusion, what it excludes. */
  readonly query: Query;
  readonly isExcluded: boolean;
  /** As typed; an exclusion with its minus. */
  readonly typed: string;
};

/** Parts that must all hold: the whole expression, or what stands on one side of an OR. */
export type Alternative = readonly Part[];

/** `refused`: the form in which the part's letters stand in the article, 세종대왕 for 세종. */
export type Miss = { readonly part: string; readonly refused: string | undefined };

export type Judgement = {
  /** The article's own words that met the expression; undefined when it does not hold. */
  readonly because: readonly string[] | undefined;
  /** The one part that failed; undefined when more did, or none. */
  readonly miss: Miss | undefined;
};

/** @param expression the text `query` was parsed from, to name its parts */
export function alternativesOf(expression: string, query: Query): readonly Alternative[] {
  const sides = query.kind === 'or' ? query.parts : [query];
  return sides.map((side) =>
    partsOf(side).map((part) => ({
      query: part.kind === 'not' ? part.part : part,
      isExcluded: part.kind === 'not',
      typed: textOf(expression, part),
    })),
  );
}

const WHOLE = 0;

/**
 * The expression and each of its parts, compiled together: a text is read once however many parts there are
 * (part by part, 300 articles took 0.7 s for six parts and would take 18 s for 150).
 */
export function judgeOf(query: Query, alternatives: readonly Alternative[]): (article: Article) => Judgement {
  const parts = alternatives.flat();
  // An exclusion alone looks for nothing and never matches, so what it excludes is compiled instead.
  const rules = parts.map((part, index) => ({ id: index + 1, query: part.query }));
  const matcher = compileRules([{ id: WHOLE, query }, ...rules]);
  return (stored) => {
    const article = toMatchArticle(stored);
    const found = matcher.match(article);
    const because = found.find(({ ruleId }) => ruleId === WHOLE)?.because;
    if (because !== undefined) return { because, miss: undefined };
    const ids = new Set(found.map(({ ruleId }) => ruleId));
    const met = new Set(parts.filter((_, index) => ids.has(index + 1)));
    return { because: undefined, miss: first(alternatives, (parts) => missOf(parts, met, article)) };
  };
}

function first<From, To>(list: readonly From[], find: (one: From) => To | undefined): To | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missOf(parts: Alternative, met: ReadonlySet<Part>, article: MatchArticle): Miss | undefined {
  const [failed, ...more] = parts.filter((part) => met.has(part) === part.isExcluded);
  if (failed === undefined || more.length > 0) return undefined;
  const refused = failed.isExcluded ? undefined : refusedForm(failed.query, article);
  // Without a word that was met, an article only happens not to be excluded: that is far, not near.
  const isNear = refused !== undefined || parts.some((part) => !part.isExcluded && met.has(part));
  return isNear ? { part: failed.typed, refused } : undefined;
}

/** A part as typed; bounds of a sum that stand apart, one after the other. */
function textOf(expression: string, part: Query): string {
  const isRange = part.kind === 'and' && part.parts.every(({ kind }) => kind === 'amount');
  if (isRange) return part.parts.map((bound) => textOf(expression, bound)).join(' ');
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
    case 'fragment':
    case 'field':
    case 'date':
    case 'amount':
      return [part.start, part.end];
  }
}
