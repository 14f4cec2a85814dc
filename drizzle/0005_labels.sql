CREATE TABLE `relevance_label` (
	`url_key` text NOT NULL,
	`user_id` text NOT NULL,
	`guild_id` text,
	`is_relevant` integer NOT NULL,
	`labelled_at` integer NOT NULL,
	PRIMARY KEY(`url_key`, `user_id`)
);
--> statement-breakpoint
ALTER TABLE `entry` ADD `judgement` text;--> statement-breakpoint
ALTER TABLE `subscription` ADD `threshold` integer;