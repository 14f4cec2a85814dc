// /sources add and check: what a source would bring is shown before it is added. An address that is itself a feed or a list of articles
// was chosen by the person and is added at once; of the feeds found on a site the person chooses.
import type { Action, Invocation, Reply, Text } from '#src/chat/command.ts';
import { reasonText } from '#src/chat/reason-texts.ts';
import { UserError } from '#src/errors.ts';
import type { Feed } from '#src/model.ts';
import type { FeedState } from '#src/store/polling.ts';
import { SEOUL } from '#src/time.ts';
import { offerAction } from './action.ts';
import { addSourceFeed } from './changes.ts';
import type { CommandContext, ReadableSource } from './command.ts';
import { maybe, oneOf, parseOptions, shortText, webAddress } from './options.ts';
import { findSource, isSameAddress } from './source-address.ts';
import { sourceIdOf } from './source-id.ts';
import { previewLine, reportLines, SOURCE_LABELS, REPORT_WORDS } from './words/source-report.ts';
import { feedHealth, SOURCE_WORDS } from './words/sources.ts';
import { shorten } from './words/shorten.ts';

const shapes = {
  add: {
    url: webAddress,
    outlet: maybe(
      shortText(60, {
        expects: { ko: '언론사 이름', en: 'the name of an outlet' },
        example: { ko: '세종일보', en: 'Sejong Times' },
      }),
    ),
    kind: maybe(oneOf(['feed', 'page'])),
  },
  check: { url: webAddress },
  known: {
    url: shortText(2_000, { expects: { ko: '주소', en: 'an address' }, example: 'https://news.example.com/rss' }),
  },
} as const;

export async function addSource(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { store } = context;
  const { url, outlet, kind } = parseOptions(shapes.add, invocation);
  const report = await context.inspectSource(url, kind);
  if (report.kind === 'failed')
    throw new UserError('unreadable_source', SOURCE_WORDS.unreadable(reasonText(report.reason)));
  const feeds = await store.listFeeds();
  if (report.kind === 'found') return choiceReply(report.sources, { feeds, outlet }, context);
  requireUnknown(report, feeds);
  const feed: Feed = {
    id: sourceIdOf(report.feedUrl, new Set(feeds.map(({ id }) => id))),
    outlet: outlet ?? outletOf(report),
    url: report.feedUrl,
    kind: report.sourceKind,
    language: report.language,
    timeZone: report.language === 'ko' ? SEOUL : 'UTC',
    charset: report.charset,
    pollIntervalMs: undefined,
  };
  const isAdded = await addSourceFeed(feed, context);
  if (!isAdded) throw new UserError('known_source', SOURCE_WORDS.knownAlready(feed.id));
  const words = report.sourceKind === 'page' ? SOURCE_WORDS.addedPage(feed.id) : SOURCE_WORDS.added(feed.id);
  return reportReply({ ...report, title: feed.outlet }, words, context);
}

export async function checkSource(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const feeds = await context.store.listFeeds();
  // Lists show the names of sources, not their addresses: either will do for one that is registered.
  const known = findSource(parseOptions(shapes.known, invocation).url, feeds);
  const report = await (known === undefined
    ? context.inspectSource(parseOptions(shapes.check, invocation).url)
    : context.inspectFeed(known));
  if (report.kind === 'failed')
    throw new UserError('unreadable_source', SOURCE_WORDS.unreadable(reasonText(report.reason)));
  if (report.kind === 'found') return choiceReply(report.sources, { feeds, outlet: undefined }, context);
  if (known === undefined) {
    const reply = await reportReply(report, SOURCE_WORDS.readable, context);
    return { ...reply, actions: [await addAction(report, undefined, context)] };
  }
  const { caller, now, pollMinIntervalMs } = context;
  const reply = await reportReply({ ...report, title: known.outlet }, SOURCE_WORDS.registered(known.id), context);
  const health = feedHealth(known, { now, locale: caller.locale, pollMinIntervalMs });
  return { ...reply, lines: [...reply.lines, [SOURCE_LABELS.health[caller.locale], health]] };
}

function requireUnknown(report: ReadableSource, feeds: readonly FeedState[]): void {
  const known = knownOf(report, feeds);
  if (known !== undefined) throw new UserError('known_source', SOURCE_WORDS.knownAlready(known.id));
}

function knownOf({ feedUrl, movedTo }: ReadableSource, feeds: readonly FeedState[]): FeedState | undefined {
  return feeds.find(({ url }) => isSameAddress(url, feedUrl) || (movedTo !== undefined && isSameAddress(url, movedTo)));
}

type Choice = { readonly feeds: readonly FeedState[]; readonly outlet: string | undefined };

/** Nothing is added yet: the person sees what each would bring, and chooses. */
async function choiceReply(
  sources: readonly ReadableSource[],
  { feeds, outlet }: Choice,
  context: CommandContext,
): Promise<Reply> {
  const { locale } = context.caller;
  const unknown = sources.filter((source) => knownOf(source, feeds) === undefined);
  const lines = sources.map((source, index) => {
    const known = knownOf(source, feeds);
    const words = previewLine(source, context)[locale];
    const note = known === undefined ? '' : ` — ${SOURCE_WORDS.knownShort(known.id)[locale]}`;
    return [`${index + 1}. ${nameOf(source)}`, `${words}${note}`] as const;
  });
  return {
    kind: 'facts',
    heading: REPORT_WORDS.found(sources.length)[locale],
    lines: [['', (unknown.length > 0 ? REPORT_WORDS.choose : REPORT_WORDS.allKnown)[locale]], ...lines],
    actions: await Promise.all(unknown.map((source) => addAction(source, outlet, context))),
    isPrivate: true,
  };
}

function addAction(source: ReadableSource, outlet: string | undefined, context: CommandContext): Promise<Action> {
  const { feedUrl: url, sourceKind: kind } = source;
  const options = { url, kind, ...(outlet === undefined ? {} : { outlet }) };
  const invocation = { command: 'sources', subcommand: 'add', options };
  const label = REPORT_WORDS.add(shorten(nameOf(source), 50))[context.caller.locale];
  return offerAction({ label, invocation }, context);
}

function nameOf({ title, feedUrl }: ReadableSource): string {
  return title.trim() === '' ? feedUrl : shorten(title.trim(), 60);
}

function outletOf({ title, feedUrl }: ReadableSource): string {
  const name = title.replace(FEED_NAME, '').trim();
  return name === '' ? new URL(feedUrl).hostname : shorten(name, 60);
}

/** `새솔일보 - 전체기사`, `Metro | RSS`: what a publishing system adds is no part of the outlet's name. */
const FEED_NAME =
  /\s{0,9}[-–|:·]\s{0,9}(?:전체\s?기사|최신\s?기사|전체\s?뉴스|rss(?:\s?feed)?|feed|all\s?(?:news|articles))\s{0,9}$/i;

async function reportReply(report: ReadableSource, first: Text, context: CommandContext) {
  const { locale } = context.caller;
  const heading = shorten(report.title === '' ? report.feedUrl : report.title, 100);
  const lines = [['', first[locale]] as const, ...reportLines(report, context)];
  return { kind: 'facts', heading, lines, isPrivate: true } as const;
}
