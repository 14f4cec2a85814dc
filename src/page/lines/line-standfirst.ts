// Decides which boxes named as standfirsts are text of the article: names lie, and leads and quoted books stand in them.
import { splitDateline } from '#src/page/fields/dateline.ts';
import { endsSentence, endsWithFullStop } from './line-grammar.ts';
import { reportsAmong } from './line-reports.ts';
import type { Row } from './line-row.ts';

/** A standfirst that opens as reports do, or stands below the first paragraph and ends in a full stop, is text. */
export function settleStandfirsts(rows: readonly Row[]): void {
  const reports = reportsAmong(rows);
  const first = rows.findIndex((row) => row.block.role === 'text' && reports.has(row));
  rows.forEach((row, index) => {
    if (row.block.role !== 'standfirst' || row.kind !== 'heading') return;
    const isBelow = first !== -1 && index > first && endsWithFullStop(row.text);
    const isDated = splitDateline(row.text) !== undefined && endsSentence(row.text);
    if (isBelow || isDated) row.kind = undefined;
  });
}
