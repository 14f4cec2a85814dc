// From a feed's bytes to what it says: decode, rewrite as plain RSS, rss-parser, dates. One bad entry never costs the others.
// Must never hand raw markup to rss-parser, and never throws: what is no feed is a value.
import RssParser from 'rss-parser';
import { z } from 'zod';
import { canonicalise } from './canonicalise.ts';
import { cleanCharacters } from './character-references.ts';
import { decode } from './decode.ts';
import { pickFeedDate, type DefaultZone } from './feed-dates.ts';
import type { Enclosure, FeedDocument, FeedEntry, FeedHead, FeedText, ParsedFeed } from './feed-document.ts';
import { isWebAddress } from './feed-link.ts';
export { toEntries } from './to-entries.ts';
import { looksLikeJson, parseJsonFeed } from './parse-json-feed.ts';
import { plainTitle } from './plain-text.ts';
import { CUSTOM_FIELDS, type CustomField } from './write-rss.ts';

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
  const parsed = documentShape.safeParse(await rssParser.parseString(canonical.xml));
  const { head, entries } = parsed.data ?? {};
  if (head === undefined || entries === undefined) return { kind: 'not-a-feed', reason: 'unreadable' };
  return { kind: 'feed', document: { ...found, ...toDocument({ head, entries }, options) } };
}

type Fields = Readonly<Record<CustomField, unknown>>;

const rssParser = new RssParser<object, Fields>({
  customFields: { item: CUSTOM_FIELDS.map((name) => [name, name, { keepArray: true }]) },
});

const texts = z
  .array(z.object({ _: z.string().default(''), $: z.object({ kind: z.enum(['text', 'html']) }) }))
  .default([])
  .transform(([first]): FeedText | undefined => first && { kind: first.$.kind, value: first._ });
const words = z.array(z.string()).default([]);
const word = words.transform(([first]) => first);

const draftShape = z.object({
  headline: texts,
  digest: texts,
  body: texts,
  address: word,
  key: word,
  writer: word,
  outlet: word,
  tongue: word,
  ttl: word,
  hub: word,
  published: words,
  updated: words,
  tag: words,
  attachment: words,
});

/** The first item is the feed itself (see write-rss.ts). */
const documentShape = z
  .object({ items: z.array(draftShape) })
  .transform(({ items: [head, ...entries] }) => ({ head, entries }));
type Draft = z.infer<typeof draftShape>;

function toDocument(
  { head, entries }: { readonly head: Draft; readonly entries: readonly Draft[] },
  options: ParseFeedOptions,
): Pick<FeedDocument, 'feed' | 'entries'> {
  const tongue = head.tongue ?? options.contentLanguage;
  const zone = zoneOf(options, tongue);
  return { feed: toHead({ ...head, tongue }, zone), entries: entries.map((entry) => toEntry(entry, zone)) };
}

function toHead(draft: Draft, zone: DefaultZone): FeedHead {
  const ttl = Number(draft.ttl);
  return {
    title: titleOf(draft.headline),
    rawTitle: draft.headline,
    link: draft.address,
    subtitle: draft.digest,
    language: draft.tongue,
    author: draft.writer,
    id: draft.key,
    ...datesOf(draft, zone),
    ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? ttl : undefined,
    hubUrl: draft.hub,
  };
}

function toEntry(draft: Draft, zone: DefaultZone): FeedEntry {
  return {
    title: titleOf(draft.headline),
    rawTitle: draft.headline,
    link: draft.address,
    id: draft.key,
    ...datesOf(draft, zone),
    author: draft.writer,
    summary: draft.digest,
    content: draft.body,
    tags: draft.tag,
    enclosures: draft.attachment.map(toEnclosure),
    outlet: draft.outlet,
  };
}

function titleOf(raw: FeedText | undefined): string | undefined {
  return raw === undefined ? undefined : plainTitle(raw);
}

function datesOf(draft: Draft, zone: DefaultZone): Pick<FeedEntry, 'published' | 'updated'> {
  return { published: pickFeedDate(draft.published, zone), updated: pickFeedDate(draft.updated, zone) };
}

function toEnclosure(written: string): Enclosure {
  const [url = '', type, length] = written.split('\n');
  return { url, type: type === '' ? undefined : type, length: length === '' ? undefined : length };
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
