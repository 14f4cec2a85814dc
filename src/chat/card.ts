// An alert as a Discord message: one article a card, or a digest of several. Pure; nothing in a message pings anybody,
// and every message stays inside Discord's limits whatever the articles hold.
import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { TOPICS } from '#src/article/topic-names.ts';
import { placeName } from '#src/language/places.ts';
import type { AlertedArticle, Article, Delivery, Language } from '#src/model.ts';
import { deliveryMark, SAMPLE_MARK } from './card-mark.ts';
import { buttonRow, container, IS_COMPONENTS_V2, linkButton, pressButton, textDisplay } from './card-components.ts';
import { digestComponents } from './card-digest.ts';
import { bareAddress, buttonUrl, hostOf, linkTitle } from './card-link.ts';
import { escapeLine, escapeText, timeMark } from './card-markdown.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { labelButtonId } from './discord-buttons.ts';
import { factLineWords } from './fact-line-words.ts';
import { sourceMarkdown } from './source-line.ts';
import { storyLines, type Shown } from './story-line.ts';

/** Body of `POST /channels/:id/messages`. */
export type MessageBody = {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user?: false };
  readonly nonce?: string;
  readonly enforce_nonce?: true;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: false };
};

/** An alert or a digest, under its own nonce: Discord returns the first message to a second try. */
export function deliveryMessage(delivery: Delivery): MessageBody {
  const { nonce } = delivery;
  return { ...messageOf([deliveryContainer(delivery, nonce)]), nonce, enforce_nonce: true };
}

/** A posted alert as it is to be read now. It keeps the mark of its own delivery, whose nonce is given. */
export function editedMessage(delivery: Delivery, nonce: string): MessageBody {
  return messageOf([deliveryContainer(delivery, nonce)]);
}

/** What an alert will look like, said to be a sample. */
export function sampleMessage(article: Article, locale: Language): MessageBody {
  const note = textDisplay(`-# ${CARD_TEXTS.sample[locale]}`);
  return messageOf([container([note, ...cardComponents({ article, because: [] }, locale)], 'plain', SAMPLE_MARK)]);
}

/** A message of these parts: nothing in it pings anybody. */
export function messageOf(components: readonly APIMessageTopLevelComponent[]): MessageBody {
  return { flags: IS_COMPONENTS_V2, components, allowed_mentions: { parse: [] } };
}

function deliveryContainer(delivery: Delivery, nonce: string): APIMessageTopLevelComponent {
  const { locale, mode } = delivery.subscription;
  const mark = deliveryMark(nonce);
  const [only] = delivery.articles;
  if (delivery.kind === 'digest' || only === undefined || delivery.articles.length > 1) {
    const articles = delivery.articles.map(({ article }) => article);
    return container(digestComponents({ articles, mode, locale, catchUp: delivery.catchUp }), 'core', mark);
  }
  const accent = only.article.classification.relevance === 'core' ? 'core' : 'adjacent';
  return container(cardComponents({ ...only, because: reasonsOf(only, delivery) }, locale), accent, mark);
}

/** What the subscription asked for, before the rule or the words that matched. */
function reasonsOf(
  { because }: AlertedArticle,
  { subscription: { city, topic, locale } }: Delivery,
): readonly string[] {
  return [
    ...(city === undefined ? [] : [placeName(city, locale)]),
    ...(topic === undefined ? [] : [TOPICS.find(({ id }) => id === topic)?.label[locale] ?? topic]),
    ...because,
  ];
}

/** The longest texts of a card; with an address of 1,500 they come to less than the 4,000 that Discord takes. */
const MOST = { title: 300, summary: 1_000, outlet: 80, facts: 400, because: 300, otherOutlet: 40 } as const;

function cardComponents(told: AlertedArticle, locale: Language): APIComponentInContainer[] {
  const { article } = told;
  const button = buttonUrl(article.url);
  const lines = [heading(article, locale), summaryText(article.summary), smallPrint(told, locale)];
  const texts = lines.filter((text) => text !== '').map(textDisplay);
  const read = button === undefined ? [] : [linkButton(CARD_TEXTS.read[locale], button)];
  return [...texts, buttonRow([...read, ...labelButtons(article.id, locale)])];
}

/** 👍 and 👎: was this about smart cities? A voice each, for `npm run train`. */
function labelButtons(articleId: number, locale: Language) {
  return [
    pressButton(CARD_TEXTS.relevant[locale], labelButtonId(articleId, true), false),
    pressButton(CARD_TEXTS.irrelevant[locale], labelButtonId(articleId, false), false),
  ];
}

/** The headline; below it the address, where neither a masked link nor a button carries it as published. */
function heading({ title, url }: Article, locale: Language): string {
  const { text, isLinked } = linkTitle(title, url, MOST.title);
  const head = `### ${text === '' ? CARD_TEXTS.untitled[locale] : text}`;
  if (isLinked || buttonUrl(url) === url) return head;
  return [head, bareAddress(url) ?? escapeLine(hostOf(url), MOST.outlet)].filter((line) => line !== '').join('\n');
}

function summaryText(sentences: readonly string[]): string {
  return escapeLine(sentences.slice(0, 3).join(' '), MOST.summary);
}

const SHOWN: Shown = { name: (outlet) => escapeText(outlet, MOST.otherOutlet), time: (at) => timeMark(at, 'f') };

function smallPrint({ article, because, story }: AlertedArticle, locale: Language): string {
  const at = article.publishedAt;
  const source = `-# ${sourceMarkdown(article, locale)} · ${timeMark(at, 'f')} (${timeMark(at, 'R')})`;
  const facts = factText(article, locale);
  const reasons = escapeText(because.join(' · '), MOST.because);
  return [
    source,
    ...storyLines(story, locale, SHOWN).map((line) => `-# ${line}`),
    ...(facts === '' ? [] : [`-# ${facts}`]),
    ...(reasons === '' ? [] : [`-# ${CARD_TEXTS.because[locale]}: ${reasons}`]),
  ].join('\n');
}

/** `곳 달랏 · 누가 …`: labels are ours, what stands behind them is the article's. */
function factText(article: Article, locale: Language): string {
  const parts = factLineWords(article, locale);
  const most = Math.floor(MOST.facts / Math.max(parts.length, 1)) - MOST_LABEL;
  return parts.map(({ label, words }) => `${label} ${escapeText(words, most)}`).join(' · ');
}

const MOST_LABEL = 12;
