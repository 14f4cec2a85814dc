// 👍 and 👎: who called what relevant, and the texts behind them for learning.
import type { LabelledText, LabelOutcome, RelevanceLabel } from '#src/store/labels.ts';
import { inTransaction, type Db } from './database.ts';
import { and, desc, eq, max, sql } from './drizzle.ts';
import { relevanceLabel } from './schema-labels.ts';
import { article, entry } from './schema.ts';

export function labelRelevance(db: Db, label: RelevanceLabel): LabelOutcome | undefined {
  const { urlKey, userId, guildId, isRelevant, now } = label;
  return inTransaction(db, () => {
    if (!isKnown(db, urlKey)) return undefined;
    const mine = and(eq(relevanceLabel.urlKey, urlKey), eq(relevanceLabel.userId, userId));
    const before = db.orm.select().from(relevanceLabel).where(mine).get();
    if (before?.isRelevant === isRelevant) {
      db.orm.delete(relevanceLabel).where(mine).run();
      return 'taken-back';
    }
    const row = { guildId: guildId ?? null, isRelevant, labelledAt: now };
    db.orm
      .insert(relevanceLabel)
      .values({ urlKey, userId, ...row })
      .onConflictDoUpdate({ target: [relevanceLabel.urlKey, relevanceLabel.userId], set: row })
      .run();
    return before === undefined ? 'kept' : 'changed';
  });
}

/** Only what was read: an entry that waits, or could not be read, has nothing to learn from. */
function isKnown(db: Db, urlKey: string): boolean {
  const stored = db.orm.select({ id: article.id }).from(article).where(eq(article.urlKey, urlKey)).get();
  if (stored !== undefined) return true;
  const turnedAway = and(eq(entry.urlKey, urlKey), eq(entry.state, 'irrelevant'));
  return db.orm.select({ id: entry.id }).from(entry).where(turnedAway).get() !== undefined;
}

export function labelledTexts(db: Db, limit: number): readonly LabelledText[] {
  const rows = db.orm
    .select({
      urlKey: relevanceLabel.urlKey,
      relevantCount: sql<number>`sum(${relevanceLabel.isRelevant})`,
      irrelevantCount: sql<number>`sum(NOT ${relevanceLabel.isRelevant})`,
      title: article.title,
      paragraphs: article.paragraphs,
      judgement: entry.judgement,
    })
    .from(relevanceLabel)
    .leftJoin(article, eq(article.urlKey, relevanceLabel.urlKey))
    .leftJoin(entry, eq(entry.urlKey, relevanceLabel.urlKey))
    .groupBy(relevanceLabel.urlKey)
    .orderBy(desc(max(relevanceLabel.labelledAt)))
    .limit(limit)
    .all();
  return rows.map(({ title, paragraphs, judgement, ...votes }) => ({
    ...votes,
    article: title === null || paragraphs === null ? undefined : { title, paragraphs },
    judgement: judgement ?? undefined,
  }));
}
