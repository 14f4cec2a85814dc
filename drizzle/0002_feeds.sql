CREATE TABLE `notice` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recipient` text NOT NULL,
	`event` text NOT NULL,
	`batch` integer,
	`nonce` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`started_at` integer,
	`settled_at` integer,
	`message_id` text,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_nonce` ON `notice` (`nonce`);--> statement-breakpoint
CREATE INDEX `notice_open` ON `notice` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`title` text NOT NULL,
	`url` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `revision_entry` ON `revision` (`entry_id`,`id`);--> statement-breakpoint
DROP INDEX `feed_due`;--> statement-breakpoint
ALTER TABLE `feed` ADD `site` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `poll_interval_ms` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `health` text DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `health_at` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `memory` text;--> statement-breakpoint
CREATE INDEX `feed_claim` ON `feed` (`next_poll_at`,`site`,`lease_until`,`health`);--> statement-breakpoint
ALTER TABLE `entry` ADD `content_hash` text;--> statement-breakpoint
CREATE INDEX `entry_guid` ON `entry` (`feed_id`,`guid`);--> statement-breakpoint
-- Sources of an older version that were read without error are fine: their owners are told nothing at the first poll.
UPDATE `feed` SET `health` = 'ok' WHERE `first_read_at` IS NOT NULL AND `error_count` = 0;
--> statement-breakpoint
-- claimDueEntries: what may be told comes before what is only stored.
DROP INDEX `entry_order`;
--> statement-breakpoint
CREATE INDEX `entry_order` ON `entry` (`is_silent`, coalesce(`published_at`, `seen_at`), `id`, `host`, `due_at`, `lease_until`, `feed_id`) WHERE `state` = 'waiting';
