// Who is told of an article: every subscription decides, each decision is stored, and an outbox row exists if and only if
// its article row does. Part of recordArticle's transaction.
import type { Article, Subscription } from '#src/model.ts';
import { decideAlert, rulesFor, type AlertCase, type AlertDecision } from '#src/query/alert.ts';
import { decideFollowUp, mayFollowUp } from '#src/query/follow-up.ts';
import { PreparedStatements, type Db } from './database.ts';
import { holdsStoryOf } from './catch-up.ts';
import { inArray, sql } from './drizzle.ts';
import { enqueue, enqueueFollowUp, waitingCatchUp } from './outbox.ts';
import type { RuleBook } from './rule-book.ts';
import { alert } from './schema-alerts.ts';
import { rule } from './schema-rules.ts';
import { listeningSubscriptions } from './subscriptions.ts';
import { toldOfStory, wasKeptBack } from './told-before.ts';

const { placeholder } = sql;

const EACH_SUBSCRIPTION = new PreparedStatements((orm) => ({
  decided: orm
    .insert(alert)
    .values({
      articleId: placeholder('articleId'),
      subscriptionId: placeholder('subscriptionId'),
      outcome: placeholder('outcome'),
      because: placeholder('because'),
      deliveryId: placeholder('deliveryId'),
    })
    .prepare(),
}));

export type Telling = {
  readonly article: Article;
  readonly placeIds: readonly string[];
  readonly rules: RuleBook;
  readonly now: number;
};

/** Stores what every subscription makes of the article. @returns how many will be told */
export function tellSubscribers(db: Db, { article, placeIds, rules, now }: Telling): number {
  const subscriptions = listeningSubscriptions(db, now);
  if (subscriptions.length === 0) return 0;
  const hits = rules.hits(article);
  const fired = new Set<number>();
  let told = 0;
  for (const subscription of subscriptions) {
    const own = rulesFor(subscription, rules.ofGuild(subscription.guildId));
    const ownIds = new Set(own.map((one) => one.id));
    const decision = decide(db, now, {
      subscription,
      article,
      placeIds: new Set(placeIds),
      rules: own,
      hits: hits.filter((hit) => ownIds.has(hit.rule.id)),
    });
    const { outcome, deliveryId } = carryOut(db, decision, { subscription, article, now });
    const row = {
      articleId: article.id,
      subscriptionId: subscription.id,
      outcome,
      because: decision.because,
      deliveryId,
    };
    EACH_SUBSCRIPTION.of(db).decided.run(row);
    for (const id of decision.firedRuleIds) fired.add(id);
    if (deliveryId !== null) told += 1;
  }
  countFired(db, [...fired]);
  return told;
}

/** Only of a copy that would be told needs to be known what became of its story. */
function decide(db: Db, now: number, given: AlertCase & { readonly article: Article }): AlertDecision {
  const decision = decideAlert(given);
  if (decision.outcome !== 'copy') return decision;
  return decideAlert({ ...given, wasKeptBack: wasKeptBack(db, { ...given, now }) });
}

type Told = { readonly subscription: Subscription; readonly article: Article; readonly now: number };

/** Queues what the decision comes to, seen from what the channel was told of the story before. */
function carryOut(
  db: Db,
  alone: AlertDecision,
  { subscription, article, now }: Told,
): { readonly outcome: AlertDecision['outcome']; readonly deliveryId: number | null } {
  const before = mayFollowUp(alone, article)
    ? toldOfStory(db, { subscriptionId: subscription.id, storyId: article.storyId, now })
    : undefined;
  const { outcome } = decideFollowUp(alone, { subscription, article, told: before?.told ?? 'nothing' });
  const wanted = { subscription, articleId: article.id, now };
  if (outcome === 'alerted') return { outcome, deliveryId: enqueue(db, wanted) };
  if (outcome !== 'threaded' || before?.deliveryId === undefined) return { outcome, deliveryId: null };
  if (subscription.state !== 'active') return tellLater(db, wanted);
  return { outcome, deliveryId: enqueueFollowUp(db, { ...wanted, targetId: before.deliveryId }) };
}

/** A further report for a channel that takes nothing now: once among what it catches up with. */
function tellLater(db: Db, wanted: Parameters<typeof enqueue>[1]): ReturnType<typeof carryOut> {
  const open = waitingCatchUp(db, wanted.subscription.id);
  if (open !== undefined && holdsStoryOf(db, open, wanted.articleId)) return { outcome: 'quiet', deliveryId: null };
  return { outcome: 'alerted', deliveryId: enqueue(db, wanted) };
}

function countFired(db: Db, ruleIds: readonly number[]): void {
  if (ruleIds.length === 0) return;
  db.orm
    .update(rule)
    .set({ firedCount: sql`${rule.firedCount} + 1` })
    .where(inArray(rule.id, [...ruleIds]))
    .run();
}
