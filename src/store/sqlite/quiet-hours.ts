// Nothing rings in a server's quiet hours: what would go out then waits for their end, whatever made it late.
// Looked at when messages are claimed, the one place all of them pass. Edits and further reports make no sound and go.
import { quietUntil } from '#src/time.ts';
import { z } from 'zod';
import { moveInto, takeFollowUp } from './catch-up.ts';
import { statementOf, type Db } from './database.ts';
import { and, eq, isNotNull } from './drizzle.ts';
import { DELETED, joinDigest } from './outbox.ts';
import { toSubscription } from './rows.ts';
import { delivery, subscription } from './schema.ts';
import { alert } from './schema-alerts.ts';
import { server } from './schema-servers.ts';
import { standAlone } from './settle-delivery.ts';

/** Puts off what is due and would ring. Part of claimDeliveries' transaction. */
export function putOffNoise(db: Db, now: number): void {
  for (const { guildId, until } of quietServers(db, now)) {
    const noise = statementOf(db, NOISE)
      .all({ guildId, now, deleted: DELETED })
      .map((row) => noiseRow.parse(row));
    for (const one of noise) putOff(db, one, until);
  }
}

/** Servers of one zone and the same hours are looked at once. */
function quietServers(db: Db, now: number): readonly { readonly guildId: string; readonly until: number }[] {
  const known = new Map<string, number | undefined>();
  const { guildId, timeZone, digestHour, quietFrom, quietTo } = server;
  const rows = db.orm
    .select({ guildId, timeZone, digestHour, from: quietFrom, to: quietTo })
    .from(server)
    .where(and(isNotNull(quietFrom), isNotNull(quietTo)))
    .all();
  return rows.flatMap(({ guildId: id, from, to, ...hours }) => {
    if (from === null || to === null) return [];
    const key = `${hours.timeZone} ${from} ${to}`;
    if (!known.has(key)) known.set(key, quietUntil(now, { ...hours, quietHours: { from, to } }));
    const until = known.get(key);
    return until === undefined ? [] : [{ guildId: id, until }];
  });
}

/** Raw SQL: open rows by channel, for the columns of no other index tell an open row from a sent one. A further report is held where nothing stands above it; where that shows only when it is sent, it goes without a sound. */
const NOISE = `SELECT delivery.id AS id, delivery.kind AS kind, delivery.state AS state, delivery.started_at AS startedAt
  FROM subscription
  CROSS JOIN delivery INDEXED BY delivery_channel
    ON delivery.channel_id = subscription.channel_id AND delivery.state IN ('pending', 'sending', 'retry')
  LEFT JOIN delivery AS target ON target.id = delivery.target_id
  WHERE subscription.guild_id = :guildId AND subscription.state = 'active'
    AND (delivery.kind IN ('alert', 'digest', 'catch-up') OR (delivery.kind = 'follow-up'
      AND (target.id IS NULL OR target.state = 'dead' OR (target.state = 'sent' AND coalesce(target.message_id, :deleted) = :deleted))))
    AND iif(delivery.state = 'sending', delivery.lease_until, delivery.due_at) <= :now
  ORDER BY delivery.id`;

const noiseRow = z.object({
  id: z.number(),
  kind: z.enum(['alert', 'digest', 'catch-up', 'follow-up']),
  state: z.enum(['pending', 'sending', 'retry']),
  startedAt: z.number().nullable(),
});

type Noise = z.infer<typeof noiseRow>;

/** What may have been posted keeps its nonce, and so its own message; an alert that was never tried joins the digest of that hour. */
function putOff(db: Db, { id, kind, state, startedAt }: Noise, until: number): void {
  if (kind === 'follow-up') standAlone(db, id);
  const isAlert = kind === 'alert' || kind === 'follow-up';
  if (isAlert && state === 'pending' && startedAt === null) return joinLater(db, id, until);
  const waits = state === 'pending' ? ('pending' as const) : ('retry' as const);
  db.orm.update(delivery).set({ state: waits, dueAt: until, leaseUntil: null }).where(eq(delivery.id, id)).run();
}

function joinLater(db: Db, id: number, until: number): void {
  const to = db.orm
    .select({ subscription })
    .from(delivery)
    .innerJoin(subscription, eq(subscription.id, delivery.subscriptionId))
    .where(eq(delivery.id, id))
    .get()?.subscription;
  const articleId = articlesUnder(db, eq(delivery.id, id))[0]?.articleId;
  if (to === undefined || articleId === undefined) return;
  const into = joinDigest(db, { to: toSubscription(to), articleId, dueAt: until });
  moveInto(db, into, id);
  const behind = and(eq(delivery.targetId, id), eq(delivery.kind, 'follow-up'), eq(delivery.state, 'pending'));
  for (const one of articlesUnder(db, behind)) takeFollowUp(db, into, one);
}

function articlesUnder(db: Db, which: ReturnType<typeof and>) {
  return db.orm
    .select({ id: delivery.id, articleId: alert.articleId })
    .from(delivery)
    .innerJoin(alert, eq(alert.deliveryId, delivery.id))
    .where(which)
    .all();
}
