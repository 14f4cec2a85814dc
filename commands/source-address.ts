// Which registered source a person means: by id, by address, by the name of its outlet.
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { FeedState } from '#src/store/polling.ts';

export function isSameAddress(one: string, other: string): boolean {
  return one === other || (canonicalUrl(one) ?? one) === canonicalUrl(other);
}

/** By id, by address, or by the name of an outlet that has one source only. */
export function findSource(typed: string, feeds: readonly FeedState[]): FeedState | undefined {
  const exact = feeds.find(({ id, url }) => id === typed || isSameAddress(url, typed));
  if (exact !== undefined) return exact;
  const ofOutlet = feeds.filter(({ outlet }) => outlet === typed);
  return ofOutlet.length === 1 ? ofOutlet[0] : undefined;
}
