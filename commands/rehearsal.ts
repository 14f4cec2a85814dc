// Runs an expression over what is stored before anybody relies on it: how often it would have fired, on what and by which words, what just
// missed and why, whom it would have reached. The index says where to look, the matcher of the alerts decides. Bounded, and says so.
import { setImmediate } from 'node:timers/promises';
import { placeIdsOf } from '#src/article/facets.ts';
import type { Article, KeywordRule, Subscription } from '#src/model.ts';
import { decideAlert } from '#src/query/alert.ts';
import {
  alternativesOf,
  judgeOf,
  type Alternative,
  type Judgement,
  type Miss,
  type Part,
} from '#src/query/near-miss.ts';
import type { Query } from '#src/query/parse-query.ts';
import type { LikelyRequest } from '#src/store/rehearsal.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';

export type Hit = { readonly article: Article; readonly because: readonly string[] };

/** An article that fails one part of the expression only. */
export type NearMiss = Miss & { readonly article: Article };

export type Rehearsal = {
  /** Articles of the last 30 days that are stored, and how many of them the expression meets (copies tell nobody anything). */
  readonly storedCount: number;
  readonly firedCount: number;
  /** Set when so many may meet it that not all were looked at: the count is of the articles since then. */
  readonly countedSince: number | undefined;
  /** Of the whole archive, newest first. */
  readonly hits: readonly Hit[];
  readonly nearMisses: readonly NearMiss[];
  /** Channels that get alerts, and how many of the counted articles each would have got by this rule alone. */
  readonly reach: readonly { readonly channelId: string; readonly count: number }[];
};

export const REHEARSAL_DAYS = 30;
/** Some two seconds of matching. */
const MOST_JUDGED = 2_000;
/** Beyond the 30 days only the newest hits are wanted: so many articles are looked at for them. */
const MOST_OLDER = 100;
const MOST_SHOWN = 5;

export type Rehearsed = {
  readonly expression: string;
  /** What `expression` was parsed to. */
  readonly query: Query;
  readonly guildId: string;
};

type World = {
  readonly store: Store;
  readonly now: number;
  /** Articles of the last 30 days that are looked at, at most. */
  readonly mostJudged?: number;
};

export async function rehearse(
  { expression, query, guildId }: Rehearsed,
  { store, now, mostJudged = MOST_JUDGED }: World,
): Promise<Rehearsal> {
  const since = now - REHEARSAL_DAYS * DAY_MS;
  const alternatives = alternativesOf(expression, query);
  const judge = judgeOf(query, alternatives);
  const stored = await store.likelyMatches({ query: undefined, after: since, limit: MOST_COUNTED });
  const { fired, hits, countedSince } = await findHits({ query, judge, since, mostJudged }, store);
  return {
    storedCount: stored.length,
    firedCount: fired.length,
    countedSince,
    hits,
    nearMisses: await findNearMisses(alternatives, judge, store),
    reach: reachOf(fired, await store.listSubscriptions(guildId)),
  };
}

/** More articles in a month than any archive of news will hold. */
const MOST_COUNTED = 100_000;

type Judge = (article: Article) => Judgement;

/** What is kept of an article that fired: enough to say whom it would have reached. */
type Fired = Pick<Article, 'classification' | 'verdict'> & { readonly placeIds: ReadonlySet<string> };

type Found = Pick<Rehearsal, 'hits' | 'countedSince'> & { readonly fired: readonly Fired[] };

type Wanted = {
  readonly query: Query;
  readonly judge: Judge;
  readonly since: number;
  readonly mostJudged: number;
};

async function findHits({ query, judge, since, mostJudged }: Wanted, store: Store): Promise<Found> {
  const ids = await store.likelyMatches({ query, limit: mostJudged + MOST_OLDER });
  const fired: Fired[] = [];
  const hits: Hit[] = [];
  let [recent, older, oldestAt] = [0, 0, since];
  for await (const article of articlesOf(ids, store)) {
    const isRecent = article.publishedAt >= since;
    if (isRecent) recent += 1;
    else older += 1;
    if (recent > mostJudged) return { fired, hits, countedSince: oldestAt };
    if (!isRecent && (hits.length >= MOST_SHOWN || older > MOST_OLDER)) break;
    oldestAt = article.publishedAt;
    const { because } = judge(article);
    if (because === undefined || isRepeat(article)) continue;
    if (hits.length < MOST_SHOWN) hits.push({ article, because });
    if (isRecent) fired.push({ ...verdictOf(article), placeIds: new Set(placeIdsOf(article)) });
  }
  return { fired, hits, countedSince: undefined };
}

