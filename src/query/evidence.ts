// What one article offers to the units of rules: where literals occur, and, worked out only when asked and once, its places, large
// numbers and sums of money. Because-texts are the article's own words. One object serves article after article.
import { literalFits } from '#src/language/boundary.ts';
import { collapseFolded, type CollapsedText } from '#src/language/collapsed-text.ts';
import { findLargeNumbers } from '#src/language/numbers/large-numbers.ts';
import { findMoney } from '#src/language/money.ts';
import { findPlaces, placeName, placesOfOneName } from '#src/language/places.ts';
import type { FoldedText } from '#src/language/fold.ts';
import { foldForSearch } from '#src/language/search-fold.ts';
import type { Language } from '#src/model.ts';
import { toCalendarDate } from '#src/time.ts';
import { Occurrences } from './occurrences.ts';
import { isOutletMeant } from './outlet-name.ts';
import type { TextUnit, Unit } from './resolve.ts';
import type { RuleUnit, RuleUnits } from './rule-units.ts';

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
  readonly #units: RuleUnits;
  readonly #occurrences = new Occurrences();
  #reading: Reading | undefined;
  /** By unit: the article it was last asked of, and its reason there. */
  #asked = new Int32Array(0);
  #reasons: (string | undefined)[] = [];
  #article = 0;

  constructor(units: RuleUnits) {
    this.#units = units;
  }

  /** Forgets the article before. @returns indexes of the literals that occur, boundaries not looked at */
  read(article: MatchArticle): readonly number[] {
    const { automaton, size } = this.#units;
    if (size > this.#asked.length) {
      this.#asked = new Int32Array(size * 2);
      this.#reasons = Array.from({ length: size * 2 }, () => undefined);
    }
    this.#article += 1;
    this.#reading = new Reading(article);
    this.#occurrences.start(automaton.size);
    automaton.scan(this.#reading.collapsed.text, (literal, end) => this.#occurrences.add(literal, end));
    return this.#occurrences.found;
  }

  /** What else of the article may make a unit hold: its fields, and its places and numbers when anybody waits for them. */
  *facts(wanted: { readonly places: boolean; readonly numbers: boolean }): Iterable<string> {
    if (this.#reading === undefined) return;
    const { placeIds, topics, language } = this.#reading.article;
    for (const id of new Set(placeIds)) yield `city:${id}`;
    for (const topic of new Set(topics)) yield `topic:${topic}`;
    yield `lang:${language}`;
    if (wanted.places) for (const id of this.#reading.places().keys()) yield `place:${id}`;
    if (wanted.numbers) for (const value of this.#reading.numbers().keys()) yield `number:${value}`;
  }

  /** The article's own words, or the field, by which a unit holds; undefined when it does not. */
  reason(unit: number): string | undefined {
    if (this.#asked[unit] === this.#article) return this.#reasons[unit];
    const one = this.#units.at(unit);
    const reason = one === undefined || this.#reading === undefined ? undefined : this.#find(one, this.#reading);
    this.#asked[unit] = this.#article;
    this.#reasons[unit] = reason;
    return reason;
  }

  #find(one: RuleUnit, reading: Reading): string | undefined {
    const { unit } = one;
    return unit.kind === 'text' ? this.#findText(unit, one, reading) : fieldReason(unit, reading);
  }

  #findText({ terms, isTitle }: TextUnit, { literals }: RuleUnit, reading: Reading): string | undefined {
    if (terms.number !== undefined) return wordsOf(reading.numbers().get(terms.number), isTitle);
    if (terms.placeId !== undefined) return placeReason(terms.placeId, reading, isTitle);
    const { collapsed } = reading;
    for (const { index, literal } of literals) {
      const { length } = literal.text;
      const end = this.#occurrences.find(
        index,
        (stop) =>
          reading.isOnOneSide(stop - length, stop, isTitle) &&
          literalFits(collapsed, { start: stop - length, end: stop }, literal),
      );
      if (end !== undefined) return reading.words(end - length, end);
    }
    return undefined;
  }
}

/** One article, folded; what else is in it is found when it is asked for. */
class Reading {
  readonly article: MatchArticle;
  readonly collapsed: CollapsedText;
  readonly titleEnd: number;
  readonly #whole: string;
  /** The same, folded for search. */
  readonly #folded: FoldedText;
  #places: ReadonlyMap<string, readonly Mention[]> | undefined;
  #numbers: ReadonlyMap<number, readonly Mention[]> | undefined;
  #sums: readonly { readonly text: string; readonly won: bigint }[] | undefined;
  #day: string | undefined;

  constructor(article: MatchArticle) {
    this.article = article;
    this.titleEnd = article.title.length;
    this.#whole = `${article.title}\n${article.text}`;
    this.#folded = foldForSearch(this.#whole);
    this.collapsed = collapseFolded(this.#folded);
  }

  /** Whether a stretch of the collapsed text lies in the title, or, where that will do, in the text: not in both. */
  isOnOneSide(start: number, end: number, isTitle: boolean): boolean {
    const isBegunInTitle = (this.collapsed.starts[start] ?? 0) < this.titleEnd;
    const isEndedInTitle = (this.collapsed.starts[end - 1] ?? 0) < this.titleEnd;
    return isBegunInTitle === isEndedInTitle && (isBegunInTitle || !isTitle);
  }

  /** The article's words at a stretch of the collapsed text. */
  words(start: number, end: number): string {
    const from = this.collapsed.starts[start] ?? 0;
    return this.#whole.slice(from, this.collapsed.ends[end - 1] ?? from);
  }

  /** Mentions of each place by any of its names. */
  places(): ReadonlyMap<string, readonly Mention[]> {
    this.#places ??= this.#group(
      findPlaces(this.#whole, { titleLength: this.titleEnd }).map((place) => ({ ...place, key: place.id })),
      this.#whole,
    );
    return this.#places;
  }

  /** Mentions of each large number however it is written. */
  numbers(): ReadonlyMap<number, readonly Mention[]> {
    if (this.#numbers === undefined) {
      const { text } = this.#folded;
      const found = findLargeNumbers(text).map((number) => ({ ...number, key: number.value }));
      this.#numbers = this.#group(found, text);
    }
    return this.#numbers;
  }

  /** A sum of won in a range, both ends included. */
  sum(least: bigint, most: bigint): string | undefined {
    this.#sums ??= [...findMoney(this.article.title, { isTitle: true }), ...findMoney(this.article.text)]
      .filter(({ currency }) => currency === 'KRW')
      .map(({ text, value }) => ({ text, won: BigInt(Math.round(value)) }));
    return this.#sums.find(({ won }) => won >= least && won <= most)?.text;
  }

  /** The day of publication in Seoul. */
  day(): string {
    this.#day ??= toCalendarDate(this.article.publishedAt);
    return this.#day;
  }

  #group<Key>(
    found: readonly { readonly key: Key; readonly start: number; readonly end: number }[],
    source: string,
  ): ReadonlyMap<Key, readonly Mention[]> {
    const groups = new Map<Key, Mention[]>();
    for (const { key, start, end } of found) {
      const mention = { text: source.slice(start, end), isTitle: start < this.titleEnd };
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [mention]);
      else group.push(mention);
    }
    return groups;
  }
}

