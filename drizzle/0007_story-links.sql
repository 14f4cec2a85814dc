CREATE TABLE `story_link` (
	`article_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`chance` integer NOT NULL,
	PRIMARY KEY(`article_id`, `other_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `story_link_other` ON `story_link` (`other_id`);