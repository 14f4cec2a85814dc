// Rules that come and go, ready for the next article. To add or remove one costs that rule alone, and the links of the automaton with the
// next article (some ten milliseconds for 50,000 rules); compiling all of them anew would hold everything up for half a second.
import { Evidence, type MatchArticle } from './evidence.ts';
import type { Query } from './parse-query.ts';
import { withoutQuestionWords } from './question-words.ts';
import { resolveQuery } from './resolve.ts';
import { RuleUnits, type Check } from './rule-units.ts';
import { Wakers, type Rule } from './wakers.ts';

export type RuleQuery = { readonly id: number; readonly query: Query };

type RuleMatch = {
  readonly ruleId: number;
  /** The article's own words, or the facet, that met each part of the rule. */
  readonly because: readonly string[];
};

/** The words of a rule that was removed stay known until the program starts again; they wake nobody. */
export class Matcher {
  readonly #units = new RuleUnits();
  readonly #evidence = new Evidence(this.#units);
  readonly #wakers = new Wakers(this.#units);
  readonly #rules = new Map<number, Rule>();
  #order = 0;

  /** A rule of the same id gives way. */
  add({ id, query }: RuleQuery): void {
    this.remove(id);
    const resolved = resolveQuery(query);
    if (resolved === undefined) return;
    const tree = resolved.kind === 'and' ? { ...resolved, parts: withoutQuestionWords(resolved.parts) } : resolved;
    this.#order += 1;
    const rule = { id, order: this.#order, check: this.#units.check(tree) };
    this.#rules.set(id, rule);
    this.#wakers.add(rule);
  }

  remove(id: number): void {
    const rule = this.#rules.get(id);
    if (rule === undefined) return;
    this.#rules.delete(id);
    this.#wakers.remove(rule);
  }

  /** Does ahead of the next article what it would have to do for new rules, of so many. @returns whether more are left */
  prepare(most: number): boolean {
    return this.#wakers.prepare(most);
  }

  /** Rules the article meets, in the order they were given. */
  match(article: MatchArticle): readonly RuleMatch[] {
    const met = new Set<Rule>();
    const literals = this.#evidence.read(article);
    this.#wakers.wake(this.#evidence, literals, (rule) => {
      if (!met.has(rule) && this.#holds(rule.check)) met.add(rule);
    });
    return [...met]
      .toSorted((one, other) => one.order - other.order)
      .map(({ id, check }) => ({ ruleId: id, because: this.#because(check) }));
  }

  #holds(check: Check): boolean {
    switch (check.kind) {
      case 'unit':
        return this.#evidence.reason(check.unit) !== undefined;
      case 'and':
        return check.cheapFirst.every((part) => this.#holds(part));
      case 'or':
        return check.cheapFirst.some((part) => this.#holds(part));
      case 'not':
        return !this.#holds(check.part);
    }
  }

  #because(check: Check): readonly string[] {
    const reasons: string[] = [];
    this.#gather(check, reasons);
    return reasons;
  }

  /** Why a part holds, in the order it was typed, each reason once; into one list: dozens of rules meet an article. */
  #gather(check: Check, reasons: string[]): void {
    if (check.kind === 'not') return;
    if (check.kind === 'unit') {
      const reason = this.#evidence.reason(check.unit);
      if (reason !== undefined && !reasons.includes(reason)) reasons.push(reason);
      return;
    }
    for (const part of check.parts) if (check.kind === 'and' || this.#holds(part)) this.#gather(part, reasons);
  }
}
