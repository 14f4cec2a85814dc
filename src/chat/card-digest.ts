// A digest: every article gets its headline and its address first, then source and first sentence as far as there is room.
// Addresses of Google News run to 500 characters: what finds no room in the text gets a numbered button below it.
import type { APIComponentInContainer } from 'discord.js';
import type { CardStyle } from '#src/model-channels.ts';
import type { AlertedArticle, Article, Delivery, Language, Mode } from '#src/model.ts';
import { compactLine } from './card-compact.ts';
import { buttonRow, linkButton, MOST_COMPONENTS, MOST_NEWS_TEXT, textDisplay } from './card-components.ts';
import { bareAddress, buttonUrl, linkTitle } from './card-link.ts';
import { escapeLine, escapeText, timeMark } from './card-markdown.ts';
import { CARD_TEXTS, catchUpHeading, digestHeading, moreArticles } from './card-texts.ts';
import { sourceMarkdown } from './source-line.ts';

type DigestRequest = {
  readonly articles: readonly AlertedArticle[];
  readonly mode: Mode;
  readonly locale: Language;
  readonly style: CardStyle;
  readonly catchUp?: Delivery['catchUp'];
};

/**
 * Heading, a text for each article in the order given, buttons; how many found no place is said at the end.
 * In compact style the articles are lines of one text.
 */
export function digestComponents({ articles, mode, locale, style, catchUp }: DigestRequest): APIComponentInContainer[] {
  const shown = articles.slice(0, MOST_ARTICLES);
  const all = articles.length + (catchUp?.moreCount ?? 0);
  const words = catchUp === undefined ? digestHeading(mode, all) : catchUpHeading(all);
  const heading = `## ${words[locale]}`;
  const rest = all - shown.length;
  const note = rest === 0 ? [] : [`-# ${moreArticles(rest)[locale]}`];
  const frame = [heading, ...note].reduce((length, text) => length + text.length, 0);
  const room = MOST_NEWS_TEXT - frame - shown.length * (LINE_MARK.length + 1);
  const entries = fitEntries(shown, room, { locale, forms: FORMS[style] });
  const lines = entries.map(({ text }) => text);
  const news = style === 'compact' ? [lines.map((line) => `${LINE_MARK}${line}`).join('\n')] : lines;
  const texts = [heading, ...news.filter((text) => text !== ''), ...note];
  // The container, and a role that may be pinged below it.
  const most = MOST_COMPONENTS - 2 - texts.length;
  return [...texts.map(textDisplay), ...addressRows({ articles: shown, entries, most, locale })];
}

/** With a container, a heading, a note and a pinged role, a button for each still fits under 40 components. */
const MOST_ARTICLES = 16;
const LINE_MARK = '- ';

type Entry = { readonly text: string; readonly hasAddress: boolean };
type Form = (told: AlertedArticle, locale: Language) => string;
type Fitting = { readonly locale: Language; readonly forms: readonly Form[] };

/** From the shortest to the fullest. */
const FORMS: Readonly<Record<CardStyle, readonly Form[]>> = {
  card: [
    ({ article }, locale) => withAddress(article, locale),
    ({ article }, locale) => withSource(article, locale),
    ({ article }, locale) => entryWithSentence(article, locale),
  ],
  compact: [compactLine],
};

/** Gives each article the fullest form for which there is room, form by form, so that none is starved by those before it. */
function fitEntries(articles: readonly AlertedArticle[], room: number, { locale, forms }: Fitting): readonly Entry[] {
  const entries = articles.map(({ article }, index) => headline(article, index, locale));
  let left = room - entries.reduce((length, { text }) => length + text.length, 0);
  for (const form of forms) {
    for (const [index, told] of articles.entries()) {
      const fuller = form(told, locale);
      const growth = fuller.length - (entries[index]?.text.length ?? 0);
      if (growth > left) continue;
      entries[index] = { text: fuller, hasAddress: true };
      left -= growth;
    }
  }
  return entries;
}

/** 16 of them come to 2,700 characters: a headline is always there. */
const MOST_TITLE = 160;

/** The number tells which button is meant. */
function headline({ title }: Article, index: number, locale: Language): Entry {
  const words = escapeText(title, MOST_TITLE);
  return { text: `**${index + 1}. ${words === '' ? CARD_TEXTS.untitled[locale] : words}**`, hasAddress: false };
}

function withAddress({ title, url }: Article, locale: Language): string {
  const { text, isLinked } = linkTitle(title, url, MOST_TITLE);
  const address = isLinked ? undefined : bareAddress(url);
  return [`**${text === '' ? CARD_TEXTS.untitled[locale] : text}**`, ...(address === undefined ? [] : [address])].join(
    '\n',
  );
}

function withSource(article: Article, locale: Language): string {
  return `${withAddress(article, locale)}\n-# ${sourceMarkdown(article, locale)} · ${timeMark(article.publishedAt, 'f')}`;
}

/** The fullest form: headline with its address, source and time, first sentence. */
export function entryWithSentence(article: Article, locale: Language): string {
  const line = escapeLine(article.summary[0] ?? '', 200);
  return line === '' ? withSource(article, locale) : `${withSource(article, locale)}\n${line}`;
}

type RowRequest = {
  readonly articles: readonly AlertedArticle[];
  readonly entries: readonly Entry[];
  /** Components that are still free. */
  readonly most: number;
  readonly locale: Language;
};

function addressRows({ articles, entries, most, locale }: RowRequest): readonly APIComponentInContainer[] {
  const buttons = articles.flatMap(({ article }, index) => {
    const url = entries[index]?.hasAddress === true ? undefined : buttonUrl(article.url);
    return url === undefined ? [] : [linkButton(`${index + 1}. ${CARD_TEXTS.read[locale]}`, url)];
  });
  const rowCount = Math.min(Math.ceil(buttons.length / BUTTONS_A_ROW), Math.floor(most / (BUTTONS_A_ROW + 1)));
  return Array.from({ length: rowCount }, (_, row) =>
    buttonRow(buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW)),
  );
}

const BUTTONS_A_ROW = 5;
