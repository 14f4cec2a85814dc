// The table of what became of each article for each subscription.
import { index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { article, delivery, subscription } from './schema.ts';

/** What became of an article for a subscription: told (with its delivery), or why not. At most one row each. */
export const alert = sqliteTable(
  'alert',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => article.id),
    subscriptionId: integer('subscription_id')
      .notNull()
      .references(() => subscription.id),
    outcome: text('outcome', {
      enum: [
        'alerted',
        'threaded',
        'quiet',
        'scope',
        'threshold',
        'city',
        'topic',
        'no-include',
        'excluded',
        'copy',
        'not-alerting',
      ],
    }).notNull(),
    because: text('because', { mode: 'json' }).$type<readonly string[]>().notNull(),
    deliveryId: integer('delivery_id').references(() => delivery.id),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.subscriptionId] }),
    // claimDeliveries: the articles of a delivery
    index('alert_delivery').on(table.deliveryId),
  ],
);
