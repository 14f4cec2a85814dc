// An alert as a Discord message: one article a card, or a digest of several. Pure; nothing in a message pings anybody,
// and every message stays inside Discord's limits whatever the articles hold.
import { MessageFlags, type APIComponentInContainer, type APIMessageTopLevelComponent } from 'discord.js';
import { TOPICS } from '#src/article/topic-names.ts';
import { placeName } from '#src/language/places.ts';
import type { CardStyle } from '#src/model-channels.ts';
import type { AlertedArticle, Article, Delivery, Language } from '#src/model.ts';
import { deliveryMark, SAMPLE_MARK } from './card-mark.ts';
import { cardButtons } from './card-buttons.ts';
import { compactAlert, compactLine } from './card-compact.ts';
import { container, IS_COMPONENTS_V2, MOST_NEWS_TEXT, textDisplay } from './card-components.ts';
import { digestComponents } from './card-digest.ts';
import { bareAddress, buttonUrl, hostOf, linkTitle } from './card-link.ts';
import { escapeLine, escapeText, timeMark } from './card-markdown.ts';
import { pingedRole, roleMention } from './card-mention.ts';
import { besidePicture, pictureOf, withoutPictures } from './card-picture.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { factLineWords } from './fact-line-words.ts';
import { sourceMarkdown } from './source-line.ts';
import { storyLines, type Shown } from './story-line.ts';

/** Body of `POST /channels/:id/messages`. */
export type MessageBody = {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: {
    readonly parse: readonly never[];
    /** The role that an admin chose. */
    readonly roles?: readonly string[];
    readonly replied_user?: false;
  };
  readonly nonce?: string;
  readonly enforce_nonce?: true;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: false };
};

/**
 * An alert or a digest, under its own nonce: Discord returns the first message to a second try.
 * It pings the role that an admin chose for it, else nobody. A follow-up that has to stand alone makes no sound: it was let
 * through quiet hours as one that makes none.
 */
export function deliveryMessage(delivery: Delivery): MessageBody {
  const { kind, nonce } = delivery;
  const news = newsOf(delivery, nonce);
  const roleId = pingedRole(delivery);
  if (kind === 'follow-up') return { ...silent(messageOf(news)), nonce, enforce_nonce: true };
  if (roleId === undefined) return { ...messageOf(news), nonce, enforce_nonce: true };
  const body = messageOf([...news, textDisplay(roleMention(roleId))]);
  return { ...body, allowed_mentions: { parse: [], roles: [roleId] }, nonce, enforce_nonce: true };
}

/** A quarter of an hour: Discord fails at some pictures, always, and a picture must never cost the alert. */
const TRIES_WITH_PICTURE = 11;

/** A posted alert as it is to be read now. It keeps the mark of its own delivery, whose nonce is given. */
export function editedMessage(delivery: Delivery, nonce: string): MessageBody {
  return messageOf(newsOf(delivery, nonce));
}

function newsOf(delivery: Delivery, nonce: string): readonly APIMessageTopLevelComponent[] {
  const full = [deliveryPart(delivery, nonce)];
  return delivery.attempts < TRIES_WITH_PICTURE ? full : (withoutPictures(full) ?? full);
}

/** What an alert will look like, said to be a sample. */
export function sampleMessage(article: Article, { locale, style }: Look): MessageBody {
  const note = textDisplay(`-# ${CARD_TEXTS.sample[locale]}`);
  const told = { article, because: [] };
  const shown = style === 'compact' ? [textDisplay(compactLine(told, locale))] : cardComponents(told, locale);
  return messageOf([container([note, ...shown], 'plain', SAMPLE_MARK)]);
}

/** In which language and style something is shown. */
export type Look = { readonly locale: Language; readonly style: CardStyle };

/** A message of these parts: nothing in it pings anybody. */
export function messageOf(components: readonly APIMessageTopLevelComponent[]): MessageBody {
  return { flags: IS_COMPONENTS_V2, components, allowed_mentions: { parse: [] } };
}

/** The same message, for which no telephone rings. */
export function silent(body: MessageBody): MessageBody {
  return { ...body, flags: body.flags | MessageFlags.SuppressNotifications };
}

function deliveryPart(delivery: Delivery, nonce: string): APIMessageTopLevelComponent {
  const { locale, mode } = delivery.subscription;
  const { articles, style } = delivery;
  const mark = deliveryMark(nonce);
  const [only] = articles;
  if (delivery.kind === 'digest' || only === undefined || articles.length > 1)
    return container(digestComponents({ articles, mode, locale, style, catchUp: delivery.catchUp }), 'core', mark);
  if (style === 'compact') return compactAlert(only, locale, mark);
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

/** The longest texts of a card; where a long address takes their room, the summary gives way. */
const MOST = { title: 300, summary: 1_000, outlet: 80, facts: 400, because: 300, otherOutlet: 40 } as const;

function cardComponents(told: AlertedArticle, locale: Language): APIComponentInContainer[] {
  const { article } = told;
  const head = heading(article, locale);
  const print = smallPrint(told, locale);
  const summary = summaryText(article.summary, MOST_NEWS_TEXT - head.length - print.length);
  // The headline comes first: notifications of a telephone show the beginning.
  const news = besidePicture(summary === '' ? [head] : [head, summary], pictureOf(article, locale));
  return [...news, textDisplay(print), cardButtons(article, locale)];
}

/** The headline; below it the address, where neither a masked link nor a button carries it as published. */
function heading({ title, url }: Article, locale: Language): string {
  const { text, isLinked } = linkTitle(title, url, MOST.title);
  const head = `### ${text === '' ? CARD_TEXTS.untitled[locale] : text}`;
  if (isLinked || buttonUrl(url) === url) return head;
  return [head, bareAddress(url) ?? escapeLine(hostOf(url), MOST.outlet)].filter((line) => line !== '').join('\n');
}

function summaryText(sentences: readonly string[], room: number): string {
  return escapeLine(sentences.slice(0, 3).join(' '), Math.min(MOST.summary, room));
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
