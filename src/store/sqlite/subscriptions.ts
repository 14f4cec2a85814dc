// Which channel wants what, and the keyword rules of servers and channels.
import { ruleCode, subscriptionCode } from '#src/audit-code.ts';
import type { DoneBy } from '#src/model-audit.ts';
import type { KeywordRule, Subscription } from '#src/model.ts';
import type { RuleRequest, SubscriptionRequest } from '#src/store/subscribing.ts';
import { DAY_MS } from '#src/time.ts';
import { leaveLine } from './audit.ts';
import { catchUp } from './catch-up.ts';
import { dropCrossposts } from './crossposts.ts';
import { inTransaction, type Db } from './database.ts';
import { bringDigestsForward } from './digest-times.ts';
import { and, asc, eq, gt, inArray, or, sql } from './drizzle.ts';
import { toRule, toSubscription } from './rows.ts';
import { delivery, subscription } from './schema.ts';
import { rule } from './schema-rules.ts';

/** Adds the channel's subscription, or replaces its wishes and wakes it: then it catches up with what waits for it. */
export function subscribe(
  db: Db,
  request: SubscriptionRequest,
  by?: DoneBy,
): { readonly subscription: Subscription; readonly isNew: boolean } {
  return inTransaction(db, () => {
    const { channelId, now } = request;
    const row = rowOf(request);
    const before = db.orm.select().from(subscription).where(eq(subscription.channelId, channelId)).get();
    const isNew = before === undefined || before.state === 'removed';
    const createdAt = isNew ? now : before.createdAt;
    // A message that was on its way when the channel unsubscribed must not reach the new subscription.
    if (isNew && before !== undefined) dropOpen(db, before.id);
    db.orm
      .insert(subscription)
      .values({ ...row, createdAt })
      .onConflictDoUpdate({ target: subscription.channelId, set: { ...row, createdAt } })
      .run();
    const after = subscriptionOf(db, channelId) ?? unreachable();
    if (!after.isCrossposted) dropCrossposts(db, after.id, now);
    if (!isNew && before.state !== 'active') catchUp(db, after, now);
    if (!isNew && before.mode !== after.mode) bringDigestsForward(db, now, after.id);
    const [was, is] = [isNew ? undefined : subscriptionCode(toSubscription(before)), subscriptionCode(after)];
    if (was !== is) leaveLine(db, { action: 'subscribe', channelId, before: was, after: is }, by);
    return { subscription: after, isNew };
  });
}

function rowOf({ now, ...wishes }: SubscriptionRequest) {
  return {
    ...wishes,
    city: wishes.city ?? null,
    topic: wishes.topic ?? null,
    threshold: wishes.threshold ?? null,
    followUps: wishes.followUps ?? ('thread' as const),
    channelKind: wishes.channelKind ?? ('text' as const),
    isCrossposted: wishes.isCrossposted ?? false,
    mentionRoleId: wishes.mentionRoleId ?? null,
    hourlyCap: wishes.hourlyCap ?? null,
    style: wishes.style ?? null,
    state: 'active' as const,
    stateReason: null,
    stateAt: now,
  };
}

function unreachable(): never {
  throw new Error('a row just written is missing');
}

/** Ends the subscription and what still waits for its channel. */
export function unsubscribe(db: Db, channelId: string, by: DoneBy): boolean {
  return inTransaction(db, () => {
    const row = db.orm.select().from(subscription).where(isKept(channelId)).get();
    if (row === undefined) return false;
    db.orm.update(subscription).set({ state: 'removed' }).where(eq(subscription.id, row.id)).run();
    dropOpen(db, row.id);
    leaveLine(db, { action: 'unsubscribe', channelId, before: subscriptionCode(toSubscription(row)) }, by);
    return true;
  });
}

/** Also what is on its way: when its try fails, there is no other (settle-delivery.ts). */
function dropOpen(db: Db, subscriptionId: number): void {
  const isOpen = inArray(delivery.state, ['pending', 'retry', 'sending']);
  const dropped = { state: 'dead' as const, error: 'unsubscribed', leaseUntil: null };
  db.orm
    .update(delivery)
    .set(dropped)
    .where(and(eq(delivery.subscriptionId, subscriptionId), isOpen))
    .run();
}

type Changing = { readonly state: Subscription['state']; readonly by: DoneBy };

