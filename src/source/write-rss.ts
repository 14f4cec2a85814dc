// Writes what was understood of a feed as RSS 2.0 whose every value stands in CDATA, under names that rss-parser does not interpret.
// `parse-feed.ts` reads these names back; the two lists are one: CUSTOM_FIELDS.
import type { FeedDraft } from './feed-draft.ts';
import type { FeedText } from './feed-document.ts';

/** Names of our own, because rss-parser makes a snippet of every `description` and `content:encoded` it meets. */
export const CUSTOM_FIELDS = [
  ...(['headline', 'digest', 'body'] as const),
  ...(['address', 'key', 'writer', 'outlet', 'tongue', 'ttl', 'hub'] as const),
  ...(['published', 'updated', 'tag', 'attachment'] as const),
] as const;

export type CustomField = (typeof CUSTOM_FIELDS)[number];

/** The feed itself is the first item: rss-parser keeps several values and attributes of a field for items only. */
export function writeRss(feed: FeedDraft, entries: readonly FeedDraft[]): string {
  const items = [feed, ...entries].map((draft) => `<item>${writeDraft(draft)}</item>`);
  return `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;
}

function writeDraft(draft: FeedDraft): string {
  const { summary, content } = bodiesOf(draft);
  return [
    writeText('headline', draft.texts.get('title')?.value),
    writeText('digest', summary),
    writeText('body', content),
    writeWord('address', draft.words.get('link')?.value),
    writeWord('key', draft.words.get('id')?.value),
    writeWord('writer', draft.words.get('author')?.value),
    writeWord('outlet', draft.words.get('outlet')?.value),
    writeWord('tongue', draft.words.get('language')?.value),
    writeWord('ttl', draft.words.get('ttl')?.value),
    writeWord('hub', draft.words.get('hub')?.value),
    ...draft.dates.published.map(({ value }) => writeWord('published', value)),
    ...draft.dates.updated.map(({ value }) => writeWord('updated', value)),
    ...draft.tags.map((tag) => writeWord('tag', tag)),
    ...draft.enclosures.map(({ url, type, length }) => writeWord('attachment', [url, type, length].join('\n'))),
  ].join('');
}

/** An entry with a summary and a description has its text in the description. */
function bodiesOf(draft: FeedDraft): { summary: FeedText | undefined; content: FeedText | undefined } {
  const summary = draft.texts.get('summary')?.value;
  const description = draft.texts.get('description')?.value;
  const content = draft.texts.get('content')?.value;
  if (summary === undefined) return { summary: description, content };
  return { summary, content: content ?? description };
}

function writeText(name: CustomField, text: FeedText | undefined): string {
  return text === undefined ? '' : `<${name} kind="${text.kind}">${cdata(text.value)}</${name}>`;
}

function writeWord(name: CustomField, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `<${name}>${cdata(value)}</${name}>`;
}

function cdata(value: string): string {
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
