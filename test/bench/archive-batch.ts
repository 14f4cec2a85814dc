// What is stored of a run of synthetic articles, computed in a worker thread: a million articles in minutes. An article's shingles are
// those of its sentences and the few across their ends, so what a sentence gives is computed once for its hundreds of articles.
import { parentPort } from 'node:worker_threads';
import { MOST_EVENT_KEYS, eventKeys, textKeys } from '#src/article/copies/candidate-keys.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { shingleHashes } from '#src/article/copies/shingles.ts';
import { packSketch } from '#src/article/copies/sketch.ts';
import { FINGERPRINT_VERSION, signatureOf } from '#src/article/fingerprint.ts';
import type { Fingerprint } from '#src/model.ts';
import { bitCounts, simHashOf } from './simhash.ts';
import { Draws, syntheticText, type Text } from './synthetic-archive.ts';

export type BatchRequest = {
  readonly first: number;
  readonly count: number;
  /** Only articles of the window are looked for by their event keys; the others get as many that nobody asks for. */
  readonly isRecent: boolean;
};

export type StoredText = {
  readonly n: number;
  readonly title: string;
  readonly paragraphs: string;
  readonly keys: readonly number[];
  readonly sketch: Uint8Array;
  readonly simHash: readonly [number, number];
};

const SHINGLE = 3;

/** A piece of text: what is compared of it, the least hash of each bin, how many of its shingles set each bit. */
type Piece = {
  readonly text: string;
  readonly least: Uint32Array;
  readonly counts: Int32Array;
  readonly shingles: number;
};

function pieceOf(text: string): Piece {
  const hashes = shingleHashes(text, SHINGLE);
  const least = new Map<number, number>();
  for (const hash of hashes) least.set(hash >>> 25, Math.min(hash, least.get(hash >>> 25) ?? Infinity));
  return { text, least: Uint32Array.from(least.values()), counts: bitCounts(hashes), shingles: hashes.length };
}

const kept = new Map<string, Piece>();

function sentenceOf(sentence: string): Piece {
  const piece = kept.get(sentence) ?? pieceOf(normaliseForComparison(sentence));
  kept.set(sentence, piece);
  return piece;
}

function piecesOf([lead = '', ...body]: readonly string[]): readonly Piece[] {
  const sentences = [pieceOf(normaliseForComparison(lead)), ...body.map(sentenceOf)];
  const across = sentences.slice(1).map(({ text }, index) => {
    const before = sentences[index]?.text ?? '';
    return pieceOf(before.slice(1 - SHINGLE) + text.slice(0, SHINGLE - 1));
  });
  return [...sentences, ...across];
}

/** The same as `fingerprint` gives, but for the hash of the text. */
export function fingerprintOf(pieces: readonly Piece[]): Fingerprint {
  const least = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.least.length, 0));
  let length = 0;
  for (const piece of pieces) {
    least.set(piece.least, length);
    length += piece.least.length;
  }
  return { version: FINGERPRINT_VERSION, textHash: '', length, signature: signatureOf(least) };
}

function totalOf(pieces: readonly Piece[]): readonly [number, number] {
  const sums = new Int32Array(64);
  for (const { counts } of pieces) for (const [bit, count] of counts.entries()) sums[bit] = (sums[bit] ?? 0) + count;
  return simHashOf(
    sums,
    pieces.reduce((sum, piece) => sum + piece.shingles, 0),
  );
}

export function stored(n: number, isRecent: boolean): StoredText {
  const text = syntheticText(n);
  const pieces = piecesOf(text.paragraphs);
  const fingerprint = fingerprintOf(pieces);
  const opening = pieces.slice(0, 4).map((piece) => piece.text);
  return {
    n,
    title: text.title,
    paragraphs: JSON.stringify(text.paragraphs),
    // The opening is all that keys look at beside the fingerprint.
    keys: textKeys({ fingerprint, text: opening.join('') }),
    sketch: packSketch(fingerprint, isRecent ? eventKeys(text) : anyKeys(n, text)),
    simHash: totalOf(pieces),
  };
}

function anyKeys(n: number, { paragraphs }: Text): readonly number[] {
  const draws = new Draws(n * 31 + paragraphs.length);
  return Array.from({ length: MOST_EVENT_KEYS }, () => draws.below(0xff_ff_ff_ff));
}

parentPort?.on('message', ({ first, count, isRecent }: BatchRequest) => {
  parentPort?.postMessage(Array.from({ length: count }, (_, index) => stored(first + index, isRecent)));
});
