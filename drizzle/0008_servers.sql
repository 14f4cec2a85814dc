CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text NOT NULL,
	`action` text NOT NULL,
	`channel_id` text,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_guild` ON `audit` (`guild_id`,`id`);--> statement-breakpoint
CREATE TABLE `server` (
	`guild_id` text PRIMARY KEY NOT NULL,
	`language` text,
	`time_zone` text DEFAULT 'Asia/Seoul' NOT NULL,
	`digest_hour` integer DEFAULT 9 NOT NULL,
	`quiet_from` integer,
	`quiet_to` integer,
	`style` text DEFAULT 'card' NOT NULL,
	`joined_at` integer
);
--> statement-breakpoint
ALTER TABLE `subscription` ADD `channel_kind` text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE `subscription` ADD `is_crossposted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `subscription` ADD `mention_role_id` text;--> statement-breakpoint
ALTER TABLE `subscription` ADD `hourly_cap` integer;--> statement-breakpoint
ALTER TABLE `subscription` ADD `style` text;--> statement-breakpoint
ALTER TABLE `subscription` ADD `state_at` integer;--> statement-breakpoint
CREATE INDEX `delivery_subscription` ON `delivery` (`subscription_id`,`kind`,`due_at`);