// The line on its way through the line pass. Its type, one question about it and one thing done to it; no judgement.
import type { LineKind } from '#src/model.ts';
import type { Block } from '#src/page/markup/blocks.ts';
import type { LineWords } from './line-grammar.ts';

/** `kind` is undefined as long as only its neighbours can tell; the steps of the pass fill it in. */
export type Row = {
  readonly block: Block;
  readonly words: LineWords;
  text: string;
  kind: LineKind | undefined;
  /** What made it no part of the text. */
  why: string | undefined;
};

/** The line is no part of the text. @param why for those who mend rules: a word or two */
export function leaveOut(row: Row, why: string): void {
  row.kind = 'boilerplate';
  row.why = why;
}

/** Whether a line is read as the article; one that nobody has judged yet is. */
export function isBody(kind: LineKind | undefined): boolean {
  return kind === undefined || kind === 'paragraph' || kind === 'list' || kind === 'quote';
}
