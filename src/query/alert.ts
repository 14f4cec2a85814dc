// Whether an article matters to a subscription, and why: scope, city, topic, then keyword rules. Pure; in doubt it tells.
import type { Article, KeywordRule, Subscription } from '#src/model.ts';

/** What the rules of the subscription's server and channel said of the article. */
export type RuleHit = { readonly rule: KeywordRule; readonly because: readonly string[] };

export type AlertDecision = {
  readonly outcome:
    | 'alerted'
    /** The channel was told of its story: a line under that alert. */
    | 'threaded'
    /** The same, and the channel wants no further reports. */
    | 'quiet'
    | 'scope'
    | 'threshold'
    | 'city'
    | 'topic'
    | 'no-include'
    | 'excluded'
    | 'copy'
    /** Of articles from before paused channels caught up. */
    | 'not-alerting';
  /** Why it matched (all rules that did), or what muted it; plain words and the rule's own expression. */
  readonly because: readonly string[];
  /** Rules that decided, for their counters. */
  readonly firedRuleIds: readonly number[];
};

export type AlertCase = {
  readonly subscription: Subscription;
  readonly article: Pick<Article, 'classification' | 'verdict'>;
  /** Places of the article with everything they lie in (a district's city and country). */
  readonly placeIds: ReadonlySet<string>;
  /** All rules that hold for the subscription's channel, and those of them that the article meets. */
  readonly rules: readonly KeywordRule[];
  readonly hits: readonly RuleHit[];
  /** Nothing of the story of a copy was told to the subscription, because nothing of it matched or its messages were refused. */
  readonly wasKeptBack?: boolean;
};

/**
 * Any include rule must match when there is one, no exclude rule may. A copy is never told again; it is told where what it repeats
 * was kept back.
 */
export function decideAlert(given: AlertCase): AlertDecision {
  const { article, wasKeptBack = false } = given;
  const alone = decideAlone(given);
  if (alone.outcome !== 'alerted' || article.verdict.kind === 'new' || article.verdict.kind === 'story') return alone;
  if (article.verdict.kind === 'copy' && wasKeptBack) return alone;
  return muted('copy', String(article.verdict.of ?? ''));
}

/** What is to be said of the article if it repeats nothing. */
function decideAlone({ subscription, article, placeIds, rules, hits }: AlertCase): AlertDecision {
  const { relevance, score, topics, reasons } = article.classification;
  if (subscription.scope === 'core' && relevance !== 'core') return muted('scope', relevance);
  if (subscription.threshold !== undefined && score < subscription.threshold)
    return muted('threshold', `${score.toFixed(1)} < ${subscription.threshold}`);
  if (subscription.city !== undefined && !placeIds.has(subscription.city)) return muted('city', subscription.city);
  if (subscription.topic !== undefined && !topics.includes(subscription.topic))
    return muted('topic', subscription.topic);
  const excluded = hits.find((hit) => hit.rule.kind === 'exclude');
  if (excluded !== undefined)
    return { ...muted('excluded', excluded.rule.expression), firedRuleIds: [excluded.rule.id] };
  const includes = hits.filter((hit) => hit.rule.kind === 'include');
  if (includes.length === 0 && rules.some((rule) => rule.kind === 'include')) return muted('no-include', '');
  const matched = [...new Set(includes.map((hit) => hit.rule.expression))];
  const spoke = reasons.filter((reason) => reason.weight >= LEAST_REASON).map((reason) => reason.text);
  return {
    outcome: 'alerted',
    because: matched.length > 0 ? matched.slice(0, MOST_EXPRESSIONS) : shownReasons(spoke),
    firedRuleIds: includes.map((hit) => hit.rule.id),
  };
}

/** Of why an article was told, what a person is shown: more reasons than a card's line can hold help nobody. */
export function shownReasons(because: readonly string[]): readonly string[] {
  return because.slice(0, MOST_REASONS);
}

/** Less than this is a word such as 시는: it counts, but it is no reason for a reader. */
const LEAST_REASON = 0.5;

const MOST_REASONS = 3;

/** More are kept than shown: rules are counted by them. Each has 300 characters at most. */
const MOST_EXPRESSIONS = 20;

function muted(outcome: AlertDecision['outcome'], why: string): AlertDecision {
  return { outcome, because: why === '' ? [] : [why], firedRuleIds: [] };
}

/** The rules that hold in a channel: its server's and its own. */
export function rulesFor(subscription: Subscription, rules: readonly KeywordRule[]): readonly KeywordRule[] {
  return rules.filter(
    (rule) =>
      rule.guildId === subscription.guildId &&
      (rule.channelId === undefined || rule.channelId === subscription.channelId),
  );
}
