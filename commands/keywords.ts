// /keywords: the rules that narrow alerts, for the server or one channel. Every rule is rehearsed over the archive when it is added.
import type { Action, Invocation, Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { KeywordRule } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { offerAction } from './action.ts';
import { addKeywordRule, removeKeywordRule } from './changes.ts';
import { requireQuery } from './expression.ts';
import { requireGuild } from './guild.ts';
import { channelId, expressionText as expressionOption, maybe, oneOf, parseOptions, shortText } from './options.ts';
import { keywordsDefinition } from './keywords-definition.ts';
import { FIRST_PAGE, newListing, pagesOf, rememberListing } from './listing.ts';
import { testExpression } from './keywords-test.ts';
import { rehearse, REHEARSAL_DAYS } from './rehearsal.ts';
import { MOST_SUGGESTIONS, suggestion } from './shared-options.ts';
import { KEYWORD_WORDS, rehearsed, ruleAdded, ruleFacts, ruleRemoved, expressionText } from './words/keywords.ts';
import { KIND_NAMES } from './words/names.ts';
import { shorten } from './words/shorten.ts';

const shapes = {
  add: { expression: expressionOption, kind: maybe(oneOf(['include', 'exclude'])), channel: maybe(channelId) },
  remove: {
    rule: shortText(300, {
      expects: { ko: '규칙 번호나 표현식', en: 'the number of a rule or its expression' },
      example: '3',
    }),
  },
  list: { channel: maybe(channelId) },
} as const;

export const keywords: Command = {
  definition: keywordsDefinition,
  run(invocation, context) {
    switch (invocation.subcommand) {
      case 'add':
        return addRule(invocation, context);
      case 'remove':
        return removeRule(invocation, context);
      case 'test':
        return testExpression(invocation, context);
      case 'list':
      case undefined:
      default:
        return showPage(newListing(invocation, context), FIRST_PAGE, context);
    }
  },
  turnPage: showPage,
  async suggest({ typed }, { caller, store }) {
    const rules = await store.listRules(requireGuild(caller), undefined);
    const fitting = rules.filter(({ id, expression }) => `#${id} ${expression}`.includes(typed));
    return fitting
      .slice(0, MOST_SUGGESTIONS)
      .map((rule) =>
        suggestion(
          `${rule.id}: ${shorten(rule.expression, 60)} (${KIND_NAMES[rule.kind][caller.locale]})`,
          String(rule.id),
        ),
      );
  },
};

async function addRule(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { caller, store, now } = context;
  const { expression, kind, channel } = parseOptions(shapes.add, invocation);
  const query = requireQuery(expression, { now, whenEmpty: KEYWORD_WORDS.empty });
  const guildId = requireGuild(caller);
  const added = await addKeywordRule({ channelId: channel, expression, kind: kind ?? 'include' }, context);
  const outcome = added.isNew ? await rehearse({ expression, query, guildId }, { store, now }) : undefined;
  const words = [
    ruleAdded(added.rule, added.isNew),
    ...(outcome === undefined ? [] : [rehearsed({ ...outcome, days: REHEARSAL_DAYS })]),
    ...(await sameExpression(added.rule, context)),
    ...(await nextSteps(added.rule, context)),
  ];
  return { kind: 'text', text: words.map((text) => text[caller.locale]).join('\n'), isPrivate: true };
}

/** The same words included and excluded, or for the server and for one of its channels: mostly a slip. */
async function sameExpression(rule: KeywordRule, { store }: CommandContext): Promise<readonly Text[]> {
  const rules = await store.listRules(rule.guildId, rule.channelId);
  const others = rules.filter(({ id, expression }) => id !== rule.id && expression === rule.expression);
  return others.length === 0 ? [] : [KEYWORD_WORDS.sameExpression(others)];
}

/** A rule without a subscription is silent for ever: said at once, not found out weeks later. */
async function nextSteps({ guildId, channelId }: KeywordRule, { store }: CommandContext): Promise<readonly Text[]> {
  const subscribed = await store.listSubscriptions(guildId);
  const isUsed = subscribed.some((subscription) => channelId === undefined || subscription.channelId === channelId);
  return isUsed ? [] : [KEYWORD_WORDS.nobodySubscribed];
}

async function removeRule(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const guildId = requireGuild(caller);
  const { rule: typed } = parseOptions(shapes.remove, invocation);
  const meant = findRule(typed, await store.listRules(guildId, undefined));
  const removed = await removeKeywordRule(meant.id, context);
  if (removed === undefined) throw new UserError('no_such_rule', KEYWORD_WORDS.noSuchRule);
  return { kind: 'text', text: ruleRemoved(removed)[caller.locale], isPrivate: true };
}

/** By number first; an expression that several rules share has to be named by number. */
function findRule(typed: string, rules: readonly KeywordRule[]): KeywordRule {
  const byId = rules.find(({ id }) => String(id) === typed.replace(NUMBER_SIGN, ''));
  if (byId !== undefined) return byId;
  const same = rules.filter(({ expression }) => expression === typed);
  const [only] = same;
  if (only === undefined) throw new UserError('no_such_rule', KEYWORD_WORDS.noSuchRule);
  if (same.length === 1) return only;
  throw new UserError('ambiguous_rule', KEYWORD_WORDS.ambiguous(same.map(({ id }) => id).join(', ')));
}

/** Example: `#3`. */
const NUMBER_SIGN = /^#/;

/** A silent rule with a long expression has some 550 characters, a message 4,000. */
const PAGE_SIZE = 7;

async function showPage(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store, now } = context;
  const { locale } = caller;
  const { channel } = parseOptions(shapes.list, { ...listing, subcommand: 'list' });
  const guildId = requireGuild(caller);
  const rules = await store.listRules(guildId, channel);
  if (rules.length === 0) return { kind: 'text', text: KEYWORD_WORDS.none[locale], isPrivate: true };
  const window = { after: now - REHEARSAL_DAYS * DAY_MS, before: now + DAY_MS };
  const firings = await store.ruleFirings({ guildId, ...window });
  const isSilent = ({ id, createdAt }: KeywordRule) => createdAt <= window.after && !firings.has(id);
  const { page, result } = await pagesOf(wanted, PAGE_SIZE, async ({ offset, limit }) => ({
    total: rules.length,
    shown: rules.slice(offset, offset + limit),
  }));
  const lines = result.shown.flatMap((rule) => {
    const { count = 0, lastAt } = firings.get(rule.id) ?? {};
    const record = { days: REHEARSAL_DAYS, recentCount: count, firedCount: rule.firedCount, lastAt };
    const line = [`#${rule.id}`, `${expressionText(rule.expression)} · ${ruleFacts(rule, record, locale)}`] as const;
    return isSilent(rule) ? [line, ['', KEYWORD_WORDS.silent[rule.kind][locale]] as const] : [line];
  });
  const actions = await testActions(result.shown.filter(isSilent), context);
  const heading = KEYWORD_WORDS.heading(rules.length)[locale];
  const paging = await rememberListing(listing, page, context);
  return { kind: 'facts', heading, lines, actions, paging, isPrivate: true };
}

/** Why does it fire on nothing? */
function testActions(silent: readonly KeywordRule[], context: CommandContext): Promise<readonly Action[]> {
  const offered = silent.filter(({ kind }) => kind === 'include').slice(0, MOST_ACTIONS);
  const offers = offered.map(({ id, expression }) =>
    offerAction(
      {
        label: KEYWORD_WORDS.testRule(id)[context.caller.locale],
        invocation: { command: 'keywords', subcommand: 'test', options: { expression } },
      },
      context,
    ),
  );
  return Promise.all(offers);
}

/** A reply has five at most. */
const MOST_ACTIONS = 5;
