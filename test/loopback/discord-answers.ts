// Answers of the loopback Discord's HTTP API: JSON, and the refusals with Discord's own codes.
import type { Channel } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';

export type Refusal = HttpAnswer & { readonly status: 400 | 401 | 403 | 404 };

const REFUSALS: Readonly<Record<number, readonly [status: Refusal['status'], words: string]>> = {
  0: [401, '401: Unauthorized'],
  10_003: [404, 'Unknown Channel'],
  10_004: [404, 'Unknown Guild'],
  10_007: [404, 'Unknown Member'],
  10_008: [404, 'Unknown Message'],
  10_015: [404, 'Unknown Webhook'],
  10_062: [404, 'Unknown interaction'],
  40_033: [400, 'This message has already been crossposted'],
  40_060: [400, 'Interaction has already been acknowledged.'],
  40_067: [400, 'A tag is required to create a forum post in this channel'],
  50_001: [403, 'Missing Access'],
  50_006: [400, 'Cannot send an empty message'],
  50_005: [403, 'Cannot edit a message authored by another user'],
  50_008: [400, 'Cannot send messages in a non-text channel'],
  50_013: [403, 'Missing Permissions'],
  50_024: [403, 'Cannot execute action on this channel type'],
  50_035: [400, 'Invalid Form Body'],
  50_083: [400, 'Thread is archived'],
  160_002: [400, 'Cannot reply without permission to read message history'],
  160_004: [400, 'A thread has already been created for this message'],
  160_005: [403, 'Thread is locked'],
};

export function answerOf(payload: object, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
}

export function refuse(code: number, detail?: string): Refusal {
  const [status, words] = REFUSALS[code] ?? [400, 'refused'];
  const message = detail === undefined ? words : `${words}: ${detail}`;
  return { ...answerOf({ message, code }), status };
}

/** What is said to whoever writes in a thread that somebody has closed; undefined where it is open, or no thread. */
export function threadRefusal({ thread }: Channel): Refusal | undefined {
  if (thread?.archivedAt !== undefined) return refuse(50_083);
  return thread?.isLocked === true ? refuse(160_005) : undefined;
}
