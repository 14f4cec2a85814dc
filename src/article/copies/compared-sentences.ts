// The sentences of a text as they are compared: which of them two articles share, and what differs inside those they share.
// A copy that was edited keeps its figures and names; a template that was filled anew changes just these.
import { normaliseForComparison } from './comparison-text.ts';
import { figuresOf, type Figures } from './event-keys.ts';
import { gramSize, isLatin, shingleSet } from './shingles.ts';
import { tellingWords } from './telling-words.ts';

export class ComparedSentence {
  readonly text: string;
  readonly grams: Uint32Array;
  readonly #written: string;
  #figures: Figures | undefined;
  #words: readonly string[] | undefined;

  constructor(written: string, text: string) {
    this.#written = written;
    this.text = text;
    this.grams = shingleSet(text, gramSize(text, 3));
  }

  /** These and the words are found out when they are asked for: of most sentences no other text has a twin. */
  get figures(): Figures {
    this.#figures ??= figuresOf(this.#written);
    return this.#figures;
  }

  /** Words that may be names, the rarest first. */
  get words(): readonly string[] {
    this.#words ??= namesOf(this.#written, this.text);
    return this.#words;
  }
}

/** Headings and signatures say nothing. */
const LEAST_LENGTH = 12;
/** A hostile text of one-word sentences must not cost a square. */
const MOST_SENTENCES = 120;

/** @param paragraphs as written */
export function comparedSentences(paragraphs: readonly string[]): readonly ComparedSentence[] {
  return paragraphs
    .flatMap((paragraph) => paragraph.split(SENTENCE_END))
    .map((sentence) => ({ sentence, text: normaliseForComparison(sentence) }))
    .filter(({ text }) => text.length >= LEAST_LENGTH)
    .slice(0, MOST_SENTENCES)
    .map(({ sentence, text }) => new ComparedSentence(sentence, text));
}

function namesOf(sentence: string, text: string): readonly string[] {
  return tellingWords(isLatin(text) ? (sentence.match(CAPITALISED) ?? []).join(' ') : sentence)
    .filter(({ rarity }) => rarity >= LEAST_RARITY)
    .map(({ word }) => word);
}

/** Names that one in fifty articles holds tell nothing apart. */
const LEAST_RARITY = 4;
/** In English a name is written large; the first word of a sentence always is. Example: `Seoul` of `The city of Seoul said`. */
const CAPITALISED = /(?<=[a-z,;] )[A-Z][\w-]+/g;

/** A wrong cut costs a sentence of the comparison, no more. Example: `밝혔다. `, `했다.” `. */
const SENTENCE_END = /(?<=[가-힣a-z)\]][.!?]["'”’)\]]{0,2})\s+|\n/i;
