// Finds a post of ours in a forum after an answer was lost: posts have no nonce, so each second try begins here.
// Nobody else's post is ever taken for ours, nor a post of another delivery.
import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import { snowflakeAt, unlessTurnedAway } from './discord-outcome.ts';
import { findPosted, type OwnId, type Posted } from './discord-read-back.ts';

export type LostPost = Posted & {
  /** Where no other post of ours has the same. */
  readonly name: string | undefined;
  /** Older posts are not looked at. */
  readonly since: number;
};

type Forum = { readonly guildId: string; readonly channelId: string };
export type ForumSearch = {
  readonly rest: REST;
  readonly ownId: OwnId;
  readonly forum: Forum;
  readonly signal: AbortSignal;
};

/** @returns the id of the post, which is that of its first message; undefined when it is not there */
export async function findPost(search: ForumSearch, lost: LostPost): Promise<string | undefined> {
  const active = await activeThreads(search);
  const archived = await archivedThreads(search, lost.since);
  const first = snowflakeAt(lost.since);
  const own = [...active, ...archived].filter(
    ({ id, parent_id: parentId, owner_id: ownerId }) =>
      parentId === search.forum.channelId &&
      isLater(id, first) &&
      (search.ownId === undefined || ownerId === search.ownId),
  );
  // Its channel takes nothing else while it is tried: it is among the newest, and the one with its name is it in all likelihood.
  const newest = own.toSorted((one, other) => (isLater(one.id, other.id) ? -1 : 1));
  const likely = [
    ...newest.filter(({ name }) => name === lost.name),
    ...newest.filter(({ name }) => name !== lost.name),
  ];
  for (const thread of likely.slice(0, MOST_LOOKED_AT)) if (await isIt(thread, lost, search)) return thread.id;
  return undefined;
}

const MOST_LOOKED_AT = 25;

function isLater(id: string, first: string): boolean {
  return BigInt(id) >= BigInt(first);
}

/** By its first message. Where that may not be read, or was deleted, a post of our own is known by its name. */
async function isIt({ id, name }: Thread, lost: LostPost, { rest, ownId, signal }: ForumSearch): Promise<boolean> {
  const starter = await unlessTurnedAway(rest.get(Routes.channelMessage(id, id), { signal }));
  if (starter === undefined) return ownId !== undefined && name === lost.name;
  return findPosted([starter], lost, ownId) !== undefined;
}

async function activeThreads({ rest, forum, signal }: ForumSearch): Promise<readonly Thread[]> {
  const answer = await unlessTurnedAway(rest.get(Routes.guildActiveThreads(forum.guildId), { signal }));
  return answer === undefined ? [] : threadList.parse(answer).threads;
}

/** Somebody may have closed it since. The newest archived come first; those archived before it was tried are none of ours. */
async function archivedThreads({ rest, forum, signal }: ForumSearch, since: number): Promise<readonly Thread[]> {
  const found: Thread[] = [];
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: PAGE_SIZE, ...(before === undefined ? {} : { before }) });
    const path = Routes.channelThreads(forum.channelId, 'public');
    const answer = await unlessTurnedAway(rest.get(path, { query, signal }));
    if (answer === undefined) return found;
    const { threads, has_more: hasMore } = threadList.parse(answer);
    found.push(...threads);
    before = threads.at(-1)?.thread_metadata?.archive_timestamp;
    if (hasMore !== true || before === undefined || Date.parse(before) < since) return found;
  }
  return found;
}

/** 300 posts that were archived since the first try. */
const MOST_PAGES = 3;
const PAGE_SIZE = '100';

const thread = z.object({
  id: z.string().regex(/^\d+$/),
  name: z.string().default(''),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
  thread_metadata: z.object({ archive_timestamp: z.string() }).optional(),
});
type Thread = z.infer<typeof thread>;

const threadList = z.object({ threads: z.array(thread), has_more: z.boolean().optional() });
