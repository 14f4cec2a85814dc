// Writes what was understood of a feed as a plain RSS 2.0 document, under names that rss-parser does not interpret; `read-rss.ts` reads
// it back. Small on purpose, because rss-parser pays for every element and for every character of its name: an item has its texts and
// one element of words, a line each. That takes 0.35 of the time of the feed as it came; an element for each word took 0.81.
import { collapse } from './capture.ts';
import type { FeedDraft } from './feed-draft.ts';
import type { Enclosure, FeedText } from './feed-document.ts';

/** Children of an item. Not RSS's own names: rss-parser makes a snippet of every `description`, in quadratic time. */
export const ITEM_ELEMENTS = { summary: 's', content: 'c', words: 'w' } as const;

/** The feed itself is the first item, so that both are read in one way. */
export function writeRss(feed: FeedDraft, entries: readonly FeedDraft[]): string {
  const items = [feed, ...entries].map(writeItem);
  return `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;
}

function writeItem(draft: FeedDraft): string {
  const lines: string[] = [];
  const title = draft.texts.get('title')?.value;
  if (title !== undefined) lines.push(`title ${title.kind} ${title.value.replaceAll('\n', ' ')}`);
  const { summary, content } = bodiesOf(draft);
  if (summary !== undefined) lines.push(`summary ${summary.kind}`);
  if (content !== undefined) lines.push(`content ${content.kind}`);
  const link = draft.words.get('link')?.value;
  // An id that repeats the link is written empty: it is so in most Korean feeds, and a seventh of what rss-parser has to read.
  for (const [name, { value }] of draft.words)
    lines.push(name === 'id' && value === link ? 'id ' : writeLine(name, value));
  for (const { value } of draft.dates.published) lines.push(writeLine('published', value));
  for (const { value } of draft.dates.updated) lines.push(writeLine('updated', value));
  for (const tag of draft.tags) lines.push(writeLine('tag', tag));
  for (const enclosure of draft.enclosures) lines.push(`enclosure ${writeEnclosure(enclosure)}`);
  const bodies = writeElement('summary', summary?.value) + writeElement('content', content?.value);
  return `<item>${bodies}${writeElement('words', lines.join('\n'))}</item>`;
}

/** An entry with a summary and a description has its text in the description. */
function bodiesOf({ texts }: FeedDraft): { summary: FeedText | undefined; content: FeedText | undefined } {
  const summary = texts.get('summary')?.value;
  const description = texts.get('description')?.value;
  const content = texts.get('content')?.value;
  if (summary === undefined) return { summary: description, content };
  return { summary, content: content ?? description };
}

function writeElement(name: keyof typeof ITEM_ELEMENTS, value: string | undefined): string {
  if (value === undefined) return '';
  const tag = ITEM_ELEMENTS[name];
  return `<${tag}>${isPlain(value) ? value : cdata(value)}</${tag}>`;
}

/** CDATA costs half a microsecond to open and close; most values need none. */
function isPlain(value: string): boolean {
  return !value.includes('<') && !value.includes('&');
}

function cdata(value: string): string {
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function writeLine(name: string, value: string): string {
  return `${name} ${value.includes('\n') ? collapse(value) : value}`;
}

function writeEnclosure({ url, type = '', length = '' }: Enclosure): string {
  return [url, type, length].map(collapse).join('\t');
}
