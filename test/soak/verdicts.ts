// Whether the archive decided as it should: every story told in every channel, and alerted there once.
import type { Article } from '../loopback/news-site.ts';
import type { Ledger } from './ledger.ts';

type Told = { readonly url: string; readonly article: Omit<Article, 'publishedAt'> };

/**
 * A story of its own words is told everywhere: by itself, by a copy of it that was read first, or, where its words of chance look to the
 * archive like an earlier story's, under that one. @returns a line for each that is not
 */
export function wrongVerdicts(ledger: Ledger, all: readonly Told[], channelCount: number): readonly string[] {
  const groups = Map.groupBy(all, ({ article }) => article.paragraphs[0]);
  return [...groups.values()].flatMap((group) => {
    const stored = group.flatMap(({ url }) => ledger.stories.get(url) ?? []);
    const outcomes = stored.flatMap((story) => story.outcomes.split(','));
    const told = outcomes.filter((outcome) => TOLD.has(outcome)).length;
    const alerted = outcomes.filter((outcome) => outcome === 'alerted').length;
    if (stored.length === group.length && told >= channelCount && alerted <= channelCount) return [];
    const found = stored.map(({ url, verdict, outcomes: words }) => `${url} is ${verdict}: ${words}`);
    const entries = group.map(({ url }) => `${url} (entry: ${ledger.entries.get(url) ?? 'none'})`);
    return [`not told everywhere, or twice: ${entries.join(' ')}: ${found.join(', ')}`];
  });
}

/** `quiet`: a digest that holds its story already. */
const TOLD: ReadonlySet<string> = new Set(['alerted', 'threaded', 'quiet']);
