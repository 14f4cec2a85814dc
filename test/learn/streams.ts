// The labelled streams that the judge learns from: articles with the event they tell and the text they repeat.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleLine, toComparable, type ArticleLine } from '../eval/kinds/article-line.ts';
import { readRows } from '../eval/kinds/case-lines.ts';
import { pairLine } from '../eval/kinds/pairs.ts';
import type { LabelledPair } from '../eval/kinds/stream-pairs.ts';
import type { Comparable } from '#src/article/copies/comparable.ts';

const SETS = fileURLToPath(new URL('../eval/sets/', import.meta.url));

/** Written for learning; the other streams (`stream-kept-…`) are for measuring only. */
const LEARNT = /^(?:stream-(?!kept).*|dedupe)\.jsonl$/;

export type Stream = readonly ArticleLine[];

export async function learningStreams(): Promise<readonly Stream[]> {
  const names = (await readdir(SETS)).filter((name) => LEARNT.test(name)).toSorted();
  return Promise.all(names.map((name) => readStream(path.join(SETS, name))));
}

export async function readStream(file: string): Promise<Stream> {
  const rows = await readRows(file, articleLine);
  return rows.flatMap((row) => (row.kind === 'case' ? [row.value] : []));
}

/** The pairs that stand in a file of their own. */
export async function learningPairs(): Promise<readonly LabelledPair[]> {
  const rows = await readRows(path.join(SETS, 'pairs.jsonl'), pairLine);
  return rows.flatMap((row) =>
    row.kind === 'case' && row.value.label !== undefined ? [{ ...row.value, label: row.value.label }] : [],
  );
}

export function comparablesOf(stream: Stream): readonly Comparable[] {
  return stream.map((line, index) => toComparable(line, index, 0));
}
