// Keyword rules against one article: reverse search. All literals of all rules are found in one pass; a rule is judged only when one of
// the texts it cannot do without occurs. It must never match inside another word: 세종대왕 is not 세종.
import { placeIdsOf } from '#src/article/facets.ts';
import { buildAutomaton, type Automaton } from '#src/language/automaton.ts';
import { placeName } from '#src/language/places.ts';
import type { Article } from '#src/model.ts';
import { toCalendarDate } from '#src/time.ts';
import { Evidence, type MatchArticle } from './evidence.ts';
import { isOutletMeant } from './outlet-name.ts';
import type { Query } from './parse-query.ts';
import { resolveQuery, type Resolved, type TextUnit, type Unit } from './resolve.ts';
import { literalsOf, namesOfPlace } from './unit-literals.ts';

export type { MatchArticle } from './evidence.ts';

export type RuleMatch = {
  readonly ruleId: number;
  /** The article's own words, or the facet, that met each part of the rule. */
  readonly because: readonly string[];
};

export interface Matcher {
  /** Rules the article meets, in the order they were given. */
  match(article: MatchArticle): readonly RuleMatch[];
}

type CompiledRule = { readonly id: number; readonly tree: Resolved };

/** Linear in the length of all rules; 10,000 rules take a tenth of a second. A rule without anything to look for never matches. */
export function compileRules(rules: readonly { readonly id: number; readonly query: Query }[]): Matcher {
  const compiled = rules.flatMap(({ id, query }) => {
    const tree = resolveQuery(query);
    return tree === undefined ? [] : [{ id, tree }];
  });
  const texts = new Texts();
  const gated = new Map<number, number[]>();
  const ungated: number[] = [];
  for (const [order, { tree }] of compiled.entries()) {
    texts.addAll(tree);
    const gate = gateOf(tree);
    if (gate === undefined) ungated.push(order);
    else for (const text of gate) append(gated, texts.indexOf(text), order);
  }
  const automaton = texts.automaton();
  return { match: (article) => matchAll(new Evidence(article, automaton), { compiled, texts, gated, ungated }) };
}

/** Whether one query matches one article, and by which of its words. */
export function matchQuery(
  query: Query,
  article: MatchArticle | Article,
): { readonly matched: boolean; readonly because: readonly string[] } {
  const [match] = compileRules([{ id: 0, query }]).match('text' in article ? article : toMatchArticle(article));
  return { matched: match !== undefined, because: match?.because ?? [] };
}

/** A stored article as rules look at it. */
export function toMatchArticle(article: Article): MatchArticle {
  const { title, paragraphs, outlet, classification, language, publishedAt } = article;
  const placeIds = placeIdsOf(article);
  return { title, text: paragraphs.join('\n'), outlet, placeIds, topics: classification.topics, language, publishedAt };
}

