// By which of its words a rule is woken: the one that fewest rules ask for and that is longest, so that most rules are never looked at.
// It must never choose what an article can do without and still meet the rule.
import type { Check, RuleUnits } from './rule-units.ts';

/** How often each unit stands in a rule. */
export type Usage = (unit: number) => number;

/** Units one of which holds for every article that meets the rule; undefined when there is no such set. */
export function gateOf(check: Check, units: RuleUnits, usage: Usage): readonly number[] | undefined {
  switch (check.kind) {
    case 'unit':
      return canWake(check.unit, units) ? [check.unit] : undefined;
    case 'and':
      return check.parts
        .map((part) => gateOf(part, units, usage))
        .reduce((one, other) => rarer({ one, other }, units, usage), undefined);
    case 'or': {
      const gates = check.parts.map((part) => gateOf(part, units, usage));
      return gates.every((gate) => gate !== undefined) ? [...new Set(gates.flat())] : undefined;
    }
    case 'not':
      return undefined;
  }
}

/** Every unit of a rule, the excluded ones too. */
export function unitsOf(check: Check): readonly number[] {
  if (check.kind === 'unit') return [check.unit];
  return check.kind === 'not' ? unitsOf(check.part) : check.parts.flatMap(unitsOf);
}

function canWake(unit: number, units: RuleUnits): boolean {
  const one = units.at(unit);
  return one !== undefined && (one.literals.length > 0 || one.facts.length > 0);
}

type Gates = { readonly one: readonly number[] | undefined; readonly other: readonly number[] | undefined };

function rarer({ one, other }: Gates, units: RuleUnits, usage: Usage): readonly number[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const weight = (gate: readonly number[]): number =>
    gate.reduce((sum, unit) => sum + usage(unit) * frequency(unit, units), 0);
  return weight(other) < weight(one) ? other : one;
}

/** About how often an article has it: by its kind, and words by their length, for long ones are rare. */
function frequency(unit: number, units: RuleUnits): number {
  const { unit: meant, literals } = units.at(unit) ?? {};
  if (meant?.kind === 'facet') return FACET;
  if (literals === undefined || literals.length === 0) return FACT;
  const shortest = literals.reduce((length, { literal }) => Math.min(length, literal.text.length), LONG);
  return LONG + 1 - shortest;
}

const FACET = 20;
const FACT = 8;
/** Syllables from which on a word is as rare as any. */
const LONG = 6;
