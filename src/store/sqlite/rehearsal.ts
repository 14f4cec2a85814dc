// What keyword rules may meet in the archive, and what they have told and kept out. Reads only; whether an article really meets a rule is
// the matcher's to say.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { KeywordRule } from '#src/model.ts';
import { planSearch } from '#src/query/archive-plan.ts';
import { allExpression } from '#src/query/fts-expression.ts';
import { lettersExpression } from '#src/query/letters.ts';
import type { FiringRequest, LikelyRequest, RuleFirings } from '#src/store/rehearsal.ts';
import { DAY_MS } from '#src/time.ts';
import { idAt } from './archive.ts';
import { statementOf, type Db } from './database.ts';
import { askedOf } from './index-conditions.ts';
import { newestIds } from './index-statements.ts';
import { isIndexOfThisVersion } from './rebuild-index.ts';
import { listRules } from './subscriptions.ts';

/** All words must be there (no other will do), copies are not collapsed: a rule judges article by article. */
export function likelyMatches(db: Db, { query, letters, without, after, limit }: LikelyRequest): readonly number[] {
  const plan = query === undefined ? undefined : planSearch(query)?.strict;
  const occurring = letters === undefined ? undefined : lettersExpression(letters);
  if ((query !== undefined && plan === undefined) || (letters !== undefined && occurring === undefined)) return [];
  const wanted = [plan?.expression, occurring].filter((expression) => expression !== undefined);
  const excluded = without === undefined ? undefined : planSearch(without)?.strict.expression;
  const filter = {
    afterId: after === undefined ? undefined : idAt(after),
    hasOutletTokens: isIndexOfThisVersion(db),
  };
  const expressions = wanted.length === 0 ? [] : [allExpression(wanted, excluded === undefined ? [] : [excluded])];
  const asked = askedOf(db.raw, { expressions, conditions: plan?.conditions ?? [], filter });
  return newestIds(db.raw, asked, { limit });
}

/**
 * Raw SQL: the key of `alert` begins with the article, which carries its time. All servers' decisions of a day are passed in the index
 * (some milliseconds for a hundred thousand); those of one server that a rule made are read.
 */
const DECIDED = `SELECT alert.article_id AS id, alert.outcome AS outcome, alert.because AS because,
    subscription.channel_id AS channelId, article.stored_at AS storedAt, article.published_at AS publishedAt
  FROM alert
  JOIN subscription ON subscription.id = alert.subscription_id
  JOIN article ON article.id = alert.article_id
  WHERE alert.article_id >= @from AND alert.article_id < @to
    AND alert.subscription_id IN (SELECT id FROM subscription WHERE guild_id = @guildId)
    AND alert.outcome IN ('alerted', 'threaded', 'quiet', 'excluded')`;

const decidedRow = z.object({
  id: z.number(),
  outcome: z.string(),
  because: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  channelId: z.string(),
  storedAt: z.number(),
  publishedAt: z.number(),
});

type Decided = z.infer<typeof decidedRow>;

type Unit = <T>(work: (db: Db) => T) => Promise<T>;

/** Of an article that met very many include rules, those whose expressions were kept with the alert are counted. */
export async function ruleFirings(unit: Unit, { guildId, after, before }: FiringRequest): Promise<RuleFirings> {
  const rules = await unit((db) => listRules(db, guildId, undefined));
  const firings = new Map<number, Firings>();
  for (let from = after; from < before && rules.length > 0; from += DAY_MS) {
    const window = { guildId, from: idAt(from), to: idAt(Math.min(from + DAY_MS, before)) };
    const decided = await unit((db) => statementOf(db, DECIDED).all(window));
    for (const row of decided) count(firings, decidedRow.parse(row), rules);
    await setImmediate();
  }
  return new Map([...firings].map(([id, { articles, lastAt }]) => [id, { count: articles.size, lastAt }]));
}

type Firings = { readonly articles: Set<number>; lastAt: number };

/** One article counts once for a rule, however many channels were told. */
function count(firings: Map<number, Firings>, decided: Decided, rules: readonly KeywordRule[]): void {
  for (const rule of rules) {
    if (!isDecidedBy(decided, rule)) continue;
    const known = firings.get(rule.id) ?? { articles: new Set(), lastAt: decided.publishedAt };
    known.articles.add(decided.id);
    known.lastAt = Math.max(known.lastAt, decided.publishedAt);
    firings.set(rule.id, known);
  }
}

/** An alert names the expressions that made it. What was stored before a rule was made had other reasons, in the same words perhaps. */
function isDecidedBy({ outcome, because, channelId, storedAt }: Decided, rule: KeywordRule): boolean {
  const kind = outcome === 'excluded' ? 'exclude' : 'include';
  const isItsChannel = rule.channelId === undefined || rule.channelId === channelId;
  return rule.kind === kind && isItsChannel && storedAt >= rule.createdAt && because.includes(rule.expression);
}
