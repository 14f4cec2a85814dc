// Reads JSON Feed 1.0 and 1.1 into the same shape as every other feed.
// An item that does not fit is left out, the others stand.
import { z } from 'zod';
import { cleanCharacters } from '#src/source/text/character-references.ts';
import { pickFeedDate, type DefaultZone } from './feed-dates.ts';
import { FEED_LIMITS, type FeedEntry, type FeedText, type ParsedFeed } from './feed-document.ts';
import { resolveLink } from './feed-link.ts';
import { NO_WISHES } from './feed-wishes.ts';
import { plainTitle } from '#src/source/text/plain-text.ts';

export type JsonFeedOptions = {
  readonly url: string;
  readonly encoding: string;
  readonly replacementCount: number;
  readonly zone: DefaultZone;
};

/** Whether a text is worth trying as JSON Feed: what starts with a brace is no XML. */
export function looksLikeJson(text: string): boolean {
  return JSON_START.test(text);
}

const JSON_START = /^\s{0,100}[{[]/;

export function parseJsonFeed(text: string, options: JsonFeedOptions): ParsedFeed {
  const parsed = feedShape.safeParse(parseJson(text));
  if (!parsed.success) return { kind: 'not-a-feed', reason: 'json' };
  const { data } = parsed;
  const entries = data.items.slice(0, FEED_LIMITS.entries).flatMap((written) => toEntry(written, options));
  const feed = {
    title: titleOf(data.title),
    rawTitle: toText(data.title),
    link: link(data.home_page_url, options.url),
    subtitle: toText(data.description),
    language: data.language,
    author: authorOf(data),
    id: data.feed_url,
    published: undefined,
    updated: undefined,
    ...NO_WISHES,
    hubUrl: link(data.hubs?.[0]?.url, options.url),
  };
  const { encoding, replacementCount } = options;
  return { kind: 'feed', document: { encoding, replacementCount, feed, entries } };
}

const MARKUP = FEED_LIMITS.markupLength;
const bounded = (length: number) =>
  z
    .string()
    // An escape can bring what cannot be shown, which the text of the document had not.
    .transform((text) => cleanCharacters(text.slice(0, length)))
    .optional()
    .catch(undefined);
const word = bounded(FEED_LIMITS.wordLength);
const author = z.object({ name: word }).optional().catch(undefined);
const authors = z
  .array(z.object({ name: word }))
  .optional()
  .catch(undefined);

const feedShape = z.object({
  version: z.string().regex(/^https?:\/\/(?:www\.)?jsonfeed\.org\//),
  title: word,
  home_page_url: word,
  feed_url: word,
  description: word,
  language: word,
  author,
  authors,
  hubs: z
    .array(z.object({ url: word }))
    .optional()
    .catch(undefined),
  items: z.array(z.unknown()),
});

const entryShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
  url: word,
  external_url: word,
  title: word,
  content_html: bounded(MARKUP),
  content_text: bounded(MARKUP),
  summary: word,
  date_published: word,
  date_modified: word,
  author,
  authors,
  tags: z.array(z.string()).catch([]).default([]),
  attachments: z
    .array(z.object({ url: z.string(), mime_type: word, size_in_bytes: z.number().optional().catch(undefined) }))
    .catch([])
    .default([]),
});

function toEntry(written: unknown, { url, zone }: JsonFeedOptions): readonly FeedEntry[] {
  const parsed = entryShape.safeParse(written);
  if (!parsed.success) return [];
  const { data } = parsed;
  const html = data.content_html;
  return [
    {
      title: titleOf(data.title),
      rawTitle: toText(data.title),
      link: link(data.url, url) ?? link(data.external_url, url) ?? link(data.id, url, true),
      id: data.id,
      published: pickFeedDate([data.date_published ?? ''], zone),
      updated: pickFeedDate([data.date_modified ?? ''], zone),
      author: authorOf(data),
      summary: toText(data.summary),
      content: html === undefined ? toText(data.content_text) : { kind: 'html', value: html },
      tags: data.tags.slice(0, FEED_LIMITS.listLength),
      enclosures: data.attachments.slice(0, FEED_LIMITS.listLength).map((attachment) => ({
        url: attachment.url,
        type: attachment.mime_type,
        length: attachment.size_in_bytes?.toString(),
      })),
      outlet: undefined,
    },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function titleOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : plainTitle({ kind: 'text', value });
}

function toText(value: string | undefined): FeedText | undefined {
  return value === undefined ? undefined : { kind: 'text', value };
}

type Named = z.infer<typeof author>;

function authorOf(from: { readonly author?: Named; readonly authors?: readonly NonNullable<Named>[] | undefined }) {
  return from.authors?.[0]?.name ?? from.author?.name;
}

/** An id is an address only when it is written as one. */
function link(written: string | undefined, base: string, isWholeOnly = false): string | undefined {
  if (written === undefined || (isWholeOnly && !WEB.test(written))) return undefined;
  return resolveLink(written, base);
}

const WEB = /^https?:\/\//i;