function verdictOf({ classification, verdict }: Article): Pick<Article, 'classification' | 'verdict'> {
  return { classification, verdict };
}

/** Nobody is told of a copy or of an update. */
function isRepeat({ verdict }: Article): boolean {
  return verdict.kind !== 'new' && verdict.kind !== 'story';
}

/** One after the other: alerts and other answers get their turn in between (50 long articles take 20 ms to match). */
async function* articlesOf(ids: readonly number[], store: Store): AsyncGenerator<Article> {
  let length = 0;
  for (const id of ids) {
    const article = await store.article(id);
    if (article === undefined) continue;
    yield article;
    length += article.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, MEAN_COST);
    if (length < TURN_LENGTH) continue;
    length = 0;
    await setImmediate();
  }
}

/** Letters between two turns of the others: some 10 ms of reading and matching. */
const TURN_LENGTH = 30_000;
/** An article without text costs something, too. */
const MEAN_COST = 500;

/** Each part has its turn, so that one that misses often does not hide the others. */
async function findNearMisses(
  alternatives: readonly Alternative[],
  judge: Judge,
  store: Store,
): Promise<readonly NearMiss[]> {
  const found: (readonly NearMiss[])[] = [];
  for (const probe of alternatives.flatMap(probesOf).slice(0, MOST_PROBES)) {
    const misses: NearMiss[] = [];
    for await (const article of articlesOf(await store.likelyMatches(probe), store)) {
      const { miss } = judge(article);
      if (miss !== undefined && !isRepeat(article) && isTelling(miss, misses)) misses.push({ ...miss, article });
      if (misses.length >= MOST_SHOWN) break;
    }
    found.push(misses);
  }
  return inTurn(found);
}

/** A form that is refused tells what it has to tell once or twice; there may be others. */
function isTelling({ part, refused }: Miss, told: readonly Miss[]): boolean {
  if (refused === undefined) return true;
  return told.filter((one) => one.part === part && one.refused === refused).length < MOST_OF_A_FORM;
}

const MOST_OF_A_FORM = 2;

/** A rule of more parts than that is looked at for its first ones. */
const MOST_PROBES = 16;
const MOST_LOOKED_AT = 40;

/** Where an article may stand that lacks one part: it has the others, or the letters of the part without the word. */
function probesOf(parts: Alternative): readonly LikelyRequest[] {
  return parts.flatMap((part): readonly LikelyRequest[] => {
    const others = parts.filter((other) => other !== part);
    const hasWords = others.some(({ isExcluded }) => !isExcluded);
    const lacking = hasWords ? [{ query: allOf([...others, inverse(part)]), limit: MOST_SHOWN * 2 }] : [];
    if (part.isExcluded) return lacking;
    const query = others.length === 0 ? undefined : allOf(others);
    const letters = { query, letters: part.query, limit: MOST_LOOKED_AT };
    // Where the word itself is common, the form in which it is refused is not among the newest: both ways are looked.
    return [{ ...letters, without: part.query }, letters, ...lacking];
  });
}

function inverse(part: Part): Part {
  return { ...part, isExcluded: !part.isExcluded };
}

function allOf(parts: Alternative): Query {
  return {
    kind: 'and',
    parts: parts.map(({ query, isExcluded }) => (isExcluded ? { kind: 'not', part: query } : query)),
  };
}

/** The first of each, the second of each, …; no article twice. */
function inTurn(found: readonly (readonly NearMiss[])[]): readonly NearMiss[] {
  const shown = new Map<number, NearMiss>();
  for (let place = 0; place < MOST_SHOWN; place += 1)
    for (const misses of found) {
      const miss = misses[place];
      if (miss !== undefined && !shown.has(miss.article.id)) shown.set(miss.article.id, miss);
    }
  return [...shown.values()].slice(0, MOST_SHOWN);
}

function reachOf(fired: readonly Fired[], subscriptions: readonly Subscription[]): Rehearsal['reach'] {
  const active = subscriptions.filter(({ state }) => state === 'active');
  return active.map((subscription) => ({
    channelId: subscription.channelId,
    count: fired.filter(({ placeIds, ...article }) => isTold(subscription, article, placeIds)).length,
  }));
}

function isTold(subscription: Subscription, article: Omit<Fired, 'placeIds'>, placeIds: Fired['placeIds']): boolean {
  const { guildId, channelId, createdAt } = subscription;
  const rule: KeywordRule = { id: 0, guildId, channelId, expression: '', kind: 'include', createdAt };
  const hits = [{ rule, because: [] }];
  return decideAlert({ subscription, article, placeIds, rules: [rule], hits }).outcome === 'alerted';
}
