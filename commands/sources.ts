// /sources: what the bot reads, and how well. Owners only: a source concerns every server.
import type { Invocation, Reply } from '#src/chat/command.ts';
import { ownerLocaleKey } from '#src/chat/owner-locale.ts';
import { UserError } from '#src/errors.ts';
import type { FeedState } from '#src/store/polling.ts';
import { removeSourceFeed } from './changes.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { FIRST_PAGE, newListing, pagesOf, rememberListing } from './listing.ts';
import { parseOptions, shortText } from './options.ts';
import { MOST_SUGGESTIONS, suggestion, suggestShared } from './shared-options.ts';
import { findSource } from './source-address.ts';
import { addSource, checkSource } from './sources-add.ts';
import { sourcesDefinition } from './sources-definition.ts';
import { feedHealth, healthRank, SOURCE_WORDS } from './words/sources.ts';
import { shorten } from './words/shorten.ts';

export const sources: Command = {
  definition: sourcesDefinition,
  async run(invocation, context) {
    const { caller, store, now } = context;
    // The bot writes to owners by itself when a source changes: in the language they use here.
    await store.remember(ownerLocaleKey(caller.userId), caller.locale, now);
    switch (invocation.subcommand) {
      case 'add':
        return addSource(invocation, context);
      case 'remove':
        return removeSource(invocation, context);
      case 'check':
        return checkSource(invocation, context);
      case 'list':
      case undefined:
      default:
        return showPage(newListing(invocation, context), FIRST_PAGE, context);
    }
  },
  turnPage: showPage,
  async suggest(request, context) {
    if (request.option !== 'source' && request.option !== 'url') return suggestShared(request, context);
    const { store } = context;
    const { typed } = request;
    const key = typed.toLowerCase();
    const fitting = (await store.listFeeds()).filter((feed) =>
      `${feed.id} ${feed.outlet} ${feed.url}`.toLowerCase().includes(key),
    );
    return fitting.slice(0, MOST_SUGGESTIONS).map(({ id, outlet }) => suggestion(`${shorten(outlet, 40)} — ${id}`, id));
  },
};

/** A facts reply has room for some 4,000 characters. */
const PAGE_SIZE = 12;

/** What needs somebody comes first: what is gone, fails, is silent. */
async function showPage(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store, now, pollMinIntervalMs } = context;
  const { locale } = caller;
  const feeds = [...(await store.listFeeds())].sort(byNeed);
  if (feeds.length === 0) return { kind: 'text', text: SOURCE_WORDS.none[locale], isPrivate: true };
  const { page, result } = await pagesOf(wanted, PAGE_SIZE, async ({ offset, limit }) => ({
    total: feeds.length,
    shown: feeds.slice(offset, offset + limit),
  }));
  const lines = result.shown.map((feed) => {
    const name = `${shorten(feed.outlet, 40)} (${feed.id})`;
    return [name, feedHealth(feed, { now, locale, pollMinIntervalMs })] as const;
  });
  return {
    kind: 'facts',
    heading: SOURCE_WORDS.heading(feeds)[locale],
    lines,
    paging: await rememberListing(listing, page, context),
    isPrivate: true,
  };
}

function byNeed(one: FeedState, other: FeedState): number {
  return healthRank(one) - healthRank(other) || other.errorCount - one.errorCount || one.id.localeCompare(other.id);
}

const removeShape = {
  source: shortText(2_000, {
    expects: { ko: '출처의 이름이나 주소', en: 'the name or the address of a source' },
    example: 'news-example-com',
  }),
};

async function removeSource(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const { source } = parseOptions(removeShape, invocation);
  const meant = findSource(source, await store.listFeeds());
  const isRemoved = meant !== undefined && (await removeSourceFeed(meant, context));
  if (!isRemoved) throw new UserError('no_such_source', SOURCE_WORDS.noSuchSource);
  return { kind: 'text', text: SOURCE_WORDS.removed(meant.id, meant.outlet)[caller.locale], isPrivate: true };
}
