// Reads pages that are kept once more, with the extractor as it is now, and says of each what is different.
// It must never alert anybody: what a better extractor finds later is stored, not told.
import { describeError } from '#src/errors.ts';
import type { Article, Entry, Reading } from '#src/model.ts';
import type { SiteRule } from '#src/page/site-rules.ts';
import type { KeptPage } from '#src/store/pages.ts';
import type { Store } from '#src/store/store.ts';
import { articleKey } from './entry-key.ts';
import { unpackPage } from './packed-page.ts';
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
  /** It could not be read, or seemed to be about something else; now it is an article. */
  | { readonly kind: 'found'; readonly reading: Reading }
  /** An article of which nothing can be read now: it stays as it is. */
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string };

type Parts = { readonly store: Store; readonly reader: Reader; readonly ownRules: readonly SiteRule[] };

/** Reads one page again; changes nothing. */
export async function readAgain(page: KeptPage, { store, reader, ownRules }: Parts): Promise<Again> {
  const stored = page.articleId === undefined ? undefined : await store.article(page.articleId);
  const reading = await readingOf(page, { reader, ownRules });
  if (typeof reading === 'string')
    return stored === undefined ? { kind: 'nothing', reason: reading } : { kind: 'lost', reason: reading };
  if (stored !== undefined) {
    // Another entry of the same article brought it: its own page decides.
    if (stored.url !== page.url) return { kind: 'same' };
    const fields = differences(stored, reading);
    return fields.length === 0 ? { kind: 'same' } : { kind: 'changed', fields, articleId: stored.id, reading };
  }
  if (page.state === 'article' || page.state === 'waiting') return { kind: 'same' };
  const { relevance, score } = reading.classification;
  return relevance === 'no' ? { kind: 'nothing', reason: `score ${score.toFixed(1)}` } : { kind: 'found', reading };
}

async function readingOf(
  page: KeptPage,
  { reader, ownRules }: Pick<Parts, 'reader' | 'ownRules'>,
): Promise<Reading | string> {
  try {
    const result = await reader.readPage({
      page: { bytes: unpackPage(page.packed), contentType: page.contentType, finalUrl: page.url },
      entry: { ...UNSAID, url: page.url, title: page.title, outlet: page.outlet, publishedAt: page.publishedAt },
      feed: { outlet: page.outlet ?? '', language: 'ko', charset: page.charset },
      now: page.fetchedAt,
      ownRules,
      isKept: false,
    });
    return result.kind === 'read' ? result.reading : result.reason;
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
  'authors',
  'desk',
  'dateline',
  'updatedAt',
  'origin',
  'access',
  'imageUrl',
  'imageCredit',
  'paragraphs',
] as const;

/** A page knows less than its feed of some fields: what it does not say is no difference. */
function differences(stored: Article, { draft }: Reading): readonly string[] {
  return FIELDS.filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(draft[field]));
}

type Found = { readonly page: KeptPage; readonly again: Again };

/** Stores what was found; nobody is told. */
export async function keepAgain({ page, again }: Found, store: Store, now: number): Promise<void> {
  if (again.kind === 'changed') await store.rereadArticle(again.articleId, again.reading);
  if (again.kind !== 'found') return;
  const { draft } = again.reading;
  await store.recordArticle({
    reading: again.reading,
    urlKey: articleKey(page, draft.canonicalLink),
    outlet: draft.outlet ?? page.outlet ?? new URL(page.url).hostname,
    publishedAt: draft.publishedAt ?? page.publishedAt ?? page.fetchedAt,
    entryId: page.entryId,
    isSeed: false,
    alerting: { allowed: false, reason: 'reread' },
    now,
  });
}
