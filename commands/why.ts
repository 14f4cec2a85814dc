// /why: the way of one address through the program, or where it stopped. Answers from the stored trace, judges nothing again.
// Shows the subscriptions of the caller's own server only; the bot's owners see all.
import { commonGround, differenceOf } from '#src/article/in-common.ts';
import { clock } from '#src/chat/clock-words.ts';
import type { Action, Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Article, Language } from '#src/model.ts';
import type { AlertTrace, Trace } from '#src/store/trace.ts';
import { offerAction } from './action.ts';
import type { Command, CommandContext } from './command.ts';
import { addressKey } from './find-article.ts';
import { labelAddress } from './label.ts';
import { articleAddress, maybe, oneOf, parseOptions } from './options.ts';
import { deliveryWords } from './words/deliveries.ts';
import { LABEL_NAMES } from './words/label.ts';
import { channelMention, choicesOf } from './words/names.ts';
import { outletCount } from './words/story.ts';
import { verdictWords } from './words/verdict.ts';
import { clockAndAge } from './words/time.ts';
import { updateWords } from './words/updates.ts';
import { mutedWords, RELEVANCE_NAMES, silence, WHY_LABELS, WHY_WORDS } from './words/why.ts';
import { webText } from './words/web-text.ts';

const shape = { url: articleAddress, label: maybe(oneOf(['relevant', 'irrelevant'])) };

export const why: Command = {
  definition: {
    name: 'why',
    nameKo: '왜',
    description: {
      ko: '기사가 왜 알려졌는지, 어디서 멈췄는지 보여 줍니다',
      en: 'Why an article was sent, or where it stopped',
    },
    access: 'anyone',
    anywhere: true,
    options: [
      {
        name: 'url',
        nameKo: '주소',
        description: { ko: '기사의 주소', en: 'Address of the article' },
        type: 'string',
        required: true,
      },
      {
        name: 'label',
        nameKo: '평가',
        description: { ko: '스마트시티와 관련 있는 기사인지 알려 주세요', en: 'Say whether it is about smart cities' },
        type: 'string',
        choices: choicesOf(LABEL_NAMES),
      },
    ],
    subcommands: [],
  },
  async run(invocation, context) {
    const { url, label } = parseOptions(shape, invocation);
    const urlKey = addressKey(url);
    if (urlKey === undefined) throw new UserError('no_address', WHY_WORDS.noAddress);
    const trace = await context.store.trace(urlKey);
    if (trace === undefined) throw new UserError('unknown_address', WHY_WORDS.unknown);
    if (label !== undefined) return labelAddress(trace.article?.urlKey ?? urlKey, label === 'relevant', context);
    return traceReply(trace, context);
  },
};

/** The way of a stored article. @param urlKey under which it is stored */
export async function wayOf(urlKey: string, context: CommandContext): Promise<Reply> {
  const trace = await context.store.trace(urlKey);
  if (trace === undefined) throw new UserError('unknown_address', WHY_WORDS.unknown);
  return traceReply(trace, context);
}

async function traceReply(trace: Trace, context: CommandContext): Promise<Reply> {
  const heading = trace.title === '' ? trace.url : trace.title;
  const [lines, actions] = [await traceLines(trace, context), await labelActions(trace, context)];
  return { kind: 'facts', heading, lines, actions, isPrivate: false };
}

/** Was it judged rightly? Only of what was read there is something to learn. */
async function labelActions({ state, url }: Trace, context: CommandContext): Promise<readonly Action[]> {
  if (state !== 'article' && state !== 'irrelevant') return [];
  const offer = (label: keyof typeof LABEL_NAMES) =>
    offerAction(
      {
        label: LABEL_NAMES[label][context.caller.locale],
        invocation: { command: 'why', subcommand: undefined, options: { url, label } },
      },
      context,
    );
  return [await offer('relevant'), await offer('irrelevant')];
}

type Line = readonly [label: string, value: string];

