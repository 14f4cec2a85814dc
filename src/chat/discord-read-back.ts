// Finds a message of ours among the newest of its channel, after an answer was lost so long ago that Discord may have
// forgotten the nonce. Pure: the messages are given; nobody else's message is ever taken for ours.
import { z } from 'zod';
import { deliveryMark, isUnmarked } from './card-mark.ts';

/** What is looked for: its nonce, and the addresses it holds (none: known by its nonce and mark alone). */
export type Posted = { readonly nonce: string; readonly urls: readonly string[] };

/** Whose messages count: the bot's own id; undefined when the token does not tell it. */
export type OwnId = string | undefined;

/** @returns the message's id; undefined when none of them is the one */
export function findPosted(messages: unknown, posted: Posted, ownId: OwnId): string | undefined {
  const parsed = messagesSchema.safeParse(messages);
  if (!parsed.success) return undefined;
  const mark = deliveryMark(posted.nonce);
  const own = parsed.data.filter(({ author }) => (ownId === undefined ? author.bot === true : author.id === ownId));
  return own.find((message) => carries(message, posted, mark))?.id;
}

/** Example: `900000000000000001`. */
const DIGITS = /^\d+$/;
/** The most messages that one request gives. */
export const MOST_LISTED = 100;

/** Whether there are more messages than the newest ones given, and `since` (an id) is among those. */
export function isCutBefore(newest: unknown, since: string): boolean {
  const parsed = messagesSchema.safeParse(newest);
  if (!parsed.success || parsed.data.length < MOST_LISTED) return false;
  return parsed.data.every(({ id }) => BigInt(id) > BigInt(since));
}

const messagesSchema = z.array(
  z.object({
    id: z.string().regex(DIGITS),
    author: z.object({ id: z.string(), bot: z.boolean().optional() }),
    nonce: z.union([z.string(), z.number()]).nullish(),
    components: z.array(z.looseObject({ id: z.number().optional() })).default([]),
  }),
);
type PostedMessage = z.infer<typeof messagesSchema>[number];

/** By nonce or mark; by its addresses only where Discord kept neither (a sample card holds the same address). */
function carries({ nonce, components }: PostedMessage, posted: Posted, mark: number): boolean {
  if (nonce !== undefined && nonce !== null) return String(nonce) === posted.nonce;
  if (components.some(({ id }) => id === mark)) return true;
  if (components.length === 0 || !components.every(({ id }) => isUnmarked(id)) || posted.urls.length === 0)
    return false;
  const text = JSON.stringify(components);
  return posted.urls.every((url) => text.includes(JSON.stringify(url).slice(1, -1)));
}

/** The bot's id stands in the first part of its token, e.g. `MTAwMDAw….Gx.abc`. */
export function ownIdOf(token: string): OwnId {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  return SNOWFLAKE.test(id) ? id : undefined;
}

/** Example: `900000000000000001`. */
const SNOWFLAKE = /^\d{17,20}$/;
