// Finds the words of a sentence that say what a sum is for (korean-money-words.ts, english-money-words.ts), each with its place.
// Which of them a sum belongs to is for money-bids.ts and money-roles.ts.
import type { MoneyRole, Span } from '#src/model-facts.ts';
import { ENGLISH_MONEY_WORDS } from './english-money-words.ts';
import { KOREAN_MONEY_WORDS } from './korean-money-words.ts';

/** Words of one role and one weight, as parts of a pattern that stand apart by blanks. `spend`: paid out, by whom the sentence must tell. */
export type MoneyWords = {
  readonly role: MoneyRole | 'spend';
  /** 1 is the plain name of the thing: 예산, 계약, contract. */
  readonly weight: number;
  readonly words: string;
};

/** A word of a sentence and what it says. */
export type Cue = Span & Pick<MoneyWords, 'role' | 'weight'>;

/** In order of their place; where two begin at one place the longer wins. */
export function cuesIn(sentence: string): readonly Cue[] {
  const found: Cue[] = [];
  for (const { role, weight, pattern } of isHangulIn(sentence) ? KOREAN : ENGLISH) {
    for (const match of sentence.matchAll(pattern)) {
      if (match[0] !== '') found.push({ role, weight, start: match.index, end: match.index + match[0].length });
    }
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(
      (cue, index, all) => index === 0 || !all.slice(Math.max(0, index - 3), index).some((one) => holds(one, cue)),
    );
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isHangulIn(sentence: string): boolean {
  return HANGUL.test(sentence);
}

const HANGUL = /[가-힣]/;

/** What stands between two words of a list. */
const BLANKS = /\s+/;

type Row = Pick<MoneyWords, 'role' | 'weight'> & { readonly pattern: RegExp };

const KOREAN: readonly Row[] = KOREAN_MONEY_WORDS.map(({ role, weight, words }) => ({
  role,
  weight,
  pattern: new RegExp(alternatives(words), 'g'),
}));

/** English words are whole ones, and `_` in them is a blank. */
const ENGLISH: readonly Row[] = ENGLISH_MONEY_WORDS.map(({ role, weight, words }) => ({
  role,
  weight,
  pattern: new RegExp(String.raw`\b(?:${alternatives(words).replaceAll('_', ' ')})\b`, 'gi'),
}));

function alternatives(words: string): string {
  return words.trim().split(BLANKS).join('|');
}
