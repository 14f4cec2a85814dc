DROP TABLE `rule_watch`;--> statement-breakpoint
CREATE TABLE `rule_watch` (
	`host` text NOT NULL,
	`rule` text NOT NULL,
	`stamp` text NOT NULL,
	`hits` text NOT NULL,
	`is_failing` integer NOT NULL,
	`last_entry_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`host`, `rule`)
);
