// Decides what a copyright notice ends: the page's article, when nothing but its foot follows.
// It must never cut where a report goes on below: above the foot, a notice belongs to a picture or a quotation.
import { gluedNoticeAt } from './copyright.ts';
import { reportsAmong } from './line-reports.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';

const TAIL_START = 0.6;

/** Notices go, and near the end all that follows the first of them, unless it is text. */
export function dropCopyright(rows: readonly Row[]): void {
  const start = Math.floor(rows.length * TAIL_START);
  const reports = reportsAmong(rows);
  const last = rows.findLastIndex((row) => reports.has(row));
  const glued = rows.findIndex(({ text }, index) => index >= Math.max(start, last) && gluedNoticeAt(text) > 0);
  const alone = rows.findIndex(({ words }, index) => words === 'copyright' && index >= start && index > last);
  const cut = Math.min(glued === -1 ? rows.length : glued + 1, alone === -1 ? rows.length : alone);
  rows.forEach((row, index) => {
    if (row.kind === 'caption' && row.words === 'copyright') return;
    if (row.words === 'copyright' || index >= cut) leaveOut(row, 'from the copyright on');
  });
}

/** `…설명했다. <저작권자 ⓒ 새벽신문, 재배포 금지>`: the notice goes, the sentence stays. */
export function cutGluedNotice(rows: readonly Row[]): void {
  const row = rows.findLast(({ kind }) => isBody(kind));
  const at = row === undefined ? -1 : gluedNoticeAt(row.text);
  if (row !== undefined && at > 0) row.text = row.text.slice(0, at).trim();
}
