// What waits for a channel that took nothing for a while becomes one message when it takes alerts again: never a flood.
// What may have been posted already keeps its own row and nonce: under another one it would be read twice.
import type { Subscription } from '#src/model.ts';
import { inTransaction, type Db } from './database.ts';
import { catchUpDueAt } from './digest-times.ts';
import { and, asc, count, eq, inArray, isNull, ne } from './drizzle.ts';
import { openCatchUp, waitingCatchUp } from './outbox.ts';
import { article, delivery, type StoredKind } from './schema.ts';
import { alert } from './schema-alerts.ts';

/** Gathers all that waits unsent: alerts, digests, and follow-ups of stories that it does not hold. Edits stay: they tell nothing new. */
export function catchUp(db: Db, to: Subscription, now: number): void {
  inTransaction(db, () => {
    const waiting = unsentOf(db, to);
    const [first] = waiting;
    if (first === undefined) return;
    const dueAt = catchUpDueAt(db, to.guildId, now);
    const into = waitingCatchUp(db, to.id) ?? openCatchUp(db, { to, articleId: first.articleId, dueAt });
    for (const one of waiting) if (one.kind !== 'follow-up' && one.id !== into) moveInto(db, into, one.id);
    for (const one of waiting) if (one.kind === 'follow-up') takeFollowUp(db, into, one);
    db.orm.update(delivery).set({ dueAt }).where(eq(delivery.id, into)).run();
  });
}

type Unsent = { readonly id: number; readonly kind: StoredKind; readonly articleId: number };

/** By `delivery_channel`: a channel has one subscription, and few open messages. */
function unsentOf(db: Db, { id, channelId }: Subscription): readonly Unsent[] {
  const isUnsent = and(
    eq(delivery.channelId, channelId),
    eq(delivery.state, 'pending'),
    eq(delivery.subscriptionId, id),
    inArray(delivery.kind, ['alert', 'digest', 'catch-up', 'follow-up']),
    isNull(delivery.startedAt),
  );
  const rows = db.orm
    .select({ id: delivery.id, kind: delivery.kind, articleId: alert.articleId })
    .from(delivery)
    .innerJoin(alert, eq(alert.deliveryId, delivery.id))
    .where(isUnsent)
    .orderBy(asc(delivery.id), asc(alert.articleId))
    .all();
  return rows.filter((row, index) => row.id !== rows[index - 1]?.id);
}

/** Its articles stand in another message from now on; the row itself was never sent, and goes. */
export function moveInto(db: Db, into: number, from: number): void {
  db.orm.update(alert).set({ deliveryId: into }).where(eq(alert.deliveryId, from)).run();
  db.orm.delete(delivery).where(eq(delivery.id, from)).run();
}

/** A further report is told in a digest where its story is not: it stands under no alert there. */
export function takeFollowUp(db: Db, into: number, { id, articleId }: Pick<Unsent, 'id' | 'articleId'>): void {
  const outcome = holdsStoryOf(db, into, articleId) ? ('quiet' as const) : ('alerted' as const);
  db.orm.update(alert).set({ outcome }).where(eq(alert.deliveryId, id)).run();
  if (outcome === 'alerted') return moveInto(db, into, id);
  db.orm.update(alert).set({ deliveryId: null }).where(eq(alert.deliveryId, id)).run();
  db.orm.delete(delivery).where(eq(delivery.id, id)).run();
}

/** Whether a message tells the story of an article in another report of it. */
export function holdsStoryOf(db: Db, deliveryId: number, articleId: number): boolean {
  const story = db.orm.select({ id: article.storyId }).from(article).where(eq(article.id, articleId));
  const held = db.orm
    .select({ id: article.id })
    .from(alert)
    .innerJoin(article, eq(article.id, alert.articleId))
    .where(and(eq(alert.deliveryId, deliveryId), inArray(article.storyId, story), ne(article.id, articleId)))
    .limit(1)
    .get();
  return held !== undefined;
}

/** How many articles wait for a channel. */
export function waitingArticles(db: Db, channelId: string): number {
  const isOpen = and(
    eq(delivery.channelId, channelId),
    inArray(delivery.state, ['pending', 'sending', 'retry']),
    inArray(delivery.kind, ['alert', 'digest', 'catch-up', 'follow-up']),
  );
  const rows = db.orm
    .select({ articles: count() })
    .from(delivery)
    .innerJoin(alert, eq(alert.deliveryId, delivery.id))
    .where(isOpen)
    .all();
  return rows[0]?.articles ?? 0;
}
