// An article as a line of the sets `dedupe` and `pairs`, and what the judge wants to know of it.
import { z } from 'zod';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { Comparable } from '#src/article/comparable.ts';
import { fingerprint } from '#src/article/fingerprint.ts';

export const articleLine = z.object({
  id: z.union([z.string(), z.number()]),
  url: z.string().default(''),
  outlet: z.string().nullish(),
  title: z.string().default(''),
  /** ISO-8601; without a zone, Seoul's. Or epoch milliseconds. */
  publishedAt: z.union([z.string(), z.number()]).nullish(),
  /** Plain text, a paragraph a line. */
  body: z.string().default(''),
  /** The event it tells, when the set knows: for figures only. */
  event: z.string().optional(),
});

export type ArticleLine = z.infer<typeof articleLine>;

/** @param id what the judge calls it; the set's own ids may be words */
export function toComparable(line: ArticleLine, id: number): Comparable {
  const { title } = line;
  const paragraphs = line.body
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return {
    id,
    // An article without address is nobody's update.
    urlKey: canonicalUrl(line.url) ?? `line:${id}`,
    outlet: line.outlet ?? '',
    title,
    paragraphs,
    publishedAt: instantOf(line.publishedAt),
    textHash: fingerprint({ title, paragraphs }).textHash,
  };
}

function instantOf(published: string | number | null | undefined): number {
  if (typeof published === 'number') return published;
  if (published === null || published === undefined) return 0;
  const at = Date.parse(
    HAS_ZONE.test(published) || !HAS_TIME.test(published) ? published : `${published.replace(' ', 'T')}+09:00`,
  );
  return Number.isNaN(at) ? 0 : at;
}

/** Example: `2018-05-29T23:22:00+09:00`, `…Z`. */
const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;
/** Example: `2018-05-29T23:22`. */
const HAS_TIME = /\d[T ]\d{2}:\d{2}/;
