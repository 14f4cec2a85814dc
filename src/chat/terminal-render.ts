// Replies and alert cards as lines of a terminal. Everything that comes from outside loses its control characters first:
// an escape sequence in a headline must never reach the screen.
import type { Notice } from '#src/model-notices.ts';
import type { AlertedArticle, Delivery, Language, Subscription } from '#src/model.ts';
import { toClockTime } from '#src/time.ts';
import { clock } from './clock-words.ts';
import { catchUpHeading, moreArticles } from './card-texts.ts';
import type { Action, ArticleRow, Paging, Reply, Text } from './command.ts';
import { factLineWords } from './fact-line-words.ts';
import { noticeFrame, noticeText } from './notice-texts.ts';
import { asWritten } from './own-marks.ts';
import { sourceParts } from './source-line.ts';
import { storyLines, storyNotes, storyPhrases, type Shown } from './story-line.ts';
import { digestWords, pageWords, terminalWords } from './terminal-words.ts';

type Style = {
  readonly locale: Language;
  /** Shows hits and headings in bold; false for a pipe. */
  readonly isBold: boolean;
};

/** A reply as text that ends with a line break. */
export function renderReply(reply: Reply, style: Style): string {
  switch (reply.kind) {
    case 'text':
      return `${plainWords(reply.text)}\n`;
    case 'facts':
      return renderFacts(reply, style);
    case 'list':
      return renderList(reply, style);
  }
}

function renderFacts(
  { heading, lines, paging, actions = [] }: Extract<Reply, { kind: 'facts' }>,
  style: Style,
): string {
  const shown = lines.map(([label, value, excerpt]) => {
    const below = excerpt === undefined || excerpt === '' ? '' : `\n      ${emphasised(plainLine(excerpt), style)}`;
    const words = `${plainWords(value).replaceAll('\n', '\n    ')}${below}`;
    return label === '' ? `    ${words}` : `  ${plainLine(label)}${TIME_LABEL.test(label) ? ' ·' : ':'} ${words}`;
  });
  const below = [...offerLines(actions), ...turningLines(paging, style)];
  return `${[bold(plainLine(heading), style), ...shown, ...below].join('\n')}\n`;
}

/** A time in front of what happened then: another colon would look like seconds. Example: `2026-11-28 04:33 KST`. */
const TIME_LABEL = /\d{2}:\d{2}(?: KST)?$/;

/** What a button would do, as a line to type. */
function offerLines(actions: readonly Action[]): readonly string[] {
  return actions.map(({ label, typed }) => `  → ${plainLine(label)}: ${plainLine(typed)}`);
}

function turningLines(paging: Paging | undefined, { locale }: Style): readonly string[] {
  if (paging === undefined) return [];
  return [`${pageWords(paging.page, paging.pageCount)[locale]} · ${terminalWords.turning[locale]}`];
}

function renderList(
  { heading, rows, note, paging, actions = [] }: Extract<Reply, { kind: 'list' }>,
  style: Style,
): string {
  const said = note === undefined ? [] : [plainWords(note)];
  const below = [...said, ...offerLines(actions), ...turningLines(paging, style)];
  const shown = rows.map((row, index) => renderRow(row, index + 1, style));
  return `${[bold(plainLine(heading), style), ...shown, ...below].join('\n')}\n`;
}

