// The stored trace of one address: seen, read, judged, told. What `/why` answers from; nothing is judged again here.
import type { Article } from '#src/model.ts';
import { changesIn } from '#src/article/update.ts';
import { shownReasons } from '#src/query/alert.ts';
import type { AlertTrace, Trace } from '#src/store/trace.ts';
import { articleById } from './archive.ts';
import { toKind } from './claim-deliveries.ts';
import type { Db } from './database.ts';
import { alias, and, asc, eq } from './drizzle.ts';
import { toFeed } from './feeds.ts';
import { DELETED } from './outbox.ts';
import { articleRevision, revision } from './schema-stories.ts';
import { toArticle, toSubscription } from './rows.ts';
import { article, delivery, entry, feed, subscription } from './schema.ts';
import { alert } from './schema-alerts.ts';

const MOST_ALERTS = 500;

export function traceOf(db: Db, urlKey: string): Trace | undefined {
  const seen = db.orm
    .select({ entry, feed })
    .from(entry)
    .leftJoin(feed, eq(feed.id, entry.feedId))
    .where(eq(entry.urlKey, urlKey))
    .get();
  const row =
    db.orm.select().from(article).where(eq(article.urlKey, urlKey)).get() ?? articleRowOf(db, seen?.entry.articleId);
  if (row === undefined && seen === undefined) return undefined;
  const told = row === undefined ? undefined : toArticle(row);
  return {
    url: told?.url ?? seen?.entry.url ?? '',
    urlKey,
    feed: seen?.feed === null || seen === undefined ? undefined : toFeed(seen.feed),
    seenAt: seen?.entry.seenAt ?? told?.storedAt,
    title: told?.title ?? seen?.entry.title ?? '',
    state: told === undefined ? (seen?.entry.state ?? 'waiting') : 'article',
    // An article that is read again is an article: the tries of its entry are another matter.
    ...(told === undefined
      ? triesOf(seen?.entry)
      : { attempts: 0, reason: row?.silence ?? undefined, retryAt: undefined }),
    revisions: seen === undefined ? [] : revisionsOf(db, seen.entry.id),
    updates: told === undefined ? [] : updatesOf(db, told.id),
    article: told,
    of: told === undefined ? undefined : originalOf(db, told),
    alerts: told === undefined ? [] : alertsOf(db, told.id),
  };
}

function triesOf(row: typeof entry.$inferSelect | undefined): Pick<Trace, 'attempts' | 'reason' | 'retryAt'> {
  return {
    attempts: row?.attempts ?? 0,
    reason: row?.reason ?? undefined,
    retryAt: row?.state === 'waiting' ? row.dueAt : undefined,
  };
}

const MOST_REVISIONS = 20;

function updatesOf(db: Db, articleId: number): Trace['updates'] {
  const { seenAt, title, verdict } = articleRevision;
  return db.orm
    .select({ seenAt, title, verdict })
    .from(articleRevision)
    .where(eq(articleRevision.articleId, articleId))
    .orderBy(asc(articleRevision.id))
    .limit(MOST_REVISIONS)
    .all()
    .map((row) => ({ seenAt: row.seenAt, title: row.title, ...changesIn(row.verdict.reasons) }));
}

function revisionsOf(db: Db, entryId: number): Trace['revisions'] {
  const { seenAt, title, url } = revision;
  return db.orm
    .select({ seenAt, title, url })
    .from(revision)
    .where(eq(revision.entryId, entryId))
    .orderBy(asc(revision.id))
    .limit(MOST_REVISIONS)
    .all();
}

/** A chain of copies is never long; the bound only keeps a mistake from looping. */
const LONGEST_CHAIN = 20;

/** What it repeats or follows; where that is a copy itself, the original of that. */
function originalOf(db: Db, article: Article): Article | undefined {
  let found = article.verdict.of === undefined ? undefined : articleById(db, article.verdict.of);
  for (
    let step = 0;
    step < LONGEST_CHAIN && found?.verdict.kind === 'copy' && found.verdict.of !== undefined;
    step += 1
  )
    found = articleById(db, found.verdict.of) ?? found;
  return found;
}

function articleRowOf(db: Db, id: number | null | undefined) {
  if (id === null || id === undefined) return undefined;
  return db.orm.select().from(article).where(eq(article.id, id)).get();
}

/** At most one row each a message. */
const edit = alias(delivery, 'edit');
const crosspost = alias(delivery, 'crosspost');

function alertsOf(db: Db, articleId: number): readonly AlertTrace[] {
  const rows = db.orm
    .select()
    .from(alert)
    .innerJoin(subscription, eq(subscription.id, alert.subscriptionId))
    .leftJoin(delivery, eq(delivery.id, alert.deliveryId))
    .leftJoin(edit, and(eq(edit.targetId, alert.deliveryId), eq(edit.kind, 'edit')))
    .leftJoin(crosspost, and(eq(crosspost.targetId, alert.deliveryId), eq(crosspost.kind, 'crosspost')))
    .where(eq(alert.articleId, articleId))
    .orderBy(asc(alert.subscriptionId))
    .limit(MOST_ALERTS)
    .all();
  return rows.map((row) => ({
    subscription: toSubscription(row.subscription),
    outcome: row.alert.outcome,
    detail: shownReasons(row.alert.because).join(', '),
    delivery: row.delivery === null ? undefined : toDeliveryTrace(row.delivery, row),
  }));
}

type DeliveryRow = typeof delivery.$inferSelect;

type After = { readonly edit: DeliveryRow | null; readonly crosspost: DeliveryRow | null };

function toDeliveryTrace(row: DeliveryRow, after: After): AlertTrace['delivery'] {
  const { kind, state, attempts, dueAt } = row;
  return {
    kind: toKind(kind),
    isCatchUp: kind === 'catch-up',
    state,
    dueAt,
    attempts,
    startedAt: row.startedAt ?? undefined,
    isDeleted: row.messageId === DELETED,
    edit: after.edit === null ? undefined : { state: after.edit.state, settledAt: after.edit.settledAt ?? undefined },
    crosspost:
      after.crosspost === null
        ? undefined
        : { state: after.crosspost.state, error: after.crosspost.error ?? undefined },
    messageId: row.messageId ?? undefined,
    settledAt: row.settledAt ?? undefined,
    error: row.error ?? undefined,
  };
}
