// Which messages go out now: one a channel in the order of the outbox, then edits and crossposts where nothing waits to be told.
// What is claimed is durably `sending` under its nonce before any request is made.
import type { Delivery, DeliveryKind } from '#src/model.ts';
import type { ChannelClaim } from '#src/store/claim.ts';
import { hasOrder } from '#src/store/delivery-order.ts';
import { articlesOf, newestOf } from './alerted-articles.ts';
import { inTransaction, PreparedStatements, type Db } from './database.ts';
import { eq, inArray, sql } from './drizzle.ts';
import { dueHeads } from './due-heads.ts';
import { putOffNoise } from './quiet-hours.ts';
import { toSubscription } from './rows.ts';
import { settingsOf } from './servers.ts';
import { delivery, subscription, type StoredKind } from './schema.ts';
import { standAlone } from './settle-delivery.ts';
import { dueWithoutOrder } from './without-order.ts';

/**
 * Leases due deliveries, one a channel, the channel served longest ago first, and marks them `sending`.
 * A channel whose earlier message is on its way or waits for another try keeps its later ones back: order is kept. Edits and
 * crossposts have no order and hold nobody back.
 */
export function claimDeliveries(db: Db, claim: ChannelClaim): readonly Delivery[] {
  return inTransaction(db, () => {
    putOffNoise(db, claim.now);
    const heads = claimableHeads(db, claim);
    const others = dueWithoutOrder(db, { now: claim.now, most: claim.limit - heads.length });
    if (heads.length + others.length === 0) return [];
    // Read before they are marked: `startedAt` tells of earlier tries.
    const claimed = [...heads, ...others].flatMap((id) => rowOf(db, id) ?? []);
    const leased = { state: 'sending' as const, leaseUntil: claim.now + claim.leaseMs };
    const startedAt = sql`coalesce(${delivery.startedAt}, ${claim.now})`;
    db.orm
      .update(delivery)
      .set({ ...leased, startedAt })
      .where(inArray(delivery.id, [...heads]))
      .run();
    // What changes from now on is not in an edit: story-edits.ts compares both times when it is settled.
    db.orm
      .update(delivery)
      .set({ ...leased, startedAt: claim.now, dueAt: claim.now })
      .where(inArray(delivery.id, [...others]))
      .run();
    return claimed.map((row) => toDelivery(db, row));
  });
}

/** A follow-up without its alert is one. */
function claimableHeads(db: Db, claim: ChannelClaim): readonly number[] {
  const heads = dueHeads(db, claim);
  for (const head of heads) if (head.isOrphan) standAlone(db, head.id);
  return heads.map((head) => head.id);
}

type Row = { readonly delivery: typeof delivery.$inferSelect; readonly subscription: typeof subscription.$inferSelect };

function rowOf(db: Db, id: number): Row | undefined {
  return EACH_CLAIMED.of(db).row.get({ id });
}

const EACH_CLAIMED = new PreparedStatements((orm) => ({
  row: orm
    .select()
    .from(delivery)
    .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(eq(delivery.id, sql.placeholder('id')))
    .prepare(),
}));

/** An edit shows the articles of the message it changes; so does a crosspost, which shows it elsewhere. */
function toDelivery(db: Db, { delivery: row, subscription: to }: Row): Delivery {
  const { id, nonce, attempts, targetId } = row;
  const kind = toKind(row.kind);
  const { style, timeZone } = settingsOf(db, to.guildId);
  const shown = !hasOrder(kind) && targetId !== null ? targetId : id;
  return {
    id,
    subscription: toSubscription(to),
    kind,
    nonce,
    attempts,
    startedAt: row.startedAt ?? undefined,
    ...(row.kind === 'catch-up' ? newestOf(db, id) : { articles: articlesOf(db, shown) }),
    style: to.style ?? style,
    timeZone,
    target: targetId === null ? undefined : targetOf(db, targetId),
    // Left there by forgetTarget (settle-delivery.ts): what is claimed has no message of its own.
    lostIn: kind === 'alert' ? (row.messageId ?? undefined) : undefined,
  };
}

/** As the rest of the program knows it. */
export function toKind(kind: StoredKind): DeliveryKind {
  return kind === 'catch-up' ? 'digest' : kind;
}

function targetOf(db: Db, targetId: number): Delivery['target'] {
  const { messageId, nonce } = delivery;
  const row = db.orm.select({ messageId, nonce }).from(delivery).where(eq(delivery.id, targetId)).get();
  return row === undefined || row.messageId === null ? undefined : { messageId: row.messageId, nonce: row.nonce };
}
