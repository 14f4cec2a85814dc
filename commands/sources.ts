// /sources: what the bot reads, and how well. Owners only: a source concerns every server.
import { canonicalUrl } from '#src/article/canonical-url.ts';
import type { Invocation, Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Feed, Language } from '#src/model.ts';
import type { FeedState } from '#src/store/store.ts';
import { SEOUL } from '#src/time.ts';
import type { Command, CommandContext, SourceReport } from './command.ts';
import { maybe, parseOptions, shortText, webAddress } from './options.ts';
import { MOST_SUGGESTIONS, suggestion } from './shared-options.ts';
import { sourcesDefinition } from './sources-definition.ts';
import { sourceIdOf } from './source-id.ts';
import { feedHealth, SOURCE_KINDS, SOURCE_LABELS, SOURCE_WORDS } from './words/sources.ts';
import { clockAndAge } from './words/time.ts';
import { shorten } from './words/shorten.ts';

const shapes = {
  add: {
    url: webAddress,
    outlet: maybe(shortText(60, { expects: { ko: '언론사 이름', en: 'the name of an outlet' }, example: '세종일보' })),
  },
  remove: {
    source: shortText(2_000, {
      expects: { ko: '출처의 이름이나 주소', en: 'the name or the address of a source' },
      example: 'news-example-com',
    }),
  },
  check: { url: webAddress },
} as const;

export const sources: Command = {
  definition: sourcesDefinition,
  run(invocation, context) {
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
        return listSources(context);
    }
  },
  async suggest({ typed }, { store }) {
    const key = typed.toLowerCase();
    const fitting = (await store.listFeeds()).filter((feed) =>
      `${feed.id} ${feed.outlet} ${feed.url}`.toLowerCase().includes(key),
    );
    return fitting.slice(0, MOST_SUGGESTIONS).map(({ id, outlet }) => suggestion(`${shorten(outlet, 40)} — ${id}`, id));
  },
};

/** A facts reply has room for some 4,000 characters; failing feeds come first, so that none of them hides. */
const MOST_SOURCES = 20;

async function listSources({ caller, store, now }: CommandContext): Promise<Reply> {
  const { locale } = caller;
  const feeds = [...(await store.listFeeds())].sort((a, b) => b.errorCount - a.errorCount || a.id.localeCompare(b.id));
  if (feeds.length === 0) return { kind: 'text', text: SOURCE_WORDS.none[locale], isPrivate: true };
  const shown = feeds
    .slice(0, MOST_SOURCES)
    .map((feed) => [`${shorten(feed.outlet, 40)} (${feed.id})`, feedHealth(feed, now, locale)] as const);
  const left = feeds.length - shown.length;
  const lines = left > 0 ? [...shown, ['', SOURCE_WORDS.more(left)[locale]] as const] : shown;
  const failing = feeds.filter(({ errorCount }) => errorCount > 0).length;
  return { kind: 'facts', heading: SOURCE_WORDS.heading(feeds.length, failing)[locale], lines, isPrivate: true };
}

type ReadableSource = Extract<SourceReport, { kind: 'ok' }>;

async function requireReadable(url: string, { inspectSource }: CommandContext): Promise<ReadableSource> {
  const report = await inspectSource(url);
  if (report.kind === 'failed') throw new UserError('unreadable_source', SOURCE_WORDS.unreadable(report.reason));
  return report;
}

async function checkSource(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { url } = parseOptions(shapes.check, invocation);
  const report = await requireReadable(url, context);
  return reportReply(report, SOURCE_WORDS.readable, context);
}

async function addSource(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { store, now } = context;
  const { url, outlet } = parseOptions(shapes.add, invocation);
  const report = await requireReadable(url, context);
  const feeds = await store.listFeeds();
  const known = feeds.find((feed) => isSameAddress(feed.url, report.feedUrl));
  if (known !== undefined) throw new UserError('known_source', SOURCE_WORDS.knownAlready(known.id));
  const feed: Feed = {
    id: sourceIdOf(report.feedUrl, new Set(feeds.map(({ id }) => id))),
    outlet: outlet ?? outletOf(report),
    url: report.feedUrl,
    kind: report.sourceKind,
    language: report.language,
    timeZone: report.language === 'ko' ? SEOUL : 'UTC',
    charset: report.charset,
  };
  const added = await store.addFeeds([feed], now);
  if (added === 0) throw new UserError('known_source', SOURCE_WORDS.knownAlready(feed.id));
  return reportReply({ ...report, title: feed.outlet }, SOURCE_WORDS.added(feed.id), context);
}

function isSameAddress(one: string, other: string): boolean {
  return one === other || (canonicalUrl(one) ?? one) === canonicalUrl(other);
}

function outletOf({ title, feedUrl }: ReadableSource): string {
  return title.trim() === '' ? new URL(feedUrl).hostname : shorten(title.trim(), 60);
}

function reportReply(report: ReadableSource, first: Text, { caller, now }: CommandContext): Reply {
  const { locale } = caller;
  const facts = [
    [SOURCE_LABELS.address, report.feedUrl],
    [SOURCE_LABELS.outlet, report.title],
    [SOURCE_LABELS.kind, SOURCE_KINDS[report.sourceKind][locale]],
    [SOURCE_LABELS.entries, report.entryCount.toLocaleString(locale)],
    [SOURCE_LABELS.newest, report.newestAt === undefined ? '–' : clockAndAge(report.newestAt, now, locale)],
    [SOURCE_LABELS.charset, report.charset],
  ] as const;
  const lines = facts.map(([label, value]) => [label[locale], value] as const);
  const heading = shorten(report.title === '' ? report.feedUrl : report.title, 100);
  return {
    kind: 'facts',
    heading,
    lines: [['', first[locale]] as const, ...lines, ...sampleLines(report, locale)],
    isPrivate: true,
  };
}

function sampleLines({ samples }: ReadableSource, locale: Language) {
  return samples.slice(0, 3).map((title, index) => {
    return [index === 0 ? SOURCE_LABELS.samples[locale] : '', shorten(title, 120)] as const;
  });
}

async function removeSource(invocation: Invocation, { caller, store }: CommandContext): Promise<Reply> {
  const { source } = parseOptions(shapes.remove, invocation);
  const meant = findSource(source, await store.listFeeds());
  const isRemoved = meant !== undefined && (await store.removeFeed(meant.id));
  if (!isRemoved) throw new UserError('no_such_source', SOURCE_WORDS.noSuchSource);
  return { kind: 'text', text: SOURCE_WORDS.removed(meant.id, meant.outlet)[caller.locale], isPrivate: true };
}

/** By id, by address, or by the name of an outlet that has one source only. */
function findSource(typed: string, feeds: readonly FeedState[]): FeedState | undefined {
  const exact = feeds.find(({ id, url }) => id === typed || isSameAddress(url, typed));
  if (exact !== undefined) return exact;
  const ofOutlet = feeds.filter(({ outlet }) => outlet === typed);
  return ofOutlet.length === 1 ? ofOutlet[0] : undefined;
}
