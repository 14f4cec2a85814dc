// /settings history: who changed what, and when, the newest first, page by page.
import type { Reply } from '#src/chat/command.ts';
import type { PageRequest } from '#src/store/paging.ts';
import { toClockTime } from '#src/time.ts';
import type { CommandContext, Listing } from './command.ts';
import { requireGuild } from './guild.ts';
import { rememberListing, turnPages } from './listing.ts';
import { auditWords, HISTORY_WORDS } from './words/audit.ts';
import { timeZoneName } from './words/time-zones.ts';

/** A line of two subscriptions with every wish has some 450 characters, a message 4,000. */
const PAGE_SIZE = 8;

export async function showHistory(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const guildId = requireGuild(caller);
  const { timeZone } = await store.servers.settingsOf(guildId);
  const read = async ({ after, limit }: PageRequest) => {
    const beforeId = after === undefined ? undefined : Number(after);
    const found = await store.servers.history({ guildId, beforeId, limit: limit + 1 });
    const hits = found.slice(0, limit);
    const next = found.length > limit ? String(hits.at(-1)?.id) : undefined;
    return { hits, next, total: hits.length, isMore: next !== undefined };
  };
  const { page, result, ...turned } = await turnPages(listing, wanted, { pageSize: PAGE_SIZE, read });
  if (result.total === 0) return { kind: 'text', text: HISTORY_WORDS.none[caller.locale], isPrivate: true };
  return {
    kind: 'facts',
    heading: HISTORY_WORDS.heading(timeZoneName(timeZone, caller.locale))[caller.locale],
    lines: result.hits.map((line) => [toClockTime(line.at, timeZone), auditWords(line)[caller.locale]] as const),
    paging: await rememberListing(turned.listing, page, context),
    isPrivate: true,
  };
}
