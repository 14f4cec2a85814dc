// A reply of a command as a Discord message: text, a paged list of articles, or labelled facts. Pure.
// Everything that comes from outside is escaped, nothing pings, and the limits hold whatever a reply contains.
import { MessageFlags, type APIComponentInContainer, type APIMessageTopLevelComponent } from 'discord.js';
import type { Language } from '#src/model.ts';
import { buttonRow, container, MOST_COMPONENTS, MOST_TEXT, pressButton, textDisplay } from './card-components.ts';
import { bareAddress, linkTitle } from './card-link.ts';
import { clipMarkdown, emphasise, escapeText, timeMark } from './card-markdown.ts';
import { CARD_TEXTS, pageLabel } from './card-texts.ts';
import type { ArticleRow, Paging, Reply } from './command.ts';
import { showWords, type CommandIds } from './discord-words.ts';
import { actionButtonId, pageButtonId } from './discord-buttons.ts';
import { sourceMarkdown } from './source-line.ts';

/** What discord.js takes for a reply, an edit and an update alike. */
export type ReplyMessage = {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowedMentions: { readonly parse: readonly never[] };
};

/** What only a first answer or a follow-up may carry: a message for one person's eyes. */
export type PrivateMessage = Omit<ReplyMessage, 'flags'> & {
  readonly flags: readonly [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral];
};

type RenderContext = { readonly locale: Language; readonly commandIds: CommandIds };

export function renderReply(reply: Reply, context: RenderContext): ReplyMessage {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: componentsOf(reply, context),
    allowedMentions: { parse: [] },
  };
}

/** The same message for the person alone. */
export function privately(message: ReplyMessage): PrivateMessage {
  return { ...message, flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] };
}

function componentsOf(reply: Reply, context: RenderContext): APIMessageTopLevelComponent[] {
  switch (reply.kind) {
    case 'text':
      return [textDisplay(shownText(reply.text, context))];
    case 'facts':
      return [container([textDisplay(factsText(reply, context)), ...buttonsOf(reply, context.locale)], 'plain')];
    case 'list':
      return listComponents(reply, context);
  }
}

function shownText(text: string, { locale, commandIds }: RenderContext): string {
  const shown = showWords(text, commandIds, MOST_TEXT);
  return shown === '' ? CARD_TEXTS.nothing[locale] : shown;
}

function factsText({ heading, lines }: Extract<Reply, { kind: 'facts' }>, { commandIds }: RenderContext): string {
  const shown = lines.map(([label, value, excerpt]) => {
    const below = excerpt === undefined || excerpt === '' ? '' : `\n> ${emphasise(excerpt, MOST_EXCERPT)}`;
    const words = `${showWords(value, commandIds, MOST_VALUE)}${below}`;
    return label === '' ? words : `**${escapeText(label, MOST_HEADING)}** ${words}`;
  });
  const title = `### ${escapeText(heading, MOST_HEADING)}`;
  return keepWholeLines([title, ...shown], MOST_TEXT);
}

const MOST_HEADING = 200;
const MOST_VALUE = 1_000;

/** Drops the last lines where the text would be too long: half a line may mean the opposite of the whole. */
function keepWholeLines(lines: readonly string[], most: number): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > most - 2) return [...kept, '…'].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

function listComponents(
  reply: Extract<Reply, { kind: 'list' }>,
  context: RenderContext,
): APIMessageTopLevelComponent[] {
  const { heading, rows, note } = reply;
  const title = `### ${escapeText(heading, MOST_HEADING)}`;
  const below = note === undefined ? '' : showWords(note, context.commandIds, MOST_NOTE);
  const shown = rows.slice(0, MOST_ROWS);
  const room = MOST_TEXT - title.length - below.length;
  const share = Math.floor(room / Math.max(shown.length, 1));
  const texts = [title, ...shown.map((row) => rowText(row, share, context.locale)), below];
  const parts: APIComponentInContainer[] = texts.filter((text) => text !== '').map(textDisplay);
  return [container([...parts, ...buttonsOf(reply, context.locale)], 'plain')];
}

const MOST_NOTE = 600;
/** Beside the rows stand the container, heading, note, a row of three buttons, and one of five. */
const MOST_ROWS = MOST_COMPONENTS - 13;

/** Title with link, source, excerpt, each as far as there is room; the excerpt gives way first, the address last. */
function rowText({ article, excerpt, alsoIn }: ArticleRow, room: number, locale: Language): string {
  const title = titleText(article, Math.min(room, MOST_ROW), locale);
  const time = timeMark(article.publishedAt, 'f');
  const also = alsoIn.length === 0 ? '' : ` · ${CARD_TEXTS.alsoIn[locale]}: ${escapeText(alsoIn.join(', '), 120)}`;
  const source = `\n-# ${sourceMarkdown(article, locale)} · ${time}${also}`;
  const withSource = title.length + source.length <= room ? `${title}${source}` : title;
  const left = Math.min(room - withSource.length - 1, MOST_EXCERPT);
  const shown = left < 20 ? '' : emphasise(excerpt, left);
  return shown === '' ? withSource : `${withSource}\n${shown}`;
}

const MOST_ROW = 900;
const MOST_EXCERPT = 320;

function titleText({ title, url }: ArticleRow['article'], room: number, locale: Language): string {
  const words = title.trim() === '' ? CARD_TEXTS.untitled[locale] : title;
  const { text, isLinked } = linkTitle(words, url, Math.min(200, Math.max(room - 4, 1)));
  const address = isLinked ? undefined : bareAddress(url);
  const full = [`**${text}**`, ...(address === undefined ? [] : [address])].join('\n');
  return full.length <= room ? full : `**${clipMarkdown(escapeText(words, room - 4), room - 4)}**`;
}

/** A row for the pages of the reply, a row for what it offers to do. */
function buttonsOf({ paging, actions = [] }: Exclude<Reply, { kind: 'text' }>, locale: Language) {
  const turning = paging === undefined ? [] : pageButtons(paging, locale);
  // Discord refuses a message with the same id twice: what does the same is offered once.
  const offered = new Map(actions.map(({ label, actionKey }) => [actionButtonId(actionKey), label]));
  const known = [...offered].flatMap(([id, label]) => (id === undefined ? [] : [pressButton(label, id, false)]));
  const pressed = known.slice(0, MOST_IN_ROW);
  return pressed.length === 0 ? turning : [...turning, buttonRow(pressed)];
}

/** Discord's limit. */
const MOST_IN_ROW = 5;

/** ◀ and ▶ as words, the page between them as a label that cannot be pressed; nothing when the key does not fit. */
function pageButtons({ listingKey, page, pageCount }: Paging, locale: Language): readonly APIComponentInContainer[] {
  const before = pageButtonId(listingKey, page - 1);
  const after = pageButtonId(listingKey, page + 1);
  const here = pageButtonId(listingKey, page);
  if (before === undefined || after === undefined || here === undefined || pageCount < 2) return [];
  return [
    buttonRow([
      pressButton(CARD_TEXTS.previous[locale], before, page <= 0),
      pressButton(pageLabel(page, pageCount)[locale], here, true),
      pressButton(CARD_TEXTS.next[locale], after, page >= pageCount - 1),
    ]),
  ];
}
