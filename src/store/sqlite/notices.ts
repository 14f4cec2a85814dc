// Messages to the owners and to servers, an outbox of their own: written with what they tell of, sent later, once. What waits for one person goes
// out in one message, and a message that may have arrived is tried again as the same one.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RecipientClaim } from '#src/store/claim.ts';
import type { GuildEvent, Notice, OwnerEvent } from '#src/model-notices.ts';
import type { Telling } from '#src/store/polling.ts';
import type { DeliveryOutcome } from '#src/store/store.ts';
import { inTransaction, statementOf, type Db } from './database.ts';
import { and, asc, eq, inArray, isNull, sql } from './drizzle.ts';
import { settledChanges } from './outbox.ts';
import { notice } from './schema.ts';
import { settingsOf } from './servers.ts';
import { listSubscriptions } from './subscriptions.ts';

/** One message has room for some 4,000 characters. */
const MOST_IN_MESSAGE = 10;

/** Part of the transaction that settles a feed. An event is told to a person once, however often it is settled. */
export function queueNotices(
  db: Db,
  events: readonly (OwnerEvent | GuildEvent)[],
  { recipients, dueAt }: Telling,
): void {
  for (const event of events) {
    for (const recipient of recipients) {
      const nonce = createHash('sha256')
        .update(`${recipient}|${JSON.stringify(event)}`)
        .digest('base64url')
        .slice(0, 22);
      db.orm.insert(notice).values({ recipient, event, nonce, state: 'pending', dueAt }).onConflictDoNothing().run();
    }
  }
}

/** Leases what is due, one message a person. A batch is fixed at its first try: a second try says the same under the same nonce. */
export function claimNotices(db: Db, { now, limit, leaseMs, busyRecipients }: RecipientClaim): readonly Notice[] {
  return inTransaction(db, () => {
    const heads = statementOf(db, DUE_HEADS)
      .all({ now, limit, busyRecipients: JSON.stringify(busyRecipients) })
      .map((row) => headRow.parse(row));
    return heads.map(({ id, batch }) => {
      const of = batch ?? openBatch(db, id);
      // Read before it is marked: `startedAt` tells of earlier tries.
      const claimed = noticeOf(db, of);
      const startedAt = sql`coalesce(${notice.startedAt}, ${now})`;
      db.orm
        .update(notice)
        .set({ state: 'sending', leaseUntil: now + leaseMs, startedAt })
        .where(eq(notice.batch, of))
        .run();
      return claimed;
    });
  });
}

/** Raw SQL: the first open row of each person, if it is due. */
const DUE_HEADS = `
  SELECT notice.id AS id, notice.batch AS batch FROM (
    SELECT min(id) AS id, recipient FROM notice
    WHERE state IN ('pending', 'sending', 'retry') AND recipient NOT IN (SELECT value FROM json_each(:busyRecipients))
    GROUP BY recipient
  ) AS head
  JOIN notice ON notice.id = head.id
  WHERE (state = 'sending' AND lease_until <= :now) OR (state IN ('pending', 'retry') AND due_at <= :now)
  ORDER BY notice.id LIMIT :limit`;

const headRow = z.object({ id: z.number(), batch: z.number().nullable() });

/** Everything that waits for the same person joins the first: also what is due a little later. */
function openBatch(db: Db, id: number): number {
  const recipient = sql`(SELECT recipient FROM notice WHERE id = ${id})`;
  const waiting = db.orm
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.recipient, recipient), eq(notice.state, 'pending'), isNull(notice.batch)))
    .orderBy(asc(notice.id))
    .limit(MOST_IN_MESSAGE)
    .all();
  const ids = waiting.map((row) => row.id);
  db.orm.update(notice).set({ batch: id }).where(inArray(notice.id, ids)).run();
  return id;
}

function noticeOf(db: Db, batch: number): Notice {
  const rows = db.orm.select().from(notice).where(eq(notice.batch, batch)).orderBy(asc(notice.id)).all();
  const [first] = rows;
  if (first === undefined) throw new Error('a batch of notices is empty');
  const { id, recipient, nonce, attempts, startedAt } = first;
  const events = rows.map((row) => row.event);
  return { id, recipient, nonce, attempts, startedAt: startedAt ?? undefined, events, guild: guildOf(db, recipient) };
}

const GUILD_PREFIX = 'guild:';

/** How a server is named where persons are. Discord's ids are digits, the terminal is a word: neither begins like this. */
export function guildRecipient(guildId: string): string {
  return `${GUILD_PREFIX}${guildId}`;
}

/** Enough to find one that the admins read. */
const MOST_CHANNELS = 5;

function guildOf(db: Db, recipient: string): Notice['guild'] {
  if (!recipient.startsWith(GUILD_PREFIX)) return undefined;
  const id = recipient.slice(GUILD_PREFIX.length);
  const subscriptions = listSubscriptions(db, id);
  const active = subscriptions.filter(({ state }) => state === 'active').slice(0, MOST_CHANNELS);
  const locale = settingsOf(db, id).language ?? subscriptions[0]?.locale ?? 'ko';
  return { id, locale, channelIds: active.map(({ channelId }) => channelId) };
}

/** Settles the whole message that begins with this row. */
export function settleNotice(
  db: Db,
  noticeId: number,
  { outcome, now }: { readonly outcome: DeliveryOutcome; readonly now: number },
): void {
  db.orm.update(notice).set(settledChanges(outcome, now)).where(eq(notice.batch, noticeId)).run();
}

/** A message that was on its way when the last process ended is due again, as the same one. */
export function releaseNotices(db: Db, now: number): void {
  db.orm.update(notice).set({ leaseUntil: now }).where(eq(notice.state, 'sending')).run();
}