/** One that is woken catches up with what waits for it. */
export function setSubscriptionState(db: Db, channelId: string, { state, by }: Changing): Subscription | undefined {
  return inTransaction(db, () => {
    const before = subscriptionOf(db, channelId);
    if (before === undefined || before.state === state) return before;
    db.orm.update(subscription).set({ state, stateReason: null, stateAt: by.at }).where(isKept(channelId)).run();
    const after = subscriptionOf(db, channelId) ?? unreachable();
    if (state === 'active') catchUp(db, after, by.at);
    const action = state === 'active' ? 'resume' : 'pause';
    leaveLine(db, { action, channelId, before: before.state, after: after.state }, by);
    return after;
  });
}

export function subscriptionOf(db: Db, channelId: string): Subscription | undefined {
  return db.orm.select().from(subscription).where(isKept(channelId)).all().map(toSubscription)[0];
}

const isKept = (channelId: string) =>
  and(eq(subscription.channelId, channelId), sql`${subscription.state} <> 'removed'`);

/** A server has at most some hundred channels. */
const MOST_SUBSCRIPTIONS = 500;

export function listSubscriptions(db: Db, guildId: string): readonly Subscription[] {
  const kept = and(eq(subscription.guildId, guildId), sql`${subscription.state} <> 'removed'`);
  return db.orm
    .select()
    .from(subscription)
    .where(kept)
    .orderBy(asc(subscription.id))
    .limit(MOST_SUBSCRIPTIONS)
    .all()
    .map(toSubscription);
}

const MOST_RULES = 500;

export function addRule(
  db: Db,
  { channelId, expression, kind }: RuleRequest,
  by: DoneBy,
): { readonly rule: KeywordRule; readonly isNew: boolean } {
  return inTransaction(db, () => {
    const wanted = { guildId: by.guildId, channelId: channelId ?? '', expression, kind };
    const same = and(
      eq(rule.guildId, wanted.guildId),
      eq(rule.channelId, wanted.channelId),
      eq(rule.kind, kind),
      eq(rule.expression, expression),
    );
    // Looked for first: an insert that meets the unique index would use up a number, and people see the numbers.
    const known = db.orm.select().from(rule).where(same).all().map(toRule)[0];
    if (known !== undefined) return { rule: known, isNew: false };
    const values = { ...wanted, createdAt: by.at };
    const stored = db.orm.insert(rule).values(values).returning().all().map(toRule)[0] ?? unreachable();
    leaveLine(db, { action: 'keyword-add', channelId, after: ruleCode(stored) }, by);
    return { rule: stored, isNew: true };
  });
}

export function removeRule(db: Db, ruleId: number, by: DoneBy): KeywordRule | undefined {
  return inTransaction(db, () => {
    const mine = and(eq(rule.guildId, by.guildId), eq(rule.id, ruleId));
    const removed = db.orm.delete(rule).where(mine).returning().all().map(toRule)[0];
    if (removed === undefined) return undefined;
    const { channelId } = removed;
    leaveLine(db, { action: 'keyword-remove', channelId, before: ruleCode(removed) }, by);
    return removed;
  });
}

/** The rules of the server and, with a channel, those of that channel; without one, all of the server's. */
export function listRules(
  db: Db,
  guildId: string,
  channelId: string | undefined,
): readonly (KeywordRule & { readonly firedCount: number })[] {
  const there = channelId === undefined ? undefined : or(eq(rule.channelId, ''), eq(rule.channelId, channelId));
  return db.orm
    .select()
    .from(rule)
    .where(and(eq(rule.guildId, guildId), there))
    .orderBy(asc(rule.id))
    .limit(MOST_RULES)
    .all()
    .map(toRule);
}

/** Rules of every server by their ids, which rise as rules come: what the matcher is compiled from. By the primary key. */
export function rulesAfter(db: Db, id: number, limit: number): readonly KeywordRule[] {
  return db.orm.select().from(rule).where(gt(rule.id, id)).orderBy(asc(rule.id)).limit(limit).all().map(toRule);
}

/** What a channel missed in a month is caught up with; one that nobody repairs until then is forgotten about. */
const REMEMBERED_MS = 30 * DAY_MS;

/** Subscriptions of all servers for which articles are judged: also those that are paused, or were closed not long ago. */
export function listeningSubscriptions(db: Db, now: number): readonly Subscription[] {
  const isRepairable = and(eq(subscription.state, 'disabled'), gt(subscription.stateAt, now - REMEMBERED_MS));
  return db.orm
    .select()
    .from(subscription)
    .where(or(inArray(subscription.state, ['active', 'paused']), isRepairable))
    .orderBy(asc(subscription.id))
    .all()
    .map(toSubscription);
}
