// The line on its way through the line pass. A type and one question about it; no judgement.
import type { LineKind } from '#src/model.ts';
import type { Block } from './blocks.ts';
import type { LineWords } from './line-grammar.ts';

/** `kind` is undefined as long as only its neighbours can tell; the steps of the pass fill it in. */
export type Row = { readonly block: Block; readonly words: LineWords; text: string; kind: LineKind | undefined };

/** Whether a line is read as the article; one that nobody has judged yet is. */
export function isBody(kind: LineKind | undefined): boolean {
  return kind === undefined || kind === 'paragraph' || kind === 'list' || kind === 'quote';
}
