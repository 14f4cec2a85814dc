// What the line pass says of made-up texts: one kind a line, `gone` for a line that it changed.
import type { LineKind } from '#src/model.ts';
import { blocksOfText, blocksOfTree } from '#src/page/markup/blocks.ts';
import { parseDocument } from '#src/page/markup/document.ts';
import { bodyOf, readLines, type LineReading } from '#src/page/lines/lines.ts';

const NO_TITLE = { title: undefined, subtitle: undefined };

/** The reading of plain lines. */
export function readingOf(lines: readonly string[], title?: string): LineReading {
  return readLines(blocksOfText(lines.join('\n')), { ...NO_TITLE, title });
}

/** The kind of each line. */
export function kindsOf(lines: readonly string[], title?: string): readonly (LineKind | 'gone')[] {
  const reading = readingOf(lines, title);
  return lines.map((line) => reading.lines.find(({ text }) => text === line)?.kind ?? 'gone');
}

/** What is read as the article's text. */
export function textOfLines(lines: readonly string[], title?: string): readonly string[] {
  return bodyOf(readingOf(lines, title).lines);
}

/** The reading of markup. */
export function readingOfMarkup(html: string): LineReading {
  const parsed = parseDocument(html);
  const root = parsed.kind === 'document' ? parsed.$.root().get(0) : undefined;
  return readLines(root === undefined ? [] : blocksOfTree(root), NO_TITLE);
}

/** What is read as text in markup. */
export function textOfMarkup(html: string): readonly string[] {
  return bodyOf(readingOfMarkup(html).lines);
}
