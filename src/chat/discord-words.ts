// The words of a reply as Discord markdown. Commands write plain text with a few marks of their own:
// `code`, {/search} for a command that can be pressed, {@user}, {@&role}, <#channel>, <t:time>, {#name|server/channel/message} for a link to
// a message. Everything else is shown as it is written.
import { clipMarkdown, escapeLine, escapeText, soundText } from './card-markdown.ts';

/** Ids of the registered commands by name. */
export type CommandIds = ReadonlyMap<string, string>;

/** @param most length of the result at most */
export function showWords(text: string, commandIds: CommandIds, most: number): string {
  const lines = text.slice(0, most * 2).split(LINE_BREAK);
  return clipMarkdown(lines.map((line) => showLine(line, commandIds, most)).join('\n'), most).trim();
}

const LINE_BREAK = /\r?\n/;

function showLine(line: string, commandIds: CommandIds, most: number): string {
  return line
    .split(OWN_MARKS)
    .map((part, index) => {
      if (index % 2 === 1) return showMark(part, commandIds);
      const escaped = index === 0 ? escapeLine(part, most) : escapeText(part, most);
      return `${LEADING_BLANK.test(part) ? ' ' : ''}${escaped}${TRAILING_BLANK.test(part) && part.trim() !== '' ? ' ' : ''}`;
    })
    .join('');
}

/** Splits a line at `` `code` ``, `{/keywords add}`, `{@123456789012345678}`, `<#123456789012345678>`, `<t:1527603720:f>`, `{#message|1…/2…/3…}`; the marks are at odd places. */
const OWN_MARKS =
  /(`[^`]{1,300}`|\{\/[a-z][a-z -]{0,60}\}|\{@&?\d{17,20}\}|<#\d{17,20}>|<t:\d{1,11}(?::[tTdDfFR])?>|\{#[^{}|<`]{1,40}\|\d{17,20}(?:\/\d{17,20}){2}\})/;
const LEADING_BLANK = /^\s/;
const TRAILING_BLANK = /\s$/;

/** `{@1}` becomes a name (who it is about is never rung: replies let nobody be pinged); `{/search}` becomes a mention that can be pressed, or plain words while the commands are not registered. */
function showMark(mark: string, commandIds: CommandIds): string {
  if (mark.startsWith('{@')) return `<${mark.slice(1, -1)}>`;
  if (mark.startsWith('{#')) return messageLink(mark.slice(2, -1));
  if (!mark.startsWith('{/')) return soundText(mark);
  const path = mark.slice(2, -1).trim();
  const id = commandIds.get(path.split(' ')[0] ?? '');
  return id === undefined ? `\`/${path}\`` : `</${path}:${id}>`;
}

/** @param reference `message|server/channel/message` */
function messageLink(reference: string): string {
  const [label = '', place = ''] = reference.split('|');
  return `[${escapeText(label, MOST_LABEL)}](https://discord.com/channels/${place})`;
}

const MOST_LABEL = 40;
