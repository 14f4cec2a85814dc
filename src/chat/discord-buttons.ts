// The custom ids of buttons: all the state there is, so that a button works after a restart. Versioned, so that an old
// message is recognised for what it is and answered with words.
import type { ArticleTopic } from './command.ts';

/** Discord's limit. */
const MOST_CUSTOM_ID = 100;

/** `v1|page|KEY|3`; undefined when the key is too long or would be read otherwise. @param page from 0; -1 before the first */
export function pageButtonId(listingKey: string, page: number): string | undefined {
  const id = `v1|page|${listingKey}|${page}`;
  return id.length <= MOST_CUSTOM_ID && !listingKey.includes('|') && listingKey !== '' ? id : undefined;
}

/** `v1|do|KEY`; undefined when the key is too long or would be read otherwise. */
export function actionButtonId(actionKey: string): string | undefined {
  const id = `v1|do|${actionKey}`;
  return id.length <= MOST_CUSTOM_ID && !actionKey.includes('|') && actionKey !== '' ? id : undefined;
}

/** `v1|label|12345|1`: 👍 (1) or 👎 (0) for an article. */
export function labelButtonId(articleId: number, isRelevant: boolean): string {
  return `v1|label|${articleId}|${Number(isRelevant)}`;
}

/** `v1|story|12345`, `v1|why|12345`: what else is known of an article. */
export function topicButtonId(topic: ArticleTopic, articleId: number): string {
  return `v1|${topic}|${articleId}`;
}

export type PressedButton =
  | { readonly kind: 'page'; readonly listingKey: string; readonly page: number }
  | { readonly kind: 'action'; readonly actionKey: string }
  | { readonly kind: 'topic'; readonly topic: ArticleTopic; readonly articleId: number }
  | { readonly kind: 'label'; readonly articleId: number; readonly isRelevant: boolean };

/** What a pressed button asks for; undefined for one that is not (or no longer) ours. */
export function parseButton(customId: string): PressedButton | undefined {
  const [, actionKey] = ACTION_BUTTON.exec(customId) ?? [];
  if (actionKey !== undefined) return { kind: 'action', actionKey };
  const [, articleId, isRelevant] = LABEL_BUTTON.exec(customId) ?? [];
  if (articleId !== undefined) return { kind: 'label', articleId: Number(articleId), isRelevant: isRelevant === '1' };
  const [, topic, topicArticleId] = TOPIC_BUTTON.exec(customId) ?? [];
  if (topic !== undefined)
    return { kind: 'topic', topic: topic === 'story' ? 'story' : 'why', articleId: Number(topicArticleId) };
  const match = PAGE_BUTTON.exec(customId);
  if (match === null) return undefined;
  const [, listingKey = '', page = ''] = match;
  return { kind: 'page', listingKey, page: Number(page) };
}

/** Example: `v1|do|Zk3_x9-A`. */
const ACTION_BUTTON = /^v1\|do\|([^|]{1,90})$/;

/** Example: `v1|label|6283173888|1`. */
const LABEL_BUTTON = /^v1\|label\|(\d{1,15})\|([01])$/;

/** Example: `v1|story|6283173888`. */
const TOPIC_BUTTON = /^v1\|(story|why)\|(\d{1,15})$/;

/** Example: `v1|page|Zk3_x9-A|3`. */
const PAGE_BUTTON = /^v1\|page\|([^|]{1,90})\|(\d{1,6})$/;
