// /keywords test: what an expression would have done, with its reasons, and what to do with it. Stores nothing.
import { clock } from '#src/chat/clock-words.ts';
import type { Action, Invocation, Reply } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { Query } from '#src/query/parse-query.ts';
import { snippet } from '#src/query/snippet.ts';
import { offerAction } from './action.ts';
import type { CommandContext } from './command.ts';
import { requireQuery } from './expression.ts';
import { requireGuild } from './guild.ts';
import { mendedQuery } from './mended-query.ts';
import { expressionText, parseOptions } from './options.ts';
import { rehearse, REHEARSAL_DAYS, type Hit, type Rehearsal } from './rehearsal.ts';
import { KEYWORD_WORDS, reachWords, rehearsed } from './words/keywords.ts';
import { topicName } from './words/names.ts';
import { webText } from './words/web-text.ts';

const shape = { expression: expressionText };

export async function testExpression(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { caller, store, now } = context;
  const { locale } = caller;
  const { expression } = parseOptions(shape, invocation);
  const query = requireQuery(expression, { now, whenEmpty: KEYWORD_WORDS.empty });
  const outcome = await rehearse({ expression, query, guildId: requireGuild(caller) }, { store, now });
  const lines = [
    ['', rehearsed({ ...outcome, days: REHEARSAL_DAYS })[locale]] as const,
    ...reachLines(outcome, locale),
    ...hitLines(outcome, query, locale),
    ...missLines(outcome, locale),
  ];
  const actions = await nextSteps({ expression, query, isFound: outcome.hits.length > 0 }, context);
  return { kind: 'facts', heading: KEYWORD_WORDS.rehearsal(expression)[locale], lines, actions, isPrivate: true };
}

type Lines = Extract<Reply, { readonly kind: 'facts' }>['lines'];

function reachLines({ reach, firedCount }: Rehearsal, locale: Language): Lines {
  if (firedCount === 0) return [];
  if (reach.length === 0) return [['', KEYWORD_WORDS.nobodySubscribed[locale]]];
  return [[KEYWORD_WORDS.reach[locale], reachWords(reach, firedCount)[locale]]];
}

const LONGEST_TITLE = 90;

function hitLines({ hits }: Rehearsal, query: Query, locale: Language): Lines {
  if (hits.length === 0) return [['', KEYWORD_WORDS.noHits[locale]]];
  return hits.map((hit, index) => {
    const { title, outlet, publishedAt } = hit.article;
    const value = `${clock(publishedAt, locale)} ${webText(title, LONGEST_TITLE)} (${webText(outlet)})`;
    return [index === 0 ? KEYWORD_WORDS.hits[locale] : '', value, decidingWords(hit, query, locale)];
  });
}

/** Short: five of them stand in one message. */
const EXCERPT_LENGTH = 120;

/** A stretch of the text with the words that decided in bold; those that stand elsewhere (a sum, a topic) behind it. */
function decidingWords({ article, because }: Hit, query: Query, locale: Language): string {
  const { title, paragraphs, outlet, publishedAt } = article;
  const inText = snippet(paragraphs.join('\n'), query, { length: EXCERPT_LENGTH });
  const shown = inText === '' ? snippet(title, query, { length: EXCERPT_LENGTH }) : inText;
  const seen = `${clock(publishedAt, locale)} ${title} ${outlet} ${shown}`;
  const elsewhere = because.filter((words) => !seen.includes(words)).map((words) => topicName(words, locale));
  const marked = elsewhere.map((words) => `**${words.replaceAll(STARS, ' ')}**`);
  return [shown, ...marked].filter((part) => part !== '').join(' · ');
}

/** Example: the star of `2*3`. */
const STARS = /\*+/g;

function missLines({ nearMisses }: Rehearsal, locale: Language): Lines {
  return nearMisses.map(({ article, part, refused }, index) => {
    const why = KEYWORD_WORDS.lacks(part, refused)[locale];
    return [index === 0 ? KEYWORD_WORDS.nearMisses[locale] : '', `${webText(article.title, LONGEST_TITLE)} — ${why}`];
  });
}

type Tested = { readonly expression: string; readonly query: Query; readonly isFound: boolean };

async function nextSteps({ expression, query, isFound }: Tested, context: CommandContext): Promise<readonly Action[]> {
  const { locale } = context.caller;
  const mistyped = { typed: expression, query, filter: {}, now: context.now };
  const mended = isFound ? undefined : await mendedQuery(mistyped, context.store);
  if (mended !== undefined) {
    const label = KEYWORD_WORDS.testInstead(mended)[locale];
    return [await offer(label, { subcommand: 'test', options: { expression: mended } }, context)];
  }
  const add = (kind: 'include' | 'exclude') =>
    offer(KEYWORD_WORDS.addAs[kind][locale], { subcommand: 'add', options: { expression, kind } }, context);
  return [await add('include'), await add('exclude')];
}

function offer(label: string, wanted: Omit<Invocation, 'command'>, context: CommandContext): Promise<Action> {
  return offerAction({ label, invocation: { command: 'keywords', ...wanted } }, context);
}
