// A further report of a story, as a small card under the story's alert: headline, outlet, time, first sentence. It makes no sound.
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { AlertedArticle, Article, Delivery, Language } from '#src/model.ts';
import { messageOf, silent, type MessageBody } from './card.ts';
import { container, textDisplay } from './card-components.ts';
import { entryWithSentence } from './card-digest.ts';
import { clipText } from './card-markdown.ts';
import { deliveryMark } from './card-mark.ts';
import { CARD_TEXTS } from './card-texts.ts';

/** The message under the alert; @param repliesTo the alert's id, where it cannot stand in a thread */
export function followUpMessage(delivery: Delivery, repliesTo?: string): MessageBody {
  return {
    ...silent(messageOf(delivery.articles.map((told) => smallCard(told, delivery)))),
    allowed_mentions: { parse: [], replied_user: false },
    nonce: delivery.nonce,
    enforce_nonce: true,
    ...(repliesTo === undefined ? {} : { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }),
  };
}

function smallCard({ article }: AlertedArticle, { nonce, subscription }: Delivery): APIMessageTopLevelComponent {
  return container([textDisplay(entryWithSentence(article, subscription.locale))], 'plain', deliveryMark(nonce));
}

/** Discord takes no longer name for a thread. */
const MOST_NAME = 100;

/** The thread of a story is called by the headline of the first report that goes into it. */
export function threadName({ articles, subscription }: Delivery): string {
  return postNameOf(articles[0]?.article, subscription.locale);
}

/** So is a post of a forum. */
export function postNameOf(article: Article | undefined, locale: Language): string {
  const name = clipText(article?.title ?? '', MOST_NAME);
  return name === '' ? CARD_TEXTS.untitled[locale] : name;
}
