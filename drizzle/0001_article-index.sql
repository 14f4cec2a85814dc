-- The full-text index over pre-analysed terms (src/language/analyze.ts). rowid = article.id, so newest-first is a descending scan.
-- Contentless: the text stands in `article` already. detail=full: phrases over bigrams need positions.
CREATE VIRTUAL TABLE `article_fts` USING fts5(title, stem, bigram, facet, content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'");
--> statement-breakpoint
-- claimDueEntries: the waiting entries in the order they are read, with all the claim looks at.
CREATE INDEX `entry_order` ON `entry` (coalesce(`published_at`, `seen_at`), `id`, `host`, `due_at`, `lease_until`, `feed_id`) WHERE `state` = 'waiting';
--> statement-breakpoint
-- counts: copies and seeds, without reading the articles.
CREATE INDEX `article_copy` ON `article` (`verdict` ->> 'kind');
--> statement-breakpoint
CREATE INDEX `article_seed` ON `article` (`is_seed`) WHERE `is_seed`;
