// Counts a stage, for `/status` and the doctor: one row of numbers, read in one statement.
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import type { Counts } from '#src/store/store.ts';
import type { Db } from './database.ts';

/** Raw SQL: eighteen counts in one read, each over an index or a small table. What has no order tells the channel nothing new: it counts nowhere. */
const COUNTS = `SELECT
  (SELECT count(*) FROM feed) AS feeds,
  (SELECT count(*) FROM feed WHERE error_count > 0) AS failingFeeds,
  (SELECT count(*) FROM feed WHERE health = 'silent') AS silentFeeds,
  (SELECT count(*) FROM entry WHERE state = 'waiting' AND article_id IS NULL) AS waitingEntries,
  (SELECT count(*) FROM entry WHERE state = 'irrelevant') AS irrelevantEntries,
  (SELECT count(*) FROM entry WHERE state = 'unreadable') AS unreadableEntries,
  (SELECT count(*) FROM article) AS articles,
  (SELECT count(*) FROM article WHERE is_seed) AS seeds,
  (SELECT count(*) FROM article WHERE verdict ->> 'kind' = 'copy') AS copies,
  (SELECT count(*) FROM story) AS stories,
  (SELECT count(*) FROM subscription WHERE state <> 'removed') AS subscriptions,
  (SELECT count(*) FROM rule) AS rules,
  (SELECT count(*) FROM delivery JOIN subscription ON subscription.id = subscription_id
    WHERE delivery.state IN ('pending', 'sending', 'retry') AND kind NOT IN ${WITHOUT_ORDER_LIST} AND subscription.state = 'active') AS pendingDeliveries,
  (SELECT count(*) FROM delivery JOIN subscription ON subscription.id = subscription_id
    WHERE delivery.state IN ('pending', 'sending', 'retry') AND kind NOT IN ${WITHOUT_ORDER_LIST} AND subscription.state IN ('paused', 'disabled')) AS heldDeliveries,
  (SELECT count(*) FROM delivery WHERE state = 'sent' AND kind NOT IN ${WITHOUT_ORDER_LIST}) AS sentDeliveries,
  (SELECT count(*) FROM delivery WHERE state = 'dead' AND kind NOT IN ${WITHOUT_ORDER_LIST}) AS deadDeliveries,
  (SELECT count(DISTINCT url_key) FROM relevance_label) AS labelledArticles,
  (SELECT max(published_at) FROM article WHERE id = (SELECT max(id) FROM article)) AS newestArticleAt`;

type Row = Omit<Counts, 'newestArticleAt'> & { readonly newestArticleAt: number | null };

export function countAll(db: Db): Counts {
  const row = db.raw.prepare<[], Row>(COUNTS).get();
  if (row === undefined) throw new Error('a statement of counts gave no row');
  return { ...row, newestArticleAt: row.newestArticleAt ?? undefined };
}
