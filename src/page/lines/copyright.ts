// Decides whether a line is a copyright notice, and where one begins that is glued to the last sentence.
// It must never take a sentence or a heading about copying for one: a notice names its holder by a mark, or says nothing else.
import { isStatement } from './sentence-ends.ts';

/** What a notice forbids: `무단 전재 및 재배포 금지`, `AI 학습 및 활용 금지`, `무단전재 및 재배포를 금합니다`. */
const FORBIDDEN =
  '(?:무단|전재|복제|복사|배포|재\\s?배포|수집|사용|변형|AI|학습|활용|이용|및|등|[을를와과·,&/~-]|\\s){2,24}(?:금지|불허|금합니다|금지합니다|불허합니다)';

/** A holder's mark: `저작권자 ⓒ`, `Copyright 2019`, `(c) 새벽통신`. */
const MARK =
  /(?:저작권자\s?[ⓒ©(<:]|[ⓒ©]|\(c\)|copyrights?\s?(?:[ⓒ©@]|\(c\)|\d{4}|by\b|[^.,]{2,40}\.?\s(?:corporation\.?\s)?all rights reserved)|저작권(?:[은자]|법))/iu;

/** A mark that needs no words beside it: `Copyright ⓒ …`, `© 2024 …`, `공공누리 …`. */
const MARK_ALONE =
  /(?:저작권자\s?[ⓒ©(<:]|copyrights?\s?(?:[ⓒ©@]|\(c\)|\d{4}\b)|^[ⓒ©]\s?\d{4}|공공누리.{0,60}(?:조건|유형|이용)|(?:^|[.,|)]\s)all rights reserved(?!["”’]))/iu;

const PROHIBITION = new RegExp(FORBIDDEN, 'iu');

/** Nothing but what is forbidden, perhaps behind one word for the holder: `[새벽신문 무단전재 및 재배포 금지]`. */
const BARE = new RegExp(
  `^[[<(※\\s]{0,3}(?:[\\p{L}\\p{N}.&]{2,20}[,\\s]{1,3}(?=무단|재배포))?(?=무단|재\\s?배포|AI)${FORBIDDEN}[.\\s>\\])]{0,3}$`,
  'iu',
);

/** @param line short */
export function isCopyright(line: string): boolean {
  if (isStatement(line)) return false;
  if (MARK_ALONE.test(line) || BARE.test(line)) return true;
  return MARK.test(line) && (PROHIBITION.test(line) || RIGHTS.test(line));
}

const RIGHTS = /all rights reserved/iu;

const NOTICE_REACH = 140;

/** Where a notice begins that follows the last sentence on its line: `…설명했다. <저작권자 ⓒ 새벽신문, 재배포 금지>`; -1 for none. */
export function gluedNoticeAt(text: string): number {
  const from = Math.max(0, text.length - NOTICE_REACH);
  const tail = text.slice(from);
  const match = GLUED.exec(tail);
  return match !== null && isCopyright(tail.slice(match.index).trim()) ? from + match.index : -1;
}

/** A notice's first word right behind a sentence of a report. */
const GLUED = /(?<=다[.。]["'”’)\]]{0,2})\s{0,3}[[<※]{0,2}\s?(?=저작권자|ⓒ|©|무단\s?전재|copyright)/iu;
