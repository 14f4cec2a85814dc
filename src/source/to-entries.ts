// A feed's document becomes the entries the program works with: bounded plain text, http(s) addresses, dates that can be true.
// Never invents a date: where none is sound, the entry has none, and the time it was first seen will do.
import { wordsKeyOf } from '#src/feed/words-key.ts';
import type { Entry } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { FeedDocument, FeedEntry } from '#src/source/feed-document/feed-document.ts';
import { plainText } from '#src/source/text/plain-text.ts';

export type ToEntriesOptions = { readonly feedUrl: string; readonly now: number };

/**
 * Oldest first, so that alerts come in the order of events; each once. An entry of a feed that gives no addresses, or one address to
 * many, is known by its words; what has neither is left out.
 */
export function toEntries(document: FeedDocument, { feedUrl, now }: ToEntriesOptions): readonly Entry[] {
  const isAggregator = URL.parse(feedUrl)?.hostname === GOOGLE_NEWS;
  const repeatedIds = findRepeated(
    document.entries.map(({ id }) => id),
    2,
  );
  const sharedLinks = findRepeated(
    document.entries.map(({ link }) => link),
    FEWEST_SHARING,
  );
  // Where others have an address, one without is cut off, or leads somewhere it must not.
  const home = document.entries.some(({ link }) => isOwn(link, sharedLinks))
    ? undefined
    : (document.feed.link ?? feedUrl);
  const context = { now, isAggregator, repeatedIds, sharedLinks, home };
  const entries = new Map<string, Entry>();
  for (const written of document.entries) {
    const entry = toEntry(written, context);
    const identity = entry?.wordsKey ?? entry?.url;
    if (entry !== undefined && identity !== undefined && !entries.has(identity)) entries.set(identity, entry);
  }
  return oldestFirst([...entries.values()]);
}

function isOwn(link: string | undefined, sharedLinks: ReadonlySet<string>): link is string {
  return link !== undefined && !sharedLinks.has(link);
}

/** Two entries may be one article in two versions; an address that three share is a list's, or the front page. */
const FEWEST_SHARING = 3;

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

type Context = {
  readonly now: number;
  readonly isAggregator: boolean;
  readonly repeatedIds: ReadonlySet<string>;
  readonly sharedLinks: ReadonlySet<string>;
  /** The outlet's own address, for entries of a feed that gives none of them an address; undefined otherwise. */
  readonly home: string | undefined;
};

function toEntry(written: FeedEntry, { now, isAggregator, home, ...repeated }: Context): Entry | undefined {
  const { repeatedIds, sharedLinks } = repeated;
  const ownLink = isOwn(written.link, sharedLinks) ? written.link : undefined;
  const url = ownLink ?? written.link ?? home;
  if (url === undefined) return undefined;
  const outlet = written.outlet;
  const text = longer(plainText(written.content), plainText(written.summary));
  const title = withoutOutlet(written.title ?? '', outlet) || firstLine(text);
  const publishedAt = sound(written.published, now) ?? sound(written.updated, now);
  if (ownLink === undefined && title === '') return undefined;
  return {
    url,
    ...(ownLink === undefined ? { wordsKey: wordsKeyOf({ title, text, publishedAt }) } : {}),
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

/** What stands on so many entries identifies none of them. */
function findRepeated(values: readonly (string | undefined)[], least: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Set([...counts].flatMap(([value, count]) => (count >= least ? [value] : [])));
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
