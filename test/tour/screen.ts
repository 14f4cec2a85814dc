// A message of the loopback Discord as a person sees it, in plain text: what Discord draws is written out, what changes from run to run
// (addresses of the loopback, ids, how long ago something was) is not shown.
import type { Component, Message } from '../loopback/discord-payload.ts';

/** What stands behind a mention or an address of the loopback. */
export type Names = {
  readonly channels: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  /** `http://127.0.0.1:40123` → `https://news.example`. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly locale: 'ko' | 'en';
};

const TYPE = { row: 1, button: 2, text: 10, section: 9, thumbnail: 11, separator: 14, container: 17 } as const;
const LINK_STYLE = 5;

/** Lines of a message; those of a container have a bar before them. */
export function screenOf({ body }: Message, names: Names): readonly string[] {
  const content = typeof body.content === 'string' ? body.content.split('\n') : [];
  return [...content, ...(body.components ?? []).flatMap((component) => linesOf(component))].map((line) =>
    readable(line, names),
  );
}

function linesOf(component: Component): readonly string[] {
  const inside = (component.components ?? []).flatMap(linesOf);
  switch (component.type) {
    case TYPE.container:
      return inside.map((line) => `│ ${line}`);
    case TYPE.row:
      return [inside.join(' ')];
    case TYPE.section:
      return [...inside, ...(component.accessory === undefined ? [] : linesOf(component.accessory))];
    case TYPE.thumbnail:
      return [`(${component.description ?? ''})`];
    case TYPE.separator:
      return ['──'];
    case TYPE.button:
      return [buttonWords(component)];
    case TYPE.text:
      return (component.content ?? '').split('\n');
    default:
      return component.placeholder === undefined ? [] : [`[${component.placeholder} ▾]`];
  }
}

function buttonWords({ label = '', style, disabled }: Component): string {
  if (disabled === true) return label;
  return style === LINK_STYLE ? `[${label} ↗]` : `[${label}]`;
}

function readable(line: string, names: Names): string {
  const named = line
    .replaceAll(CHANNEL, (_, id: string) => `#${names.channels.get(id) ?? '…'}`)
    .replaceAll(ROLE, (_, id: string) => `@${names.roles.get(id) ?? '…'}`)
    .replaceAll(PERSON, (_, id: string) => `@${names.people.get(id) ?? '…'}`)
    .replaceAll(COMMAND, (_, path: string) => `/${path}`)
    .replaceAll(TIME, (_, at: string, style: string) => timeWords(Number(at), style, names.locale))
    .replaceAll(LINK, (_, words: string) => `${words} ↗`)
    .replace(HEADING, '')
    .replace(SMALL, '  ')
    .replaceAll('**', '')
    .replaceAll(ESCAPED, '$1');
  return [...names.hosts].reduce((text, [host, name]) => text.replaceAll(host, name), named);
}

/** Example: `<#300000000000000001>`. */
const CHANNEL = /<#(\d+)>/g;
/** Example: `<@&400000000000000001>`. */
const ROLE = /<@&(\d+)>/g;
/** Example: `<@100000000000000001>`. */
const PERSON = /<@!?(\d+)>/g;
/** Example: `</keywords add:500000000000000001>`. */
const COMMAND = /<\/([\w -]+):\d+>/g;
/** Example: `<t:1764115200:R>`. */
const TIME = /<t:(\d+)(?::([tTdDfFR]))?>/g;
/** Example: `[제목](https://news.example/1)`. */
const LINK = /\[((?:\\.|[^\]\\])*)\]\(<?[^)]*\)/g;
/** Example: `### 제목`. */
const HEADING = /(?<=^(?:│ )?)#{1,3} /;
/** Example: `-# 전자신문`. */
const SMALL = /(?<=^(?:│ )?)-# /;
/** Example: `\*`. */
const ESCAPED = /\\([\\*_~`>|[\]()<#.\-+!:@])/g;

function timeWords(seconds: number, style: string, locale: 'ko' | 'en'): string {
  if (style === 'R') return locale === 'ko' ? '조금 전' : 'just now';
  const options = { timeZone: 'Asia/Seoul', dateStyle: style === 'd' ? 'short' : 'long' } as const;
  const isDay = style === 'd' || style === 'D';
  return new Intl.DateTimeFormat(locale === 'ko' ? 'ko-KR' : 'en-GB', {
    ...options,
    ...(isDay ? {} : { timeStyle: 'short' as const }),
  }).format(seconds * 1_000);
}
