// A feed's document becomes the entries the program works with: bounded plain text, http(s) addresses, dates that can be true.
// Never invents a date: where none is sound, the entry has none, and the time it was first seen will do.
import type { Entry } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { FeedDocument, FeedEntry } from './feed-document.ts';
import { plainText } from './plain-text.ts';

export type ToEntriesOptions = { readonly feedUrl: string; readonly now: number };

/** Oldest first, so that alerts come in the order of events; each address once; entries without an address are left out. */
export function toEntries(document: FeedDocument, { feedUrl, now }: ToEntriesOptions): readonly Entry[] {
  const isAggregator = URL.parse(feedUrl)?.hostname === GOOGLE_NEWS;
  const repeatedIds = findRepeatedIds(document.entries);
  const entries = new Map<string, Entry>();
  for (const written of document.entries) {
    const entry = toEntry(written, { now, isAggregator, repeatedIds });
    if (entry !== undefined && !entries.has(entry.url)) entries.set(entry.url, entry);
  }
  return oldestFirst([...entries.values()]);
}

const GOOGLE_NEWS = 'news.google.com';

/** Feeds are newest first; a date moves an entry, and one without a date keeps its place behind its older neighbour. */
export function oldestFirst(entries: readonly Entry[]): readonly Entry[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = entries.toReversed().map((entry) => ({ entry, at: (last = entry.publishedAt ?? last) }));
  return keyed.sort((a, b) => compare(a.at, b.at)).map(({ entry }) => entry);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

type Context = { readonly now: number; readonly isAggregator: boolean; readonly repeatedIds: ReadonlySet<string> };

function toEntry(written: FeedEntry, { now, isAggregator, repeatedIds }: Context): Entry | undefined {
  if (written.link === undefined) return undefined;
  const outlet = written.outlet;
  const text = longer(plainText(written.content), plainText(written.summary));
  const title = withoutOutlet(written.title ?? '', outlet) || firstLine(text);
  const publishedAt = sound(written.published, now) ?? sound(written.updated, now);
  return {
    url: written.link,
    guid: written.id === undefined || repeatedIds.has(written.id) ? undefined : written.id,
    title,
    author: written.author,
    outlet,
    publishedAt,
    updatedAt: sound(written.updated, now),
    // An aggregator's text is its list of headlines, not the article.
    text: isAggregator ? '' : text,
  };
}

/** Ids that stand on several entries identify none of them. */
function findRepeatedIds(entries: readonly FeedEntry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of entries) {
    if (id === undefined) continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return repeated;
}

/** Google News writes `제목 - 매체`. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const ending = outlet === undefined ? '' : ` - ${outlet}`;
  return ending !== '' && title.endsWith(ending) ? title.slice(0, -ending.length).trimEnd() : title;
}

/** Clocks differ by minutes and zones by hours; a day ahead is a mistake, or a notice dated for its event. */
function sound(at: number | undefined, now: number): number | undefined {
  return at !== undefined && at <= now + DAY_MS ? at : undefined;
}

function longer(one: string, other: string): string {
  return other.length > one.length ? other : one;
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 100);
}
