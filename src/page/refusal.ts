// Decides why a page gives no article: it is gone, it only points elsewhere, it lists other articles, or it is closed.
// It must never refuse a page whose text is long enough: an article about deleted pages is an article.
import { goneNotice, goneTitle } from './gone-words.ts';
import type { Unreadable } from './extraction.ts';
import { visibleBlocksOf, type Block } from '#src/page/markup/blocks.ts';
import { measureTree } from '#src/page/markup/junk.ts';
import { wordsOf } from '#src/page/lines/line-grammar.ts';
import type { Page } from './page.ts';

/** Why no step of the ladder found a text on it. */
export function explainRefusal(page: Page): Unreadable {
  const { head } = page;
  const lines = plainLines(page);
  const gone = goneOnPage(page, lines) ?? goneNotice(head.scripts.slice(0, MOST_SCRIPTS).flatMap(alertsIn));
  if (gone !== undefined) return refuse('soft-404', gone);
  const target = redirectTarget(page);
  if (target !== undefined) return refuse('redirect', target);
  if (head.article?.isFree === false) return refuse('paywall', 'isAccessibleForFree is false and the text is a stub');
  if (lines.some(isWall)) return refuse('paywall', 'the page asks for a subscription');
  if (isListPage(page)) return refuse('list-page', 'most of the text stands inside links');
  return refuse('too-short', 'no step found enough text');
}

export function refuse(reason: Unreadable['reason'], detail: string): Unreadable {
  return { kind: 'unreadable', reason, detail: detail.slice(0, 200) };
}

/** The notice in the title or near the top of a page. */
export function goneOnPage({ head }: Page, lines: readonly Block[]): string | undefined {
  let chars = 0;
  const top = lines.filter(({ text }) => {
    chars += text.length;
    return chars - text.length < GONE_REACH;
  });
  return goneTitle(head.titleTag ?? '') ?? goneNotice(top.map(({ text }) => text));
}

const GONE_REACH = 3_000;

/** The lines of a page that are no link: what a menu or a ranking names is another page. */
export function plainLines({ $, visibleText }: Page): readonly Block[] {
  const root = $.root().get(0);
  const isHuge = visibleText.length >= MOST_VISIBLE;
  return root === undefined || isHuge ? [] : visibleBlocksOf(root).filter(({ linkShare }) => linkShare < LINK_SHARE);
}

const LINK_SHARE = 0.5;
/** More than this stands around no notice; its lines would cost as much as the whole ladder. */
const MOST_VISIBLE = 50_000;

/** Whether a line asks its reader to pay or to sign in for the rest. */
export function isWall({ text }: Block): boolean {
  return wordsOf(text) === 'wall' || text.split(SENTENCE_GAP, MOST_SENTENCES).some((one) => wordsOf(one) === 'wall');
}

const SENTENCE_GAP = /(?<=[.!?])\s/u;
const MOST_SENTENCES = 20;

const MOST_SCRIPTS = 50;
const ALERT_REACH = 5_000;

/** What a script says to the reader: `alert("존재하지 않는 기사입니다.")`. */
function alertsIn(script: string): readonly string[] {
  return [...script.slice(0, ALERT_REACH).matchAll(ALERT)].map(([, words = '']) => words);
}

const ALERT = /\balert\(\s{0,5}["'`]([^"'`]{1,200})["'`]/gu;

const REDIRECT_TEXT = 300;

/** A stub that sends the reader on by meta refresh or script. */
function redirectTarget({ $, head, visibleText }: Page): string | undefined {
  if (visibleText.trim().length > REDIRECT_TEXT) return undefined;
  const refresh = $("meta[http-equiv='refresh' i]").attr('content')?.slice(0, 2_000);
  const target = refresh === undefined ? undefined : REFRESH.exec(refresh)?.[1];
  if (target !== undefined) return target;
  for (const script of head.scripts) {
    const jump = SCRIPT_JUMP.exec(script.slice(0, 5_000));
    if (jump?.[1] !== undefined) return jump[1];
  }
  return undefined;
}

/** `0; url=https://paper.kr/1` */
const REFRESH = /^\s{0,5}\d{1,4}(?:\.\d{1,3})?\s{0,5}[;,]\s{0,5}url\s{0,3}=\s{0,3}['"]?([^'"\s]{1,1000})/iu;
/** `location.href = "/news/1"`, `window.location.replace('…')`. */
const SCRIPT_JUMP = /location(?:\.href|\.replace|\.assign)?\s{0,3}[=(]\s{0,3}["']([^"']{1,1000})["']/u;

const LIST_LINK_SHARE = 0.5;
const LIST_LINKS = 12;

function isListPage({ $, head }: Page): boolean {
  if (head.isList) return true;
  const root = $.root().get(0);
  if (root === undefined) return false;
  const { total } = measureTree(root);
  return total.chars > 0 && total.linkChars / total.chars >= LIST_LINK_SHARE && $('a[href]').length >= LIST_LINKS;
}
