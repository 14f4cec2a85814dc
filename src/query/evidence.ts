// What one article offers to the terms of a query: where its literals occur, and, worked out only when asked, its places, large
// numbers and sums of money. Because-texts are the article's own words.
import type { Automaton } from '#src/language/automaton.ts';
import { literalFits, type Literal } from '#src/language/boundary.ts';
import { collapse, type CollapsedText } from '#src/language/collapsed-text.ts';
import { findLargeNumbers } from '#src/language/numbers/large-numbers.ts';
import { findMoney } from '#src/language/money.ts';
import { findPlaces } from '#src/language/places.ts';
import { foldForSearch } from '#src/language/search-fold.ts';
import type { Language } from '#src/model.ts';

/** An article as rules see it; `placeIds` holds its places and all they lie in. */
export type MatchArticle = {
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  readonly placeIds: readonly string[];
  readonly topics: readonly string[];
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
};

type Mention = { readonly text: string; readonly isTitle: boolean };

export class Evidence {
  readonly article: MatchArticle;
  readonly #whole: string;
  readonly #collapsed: CollapsedText;
  /** Ends of the occurrences of each literal text, by its index in the automaton. */
  readonly #ends = new Map<number, number[]>();
  #places: ReadonlyMap<string, readonly Mention[]> | undefined;
  #numbers: ReadonlyMap<number, readonly Mention[]> | undefined;
  #sums: readonly { readonly text: string; readonly won: bigint }[] | undefined;

  constructor(article: MatchArticle, automaton: Automaton) {
    this.article = article;
    this.#whole = `${article.title}\n${article.text}`;
    this.#collapsed = collapse(this.#whole);
    automaton.scan(this.#collapsed.text, (literal, end) => {
      const ends = this.#ends.get(literal);
      if (ends === undefined) this.#ends.set(literal, [end]);
      else if (ends.length < MOST_OCCURRENCES) ends.push(end);
    });
  }

  /** Indexes of the literal texts that occur, boundaries not looked at. */
  occurring(): Iterable<number> {
    return this.#ends.keys();
  }

  /** The article's words for a literal where it stands as a word; the first such place. */
  literal(index: number, literal: Literal, isTitle: boolean): string | undefined {
    for (const end of this.#ends.get(index) ?? NONE) {
      const start = end - literal.text.length;
      const from = this.#collapsed.starts[start] ?? 0;
      if (isTitle && from >= this.article.title.length) return undefined;
      if (literalFits(this.#collapsed, { start, end }, literal))
        return this.#whole.slice(from, this.#collapsed.ends[end - 1] ?? from);
    }
    return undefined;
  }

  /** The mention of a place by any of its names. */
  place(id: string, isTitle: boolean): string | undefined {
    this.#places ??= this.#group(
      findPlaces(this.#whole, { titleLength: this.article.title.length }).map((place) => ({ ...place, key: place.id })),
      this.#whole,
    );
    return wordsOf(this.#places.get(id), isTitle);
  }

  /** A large number however it is written. */
  number(value: number, isTitle: boolean): string | undefined {
    if (this.#numbers === undefined) {
      const folded = foldForSearch(this.#whole).text;
      const found = findLargeNumbers(folded).map((number) => ({ ...number, key: number.value }));
      this.#numbers = this.#group(found, folded);
    }
    return wordsOf(this.#numbers.get(value), isTitle);
  }

  /** A sum of won in a range, both ends included. */
  sum(least: bigint, most: bigint): string | undefined {
    this.#sums ??= [...findMoney(this.article.title, { isTitle: true }), ...findMoney(this.article.text)]
      .filter(({ currency }) => currency === 'KRW')
      .map(({ text, value }) => ({ text, won: BigInt(Math.round(value)) }));
    return this.#sums.find(({ won }) => won >= least && won <= most)?.text;
  }

  #group<Key>(
    found: readonly { readonly key: Key; readonly start: number; readonly end: number }[],
    source: string,
  ): ReadonlyMap<Key, readonly Mention[]> {
    const titleEnd = this.article.title.length;
    const groups = Map.groupBy(found, ({ key }) => key);
    return new Map(
      [...groups].map(([key, spans]) => [
        key,
        spans.map(({ start, end }) => ({ text: source.slice(start, end), isTitle: start < titleEnd })),
      ]),
    );
  }
}

const NONE: readonly number[] = [];

/** Boundaries of one literal are looked at so often at most: a hostile text repeats it thousands of times. */
const MOST_OCCURRENCES = 500;

function wordsOf(mentions: readonly Mention[] | undefined, isTitle: boolean): string | undefined {
  return mentions?.find((mention) => !isTitle || mention.isTitle)?.text;
}
