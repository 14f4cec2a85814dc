// Judging stored articles again: lists them in the order in which they were stored, says what each would be now, and keeps that.
// It must never touch an alert, a delivery or an edit, nor what an owner said of an article.
import type { Regrouped } from '#src/article/regroup.ts';
import type {
  JudgeAgainRequest,
  KeepRequest,
  SecondOpinion,
  StoredArticle,
  StoredSince,
} from '#src/store/recluster.ts';
import { articleById } from './archive.ts';
import { mendStory, openStory } from './article-rows.ts';
import { readOf, type Candidates } from './candidates.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, eq, gt, gte, inArray, or, sql } from './drizzle.ts';
import { article } from './schema.ts';
import { storyWords } from './story-words.ts';

const { id, storyId, storedAt, verdict, isSeed, silence } = article;

/** Reads the table from end to end: a re-run asks once for thousands of articles, and an index would cost every article that comes in. */
export function storedSince(db: Db, { since, after, limit }: StoredSince): readonly StoredArticle[] {
  const isBehind =
    after === undefined
      ? undefined
      : or(gt(storedAt, after.storedAt), and(eq(storedAt, after.storedAt), gt(id, after.id)));
  // Named in full: a table inside a table of the same name.
  const isStoryOlder = sql`EXISTS (SELECT 1 FROM article AS other WHERE other.story_id = article.story_id
    AND (other.stored_at < ${since} OR other.is_seed = 1))`.mapWith(Boolean);
  return db.orm
    .select({ id, storyId, storedAt, verdict, silence, isStoryOlder })
    .from(article)
    .where(and(gte(storedAt, since), eq(isSeed, false), isBehind))
    .orderBy(asc(storedAt), asc(id))
    .limit(limit)
    .all()
    .map(({ silence: why, ...row }) => ({ ...row, isNews: why === null }));
}

/** Changes nothing. @returns undefined when the article is gone */
export function judgeAgain(
  db: Db,
  candidates: Candidates,
  { articleId, borders, stories }: JudgeAgainRequest,
): SecondOpinion | undefined {
  const stored = articleById(db, articleId);
  if (stored === undefined) return undefined;
  const { urlKey, outlet, publishedAt } = stored;
  candidates.follow({ at: publishedAt });
  const reading = readOf(stored);
  const asked = { reading, urlKey, outlet, publishedAt, storedBefore: stored, stories, borders };
  const { verdict: judged, incoming } = candidates.judge(asked);
  candidates.keep(articleId, incoming);
  const { links, ...said } = judged;
  return { verdict: said, links: linkedTo(db, links) };
}

/** In the order of the links. */
function linkedTo(db: Db, links: readonly number[]): SecondOpinion['links'] {
  if (links.length === 0) return [];
  const rows = db.orm
    .select({ id, storyId })
    .from(article)
    .where(inArray(id, [...links]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return links.flatMap((link) => byId.get(link) ?? []);
}

/** ONE transaction. @returns `stale`, and nothing is changed, when an owner said something meanwhile */
export function keepJudgements(db: Db, { groups, wordsUntil, now }: KeepRequest): 'kept' | 'stale' {
  return inTransaction(db, () => {
    if (storyWords(db, 1)[0]?.decidedAt !== wordsUntil) return 'stale';
    for (const group of groups) {
      for (const one of group.verdicts) setVerdict(db, one);
      move(db, group, now);
    }
    return 'kept';
  });
}

type Judged = KeepRequest['groups'][number]['verdicts'][number];

function setVerdict(db: Db, { articleId, verdict: now }: Judged): void {
  const row = db.orm.select({ verdict }).from(article).where(eq(id, articleId)).get();
  if (row === undefined || isOfOwner(row.verdict)) return;
  db.orm.update(article).set({ verdict: now }).where(eq(id, articleId)).run();
}

function isOfOwner({ reasons }: { readonly reasons: readonly string[] }): boolean {
  return reasons.some((reason) => reason.startsWith('owner:'));
}

function move(db: Db, { moving, beside }: Regrouped, now: number): void {
  if (moving.length === 0) return;
  const rows = db.orm
    .select({ id, storyId })
    .from(article)
    .where(inArray(id, [...moving]))
    .orderBy(asc(id))
    .all();
  if (rows.length === 0) return;
  const there = beside === undefined ? undefined : storyOf(db, beside);
  const ids = rows.map((row) => row.id);
  const target = there ?? openStory(db, ids, now);
  db.orm.update(article).set({ storyId: target }).where(inArray(id, ids)).run();
  for (const changed of new Set([target, ...rows.map((row) => row.storyId)])) mendStory(db, changed);
}

function storyOf(db: Db, articleId: number): number | undefined {
  return db.orm.select({ storyId }).from(article).where(eq(id, articleId)).get()?.storyId;
}
