// The word lists of the search language (seeds/particles.json): what may end a Korean word, and words that carry no content.
// Data only: what is done with them stands in stem.ts, boundary.ts and the query folder.
import { z } from 'zod';
import { verbTails } from './verbs.ts';
import lists from '#seeds/particles.json' with { type: 'json' };

const words = z.array(z.string().min(1));

const parsed = z
  .object({
    particles: words,
    copula: words,
    verbs: words,
    endings: words,
    questionWords: words,
    fillers: words,
    loosePrefixes: words,
    shortNouns: words,
    noShortNouns: words,
    wholeWords: words,
    looseWords: words,
  })
  .parse(lists);

/** 에서는, 이었다: what follows a noun that stands as it is. */
export const NOUN_TAILS: ReadonlySet<string> = new Set([...parsed.particles, ...parsed.copula]);

/** Nouns of one syllable: 물, 집, 뼈. */
export const SHORT_NOUNS: ReadonlySet<string> = new Set(parsed.shortNouns);

/** What looks like one with a particle, and is a word of its own: 길이, 강의. */
export const NO_SHORT_NOUNS: ReadonlySet<string> = new Set(parsed.noShortNouns);

/** Nouns whose last syllables look like an ending: 블록체인, 전문가, 만족도. */
export const WHOLE_WORDS: ReadonlySet<string> = new Set(parsed.wholeWords);

/** The same and what makes a verb of a noun (하였다, 된다) or ends a verb (었다). */
export const WORD_TAILS: ReadonlySet<string> = new Set([
  ...NOUN_TAILS,
  ...parsed.verbs,
  ...parsed.endings,
  ...verbTails(['하', '되', '시키', '당하']),
]);

/** 무엇, 누가, 언제: they ask and are not looked for. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(parsed.questionWords);

/** 이름, 것, 대한: they tell next to nothing and are given up first. */
export const FILLERS: ReadonlySet<string> = new Set(parsed.fillers);

/** Single syllables that stand before a noun and leave it what it is: 신도시, 총사업비. Not 부시장. */
export const LOOSE_PREFIXES: ReadonlySet<string> = new Set(parsed.loosePrefixes);

/** Words of three syllables whose last two are what they are about: 시의회. As prefixes 시, 도, 구 would find 공사 in 시공사. */
export const LOOSE_WORDS: ReadonlySet<string> = new Set(parsed.looseWords);

/** The longest of all tails, in syllables: what bounds every look-up. */
export const LONGEST_TAIL = Math.max(...[...WORD_TAILS].map((tail) => tail.length));
