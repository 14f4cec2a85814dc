// An article as a line of the sets `dedupe` and `pairs`, and what the judge wants to know of it.
import { z } from 'zod';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { Comparable } from '#src/article/copies/comparable.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { caseId, instant, own, paragraphsOf, words } from './case-lines.ts';

export const articleLine = z.object({
  id: caseId,
  url: words,
  outlet: words,
  title: words,
  publishedAt: instant,
  /** Plain text, a paragraph a line. */
  body: words,
  /** The event it tells, when the set knows: for figures only. */
  event: own(z.string()),
  /** The text it repeats, and the family of look-alikes it stands in: for pairs out of a stream. */
  text: own(z.string()),
  family: own(z.string()),
});

export type ArticleLine = z.infer<typeof articleLine>;

/**
 * @param id what the judge calls it; the set's own ids may be words
 * @param arrivedAt stands in for a time of publication that is not known, as in the program
 */
export function toComparable(line: ArticleLine, id: number, arrivedAt: number): Comparable {
  const { title, outlet } = line;
  const paragraphs = paragraphsOf(line.body);
  return {
    id,
    // An article without address is nobody's update.
    urlKey: canonicalUrl(line.url) ?? `line:${id}`,
    outlet,
    title,
    paragraphs,
    publishedAt: line.publishedAt ?? arrivedAt,
    textHash: fingerprint({ title, paragraphs }).textHash,
  };
}
