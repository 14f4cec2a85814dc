// The tables of stories beyond the story itself: what articles said before they were changed, and what owners decided.
import type { Verdict } from '#src/model.ts';
import { index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';
import { article } from './schema.ts';

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
