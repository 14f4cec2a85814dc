// A message on its way to Discord, and what became of it. Plain values; nothing is asked of Discord here.
import type { Delivery } from '#src/model.ts';
import type { MessageBody } from './card.ts';
import type { Posted } from './discord-read-back.ts';

/** What was posted, edited or published; `isTargetGone` when somebody has deleted or locked what it was to go to. */
export type Done = { readonly messageId: string; readonly isTargetGone?: boolean };

/** Nothing was asked for: it is too early to tell what became of an earlier try. */
export type Wait = { readonly afterMs: number; readonly error: string };

/** `startedAt`: when an earlier try may have posted it. */
export type Message = Posted & { readonly startedAt: number | undefined; readonly body: MessageBody };

export function messageOf({ nonce, startedAt, articles }: Delivery, body: MessageBody): Message {
  return { nonce, startedAt, urls: articles.map(({ article }) => article.url), body };
}
