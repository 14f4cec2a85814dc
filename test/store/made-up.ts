// Articles of our own making that no store takes for one another: each of its own made-up words.
import type { RecordRequest } from '#src/store/store.ts';
import { requestOf } from './readings.ts';

const SYLLABLES = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'];

/** The same number makes the same text: a small generator (mulberry32), so that a failing case can be read again. */
function wordsOf(seed: number, count: number): string {
  let state = seed * 2_654_435_761;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const word = (): string => [0, 1, 2, 3].map(() => SYLLABLES[next() % SYLLABLES.length] ?? '').join('');
  return Array.from({ length: count }, word).join(' ');
}

/** An article that tells an event of its own. */
export function madeUp(number: number, given: Partial<RecordRequest> = {}): RecordRequest {
  const title = wordsOf(number, 5);
  const paragraphs = [1, 2, 3].map((part) => `${wordsOf(number * 10 + part + 1_000_000, 12)}.`);
  return requestOf({ title, paragraphs }, number, given);
}
