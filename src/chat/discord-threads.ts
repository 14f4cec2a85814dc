// Opens an archived thread again before something is done in it: subscriptions may name a thread, and posts of a forum are threads.
// A thread that somebody has locked stays as it is.
import { Routes, type REST } from 'discord.js';
import { apiCodeOf, isTurnedAway } from './discord-outcome.ts';

const UNKNOWN_CHANNEL = 10_003;
const ARCHIVED = 50_083;
const LOCKED = 160_005;
/** The server has as many open threads as it may. */
const TOO_MANY = 160_006;

/** Where something is done; `threadId` may be any channel's. */
export type ThreadPlace = { readonly rest: REST; readonly threadId: string; readonly signal: AbortSignal };

/** Does `work` in the thread; where Discord says that it is archived, once more after it was opened. What was refused was not done. */
export async function inOpenThread<T>(place: ThreadPlace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (apiCodeOf(error) !== ARCHIVED || !(await open(place))) throw error;
    return work();
  }
}

/** Whoever may write in a thread may open it; a locked one needs more. */
async function open({ rest, threadId, signal }: ThreadPlace): Promise<boolean> {
  try {
    await rest.patch(Routes.channel(threadId), { body: { archived: false }, signal });
    return true;
  } catch (error) {
    if (isTurnedAway(error) && apiCodeOf(error) !== TOO_MANY) return false;
    throw error;
  }
}

/** Whether the thread takes no message any more: somebody has deleted it, or closed it so that we may not open it. */
export function isThreadClosed(error: unknown): boolean {
  const code = apiCodeOf(error);
  return code === UNKNOWN_CHANNEL || code === ARCHIVED || code === LOCKED;
}
