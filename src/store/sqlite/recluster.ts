// Judging stored articles again: lists them in the order in which they were stored, says what each would be now, and keeps that.
// It must never touch an alert, a delivery or an edit, nor what an owner said of an article.
import { isOfOwner } from '#src/article/dedupe.ts';
import type { Regrouped } from '#src/article/regroup.ts';
import type {
  JudgeAgainRequest,
  KeepRequest,
  SecondOpinion,
  StoredArticle,
  StoredSince,
} from '#src/store/recluster.ts';
import { articleById } from './archive.ts';
import { mendStory, storiesByArticle } from './article-rows.ts';
import { readOf, type Candidates } from './candidates.ts';
import { inTransaction, type Db } from './database.ts';
import { and, asc, eq, gt, gte, or, sql } from './drizzle.ts';
import { moveInto } from './place-in-story.ts';
import { article } from './schema.ts';
import { replaceLinks } from './story-links.ts';
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
  { articleId, borders }: JudgeAgainRequest,
): SecondOpinion | undefined {
  const stored = articleById(db, articleId);
  if (stored === undefined) return undefined;
  const { urlKey, outlet, publishedAt } = stored;
  candidates.follow({ at: publishedAt });
  const reading = readOf(stored);
  const asked = { reading, urlKey, outlet, publishedAt, storedBefore: stored, borders };
  const { judgement, incoming } = candidates.judge(asked);
  candidates.keep(articleId, incoming);
  // Nothing is compared on the way later: what it is not like is said now.
  const near = judgement.opinions.map(({ of, chance }) => ({ id: of, chance }));
  const stories = storiesByArticle(
    db,
    near.map((link) => link.id),
  );
  const links = near.map((link) => ({ ...link, storyId: stories.get(link.id) ?? link.id }));
  return { judgement, links, length: incoming.text.length };
}

/** ONE transaction. @returns `stale`, and nothing is changed, when an owner said something meanwhile */
export function keepJudgements(db: Db, { groups, wordsUntil, now }: KeepRequest): 'kept' | 'stale' {
  return inTransaction(db, () => {
    if (storyWords(db, 1)[0]?.decidedAt !== wordsUntil) return 'stale';
    for (const group of groups) {
      for (const one of group.verdicts) setVerdict(db, one);
      for (const { articleId, links } of group.links) replaceLinks(db, articleId, links);
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

function move(db: Db, { moving, beside }: Regrouped, now: number): void {
  const there = [...storiesByArticle(db, moving).keys()].toSorted((one, other) => one - other);
  if (there.length === 0) return;
  for (const changed of moveInto(db, { moving: there, beside }, now).changed) mendStory(db, changed);
}
