// Decides which lines tell the news: the sentences that a report is made of, and that nothing around them may cut away.
import { isBody, type Row } from './line-row.ts';
import { endsWithFullStop, isStatement } from './sentence-ends.ts';

const LEAST = 40;
const HANGUL = /[가-힣]/u;

/**
 * The sentences as reports have them. The page itself speaks politely (`…전해 드립니다.`), in links and in short lines;
 * where most of the text speaks politely (columns, notices of a town), such a sentence tells the news as well.
 */
export function reportsAmong(rows: readonly Row[]): ReadonlySet<Row> {
  const sentences = rows.filter(isSentence);
  const korean = sentences.filter(({ text }) => HANGUL.test(text));
  const plain = korean.filter(({ text }) => isStatement(text));
  return plain.length * 2 >= korean.length
    ? new Set(sentences.filter((row) => !HANGUL.test(row.text) || isStatement(row.text)))
    : new Set(sentences);
}

function isSentence({ kind, words, text, block }: Row): boolean {
  return isBody(kind) && words === 'text' && text.length >= LEAST && block.linkShare === 0 && ends(text);
}

function ends(text: string): boolean {
  return endsWithFullStop(text) || isStatement(text);
}
