// recordArticle of an article that is stored already: what its outlet changed is kept, and posted cards are edited where that matters.
// Part of recordArticle's transaction. It must never alert anybody, nor change what an article is to others: verdict and story stay.
import { retitled } from '#src/article/retitled.ts';
import { changesBetween, isSameTitle, reasonsOf, scoresBetween, type Changes } from '#src/article/update.ts';
import type { Article, Reading, Verdict } from '#src/model.ts';
import type { RecordOutcome, RecordRequest } from '#src/store/store.ts';
import { z } from 'zod';
import { articleById } from './archive.ts';
import type { Candidates } from './candidates.ts';
import { statementOf, type Db } from './database.ts';
import { eq } from './drizzle.ts';
import { linkEntry } from './entries.ts';
import { storeBytes } from './pages.ts';
import { replaceReading } from './reread.ts';
import { articleRevision, revision } from './schema-stories.ts';
import { article, entry } from './schema.ts';
import { enqueueEdits } from './story-edits.ts';

/** The article the entry is already, wherever its feed has moved it; else the one that is known by this key. */
export function knownArticle(db: Db, { entryId, urlKey }: RecordRequest): Article | undefined {
  const own = entryId === undefined ? undefined : entryOf(db, entryId)?.articleId;
  const known = own ?? db.orm.select({ id: article.id }).from(article).where(eq(article.urlKey, urlKey)).get()?.id;
  return known === undefined ? undefined : articleById(db, known);
}

type Meeting = { readonly stored: Article; readonly request: RecordRequest };

export function updateArticle(db: Db, candidates: Candidates, { stored, request }: Meeting): RecordOutcome {
  const { reading, entryId, now, page } = request;
  const articleId = stored.id;
  const change = changeOf(db, { stored, request });
  const isSame = change.changes.length === 0;
  if (entryId !== undefined) linkEntry(db, entryId, { articleId, isSame });
  if (isSame) return { kind: 'seen', articleId };
  addRevision(db, stored, { verdict: verdictOf(stored, reading, change), now });
  const taken = change.takesText ? reading : retitled(stored, reading.draft.title);
  replaceReading(db, candidates, { stored, reading: taken });
  if (change.takesText && page !== undefined) storeBytes(db, { ...page, fetchedAt: now });
  const { changes, isCorrection } = change;
  const editCount = isCorrection ? editCards(db, stored.storyId, now) : 0;
  return { kind: 'updated', articleId, changes, isCorrection, editCount };
}

const NOTHING: Changes = { changes: [], isCorrection: false, takesText: false };

function changeOf(db: Db, { stored, request }: Meeting): Changes {
  const { reading, entryId, isKeptPage } = request;
  const { draft } = reading;
  // Seeds stay as they came; a page that was fetched some time ago may be older than what is stored.
  if (stored.isSeed || isKeptPage === true) return NOTHING;
  const change = changesBetween(stored, draft);
  const isOfFeed = draft.how === 'feed' && stored.how !== 'feed';
  return isOfFeed && !isRetitledByFeed(db, stored, entryId) ? NOTHING : change;
}

/** Feeds word headlines in their own way: without the page, another one is believed only where the two agreed before. */
function isRetitledByFeed(db: Db, stored: Article, entryId: number | undefined): boolean {
  if (entryId === undefined) return false;
  const { title } = revision;
  const before = db.orm.select({ title }).from(revision).where(eq(revision.entryId, entryId)).all();
  return before.some((one) => isSameTitle(stored, { title: one.title, outlet: stored.outlet }));
}

function entryOf(db: Db, id: number): { readonly articleId: number | undefined } | undefined {
  const row = db.orm.select({ articleId: entry.articleId }).from(entry).where(eq(entry.id, id)).get();
  return row === undefined ? undefined : { articleId: row.articleId ?? undefined };
}

function verdictOf(stored: Article, { draft }: Reading, change: Changes): Verdict {
  return { kind: 'update', of: stored.id, scores: scoresBetween(stored, draft), reasons: reasonsOf(change) };
}

/** An article that changes for ever must not fill the archive: its first versions are kept. */
const MOST_REVISIONS = 20;

function addRevision(db: Db, stored: Article, { verdict, now }: { readonly verdict: Verdict; readonly now: number }) {
  const { id, title, paragraphs } = stored;
  const before = db.orm
    .select({ id: articleRevision.id })
    .from(articleRevision)
    .where(eq(articleRevision.articleId, id))
    .all();
  if (before.length >= MOST_REVISIONS) return;
  db.orm.insert(articleRevision).values({ articleId: id, seenAt: now, title, paragraphs, verdict }).run();
}

/** Raw SQL: edits that wait or are under way, of cards of this story. */
const OPEN_EDITS = `
  SELECT count(DISTINCT edit.id) AS count FROM article
  JOIN alert ON alert.article_id = article.id
  JOIN delivery AS edit ON edit.target_id = alert.delivery_id AND edit.kind = 'edit'
  WHERE article.story_id = ? AND edit.state IN ('pending', 'sending', 'retry')`;

const countRow = z.object({ count: z.number() });

/** @returns how many posted cards are to be edited */
function editCards(db: Db, storyId: number, now: number): number {
  enqueueEdits(db, { storyId, now });
  return countRow.parse(statementOf(db, OPEN_EDITS).get(storyId)).count;
}