async function traceLines(trace: Trace, context: CommandContext): Promise<readonly Line[]> {
  const { locale } = context.caller;
  const seen: Line = [WHY_LABELS.seen[locale], seenWords(trace, locale)];
  const page: Line = [WHY_LABELS.page[locale], pageWords(trace, context.now)[locale]];
  const start = [seen, ...revisionLines(trace, locale), page];
  if (trace.state === 'irrelevant') return [...start, ...irrelevantLines(trace, locale)];
  if (trace.article === undefined) return start;
  return [
    ...start,
    ...updateLines(trace, context),
    [WHY_LABELS.relevance[locale], relevanceWords(trace.article, locale)],
    ...verdictLines(trace.article, trace.of, locale),
    ...(await storyLines(trace.article, context)),
    ...(await alertLines(trace, context)),
  ];
}

function seenWords({ seenAt, feed, article }: Trace, locale: Language): string {
  const when = seenAt === undefined ? undefined : clock(seenAt, locale);
  const where = article?.isSeed === true ? WHY_WORDS.seed[locale] : undefined;
  const through = feed === undefined ? where : `${webText(feed.outlet)} (${feed.id})`;
  return [when, through].filter((part) => part !== undefined).join(' · ') || '–';
}

const MOST_REVISIONS = 3;

/** What the feed said before, the newest first: a corrected title is never told a second time. */
function revisionLines({ revisions }: Trace, locale: Language): readonly Line[] {
  const shown = revisions.toReversed().slice(0, MOST_REVISIONS);
  return shown.map(({ title, seenAt }, index) => [
    index === 0 ? WHY_LABELS.revised[locale] : '',
    WHY_WORDS.revision(webText(title, 120), bothClocks(seenAt))[locale],
  ]);
}

/** What the outlet changed in the article itself, the newest first. */
function updateLines(trace: Trace, context: CommandContext): readonly Line[] {
  const { locale, guildId, isOwner } = context.caller;
  const alerts = guildId === undefined && !isOwner ? undefined : visibleAlerts(trace, context);
  const shown = trace.updates.toReversed().slice(0, MOST_REVISIONS);
  return shown.map((update, index) => [
    index === 0 ? WHY_LABELS.updated[locale] : '',
    updateWords(update, alerts, locale),
  ]);
}

function pageWords({ state, article, reason, attempts, retryAt }: Trace, now: number): Text {
  if (article !== undefined) return WHY_WORDS.read(article.how, bothClocks(article.storedAt));
  if (state === 'unreadable') return WHY_WORDS.unreadable(webText(reason ?? '?'));
  if (state === 'irrelevant') return { ko: '읽음', en: 'read' };
  return WHY_WORDS.waiting(attempts, reason === undefined ? undefined : webText(reason), nextTry(retryAt, now));
}

function bothClocks(at: number): Text {
  return { ko: clock(at, 'ko'), en: clock(at, 'en') };
}

function nextTry(retryAt: number | undefined, now: number): Text {
  if (retryAt === undefined || retryAt <= now) return { ko: '곧', en: 'soon' };
  return { ko: clockAndAge(retryAt, now, 'ko'), en: clockAndAge(retryAt, now, 'en') };
}

function irrelevantLines({ reason }: Trace, locale: Language): readonly Line[] {
  const because = reason === undefined || reason === '' ? '' : ` — ${webText(reason)}`;
  return [
    [WHY_LABELS.relevance[locale], `${RELEVANCE_NAMES.no[locale]}${because}`],
    ['', WHY_WORDS.notRelevant[locale]],
  ];
}

const MOST_REASONS = 6;

function relevanceWords({ classification: { relevance, score, reasons } }: Article, locale: Language): string {
  const because = reasons.slice(0, MOST_REASONS).map(({ text }) => text);
  const points = locale === 'ko' ? `${score.toFixed(1)}점` : `score ${score.toFixed(1)}`;
  return [`${RELEVANCE_NAMES[relevance][locale]}, ${points}`, ...because.map((text) => webText(text))].join(' · ');
}

