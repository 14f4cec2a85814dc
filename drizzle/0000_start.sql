CREATE TABLE `alert` (
	`article_id` integer NOT NULL,
	`subscription_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`because` text NOT NULL,
	`delivery_id` integer,
	PRIMARY KEY(`article_id`, `subscription_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `delivery`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `alert_delivery` ON `alert` (`delivery_id`);--> statement-breakpoint
CREATE TABLE `article` (
	`id` integer PRIMARY KEY NOT NULL,
	`url_key` text NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`subtitle` text,
	`authors` text NOT NULL,
	`outlet` text NOT NULL,
	`published_at` integer NOT NULL,
	`updated_at` integer,
	`stored_at` integer NOT NULL,
	`language` text NOT NULL,
	`paragraphs` text NOT NULL,
	`summary` text NOT NULL,
	`classification` text NOT NULL,
	`facts` text NOT NULL,
	`image_url` text,
	`how` text NOT NULL,
	`is_seed` integer NOT NULL,
	`silence` text,
	`story_id` integer NOT NULL,
	`verdict` text NOT NULL,
	`text_hash` text NOT NULL,
	`fingerprint_version` integer NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_url_key` ON `article` (`url_key`);--> statement-breakpoint
CREATE INDEX `article_text_hash` ON `article` (`text_hash`);--> statement-breakpoint
CREATE INDEX `article_story` ON `article` (`story_id`);--> statement-breakpoint
CREATE INDEX `article_outlet` ON `article` (`outlet`);--> statement-breakpoint
CREATE TABLE `candidate_key` (
	`version` integer NOT NULL,
	`key` integer NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`version`, `key`, `article_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subscription_id` integer NOT NULL,
	`channel_id` text NOT NULL,
	`kind` text NOT NULL,
	`nonce` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`started_at` integer,
	`settled_at` integer,
	`message_id` text,
	`error` text,
	FOREIGN KEY (`subscription_id`) REFERENCES `subscription`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_nonce` ON `delivery` (`nonce`);--> statement-breakpoint
CREATE INDEX `delivery_open` ON `delivery` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_channel` ON `delivery` (`channel_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url_key` text NOT NULL,
	`url` text NOT NULL,
	`host` text NOT NULL,
	`feed_id` text,
	`guid` text,
	`title` text NOT NULL,
	`author` text,
	`outlet` text,
	`published_at` integer,
	`updated_at` integer,
	`text` text NOT NULL,
	`is_silent` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`article_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_url_key` ON `entry` (`url_key`);--> statement-breakpoint
CREATE INDEX `entry_waiting` ON `entry` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `facet` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `value`, `article_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `feed` (
	`id` text PRIMARY KEY NOT NULL,
	`outlet` text NOT NULL,
	`url` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`charset` text,
	`created_at` integer NOT NULL,
	`etag` text,
	`last_modified` text,
	`body_hash` text,
	`first_read_at` integer,
	`last_read_at` integer,
	`next_poll_at` integer NOT NULL,
	`lease_until` integer,
	`error_count` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`entry_count` integer DEFAULT 0 NOT NULL,
	`newest_entry_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feed_url` ON `feed` (`url`);--> statement-breakpoint
CREATE INDEX `feed_due` ON `feed` (`next_poll_at`);--> statement-breakpoint
CREATE TABLE `rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`expression` text NOT NULL,
	`kind` text NOT NULL,
	`fired_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_expression` ON `rule` (`guild_id`,`channel_id`,`kind`,`expression`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `story` (
	`id` integer PRIMARY KEY NOT NULL,
	`lead_article_id` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `subscription` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`mode` text NOT NULL,
	`scope` text NOT NULL,
	`city` text,
	`topic` text,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`state_reason` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_channel` ON `subscription` (`channel_id`);--> statement-breakpoint
CREATE INDEX `subscription_guild` ON `subscription` (`guild_id`);