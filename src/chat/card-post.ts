// A message as a post of a forum: its name, and its first message, which has no nonce there. Pure.
import type { Article, Delivery } from '#src/model.ts';
import { toCalendarDate, toClockTime } from '#src/time.ts';
import { deliveryMessage, sampleMessage, type Look, type MessageBody } from './card.ts';
import { postNameOf } from './card-follow-up.ts';
import { digestPostName, samplePostName } from './card-texts.ts';

/** `name`: at most 100 characters. */
export type NewPost = { readonly name: string; readonly body: MessageBody };

/** @param at when it is posted: digests are told apart by their day, or their hour, on the clocks of their server */
export function deliveryPost(delivery: Delivery, at: number): NewPost {
  const { flags, components, allowed_mentions } = deliveryMessage(delivery);
  return { name: nameOf(delivery, at), body: { flags, components, allowed_mentions } };
}

function nameOf({ kind, articles, timeZone, subscription: { mode, locale } }: Delivery, at: number): string {
  if (kind !== 'digest') return postNameOf(articles[0]?.article, locale);
  const isOnceADay = mode === 'daily' || mode === 'weekly';
  return digestPostName(mode, isOnceADay ? toCalendarDate(at, timeZone) : toClockTime(at, timeZone))[locale];
}

export function samplePost(article: Article, look: Look): NewPost {
  return { name: samplePostName[look.locale], body: sampleMessage(article, look) };
}