function append(groups: Map<number, number[]>, key: number, value: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** All literal texts, each once. */
class Texts {
  readonly #indexes = new Map<string, number>();

  addAll(tree: Resolved): void {
    if (tree.kind === 'and' || tree.kind === 'or') for (const part of tree.parts) this.addAll(part);
    if (tree.kind === 'not') this.addAll(tree.part);
    if (tree.kind === 'text')
      for (const text of textsOf(tree)) if (!this.#indexes.has(text)) this.#indexes.set(text, this.#indexes.size);
  }

  indexOf(text: string): number {
    return this.#indexes.get(text) ?? -1;
  }

  automaton(): Automaton {
    return buildAutomaton([...this.#indexes.keys()]);
  }
}

function textsOf(unit: TextUnit): readonly string[] {
  const names = unit.terms.placeId === undefined ? [] : namesOfPlace(unit.terms.placeId);
  return [...literalsOf(unit).map(({ text }) => text), ...names];
}

/** Texts one of which every article has that meets the tree; undefined when there is no such set. */
function gateOf(tree: Resolved): readonly string[] | undefined {
  switch (tree.kind) {
    case 'text':
      return tree.terms.number === undefined ? textsOf(tree) : undefined;
    case 'and':
      return tree.parts.map(gateOf).reduce(rarer, undefined);
    case 'or': {
      const gates = tree.parts.map(gateOf);
      return gates.every((gate) => gate !== undefined) ? gates.flat() : undefined;
    }
    case 'not':
    case 'facet':
    case 'outlet':
    case 'date':
    case 'amount':
      return undefined;
  }
}

/** Long texts are rare ones. */
function rarer(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return shortestOf(other) > shortestOf(one) ? other : one;
}

function shortestOf(gate: readonly string[]): number {
  return gate.reduce((shortest, { length }) => Math.min(shortest, length), Number.POSITIVE_INFINITY);
}

type Rules = {
  readonly compiled: readonly CompiledRule[];
  readonly texts: Texts;
  /** Orders of the rules that wait for a text, by the text's index. */
  readonly gated: ReadonlyMap<number, readonly number[]>;
  readonly ungated: readonly number[];
};

function matchAll(evidence: Evidence, { compiled, texts, gated, ungated }: Rules): readonly RuleMatch[] {
  const orders = new Set(ungated);
  for (const text of evidence.occurring()) for (const order of gated.get(text) ?? []) orders.add(order);
  return [...orders]
    .toSorted((a, b) => a - b)
    .flatMap((order) => {
      const rule = compiled[order];
      const because = rule === undefined ? undefined : judge(rule.tree, evidence, texts);
      return rule === undefined || because === undefined ? [] : [{ ruleId: rule.id, because: [...new Set(because)] }];
    });
}

/** @returns why it holds; undefined when it does not */
function judge(tree: Resolved, evidence: Evidence, texts: Texts): readonly string[] | undefined {
  switch (tree.kind) {
    case 'and': {
      const reasons: string[] = [];
      for (const part of tree.parts) {
        const because = judge(part, evidence, texts);
        if (because === undefined) return undefined;
        reasons.push(...because);
      }
      return reasons;
    }
    case 'or': {
      const held = tree.parts.map((part) => judge(part, evidence, texts)).filter((because) => because !== undefined);
      return held.length === 0 ? undefined : held.flat();
    }
    case 'not':
      return judge(tree.part, evidence, texts) === undefined ? [] : undefined;
    case 'text':
    case 'facet':
    case 'outlet':
    case 'date':
    case 'amount': {
      const reason = reasonOf(tree, evidence, texts);
      return reason === undefined ? undefined : [reason];
    }
  }
}

function reasonOf(unit: Unit, evidence: Evidence, texts: Texts): string | undefined {
  const { article } = evidence;
  switch (unit.kind) {
    case 'text':
      return textReason(unit, evidence, texts);
    case 'amount':
      return evidence.sum(unit.least, unit.most);
    case 'outlet':
      return isOutletMeant(unit.name, article.outlet) ? article.outlet : undefined;
    case 'date': {
      const holds = unit.field === 'after' ? article.publishedAt >= unit.at : article.publishedAt < unit.at;
      return holds ? toCalendarDate(article.publishedAt) : undefined;
    }
    case 'facet':
      return facetReason(unit.field, unit.value, article);
  }
}

function textReason(unit: TextUnit, evidence: Evidence, texts: Texts): string | undefined {
  const { number, placeId } = unit.terms;
  if (number !== undefined) return evidence.number(number, unit.isTitle);
  for (const literal of literalsOf(unit)) {
    const words = evidence.literal(texts.indexOf(literal.text), literal, unit.isTitle);
    if (words !== undefined) return words;
  }
  return placeId === undefined ? undefined : evidence.place(placeId, unit.isTitle);
}

function facetReason(field: 'city' | 'topic' | 'lang', value: string, article: MatchArticle): string | undefined {
  if (field === 'city') return article.placeIds.includes(value) ? placeName(value, article.language) : undefined;
  if (field === 'topic') return article.topics.includes(value) ? value : undefined;
  return article.language === value ? value : undefined;
}
