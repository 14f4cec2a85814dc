// How a query is asked of the archive: one full-text expression, and conditions beside it for what the index does not hold (dates,
// outlets). Strict: every part must hold. Relaxed: any of the words does, everything else still must. Pure: no SQL is run here.
import {
  allExpression,
  anyOf,
  looseExpression,
  titledExpression,
  unitExpression,
  type IndexedUnit,
} from './fts-expression.ts';
import type { Query } from './parse-query.ts';
import { rankingTermsOf, type RankingTerm } from './ranking-terms.ts';
import { withoutFillers, withoutQuestionWords } from './question-words.ts';
import { resolveQuery, type Resolved, type TextUnit } from './resolve.ts';

/** What an article has to be, besides what the index says. */
export type Condition =
  | { readonly kind: 'match'; readonly expression: string }
  | { readonly kind: 'date'; readonly field: 'after' | 'before'; readonly at: number }
  | { readonly kind: 'outlet'; readonly name: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export type ArchivePlan = {
  /** FTS5 expression that drives the search; undefined when only conditions are asked for. */
  readonly expression: string | undefined;
  readonly conditions: readonly Condition[];
  /** What orders the articles found; empty when no text is asked for. */
  readonly ranking: readonly RankingTerm[];
  /** The expression of each word that an article may have or not: all of them when relaxed, else those joined by OR. */
  readonly words: readonly string[];
  /** What an article with one of `words` has to have beside it: all but the words themselves, where one of them is enough. */
  readonly beside: string | undefined;
  /** Finds those articles that have the words in their title; undefined when there are none. */
  readonly titled: string | undefined;
};

export type ArchivePlans = {
  readonly strict: ArchivePlan;
  /** Undefined when there is nothing to give way: one word, or phrases only. */
  readonly relaxed: ArchivePlan | undefined;
};

/** @returns undefined when nothing is left to look for */
export function planSearch(query: Query): ArchivePlans | undefined {
  const resolved = resolveQuery(query);
  if (resolved === undefined) return undefined;
  const parts = withoutQuestionWords(resolved.kind === 'and' ? resolved.parts : [resolved]);
  return { strict: strictPlan(parts), relaxed: relaxedPlan(parts) };
}

function strictPlan(parts: readonly Resolved[]): ArchivePlan {
  const plan = planOf(parts, textUnitsOf(parts));
  const others = parts.filter((part) => part.kind !== 'or');
  const choices = parts.flatMap((part) => (part.kind === 'or' ? [part.parts] : []));
  const isEachEnough = choices.length === 1 && choices.flat().every(({ kind }) => kind === 'text');
  return isEachEnough ? { ...plan, beside: besideOf(plan, others) } : plan;
}

/** What `others` ask. Exclusions alone stay with the rest: the index does not look for what is not there. */
function besideOf(plan: ArchivePlan, others: readonly Resolved[]): string | undefined {
  const apart = planOf(others, []);
  return apart.conditions.length > plan.conditions.length ? plan.expression : apart.expression;
}

/** Words of the first level give way; phrases, spellings, fields, sums and exclusions do not, but for quotes inside a pasted headline. */
function relaxedPlan(parts: readonly Resolved[]): ArchivePlan | undefined {
  const isHeadline = isPastedHeadline(parts);
  const givesWay = (part: Resolved): part is TextUnit =>
    part.kind === 'text' && !part.isTitle && (part.typed === 'word' || isHeadline);
  const words = parts.filter(givesWay);
  if (words.length < 2) return undefined;
  const others = parts.filter((part) => !givesWay(part));
  const telling = withoutFillers(words);
  const loose = telling.map(looseExpression);
  const plan = planOf(others, [...textUnitsOf(others), ...telling], [anyOf(loose)]);
  return { ...plan, words: loose, beside: besideOf(plan, others), titled: undefined };
}

/** `법원 "계획 취소" 소각장 갈등 5년`: five words or more, some of them quoted, and nothing of the query language. */
function isPastedHeadline(parts: readonly Resolved[]): boolean {
  const texts = parts.filter((part) => part.kind === 'text').filter(({ typed }) => typed !== 'literal');
  const wordCount = texts.reduce((sum, { terms }) => sum + terms.runs.length, 0);
  const isPlain = texts.length === parts.length && texts.some(({ typed }) => typed === 'word');
  return isPlain && wordCount >= SHORTEST_HEADLINE;
}

const SHORTEST_HEADLINE = 5;

function planOf(parts: readonly Resolved[], units: readonly TextUnit[], also: readonly string[] = []): ArchivePlan {
  const wanted = [...also];
  const excluded: string[] = [];
  const conditions: Condition[] = [];
  for (const part of parts) {
    const condition = conditionOf(part);
    if (condition.kind === 'match') wanted.push(condition.expression);
    else if (condition.kind === 'not' && condition.part.kind === 'match') excluded.push(condition.part.expression);
    else conditions.push(condition);
  }
  const ordering = {
    ranking: rankingTermsOf(units),
    words: parts.flatMap((part) => (part.kind === 'or' ? textUnitsOf([part]).map(unitExpression) : [])),
    titled: titledOf(parts),
  };
  if (wanted.length > 0) {
    const expression = allExpression(wanted, excluded);
    return { ...ordering, conditions, expression, beside: expression };
  }
  const missing = excluded.map((expression) => ({ kind: 'not', part: { kind: 'match', expression } }) as const);
  return { ...ordering, conditions: [...conditions, ...missing], expression: undefined, beside: undefined };
}

/** All words that must be there; of words joined by OR, one. */
function titledOf(parts: readonly Resolved[]): string | undefined {
  const needed = parts.filter((part) => part.kind === 'text').map(titledExpression);
  if (needed.length > 0) return allExpression(needed, []);
  const possible = textUnitsOf(parts).map(titledExpression);
  return possible.length === 0 ? undefined : anyOf(possible);
}

/** As much as possible in one expression: the index intersects far faster than SQL does. */
function conditionOf(part: Resolved): Condition {
  switch (part.kind) {
    case 'text':
    case 'facet':
    case 'amount':
      return { kind: 'match', expression: unitExpression(part satisfies IndexedUnit) };
    case 'date':
    case 'outlet':
      return part;
    case 'not':
      return { kind: 'not', part: conditionOf(part.part) };
    case 'and':
    case 'or':
      return combine(part.kind, part.parts.map(conditionOf));
  }
}

function combine(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const wanted = parts.flatMap((part) => (part.kind === 'match' ? [part.expression] : []));
  const excluded = parts.flatMap((part) =>
    part.kind === 'not' && part.part.kind === 'match' ? [part.part.expression] : [],
  );
  if (wanted.length > 0 && wanted.length + excluded.length === parts.length) {
    if (kind === 'and') return { kind: 'match', expression: allExpression(wanted, excluded) };
    if (excluded.length === 0) return { kind: 'match', expression: anyOf(wanted) };
  }
  return { kind, parts };
}

/** Texts that an article is asked to have; excluded ones rank nothing. */
function textUnitsOf(parts: readonly Resolved[]): readonly TextUnit[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [part];
    return part.kind === 'and' || part.kind === 'or' ? textUnitsOf(part.parts) : [];
  });
}
