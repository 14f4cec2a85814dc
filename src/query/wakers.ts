// Which rules an article wakes: each waits for the rarest of its words, for a place, a number or a field. The others are not looked at.
// It must never leave asleep what the article meets.
import type { Evidence } from './evidence.ts';
import { gateOf, unitsOf } from './rule-gate.ts';
import type { Check, RuleUnits } from './rule-units.ts';

export type Rule = {
  readonly id: number;
  /** Rises with every rule that comes. */
  readonly order: number;
  readonly check: Check;
};

export class Wakers {
  readonly #units: RuleUnits;
  /** Came since the last article: a gate is chosen when it is known how many rules ask for each word. */
  readonly #fresh = new Set<Rule>();
  readonly #gates = new Map<Rule, readonly number[]>();
  /** By unit: how many rules ask for it, and the rules it wakes. */
  readonly #usage: number[] = [];
  readonly #waiting: Rule[][] = [];
  /** Rules without a word they cannot do without. */
  readonly #always = new Set<Rule>();
  /** Units that wake rules, by what makes them hold. */
  readonly #byLiteral: number[][] = [];
  readonly #byFact = new Map<string, readonly number[]>();
  /** Whether anything waits for a place, for a number: else nobody looks for them. */
  #needsPlaces = false;
  #needsNumbers = false;

  constructor(units: RuleUnits) {
    this.#units = units;
  }

  add(rule: Rule): void {
    this.#fresh.add(rule);
    for (const unit of unitsOf(rule.check)) this.#usage[unit] = (this.#usage[unit] ?? 0) + 1;
  }

  remove(rule: Rule): void {
    this.#fresh.delete(rule);
    this.#always.delete(rule);
    for (const unit of unitsOf(rule.check)) this.#usage[unit] = (this.#usage[unit] ?? 1) - 1;
    for (const unit of this.#gates.get(rule) ?? [])
      this.#waiting[unit] = this.#waiting[unit]?.filter((one) => one !== rule) ?? [];
    this.#gates.delete(rule);
  }

  /** Finds out what rules that came wait for, of so many. @returns whether more are left */
  prepare(most: number): boolean {
    let left = most;
    for (const rule of this.#fresh) {
      if (left === 0) break;
      left -= 1;
      this.#setToWait(rule);
      this.#fresh.delete(rule);
    }
    return this.#fresh.size > 0;
  }

  /** Calls back with every rule the article may meet, some of them twice. @param literals those that occur in it */
  wake(evidence: Evidence, literals: readonly number[], woken: (rule: Rule) => void): void {
    this.prepare(Number.POSITIVE_INFINITY);
    for (const rule of this.#always) woken(rule);
    const tryUnit = (unit: number): void => {
      const rules = this.#waiting[unit] ?? NONE;
      if (rules.length > 0 && evidence.reason(unit) !== undefined) for (const rule of rules) woken(rule);
    };
    for (const literal of literals) this.#byLiteral[literal]?.forEach(tryUnit);
    for (const fact of evidence.facts({ places: this.#needsPlaces, numbers: this.#needsNumbers }))
      this.#byFact.get(fact)?.forEach(tryUnit);
  }

  #setToWait(rule: Rule): void {
    const gate = gateOf(rule.check, this.#units, (unit) => this.#usage[unit] ?? 0);
    if (gate === undefined) {
      this.#always.add(rule);
      return;
    }
    this.#gates.set(rule, gate);
    for (const unit of gate) {
      const rules = this.#waiting[unit];
      if (rules === undefined) this.#listen(unit);
      if (rules === undefined) this.#waiting[unit] = [rule];
      else rules.push(rule);
    }
  }

  /** A unit that wakes its first rule. */
  #listen(unit: number): void {
    const { literals = [], facts = [] } = this.#units.at(unit) ?? {};
    for (const { index } of literals) (this.#byLiteral[index] ??= []).push(unit);
    for (const fact of facts) {
      this.#byFact.set(fact, [...(this.#byFact.get(fact) ?? []), unit]);
      this.#needsPlaces ||= fact.startsWith('place:');
      this.#needsNumbers ||= fact.startsWith('number:');
    }
  }
}

const NONE: readonly Rule[] = [];
