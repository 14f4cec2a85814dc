CREATE TABLE `fingerprint_key` (
	`version` integer NOT NULL,
	`key` integer NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`version`, `key`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fingerprint` (
	`seq` integer PRIMARY KEY NOT NULL,
	`article_id` integer NOT NULL,
	`version` integer NOT NULL,
	`sketch` blob NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `fingerprint_article` ON `fingerprint` (`article_id`);--> statement-breakpoint
CREATE TABLE `pair_table` (
	`version` integer PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`article_count` integer NOT NULL,
	`pairs` blob NOT NULL,
	`counts` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `article_revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`title` text NOT NULL,
	`paragraphs` text NOT NULL,
	`verdict` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_revision_article` ON `article_revision` (`article_id`,`id`);--> statement-breakpoint
CREATE TABLE `story_decision` (
	`article_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `story_decision_other` ON `story_decision` (`other_id`);--> statement-breakpoint
ALTER TABLE `delivery` ADD `target_id` integer;--> statement-breakpoint
CREATE INDEX `delivery_target` ON `delivery` (`target_id`,`kind`);--> statement-breakpoint
ALTER TABLE `subscription` ADD `follow_ups` text DEFAULT 'thread' NOT NULL;--> statement-breakpoint
DROP TABLE `candidate_key`;
