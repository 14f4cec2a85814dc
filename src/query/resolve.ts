// What the terms of a query mean: words that make one name are joined (스마트 시티, Da Lat, 1조 4000억 원), the rest is analysed.
// The same tree is asked of the archive, of a new article and for snippets, so that all three agree.
import { analyzeQuery, type QueryTerms } from '#src/language/analyze.ts';
import { collapse } from '#src/language/collapsed-text.ts';
import { literalOf } from '#src/language/literal.ts';
import type { Query, Term } from './parse-query.ts';

/** A word, phrase or literal to be found in text. */
export type TextUnit = {
  readonly kind: 'text';
  readonly typed: 'word' | 'phrase' | 'literal' | 'fragment';
  readonly terms: QueryTerms;
  /** Only in the title. */
  readonly isTitle: boolean;
  readonly source: string;
};

export type Unit =
  | TextUnit
  | { readonly kind: 'facet'; readonly field: 'city' | 'topic' | 'lang'; readonly value: string }
  | { readonly kind: 'outlet'; readonly name: string }
  | { readonly kind: 'date'; readonly field: 'after' | 'before'; readonly at: number }
  /** A sum of money in won, both ends included. */
  | { readonly kind: 'amount'; readonly least: bigint; readonly most: bigint };

export type Resolved =
  | Unit
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Resolved[] }
  | { readonly kind: 'not'; readonly part: Resolved };

/** @returns undefined when nothing is left to look for */
export function resolveQuery(query: Query): Resolved | undefined {
  switch (query.kind) {
    case 'and':
      return combine('and', resolveAll(query.parts));
    case 'or':
      return combine(
        'or',
        query.parts.flatMap((part) => resolveQuery(part) ?? []),
      );
    case 'not': {
      const part = resolveQuery(query.part);
      return part === undefined ? undefined : { kind: 'not', part };
    }
    case 'word':
    case 'phrase':
    case 'literal':
    case 'fragment':
    case 'field':
    case 'date':
    case 'amount':
      return resolveTerm(query);
  }
}

function combine(kind: 'and' | 'or', parts: readonly Resolved[]): Resolved | undefined {
  return parts.length > 1 ? { kind, parts } : parts[0];
}

/** Parts that must all hold: nested ones are taken in, neighbouring words joined, bounds of one sum made one range. */
function resolveAll(parts: readonly Query[]): readonly Resolved[] {
  const flat = flatten(parts);
  const resolved: Resolved[] = [];
  for (let index = 0; index < flat.length;) {
    const joined = joinedAt(flat, index);
    const part = flat[index];
    const meaning = joined?.unit ?? (part === undefined ? undefined : resolveQuery(part));
    if (meaning !== undefined) resolved.push(meaning);
    index += joined?.length ?? 1;
  }
  return mergeAmounts(resolved);
}

/**
 * The parts of a query that must all hold, as they are judged: words that make one name are one part (스마트 시티), and so are the
 * bounds of one sum.
 */
export function partsOf(query: Query): readonly Query[] {
  const flat = flatten([query]);
  const parts: Query[] = [];
  for (let index = 0; index < flat.length;) {
    const length = joinedAt(flat, index)?.length ?? 1;
    parts.push(...together(flat.slice(index, index + length)));
    index += length;
  }
  return [...parts.filter((part) => !isBound(part)), ...together(parts.filter(isBound))];
}

function isBound({ kind }: Query): boolean {
  return kind === 'amount';
}

function together(parts: readonly Query[]): readonly Query[] {
  return parts.length > 1 ? [{ kind: 'and', parts }] : parts;
}

function flatten(parts: readonly Query[]): readonly Query[] {
  return parts.flatMap((part) => (part.kind === 'and' ? flatten(part.parts) : [part]));
}

/** The longest name or number that several words make from here. */
function joinedAt(
  parts: readonly Query[],
  index: number,
): { readonly unit: TextUnit; readonly length: number } | undefined {
  const words: string[] = [];
  for (const part of parts.slice(index, index + MOST_JOINED)) {
    if (part.kind !== 'word') break;
    words.push(part.text);
  }
  for (let length = words.length; length > 1; length -= 1) {
    const source = words.slice(0, length).join(' ');
    const terms = analyzeQuery(source);
    const isOne = terms !== undefined && (terms.group ?? terms.placeId ?? terms.number) !== undefined;
    if (isOne) return { unit: { kind: 'text', typed: 'word', terms, isTitle: false, source }, length };
  }
  return undefined;
}

/** Words of the longest name: `ministry of land infrastructure and transport`. */
const MOST_JOINED = 6;

function resolveTerm(term: Term): Unit | undefined {
  switch (term.kind) {
    case 'word':
    case 'phrase':
    case 'literal':
    case 'fragment':
      return textUnit(term.text, term.kind);
    case 'field':
      return resolveField(term.field, term.value);
    case 'date':
      return { kind: 'date', field: term.field, at: term.at };
    case 'amount':
      return amountUnit(term.operator, term.value);
  }
}

function textUnit(source: string, typed: TextUnit['typed'], isTitle = false): TextUnit | undefined {
  const terms = analyzeQuery(source);
  if (terms === undefined) return undefined;
  if (typed === 'word') return { kind: 'text', typed, terms, isTitle, source };
  const literal = literalOf(collapse(source), REACHES[typed]);
  const number = typed === 'phrase' ? terms.number : undefined;
  const asTyped = { ...terms, literal, number, group: undefined, placeId: undefined };
  return { kind: 'text', typed, terms: asTyped, isTitle, source };
}

/** How far a text that is no plain word reaches. */
const REACHES = { phrase: 'word', literal: 'alone', fragment: 'anywhere' } as const;

function resolveField(field: 'title' | 'outlet' | 'city' | 'topic' | 'lang', value: string): Unit | undefined {
  if (field === 'title') return textUnit(value, SEVERAL_WORDS.test(value.trim()) ? 'phrase' : 'word', true);
  return field === 'outlet' ? { kind: 'outlet', name: value } : { kind: 'facet', field, value };
}

/** Example: `시범도시 선정`. */
const SEVERAL_WORDS = /\s/;

function amountUnit(operator: '>' | '<' | '>=' | '<=', value: number): Unit {
  const won = BigInt(Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER));
  const isWhole = Number.isInteger(value);
  switch (operator) {
    case '>':
      return { kind: 'amount', least: won + 1n, most: LARGEST };
    case '>=':
      return { kind: 'amount', least: isWhole ? won : won + 1n, most: LARGEST };
    case '<':
      return { kind: 'amount', least: 1n, most: isWhole ? won - 1n : won };
    case '<=':
      return { kind: 'amount', least: 1n, most: won };
  }
}

/** Above any sum the index keeps. */
const LARGEST = 10n ** 18n;

/** `>100억 <200억` asks for one sum between the two, not for two sums. */
function mergeAmounts(parts: readonly Resolved[]): readonly Resolved[] {
  const sums = parts.filter((part) => part.kind === 'amount');
  if (sums.length < 2) return parts;
  const range: Unit = {
    kind: 'amount',
    least: sums.reduce((most, { least }) => (least > most ? least : most), 0n),
    most: sums.reduce((smallest, { most }) => (most < smallest ? most : smallest), LARGEST),
  };
  return [...parts.filter((part) => part.kind !== 'amount'), range];
}
