// /keywords: the rules that narrow alerts, for the server or one channel. Every rule is rehearsed over the archive when it is added.
import type { Invocation, Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { KeywordRule } from '#src/model.ts';
import type { Command, CommandContext } from './command.ts';
import { requireQuery } from './expression.ts';
import { requireGuild } from './guild.ts';
import { channelId, expressionText as expressionOption, maybe, oneOf, parseOptions, shortText } from './options.ts';
import { keywordsDefinition } from './keywords-definition.ts';
import { rehearse, REHEARSAL_DAYS, type Rehearsal } from './rehearsal.ts';
import { MOST_SUGGESTIONS, suggestion } from './shared-options.ts';
import { KEYWORD_WORDS, rehearsed, ruleAdded, ruleFacts, ruleRemoved, expressionText } from './words/keywords.ts';
import { KIND_NAMES } from './words/names.ts';
import { clock } from './words/time.ts';
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
  test: { expression: expressionOption },
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
        return listRules(invocation, context);
    }
  },
  async suggest({ typed }, { caller, store }) {
    const rules = await store.listRules(requireGuild(caller), undefined);
    const fitting = rules.filter(({ id, expression }) => `${id} ${expression}`.includes(typed));
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
  const { rule, isNew } = await store.addRule({
    guildId: requireGuild(caller),
    channelId: channel,
    expression,
    kind: kind ?? 'include',
    now,
  });
  const outcome = await rehearse(expression, query, { store, now });
  const words = [ruleAdded(rule, isNew), countsOf(outcome), ...(await nextSteps(rule, context))];
  return { kind: 'text', text: words.map((text) => text[caller.locale]).join('\n'), isPrivate: true };
}

/** A rule without a subscription is silent for ever: said at once, not found out weeks later. */
async function nextSteps({ guildId, channelId }: KeywordRule, { store }: CommandContext): Promise<readonly Text[]> {
  const subscribed = await store.listSubscriptions(guildId);
  const isUsed = subscribed.some((subscription) => channelId === undefined || subscription.channelId === channelId);
  return isUsed ? [] : [KEYWORD_WORDS.nobodySubscribed];
}

function countsOf(outcome: Rehearsal) {
  return rehearsed({ ...outcome, days: REHEARSAL_DAYS }, outcome.oldestAt);
}

async function removeRule(invocation: Invocation, { caller, store }: CommandContext): Promise<Reply> {
  const guildId = requireGuild(caller);
  const { rule: typed } = parseOptions(shapes.remove, invocation);
  const meant = findRule(typed, await store.listRules(guildId, undefined));
  const removed = await store.removeRule(guildId, meant.id);
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

async function listRules(invocation: Invocation, { caller, store }: CommandContext): Promise<Reply> {
  const { channel } = parseOptions(shapes.list, invocation);
  const rules = await store.listRules(requireGuild(caller), channel);
  if (rules.length === 0) return { kind: 'text', text: KEYWORD_WORDS.none[caller.locale], isPrivate: true };
  const lines = rules.map(
    (rule) => [`#${rule.id}`, `${expressionText(rule.expression)} · ${ruleFacts(rule, caller.locale)}`] as const,
  );
  return { kind: 'facts', heading: KEYWORD_WORDS.heading(rules.length)[caller.locale], lines, isPrivate: true };
}

async function testExpression(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { locale } = context.caller;
  const { expression } = parseOptions(shapes.test, invocation);
  const query = requireQuery(expression, { now: context.now, whenEmpty: KEYWORD_WORDS.empty });
  const outcome = await rehearse(expression, query, context);
  const hits = outcome.hits.map((article, index) => {
    const label = index === 0 ? KEYWORD_WORDS.hits[locale] : '';
    return [label, `${clock(article.publishedAt, locale)} ${shorten(article.title, 90)} (${article.outlet})`] as const;
  });
  const missed = outcome.nearMisses.map(({ article, missing }, index) => {
    const label = index === 0 ? KEYWORD_WORDS.nearMisses[locale] : '';
    return [label, `${shorten(article.title, 90)} — ${KEYWORD_WORDS.lacks(missing)[locale]}`] as const;
  });
  const lines = [
    ['', countsOf(outcome)[locale]] as const,
    ...hits,
    ...missed,
    ['', KEYWORD_WORDS.nextStep[locale]] as const,
  ];
  return { kind: 'facts', heading: KEYWORD_WORDS.rehearsal(expression)[locale], lines, isPrivate: true };
}