function verdictLines(article: Article, of: Article | undefined, locale: Language): readonly Line[] {
  const comparison =
    of === undefined ? undefined : { difference: differenceOf(article, of), ground: commonGround(article, of) };
  const words: Line = [WHY_LABELS.verdict[locale], webText(verdictWords(article.verdict, comparison)[locale])];
  return of === undefined ? [words] : [words, ['', articleWords(of, locale)]];
}

function articleWords({ title, outlet, publishedAt, url }: Article, locale: Language): string {
  return `${webText(title, 120)} — ${webText(outlet)}, ${clock(publishedAt, locale)} ${webText(url)}`;
}

async function storyLines(article: Article, { store, caller }: CommandContext): Promise<readonly Line[]> {
  const story = await store.story(article.id);
  if (story === undefined || story.others.length === 0) return [];
  const count = outletCount(story.articleCount, story.outletCount)[caller.locale];
  return [[WHY_LABELS.story[caller.locale], `${count} · {/story}`]];
}

/** Channels beyond these are a server's own list to look at; a facts reply has room for some 4,000 characters. */
const MOST_ALERTS = 15;

async function alertLines(trace: Trace, context: CommandContext): Promise<readonly Line[]> {
  const { locale } = context.caller;
  const label = WHY_LABELS.alerts[locale];
  const own = visibleAlerts(trace, context);
  const lines = own
    .slice(0, MOST_ALERTS)
    .map((alert, index): Line => [
      index === 0 ? label : '',
      `${alertWords(alert, locale)}${keptBackWords(alert, trace)[locale]}`,
    ]);
  const told = await originalLines(trace, context);
  if (lines.length > 0) return [...lines, ...told];
  return [[label, nobodyTold(trace, context)[locale]], ...told];
}

function visibleAlerts({ alerts }: Trace, { caller }: CommandContext): readonly AlertTrace[] {
  if (caller.isOwner) return alerts;
  return alerts.filter(({ subscription }) => subscription.guildId === caller.guildId);
}

function alertWords(alert: AlertTrace, locale: Language): string {
  const channel = channelMention(alert.subscription.channelId);
  if (alert.outcome !== 'alerted') return `${channel} ${mutedWords(alert)[locale]}`;
  const because = alert.detail === '' ? '' : ` — ${webText(alert.detail)}`;
  return `${channel} ${deliveryWords(alert)[locale]}${because}`;
}

/** A copy is told only where what it repeats was not. */
function keptBackWords({ outcome }: AlertTrace, { article }: Trace): Text {
  return outcome === 'alerted' && article?.verdict.kind === 'copy' ? WHY_WORDS.keptBack : { ko: '', en: '' };
}

function nobodyTold({ reason, alerts }: Trace, { caller }: CommandContext): Text {
  if (reason !== undefined && reason !== '') return silence(reason);
  return alerts.length > 0 && caller.guildId === undefined ? WHY_WORDS.noServer : WHY_WORDS.noAlerts;
}

/** Where the original of a copy was told, or why nowhere: what a person who misses the copy wants to know. */
async function originalLines({ article, of }: Trace, context: CommandContext): Promise<readonly Line[]> {
  if (of === undefined || article?.verdict.kind !== 'copy') return [];
  const original = await context.store.trace(of.urlKey);
  if (original === undefined) return [];
  const { locale } = context.caller;
  if (original.reason !== undefined)
    return [['', `${WHY_WORDS.originalAlert[locale]} ${silence(original.reason)[locale]}`]];
  const told = visibleAlerts(original, context).filter(({ outcome }) => outcome === 'alerted');
  return told
    .slice(0, MOST_ALERTS)
    .map((alert) => ['', `${WHY_WORDS.originalAlert[locale]} ${alertWords(alert, locale)}`] as const);
}
