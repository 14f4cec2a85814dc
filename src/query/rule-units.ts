// The words, places, fields and sums of all rules, each once however many rules ask for it, and rules as trees over their numbers.
// What an article says of one of them is then found out once. It must never make one of two that differ in anything that decides.
import { Automaton } from '#src/language/automaton.ts';
import type { Literal } from '#src/language/literal.ts';
import { placesOfOneName } from '#src/language/places.ts';
import type { Resolved, TextUnit, Unit } from './resolve.ts';
import { literalsOf } from './unit-literals.ts';

/** A rule, or a part of one; `unit` is an index of RuleUnits. */
export type Check =
  | { readonly kind: 'unit'; readonly unit: number }
  | {
      readonly kind: 'and' | 'or';
      readonly parts: readonly Check[];
      /** The same parts, what costs least to find out first. */
      readonly cheapFirst: readonly Check[];
    }
  | { readonly kind: 'not'; readonly part: Check };

export type RuleUnit = {
  readonly unit: Unit;
  /** For running text: each literal with its index in the automaton. */
  readonly literals: readonly { readonly index: number; readonly literal: Literal }[];
  /** One of these must be found in the article for this to hold, when that is not literals: `place:kr-busan`. */
  readonly facts: readonly string[];
};

export class RuleUnits {
  /** All literals of all units. */
  readonly automaton = new Automaton();
  readonly #indexes = new Map<string, number>();
  readonly #units: RuleUnit[] = [];

  get size(): number {
    return this.#units.length;
  }

  at(index: number): RuleUnit | undefined {
    return this.#units[index];
  }

  /** Linear in the length of the rule. */
  check(tree: Resolved): Check {
    switch (tree.kind) {
      case 'and':
      case 'or': {
        const parts = tree.parts.map((part) => this.check(part));
        return {
          kind: tree.kind,
          parts,
          cheapFirst: parts.toSorted((one, other) => this.#cost(one) - this.#cost(other)),
        };
      }
      case 'not':
        return { kind: 'not', part: this.check(tree.part) };
      case 'text':
      case 'facet':
      case 'outlet':
      case 'date':
      case 'amount':
        return { kind: 'unit', unit: this.#indexOf(tree) };
    }
  }

  #indexOf(unit: Unit): number {
    const key = keyOf(unit);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.#units.length;
    this.#indexes.set(key, index);
    const literals = unit.kind === 'text' && unit.terms.number === undefined ? literalsOf(unit) : [];
    this.#units.push({
      unit,
      literals: literals.map((literal) => ({ index: this.automaton.add(literal.text), literal })),
      facts: factsOf(unit),
    });
    return index;
  }

  #cost(check: Check): number {
    if (check.kind === 'not') return this.#cost(check.part);
    if (check.kind !== 'unit') return check.parts.reduce((sum, part) => sum + this.#cost(part), 1);
    const one = this.#units[check.unit];
    if (one?.unit.kind === 'amount') return COST.sums;
    if (one?.unit.kind !== 'text') return COST.field;
    return one.facts.length === 0 ? COST.literal : COST.fact;
  }
}

/** Looking up a field, literals that the automaton found, places and numbers (once an article), sums (once, and seldom asked for). */
const COST = { field: 0, literal: 1, fact: 20, sums: 100 } as const;

/** Two units with one key hold for the same articles for the same reason. */
function keyOf(unit: Unit): string {
  switch (unit.kind) {
    case 'text':
      return `${unit.isTitle ? 'title' : 'text'} ${factsOf(unit)[0] ?? literalKey(unit)}`;
    case 'facet':
      return `${unit.field}:${unit.value}`;
    case 'outlet':
      return `outlet:${unit.name}`;
    case 'date':
      return `${unit.field}:${unit.at}`;
    case 'amount':
      return `${unit.least}-${unit.most}`;
  }
}

function literalKey({ terms }: TextUnit): string {
  if (terms.group !== undefined) return `group:${terms.group.id}`;
  const { text, gaps, reach } = terms.literal;
  return `${text} ${gaps.join()} ${reach}`;
}

/** None for what stands in running text, and for what no article can be looked up by. */
function factsOf(unit: Unit): readonly string[] {
  if (unit.kind === 'facet') return [`${unit.field}:${unit.value}`];
  if (unit.kind !== 'text') return [];
  const { number, placeId } = unit.terms;
  if (number !== undefined) return [`number:${number}`];
  return placeId === undefined ? [] : placesOfOneName(placeId).map((id) => `place:${id}`);
}
