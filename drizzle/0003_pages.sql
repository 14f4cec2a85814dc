CREATE TABLE `raw_page` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`host` text NOT NULL,
	`content_type` text,
	`fetched_at` integer NOT NULL,
	`packed` blob NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `raw_page_fetched` ON `raw_page` (`fetched_at`);--> statement-breakpoint
CREATE TABLE `rule_watch` (
	`host` text PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`hits` text NOT NULL,
	`is_failing` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `article` ADD `section` text;--> statement-breakpoint
ALTER TABLE `article` ADD `desk` text;--> statement-breakpoint
ALTER TABLE `article` ADD `dateline` text;--> statement-breakpoint
ALTER TABLE `article` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `article` ADD `access` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `image_credit` text;