function wordsOf(mentions: readonly Mention[] | undefined, isTitle: boolean): string | undefined {
  return mentions?.find((mention) => !isTitle || mention.isTitle)?.text;
}

function placeReason(id: string, reading: Reading, isTitle: boolean): string | undefined {
  const places = reading.places();
  for (const one of placesOfOneName(id)) {
    const words = wordsOf(places.get(one), isTitle);
    if (words !== undefined) return words;
  }
  return undefined;
}

function fieldReason(unit: Exclude<Unit, TextUnit>, reading: Reading): string | undefined {
  const { article } = reading;
  switch (unit.kind) {
    case 'amount':
      return reading.sum(unit.least, unit.most);
    case 'outlet':
      return isOutletMeant(unit.name, article.outlet) ? article.outlet : undefined;
    case 'date': {
      const holds = unit.field === 'after' ? article.publishedAt >= unit.at : article.publishedAt < unit.at;
      return holds ? reading.day() : undefined;
    }
    case 'facet':
      return facetReason(unit.field, unit.value, article);
  }
}

function facetReason(field: 'city' | 'topic' | 'lang', value: string, article: MatchArticle): string | undefined {
  if (field === 'city') return article.placeIds.includes(value) ? placeName(value, article.language) : undefined;
  if (field === 'topic') return article.topics.includes(value) ? value : undefined;
  return article.language === value ? value : undefined;
}
