// The rules of all servers, compiled for one pass over a text. Read once, some at a time, and then kept in step with the table:
// a rule that comes or goes costs itself alone. An article must always see every rule that is stored.
import type { DoneBy } from '#src/model-audit.ts';
import type { Article, KeywordRule } from '#src/model.ts';
import type { RuleHit } from '#src/query/alert.ts';
import { toMatchArticle } from '#src/query/match.ts';
import { Matcher } from '#src/query/matcher.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { RuleRequest } from '#src/store/subscribing.ts';
import type { Db } from './database.ts';
import { addRule, removeRule, rulesAfter } from './subscriptions.ts';

/** Rules a step: read and compiled in some milliseconds. 50,000 at once would hold everything up for seconds. */
const STEP = 50;

export class RuleBook {
  readonly #db: Db;
  readonly #matcher = new Matcher();
  readonly #rules = new Map<number, KeywordRule>();
  readonly #byGuild = new Map<string, Map<number, KeywordRule>>();
  /** The last rule read from the table; undefined once all are. */
  #readUpTo: number | undefined = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Does one step of what the first article would have to wait for. @returns `more` when it is to be called again */
  prepare(): 'more' | 'done' {
    if (this.#readUpTo === undefined) return this.#matcher.prepare(STEP) ? 'more' : 'done';
    const rules = rulesAfter(this.#db, this.#readUpTo, STEP);
    for (const rule of rules) this.#keep(rule);
    this.#readUpTo = rules.length < STEP ? undefined : rules.at(-1)?.id;
    return 'more';
  }

  /** Adds a rule to the table and, when it is new there, to what articles are matched with. */
  store(request: RuleRequest, by: DoneBy): ReturnType<typeof addRule> {
    const added = addRule(this.#db, request, by);
    if (added.isNew) this.add(added.rule);
    return added;
  }

  /** @returns undefined when the server has no such rule any more */
  discard(ruleId: number, by: DoneBy): KeywordRule | undefined {
    const removed = removeRule(this.#db, ruleId, by);
    if (removed !== undefined) this.remove(removed);
    return removed;
  }

  /** A rule was stored. */
  add(rule: KeywordRule): void {
    // Those further on will be read from the table.
    if (this.#readUpTo === undefined || rule.id <= this.#readUpTo) this.#keep(rule);
  }

  /** A rule is stored no more. */
  remove({ id, guildId }: KeywordRule): void {
    this.#matcher.remove(id);
    this.#rules.delete(id);
    this.#byGuild.get(guildId)?.delete(id);
  }

  /** The rules of a server, in the order they were made. */
  ofGuild(guildId: string): readonly KeywordRule[] {
    this.#readAll();
    return [...(this.#byGuild.get(guildId)?.values() ?? [])];
  }

  /** The rules of all servers that an article meets. */
  hits(article: Article): readonly RuleHit[] {
    this.#readAll();
    return this.#matcher.match(toMatchArticle(article)).flatMap(({ ruleId, because }) => {
      const rule = this.#rules.get(ruleId);
      return rule === undefined ? [] : [{ rule, because }];
    });
  }

  #readAll(): void {
    while (this.#readUpTo !== undefined) this.prepare();
  }

  #keep(rule: KeywordRule): void {
    this.#rules.set(rule.id, rule);
    const known = this.#byGuild.get(rule.guildId);
    if (known === undefined) this.#byGuild.set(rule.guildId, new Map([[rule.id, rule]]));
    else known.set(rule.id, rule);
    // Relative dates in a rule (`after:30d`) are read as of the day the rule was made.
    const parsed = parseQuery(rule.expression, { now: rule.createdAt });
    if (parsed.kind === 'query') this.#matcher.add({ id: rule.id, query: parsed.query });
  }
}
