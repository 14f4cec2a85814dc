CREATE TABLE `story_link` (
	`article_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`chance` integer NOT NULL,
	PRIMARY KEY(`article_id`, `other_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `story_link_other` ON `story_link` (`other_id`) WHERE "story_link"."chance" > 0;
--> statement-breakpoint
-- What was one story before links were kept stays one: its articles count as repeating its lead.
INSERT INTO `story_link` (`article_id`, `other_id`, `chance`)
  SELECT `article`.`id`, `story`.`lead_article_id`, 999 FROM `article` JOIN `story` ON `story`.`id` = `article`.`story_id`
  WHERE `article`.`id` <> `story`.`lead_article_id`;
