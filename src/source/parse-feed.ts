// From a feed's bytes to what it says: decode, rewrite as plain RSS, rss-parser, dates. One bad entry never costs the others.
// Must never hand raw markup to rss-parser, and never throws: what is no feed is a value.
import { canonicalise } from '#src/source/feed-document/canonicalise.ts';
import { cleanCharacters } from '#src/source/text/character-references.ts';
import { decode } from './decode.ts';
import { pickFeedDate, type DefaultZone } from '#src/source/feed-document/feed-dates.ts';
import type { FeedEntry, FeedHead, FeedText, ParsedFeed } from '#src/source/feed-document/feed-document.ts';
import { isWebAddress } from '#src/source/feed-document/feed-link.ts';
export { toEntries } from './to-entries.ts';
import { looksLikeJson, parseJsonFeed } from '#src/source/feed-document/parse-json-feed.ts';
import { plainTitle } from '#src/source/text/plain-text.ts';
import { readRss, type Wording } from '#src/source/feed-document/read-rss.ts';
import { readWishes } from '#src/source/feed-document/feed-wishes.ts';

export type ParseFeedOptions = {
  /** Where it came from, after redirects. */
  readonly url: string;
  /** Headers as received. */
  readonly contentType?: string | undefined;
  readonly contentLocation?: string | undefined;
  readonly contentLanguage?: string | undefined;
  /** Encoding to try when the document names none. */
  readonly charset?: string | undefined;
  /** IANA zone of dates that name none; Seoul's for Korean feeds, UTC otherwise. */
  readonly timeZone?: string | undefined;
  /** The same as minutes east of UTC; wins over `timeZone`. */
  readonly defaultOffsetMinutes?: number | undefined;
  /** Accepted for callers that hold a clock; dates are judged against it in `toEntries`. */
  readonly now?: number | undefined;
};

/** Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, however broken. */
export async function parseFeed(bytes: Uint8Array, options: ParseFeedOptions): Promise<ParsedFeed> {
  const { text, encoding, replacementCount } = decode(bytes, {
    contentType: options.contentType,
    hint: options.charset,
  });
  const clean = cleanCharacters(text);
  if (clean.trim() === '') return { kind: 'not-a-feed', reason: 'empty' };
  const found = { encoding, replacementCount };
  if (looksLikeJson(clean))
    return parseJsonFeed(clean, { ...found, url: options.url, zone: zoneOf(options, undefined) });
  const canonical = canonicalise(clean, baseOf(options));
  if (canonical.kind === 'not-a-feed') return canonical;
  const read = await readRss(canonical.xml);
  if (read === undefined) return { kind: 'not-a-feed', reason: 'unreadable' };
  const language = read.head.words.get('language') ?? firstLanguage(options.contentLanguage);
  const zone = zoneOf(options, language);
  const entries = read.entries.map((entry) => toEntry(entry, zone));
  return { kind: 'feed', document: { ...found, feed: { ...toHead(read.head, zone), language }, entries } };
}

function toHead(wording: Wording, zone: DefaultZone): Omit<FeedHead, 'language'> {
  const { title, summary, words } = wording;
  return {
    title: titleOf(title),
    rawTitle: title,
    link: words.get('link'),
    subtitle: summary,
    author: words.get('author'),
    id: words.get('id'),
    ...datesOf(wording, zone),
    ...readWishes(words),
    hubUrl: words.get('hub'),
  };
}

function toEntry(wording: Wording, zone: DefaultZone): FeedEntry {
  const { title, summary, content, words, tags, enclosures } = wording;
  return {
    title: titleOf(title),
    rawTitle: title,
    link: words.get('link'),
    id: words.get('id'),
    ...datesOf(wording, zone),
    author: words.get('author'),
    summary,
    content,
    tags,
    enclosures,
    outlet: words.get('outlet'),
  };
}

function titleOf(raw: FeedText | undefined): string | undefined {
  return raw === undefined ? undefined : plainTitle(raw);
}

function datesOf({ published, updated }: Wording, zone: DefaultZone): Pick<FeedEntry, 'published' | 'updated'> {
  return { published: pickFeedDate(published, zone), updated: pickFeedDate(updated, zone) };
}

/** `ko-KR, en` → `ko-KR` */
function firstLanguage(header: string | undefined): string | undefined {
  return header?.split(',', 1)[0]?.trim() || undefined;
}

function zoneOf(options: ParseFeedOptions, language: string | undefined): DefaultZone {
  if (options.defaultOffsetMinutes !== undefined) return { offsetMinutes: options.defaultOffsetMinutes };
  if (options.timeZone !== undefined) return { timeZone: options.timeZone };
  const isKorean =
    language?.toLowerCase().startsWith('ko') === true || URL.parse(options.url)?.hostname.endsWith('.kr');
  return { timeZone: isKorean === true ? 'Asia/Seoul' : 'UTC' };
}

function baseOf({ url, contentLocation }: ParseFeedOptions): string {
  const location = contentLocation === undefined ? null : URL.parse(contentLocation, url);
  return location !== null && isWebAddress(location.href) ? location.href : url;
}
