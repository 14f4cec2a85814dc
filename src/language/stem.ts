// What a word is without its ending: 스마트시티에서는 → 스마트시티, 개최했다 → 개최, cities → city. One rule for texts and queries.
// It guesses from closed lists, so its stems only serve comparison with other stems; they are never shown.
import { hasFinalConsonant } from './particles.ts';
import type { Run, RunKind } from './runs.ts';
import { beginningsOfVerb, verbOf } from './verbs.ts';
import { LONGEST_TAIL, NO_SHORT_NOUNS, NOUN_TAILS, SHORT_NOUNS, WHOLE_WORDS, WORD_TAILS } from './word-lists.ts';

/** The stem of a run; digits and Chinese characters stay as they are. */
export function stemOf({ kind, text }: Run): string {
  if (kind === 'hangul') return stemHangul(text);
  return kind === 'letters' ? stemEnglish(text) : text;
}

/** How words with this stem begin, for search in running text: city → cit; 걸리 → 걸리, 걸린, 걸려… */
export function beginningsOf({ kind, stem }: { readonly kind: RunKind; readonly stem: string }): readonly string[] {
  if (kind === 'letters') return [stem.length > 1 && stem.endsWith('y') ? stem.slice(0, -1) : stem];
  return kind === 'hangul' ? [...new Set([stem, ...beginningsOfVerb(stem)])] : [stem];
}

/** Runs without the particles behind other scripts: the 를 of AI를, the 의 of 19의; 19가 keeps its 가, for 3가 is a street. */
export function withoutLoneParticles(runs: readonly Run[]): readonly Run[] {
  return runs.filter((run, at) => {
    const before = runs[at - 1];
    if (run.kind !== 'hangul' || before === undefined || before.end !== run.start) return true;
    return !isParticleBehind(before.kind, run.text);
  });
}

/** Whether Hangul right behind another script is a particle and no word of its own. */
export function isParticleBehind(kind: RunKind, text: string): boolean {
  return (kind === 'digits' ? BEHIND_DIGITS : NOUN_TAILS).has(text);
}

const BEHIND_DIGITS: ReadonlySet<string> = new Set('은는을를의에와과'.split(''));

function stemHangul(word: string): string {
  if (isShortNoun(word)) return word.charAt(0);
  const verb = verbOf(word);
  if (verb !== undefined) return verb;
  const stem = stemKorean(word);
  if (stem.length === word.length || WHOLE_WORDS.has(word)) return word;
  return isCountedNoun(word) ? word.charAt(0) : (verbOf(stem) ?? stem);
}

/** 주입니까, 개인가요: what is asked after 몇. */
function isCountedNoun(word: string): boolean {
  return word.length > 3 && word.length < 6 && CERTAIN_COPULA.has(word.slice(1));
}

const CERTAIN_COPULA: ReadonlySet<string> = new Set(['입니다', '입니까', '인가요', '이었습니까', '였습니까']);

/** 물은, 집에서: only nouns that are known, for one syllable is too little to tell by. */
function isShortNoun(word: string): boolean {
  if (!SHORT_NOUN_CODES.has(word.charCodeAt(0)) || NO_SHORT_NOUNS.has(word.slice(0, 2))) return false;
  const tail = word.slice(1);
  return NOUN_TAILS.has(tail) && !NEVER_BEHIND_ONE.has(tail) && followsFinal(word, 1);
}

const SHORT_NOUN_CODES: ReadonlySet<number> = new Set([...SHORT_NOUNS].map((noun) => noun.charCodeAt(0)));

/** 개인, 물고, 배자. */
const NEVER_BEHIND_ONE: ReadonlySet<string> = new Set('인일나다냐란랑며자고'.split(''));

/**
 * Cuts the longest known ending that leaves two syllables or more. Measured on questions over Korean encyclopedia text:
 * particles alone MRR .953, with endings of verbs .956; a stem of one syllable would make too many words one.
 */
export function stemKorean(word: string): string {
  return word.slice(
    0,
    tailStart(word, (cut) => WORD_TAILS.has(word.slice(cut))),
  );
}

/**
 * A word of a query without its particle, for exact search: careful where the stem is greedy, for 전문 is not 전문가 and 코로 not 코로나.
 * A single syllable that ends many nouns as well is cut only when three syllables stay.
 */
export function nounOf({ kind, text }: Run): string {
  if (kind !== 'hangul') return text;
  const isParticle = (cut: number): boolean => {
    const tail = text.slice(cut);
    return (
      NOUN_TAILS.has(tail) &&
      !(
        (NEVER_CUT.has(tail) && !(tail === '란' && cut >= 4)) ||
        tail.startsWith('등') ||
        (cut < 3 && OFTEN_NOUN_END.has(tail))
      )
    );
  };
  return text.slice(0, tailStart(text, isParticle));
}

/** 코로나, 자랑, 요란, 통일, 시민; 가로등을 keeps its 등 as well. */
const NEVER_CUT: ReadonlySet<string> = new Set('나랑란일인다냐며고들만'.split(''));
/** 전문가, 어린이, 정확도, 고속로, 국무회의, 학과, 마을. */
const OFTEN_NOUN_END: ReadonlySet<string> = new Set('가이도로의과을은엔씩'.split(''));

function tailStart(word: string, isTail: (cut: number) => boolean): number {
  if (!LAST_OF_TAILS.has(word.charCodeAt(word.length - 1))) return word.length;
  for (let cut = Math.max(SHORTEST_STEM, word.length - LONGEST_TAIL); cut < word.length; cut += 1) {
    if (isTail(cut) && followsFinal(word, cut)) return cut;
  }
  return word.length;
}

const SHORTEST_STEM = 2;
/** Most words are told by these to have no ending. */
const LAST_OF_TAILS: ReadonlySet<number> = new Set([...WORD_TAILS].map((tail) => tail.charCodeAt(tail.length - 1)));

/** 은, 을, 과, 이 stand after a consonant, 는, 를, 와, 가 after a vowel: 놀이 is 놀 + 이 by spelling only when a consonant precedes. */
function followsFinal(word: string, cut: number): boolean {
  if (word.length - cut !== 1) return true;
  const tail = word.charAt(cut);
  if (AFTER_CONSONANT.has(tail)) return hasFinalConsonant(word.charAt(cut - 1));
  return !AFTER_VOWEL.has(tail) || !hasFinalConsonant(word.charAt(cut - 1));
}

const AFTER_CONSONANT: ReadonlySet<string> = new Set('은을과이');
const AFTER_VOWEL: ReadonlySet<string> = new Set('는를와가란');

/** Plural s only: `drones` → `drone`, `cities` → `city`; `bus`, `gas`, `address` stay. */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || UNSTEMMED_END.test(word)) return word;
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** Example: `address`, `bus`, `analysis`, `gas`. */
const UNSTEMMED_END = /(?:ss|us|is|as|os)$/;