function renderRow({ article, excerpt, alsoIn }: ArticleRow, place: number, style: Style): string {
  const also =
    alsoIn.length === 0 ? '' : ` · ${terminalWords.alsoIn[style.locale]}: ${alsoIn.map(plainLine).join(', ')}`;
  const lines = [
    `${place}. ${bold(plainLine(article.title), style)}`,
    `   ${sourceParts(article, style.locale).map(plainLine).join(' · ')} · ${clock(article.publishedAt, style.locale)}${also}`,
    excerpt === '' ? undefined : `   ${emphasised(plainLine(excerpt), style)}`,
    `   ${plainLine(article.url)}`,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** A message as text, in the language of its subscription; empty where there is nothing to tell. */
export function renderDelivery(delivery: Delivery, isBold: boolean): string {
  switch (delivery.kind) {
    case 'alert':
    case 'digest':
      return renderCards(delivery, isBold);
    case 'follow-up':
      return delivery.articles.map((told) => renderFollowUp(told, delivery.subscription)).join('');
    case 'edit':
      return delivery.articles.map((told) => renderEdit(told, delivery.subscription)).join('');
    // A terminal has nobody to publish to.
    case 'crosspost':
      return '';
  }
}

/** What an alert will look like, and that it is none: the article may be years old. */
export function renderSample(delivery: Delivery, isBold: boolean): string {
  return renderCards(delivery, isBold, terminalWords.sample);
}

/** An alert or a digest: cards, or in compact style a line a story. @param own a heading of its own, which is always shown */
function renderCards(delivery: Delivery, isBold: boolean, own?: Text): string {
  const { kind, subscription, articles, catchUp, style } = delivery;
  const { locale, channelId } = subscription;
  const heading = (own ?? cardsHeading(delivery))[locale];
  const more = catchUp === undefined || catchUp.moreCount === 0 ? [] : [`  ${moreArticles(catchUp.moreCount)[locale]}`];
  if (style === 'compact') {
    const lines = articles.map((told) => compactLine(told, { locale, isBold }));
    const above = own !== undefined || kind === 'digest' ? [`── ${heading} · #${plainLine(channelId)}`] : [];
    return `${[...above, ...lines, ...more].join('\n')}\n`;
  }
  const cards = articles.map(({ article, because, story }) => {
    const reasons = because.map(plainLine).join(', ');
    const facts = factLineWords(article, locale).map(({ label, words }) => `${label} ${plainLine(words)}`);
    return [
      `  ${bold(plainLine(article.title), { locale, isBold })}`,
      `  ${sourceParts(article, locale).map(plainLine).join(' · ')} · ${clock(article.publishedAt, locale)}`,
      ...storyLines(story, locale, shownIn(locale)).map((line) => `  ${line}`),
      ...article.summary.map((sentence) => `  ${plainLine(sentence)}`),
      ...(facts.length === 0 ? [] : [`  ${facts.join(' · ')}`]),
      ...(reasons === '' ? [] : [`  ${terminalWords.because[locale]}: ${reasons}`]),
      `  ${plainLine(article.url)}`,
    ].join('\n');
  });
  return `${[`── ${heading} · #${plainLine(channelId)}`, ...cards, ...more].join('\n')}\n`;
}

function cardsHeading({ kind, articles, catchUp }: Delivery): Text {
  if (catchUp !== undefined) return catchUpHeading(articles.length + catchUp.moreCount);
  return kind === 'digest' ? digestWords(articles.length) : terminalWords.alert;
}

/** `· headline — outlet · time · address`. */
function compactLine({ article, story }: AlertedArticle, { locale, isBold }: Style): string {
  const source = sourceParts(article, locale).map(plainLine);
  const parts = [...source, clock(article.publishedAt, locale), ...storyNotes(story, locale), plainLine(article.url)];
  return `· ${bold(plainLine(article.title), { locale, isBold })} — ${parts.join(' · ')}`;
}

const shownIn = (locale: Language): Shown => ({ name: plainLine, time: (at) => clock(at, locale) });

/** A further report, under the story's alert as far as lines can be. */
function renderFollowUp({ article }: AlertedArticle, { locale, channelId }: Subscription): string {
  const [sentence] = article.summary;
  const lines = [
    `${terminalWords.followUp[locale]} · #${plainLine(channelId)}`,
    `  ${plainLine(article.title)}`,
    `  ${sourceParts(article, locale).map(plainLine).join(' · ')} · ${clock(article.publishedAt, locale)}`,
    ...(sentence === undefined ? [] : [`  ${plainLine(sentence)}`]),
    `  ${plainLine(article.url)}`,
  ];
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

/** Paper cannot be changed: what is new is said in a line that names the headline. */
function renderEdit({ article, story }: AlertedArticle, { locale }: Subscription): string {
  const phrases = storyPhrases(story, locale, shownIn(locale));
  return phrases.length === 0 ? '' : `  ↳ ${plainLine(article.title)} — ${phrases.join(' · ')}\n`;
}

/** What the owner should know of the sources, or a server of its channels, a line each. */
export function renderNotice(notice: Notice, locale: Language): string {
  const lines = notice.events.map((event) => `  ${plainLine(plainWords(noticeText(event)[locale]))}`);
  return `${[`── ${noticeFrame(notice).heading[locale]}`, ...lines].join('\n')}\n`;
}

/** One line of untrusted text: no escape sequence, no control character, no direction override. */
export function plainLine(text: string): string {
  return asWritten(withoutControls(text)).replaceAll(BLANKS, ' ').trim();
}

/** Text of a command: its marks become words (`{/search}` → `/search`, `<#news>` → `#news`), its line breaks stay. */
export function plainWords(text: string): string {
  const resolved = withoutControls(text)
    .replaceAll(COMMAND_MARK, '$1')
    .replaceAll(PERSON_MARK, '$1')
    .replaceAll(CHANNEL_MARK, '$1')
    .replaceAll(MESSAGE_MARK, '$1 $2')
    .replaceAll(TIME_MARK, clockOf);
  return asWritten(resolved);
}

/** Example: `{/keywords add}`. */
const COMMAND_MARK = /\{(\/[a-z][a-z -]{0,60})\}/g;
/** Example: `{@112233445566778899}`, `{@&112233445566778899}`. */
const PERSON_MARK = /\{(@&?\d{17,20})\}/g;
/** Example: `<#112233445566778899>`, `<#terminal>`. */
const CHANNEL_MARK = /<(#[\p{L}\p{N}_-]{1,100})>/gu;
/** Example: `{#message|112233445566778899/112233445566778899/112233445566778899}`. */
const MESSAGE_MARK = /\{#([^{}|<`]{1,40})\|\d{17,20}\/\d{17,20}\/(\d{17,20})\}/g;
/** Example: `<t:1527603720:f>`. */
const TIME_MARK = /<t:(\d{1,11})(?::[tTdDfFR])?>/g;
const BLANKS = /\s+/g;

function clockOf(_mark: string, seconds: string): string {
  return toClockTime(Number(seconds) * 1_000);
}

function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(ESCAPE_SEQUENCES, '').replaceAll(CONTROLS, '').replaceAll(DIRECTION_MARKS, '');
}

/** Example: `ESC [ 31 m` (colour), `ESC ] 0 ; title BEL` (window title). Bounded: an unended one only loses its start. */
const ESCAPE_SEQUENCES =
  /(?:\u001B\[|\u009B)[0-?]{0,64}[ -/]{0,16}[@-~]|\u001B\][^\u0007\u001B]{0,200}(?:\u0007|\u001B\\)/g;
/** C0 and C1 controls but tab and line feed, e.g. a lone ESC, a backspace, a carriage return. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Turn what follows on the line, e.g. U+202E. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g;

function bold(text: string, { isBold }: Style): string {
  return isBold ? `\u001B[1m${text}\u001B[22m` : text;
}

/** `**hit**` in bold on a screen; in a pipe the stars stay, so that a script can see the hits. */
function emphasised(text: string, style: Style): string {
  if (!style.isBold) return text;
  const parts = text.split('**');
  return parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? bold(part, style) : part)).join('');
}
