// /story: one event with everything that is known of it: summary, facts, and the outlets in the order they told it.
import { inStoryOrder, mostComplete } from '#src/article/story.ts';
import type { Reply } from '#src/chat/command.ts';
import { daysWords } from '#src/chat/days-words.ts';
import { factLineWords, sumWords } from '#src/chat/fact-line-words.ts';
import { UserError } from '#src/errors.ts';
import { placeName } from '#src/language/places.ts';
import type { Agreement } from '#src/model-facts.ts';
import type { Article, Language } from '#src/model.ts';
import type { Story } from '#src/store/store.ts';
import { wallTimeOf } from '#src/time.ts';
import type { Command, CommandContext } from './command.ts';
import { findArticle } from './find-article.ts';
import { maybe, oneOf, parseOptions, shortText } from './options.ts';
import { MOST_SUGGESTIONS, suggestion } from './shared-options.ts';
import { decideStory } from './story-decision.ts';
import { storyDefinition } from './story-definition.ts';
import { timeline } from './story-timeline.ts';
import { LIST_WORDS } from './words/lists.ts';
import { topicName } from './words/names.ts';
import { STATUS_NAMES, STORY_LABELS } from './words/story.ts';
import { shorten } from './words/shorten.ts';
import { webText } from './words/web-text.ts';

const articleText = shortText(2_000, {
  expects: { ko: '기사 제목이나 주소', en: 'the title or the address of an article' },
  example: { ko: '세종 시범도시', en: 'Sejong pilot city' },
});
const shape = { article: articleText, join: maybe(articleText), split: maybe(oneOf(['yes'])) };

export const story: Command = {
  definition: storyDefinition,
  async run(invocation, context) {
    const { article: typed, join, split } = parseOptions(shape, invocation);
    const article = await findArticle(typed, context.store);
    if (join !== undefined || split !== undefined)
      return decideStory({ article, join, isSplit: split !== undefined }, context);
    if (article === undefined) throw new UserError('no_such_article', LIST_WORDS.noSuchArticle);
    return storyOf(article.id, context);
  },
  async suggest({ typed, option, invocation }, { store }) {
    const articles = await store.suggestArticles(typed, MOST_SUGGESTIONS);
    // An article belongs to its own story anyway.
    const own = option === 'join' ? String(invocation.options['article']) : undefined;
    return articles
      .filter(({ id }) => String(id) !== own)
      .map(({ id, title, outlet }) => suggestion(`${shorten(title, 75)} — ${shorten(outlet, 20)}`, String(id)));
  },
};

/** The story of a stored article. */
export async function storyOf(articleId: number, context: CommandContext): Promise<Reply> {
  const found = await context.store.story(articleId);
  if (found === undefined) throw new UserError('no_such_article', LIST_WORDS.noSuchArticle);
  return storyReply(found, context);
}

type Lines = readonly (readonly [label: string, value: string])[];

function storyReply(found: Story, { caller: { locale } }: CommandContext): Reply {
  const { lead, others } = found;
  const articles = inStoryOrder([lead, ...others]);
  // The first report may be a cut one: what the story says is read from the longest.
  const fullest = mostComplete(articles) ?? lead;
  const lines = [
    ...labelled(STORY_LABELS.summary[locale], fullest.summary),
    ...labelled(STORY_LABELS.glance[locale], glance(fullest, locale)),
    ...factLines(fullest, locale),
    ...labelled(STORY_LABELS.topics[locale], joined(lead.classification.topics.map((id) => topicName(id, locale)))),
    ...timeline(articles, found, locale),
  ];
  return { kind: 'facts', heading: lead.title, lines, isPrivate: false };
}

/** A label on the first value, the others continue it. */
function labelled(label: string, values: readonly string[]): Lines {
  return values.map((value, index) => [index === 0 ? label : '', webText(value)] as const);
}

function joined(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [[...new Set(values)].join(', ')];
}

const MOST_FACTS = 5;
const MOST_SUMS = 12;

/** The fact line of the alert card: 곳 · 누가 · 얼마 · 언제. */
function glance(article: Article, locale: Language): readonly string[] {
  const parts = factLineWords(article, locale).map(({ label, words }) => `${label} ${words}`);
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function factLines({ facts, publishedAt }: Article, locale: Language): Lines {
  const { places, money, agreements, events } = facts;
  const year = wallTimeOf(publishedAt).year;
  const agreed = agreements.slice(0, MOST_FACTS).map((agreement) => agreementWords(agreement, { year, locale }));
  const held = events.slice(0, MOST_FACTS).map(({ name, place, from, to }) => {
    const days = from === undefined ? undefined : daysWords({ from, to: to === from ? undefined : to }, year, locale);
    const details = [days, place].filter((part) => part !== undefined).join(', ');
    return details === '' ? name : `${name} (${details})`;
  });
  return [
    ...labelled(STORY_LABELS.places[locale], joined(places.map(({ id }) => placeName(id, locale)).slice(0, 20))),
    ...labelled(STORY_LABELS.money[locale], joined(money.map((sum) => sumWords(sum, locale)).slice(0, MOST_SUMS))),
    ...labelled(STORY_LABELS.agreements[locale], agreed),
    ...labelled(STORY_LABELS.events[locale], [...new Set(held)]),
  ];
}

type Reader = { readonly year: number; readonly locale: Language };

function agreementWords({ parties, subject, status, date }: Agreement, { year, locale }: Reader): string {
  const words = [parties.join(' · '), subject].filter((part) => part !== '').join(': ');
  const when = date === undefined ? '' : `, ${daysWords({ from: date, to: undefined }, year, locale)}`;
  return `${words} (${STATUS_NAMES[status][locale]}${when})`;
}
