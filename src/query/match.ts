// Keyword rules against one article: reverse search, in the same language and by the same tree as the archive is asked.
// It must never match inside another word: 세종대왕 is not 세종.
import { placeIdsOf } from '#src/article/facets.ts';
import type { Article } from '#src/model.ts';
import type { MatchArticle } from './evidence.ts';
import { Matcher, type RuleQuery } from './matcher.ts';
import type { Query } from './parse-query.ts';

export type { MatchArticle } from './evidence.ts';

/** Linear in the length of all rules. A rule without anything to look for never matches. */
export function compileRules(rules: readonly RuleQuery[]): Matcher {
  const matcher = new Matcher();
  for (const rule of rules) matcher.add(rule);
  return matcher;
}

/** Whether one query matches one article, and by which of its words. */
export function matchQuery(
  query: Query,
  article: MatchArticle | Article,
): { readonly matched: boolean; readonly because: readonly string[] } {
  const [match] = compileRules([{ id: 0, query }]).match('text' in article ? article : toMatchArticle(article));
  return { matched: match !== undefined, because: match?.because ?? [] };
}

/** A stored article as rules look at it. */
export function toMatchArticle(article: Article): MatchArticle {
  const { title, paragraphs, outlet, classification, language, publishedAt } = article;
  const placeIds = placeIdsOf(article);
  return { title, text: paragraphs.join('\n'), outlet, placeIds, topics: classification.topics, language, publishedAt };
}
