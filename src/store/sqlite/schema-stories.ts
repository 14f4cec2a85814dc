// What entries and articles said before they were changed, and what owners decided of stories.
import type { Verdict } from '#src/model.ts';
import { index, integer, primaryKey, sql, sqliteTable, text } from './drizzle.ts';
import { article, entry } from './schema.ts';

/** What an entry said before its feed changed it. Never a second alert. */
export const revision = sqliteTable(
  'revision',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryId: integer('entry_id')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    /** When the change was seen. */
    seenAt: integer('seen_at').notNull(),
    /** As they were until then. */
    title: text('title').notNull(),
    url: text('url').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  // trace: the revisions of an entry in their order
  (table) => [index('revision_entry').on(table.entryId, table.id)],
);

/** What a stored article said before its outlet changed it under the same address. */
export const articleRevision = sqliteTable(
  'article_revision',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    articleId: integer('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** When the change was seen. */
    seenAt: integer('seen_at').notNull(),
    /** As they were until then. */
    title: text('title').notNull(),
    paragraphs: text('paragraphs', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** What the change was: an `update`, with what changed as its reasons. */
    verdict: text('verdict', { mode: 'json' }).$type<Verdict>().notNull(),
  },
  // the revisions of an article in their order
  (table) => [index('article_revision_article').on(table.articleId, table.id)],
);

/** How likely two articles tell one event, where that is worth keeping: stories are built of it (article/average-linkage.ts). */
export const storyLink = sqliteTable(
  'story_link',
  {
    /** The one that was judged: its links are written before its row, for they say which story it is in. */
    articleId: integer('article_id').notNull(),
    /** One that was there before it. */
    otherId: integer('other_id').notNull(),
    /** Thousandths; from 999 on one repeats the other's text. */
    chance: integer('chance').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.otherId] }),
    // what came later and is like an article; what is not like it is asked for from its own side
    index('story_link_other')
      .on(table.otherId)
      .where(sql`${table.chance} > 0`),
  ],
);

/** An owner's word on two articles: one story, or not. It stands whatever the judge thinks of them, now and in every re-run. */
export const storyDecision = sqliteTable(
  'story_decision',
  {
    /** The smaller id first: one word for each pair. */
    articleId: integer('article_id').notNull(),
    otherId: integer('other_id').notNull(),
    kind: text('kind', { enum: ['split', 'join'] }).notNull(),
    userId: text('user_id').notNull(),
    decidedAt: integer('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.otherId] }),
    // the words on an article, from its other side
    index('story_decision_other').on(table.otherId),
  ],
);
