// Reads pages that are kept once more, with the extractor as it is now, and says of each what is different.
// It must never take a good text for a worse one, nor tell anybody twice: only an article that nobody was told of is told, while it is news.
import { withLearned, type Learned } from '#src/article/learned.ts';
import { describeError } from '#src/errors.ts';
import type { Article, Entry, Reading } from '#src/model.ts';
import type { SiteRule } from '#src/page/site-rules.ts';
import type { KeptPage } from '#src/store/pages.ts';
import type { Store } from '#src/store/store.ts';
import { articleKey } from './entry-key.ts';
import { unpackPage } from './packed-page.ts';
import { publishedAtOf } from './published-at.ts';
import { readDraft } from './reading.ts';
import type { Reader } from './reader.ts';

/** What reading a page again leads to. */
export type Again =
  | { readonly kind: 'same' }
  /** A stored article reads differently now: the fields that do. */
  | {
      readonly kind: 'changed';
      readonly fields: readonly string[];
      readonly articleId: number;
      readonly reading: Reading;
    }
  /** The same, but the text would lose a good part: a rule may be wrong. */
  | {
      readonly kind: 'shorter';
      readonly from: number;
      readonly to: number;
      readonly articleId: number;
      readonly reading: Reading;
    }
  /** It could not be read, or seemed to be about something else; now it is an article. */
  | { readonly kind: 'found'; readonly urlKey: string; readonly reading: Reading }
  /** An article of which nothing can be read now: it stays as it is. */
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string };

type Parts = {
  readonly store: Store;
  readonly reader: Reader;
  readonly ownRules: readonly SiteRule[];
  /** What 👍 and 👎 have taught. */
  readonly learned: Learned | undefined;
};

/** Reads one page again; changes nothing. */
export async function readAgain(page: KeptPage, { store, reader, ownRules, learned }: Parts): Promise<Again> {
  const stored = page.articleId === undefined ? undefined : await store.article(page.articleId);
  const newTitle = stored === undefined ? undefined : await titleSince(page, stored, store);
  const reading = await readingOf(page, { reader, ownRules, learned, newTitle });
  if (stored !== undefined) return compare(stored, reading, page);
  if (typeof reading === 'string') return { kind: 'nothing', reason: reading };
  if (page.state === 'article' || page.state === 'waiting') return { kind: 'same' };
  const { relevance, score } = reading.classification;
  if (relevance === 'no') return { kind: 'nothing', reason: `score ${score.toFixed(1)}` };
  const entry = { url: page.entryUrl, urlKey: page.urlKey };
  return { kind: 'found', urlKey: articleKey(entry, reading.draft.canonicalLink), reading };
}

/** The headline that its outlet gave it after this page was fetched: an old page does not bring the old one back. */
async function titleSince(page: KeptPage, { title, urlKey }: Article, store: Store): Promise<string | undefined> {
  const updates = (await store.trace(urlKey))?.updates ?? [];
  const isNewer = updates.some(({ seenAt, changes }) => seenAt > page.fetchedAt && changes.includes('title'));
  return isNewer ? title : undefined;
}

function compare(stored: Article, reading: Reading | string, { entryUrl }: KeptPage): Again {
  // Another entry of the same article brought it: its own page decides. Its feed may have told it where no page could be read.
  if (stored.url !== entryUrl) return { kind: 'same' };
  if (typeof reading === 'string') return stored.how === 'feed' ? { kind: 'same' } : { kind: 'lost', reason: reading };
  const fields = differences(stored, reading);
  if (fields.length === 0) return { kind: 'same' };
  const [from, to] = [lengthOf(stored.paragraphs), lengthOf(reading.draft.paragraphs)];
  const articleId = stored.id;
  if (to < from * LEAST_SHARE) return { kind: 'shorter', from, to, articleId, reading };
  return { kind: 'changed', fields, articleId, reading };
}

/** Less of the text than this is more likely a mistake than junk that went. */
const LEAST_SHARE = 0.7;

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

async function readingOf(
  page: KeptPage,
  { reader, ownRules, learned, newTitle }: Omit<Parts, 'store'> & { readonly newTitle: string | undefined },
): Promise<Reading | string> {
  try {
    const result = await reader.readPage({
      page: { bytes: unpackPage(page.packed), contentType: page.contentType, finalUrl: page.url },
      entry: { ...UNSAID, url: page.entryUrl, title: page.title, outlet: page.outlet, publishedAt: page.publishedAt },
      feed: { outlet: page.outlet ?? '', language: 'ko', charset: page.charset },
      now: page.fetchedAt,
      ownRules,
      isKept: false,
    });
    if (result.kind === 'unreadable') return result.reason;
    const { draft } = result.reading;
    const isOld = newTitle !== undefined && newTitle !== draft.title;
    const reading = isOld ? readDraft({ ...draft, title: newTitle }) : result.reading;
    return { ...reading, classification: withLearned(reading.classification, learned) };
  } catch (error) {
    return describeError(error);
  }
}

const UNSAID: Pick<Entry, 'guid' | 'author' | 'updatedAt' | 'text'> = {
  guid: undefined,
  author: undefined,
  updatedAt: undefined,
  text: '',
};

const FIELDS = [
  'title',
  'subtitle',
  'section',
  'desk',
  'dateline',
  'updatedAt',
  'origin',
  'access',
  'imageCredit',
  'paragraphs',
  'how',
] as const;

/** What only feeds may know: where the page does not say it, what is stored stays. */
const FIELDS_OF_FEEDS = ['authors', 'outlet', 'imageUrl'] as const;

function differences(stored: Article, { draft }: Reading): readonly string[] {
  const differs = (field: (typeof FIELDS)[number] | (typeof FIELDS_OF_FEEDS)[number]): boolean =>
    JSON.stringify(stored[field]) !== JSON.stringify(draft[field]);
  const isSaid = (field: (typeof FIELDS_OF_FEEDS)[number]): boolean => (draft[field]?.length ?? 0) > 0;
  return [...FIELDS.filter(differs), ...FIELDS_OF_FEEDS.filter((field) => isSaid(field) && differs(field))];
}

type Found = { readonly page: KeptPage; readonly again: Again };
type Keeping = {
  readonly store: Store;
  readonly now: number;
  /** An article older than this is no news any more. */
  readonly alertMaxAgeMs: number;
};

/** Stores what was found. @returns how many channels are to be told of it */
export async function keepAgain({ page, again }: Found, { store, now, alertMaxAgeMs }: Keeping): Promise<number> {
  if (again.kind === 'changed' || again.kind === 'shorter')
    await store.rereadArticle(again.articleId, again.reading, now);
  if (again.kind !== 'found') return 0;
  const { draft } = again.reading;
  const publishedAt = publishedAtOf([draft.publishedAt, page.publishedAt, page.fetchedAt], now);
  const isNews = !page.isSilent && now - publishedAt <= alertMaxAgeMs;
  const outcome = await store.recordArticle({
    reading: again.reading,
    urlKey: again.urlKey,
    outlet: draft.outlet ?? page.outlet ?? new URL(page.url).hostname,
    publishedAt,
    entryId: page.entryId,
    isSeed: false,
    alerting: isNews ? { allowed: true } : { allowed: false, reason: 'reread' },
    isKeptPage: true,
    now,
  });
  return outcome.kind === 'recorded' ? outcome.deliveryCount : 0;
}
