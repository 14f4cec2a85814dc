// What an owner's word on a story does: an article leaves its story with its copies, or two stories become one. Each ONE transaction;
// the word is kept, so that neither a later article nor a re-run undoes it, posted cards are edited, and who said it stands in the history.
// The newest word wins over older ones.
import { withCopies } from '#src/article/story.ts';
import type { Verdict } from '#src/model.ts';
import type { JoinOutcome, JoinRequest, SplitOutcome, SplitRequest } from '#src/store/stories.ts';
import { mendStory, mergeStories, openStory } from './article-rows.ts';
import { leaveLine } from './audit.ts';
import { inTransaction, type Db } from './database.ts';
import { asc, eq, inArray } from './drizzle.ts';
import { article, story } from './schema.ts';
import { enqueueEdits } from './story-edits.ts';
import { decide, overrule } from './story-words.ts';

type Row = { readonly id: number; readonly storyId: number; readonly verdict: Verdict };
type Titled = Row & { readonly title: string };

/** Neither the article nor its copies share a story with those they leave again: not with the lead alone, for the next article may be like any. */
export function splitStory(db: Db, { articleId, by }: SplitRequest): SplitOutcome {
  const { userId, at: now } = by;
  return inTransaction(db, () => {
    const own = rowOf(db, articleId);
    if (own === undefined) return { kind: 'gone' };
    const members = membersOf(db, own.storyId);
    const leaving = withCopies(own.id, members);
    const staying = idsOf(members).filter((id) => !leaving.has(id));
    if (staying.length === 0) return { kind: members.length === 1 ? 'alone' : 'only-copies' };
    overrule(db, { kind: 'join', ones: [...leaving], others: staying });
    for (const one of leaving)
      for (const other of staying) decide(db, [one, other], { kind: 'split', userId, decidedAt: now });
    const opened = openStory(db, [...leaving], now);
    db.orm
      .update(article)
      .set({ storyId: opened })
      .where(inArray(article.id, [...leaving]))
      .run();
    mendStory(db, opened);
    mendStory(db, own.storyId);
    for (const one of members) if (isAcross(one, leaving)) setVerdict(db, one.id, takenApart(one.verdict));
    for (const each of [opened, own.storyId]) enqueueEdits(db, { storyId: each, now });
    leaveLine(db, { action: 'story-split', after: own.title }, by);
    return { kind: 'split', leadId: leadOf(db, own.storyId), copyCount: leaving.size - 1 };
  });
}

/** The stories of both become one, whatever was said of their articles before. */
export function joinStories(db: Db, { articleId, otherId, by }: JoinRequest): JoinOutcome {
  if (articleId === otherId) return { kind: 'same' };
  const { userId, at: now } = by;
  return inTransaction(db, () => {
    const [own, other] = [rowOf(db, articleId), rowOf(db, otherId)];
    if (own === undefined || other === undefined) return { kind: 'gone' };
    const decision = { kind: 'join', userId, decidedAt: now } as const;
    decide(db, [own.id, other.id], decision);
    if (own.storyId === other.storyId)
      return { kind: 'joined', leadId: leadOf(db, own.storyId), movedCount: 0, undoId: undefined };
    const [ones, others] = [membersOf(db, own.storyId), membersOf(db, other.storyId)];
    overrule(db, { kind: 'split', ones: idsOf(ones), others: idsOf(others) });
    const joined = mergeStories(db, [own.storyId, other.storyId]);
    mendStory(db, joined);
    db.orm.update(story).set({ updatedAt: now }).where(eq(story.id, joined)).run();
    if (own.verdict.kind === 'new') setVerdict(db, own.id, { ...BY_OWNER, of: other.id });
    enqueueEdits(db, { storyId: joined, now });
    leaveLine(db, { action: 'story-join', before: other.title, after: own.title }, by);
    const moved = joined === own.storyId ? others : ones;
    const undoId = [own, other].find((one, side) => isWhole(one, side === 0 ? ones : others))?.id;
    return { kind: 'joined', leadId: leadOf(db, joined), movedCount: moved.length, undoId };
  });
}

/** Whether all of its story go where the article goes. */
function isWhole({ id: own }: Row, members: readonly Row[]): boolean {
  return withCopies(own, members).size === members.length;
}

function idsOf(rows: readonly Row[]): readonly number[] {
  return rows.map((row) => row.id);
}

const BY_OWNER = { kind: 'story', scores: undefined, reasons: ['owner:join'] } as const;

/** What was said of it is about an article on the other side. */
function isAcross({ id: own, verdict: { of } }: Row, leaving: ReadonlySet<number>): boolean {
  return of !== undefined && leaving.has(of) !== leaving.has(own);
}

/** What the judge found stays, as what the owner decided against. */
function takenApart({ scores, reasons, version }: Verdict): Verdict {
  const found = reasons.filter((reason) => reason !== 'owner:join');
  return { kind: 'new', of: undefined, scores, reasons: [...found, 'owner:split'], version };
}

function setVerdict(db: Db, id: number, verdict: Verdict): void {
  db.orm.update(article).set({ verdict }).where(eq(article.id, id)).run();
}

const { id, storyId, verdict, title } = article;

function rowOf(db: Db, articleId: number): Titled | undefined {
  return db.orm.select({ id, storyId, verdict, title }).from(article).where(eq(id, articleId)).get();
}

/** Merging ends far below this. */
const MOST_MEMBERS = 1_000;

/** In order of publication. */
function membersOf(db: Db, ofStory: number): readonly Row[] {
  return db.orm
    .select({ id, storyId, verdict })
    .from(article)
    .where(eq(storyId, ofStory))
    .orderBy(asc(id))
    .limit(MOST_MEMBERS)
    .all();
}

function leadOf(db: Db, ofStory: number): number {
  const row = db.orm.select({ id: story.leadArticleId }).from(story).where(eq(story.id, ofStory)).get();
  if (row === undefined) throw new Error(`story ${ofStory} is missing`);
  return row.id;
}
