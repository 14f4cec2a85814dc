// Whether an article is about smart cities (core), about a city's technology without the name (adjacent), or neither.
// Explainable: every point is a printable reason. It must never count a word outside the article, nor take a tower block or a stock
// theme named 스마트시티 for the subject.
import { findPlaces } from '#src/language/places.ts';
import type { Classification, Language, Reason, Relevance } from '#src/model.ts';
import { SIGNALS } from './lexicon.ts';
import { tally, type ArticleParts, type Tally } from './tally.ts';
import { findTopics } from './topics.ts';

export type ClassifyRequest = {
  readonly title: string;
  /** First paragraph or the feed's summary. */
  readonly lead: string;
  /** Whole body, the lead included or not. */
  readonly body?: string | undefined;
  readonly language?: Language | undefined;
};

/** Relevant at two points; core at three when the subject itself has two and a half: one mention in the lead has, one in passing has not. */
const RELEVANT = 2;
const CORE = 3;
const CORE_SUBJECT = 2.5;
/** Named twice further down, with a city's technology all around it: the subject needs no headline. */
const CLEAR = 8;
/** What is left of the subject's points when the headline is about something else that bears its name. */
const NAME_ONLY = 0.25;

/** Weighs title, lead and body against the lexicon. Deterministic; reasons are sorted by what they weigh. */
export function classify({ title, lead, body = '' }: ClassifyRequest): Classification {
  const parts = partsOf({ title, lead, body });
  const tallies = SIGNALS.map((signal) => tally(signal, parts)).filter(({ count }) => count > 0);
  const city = citySubject(parts);
  const against = tallies.filter(
    ({ signal, isInTitle, distinct }) => signal.kind === 'against' && (isInTitle || distinct.size >= 2),
  );
  const rival = against.find((found) => isDominant(found, { tallies, hasCityInTitle: city?.isInTitle === true }));
  const factor = rival === undefined ? 1 : NAME_ONLY;
  const reasons: Reason[] = [];
  for (const found of tallies) {
    const isSubject = found.signal.kind === 'core' || found.signal.kind === 'programme';
    if (found.signal.kind === 'against' && !against.includes(found)) continue;
    const sign = found.signal.kind === 'against' ? -1 : 1;
    reasons.push(reasonOf(found, sign * found.points * (isSubject ? factor : 1)));
  }
  if (city !== undefined) reasons.push({ text: `${city.name} (+${CITY_WEIGHT})`, weight: CITY_WEIGHT, signal: 'city' });
  const score = round(reasons.reduce((sum, { weight }) => sum + weight, 0));
  const relevance = relevanceOf({
    tallies,
    score,
    factor,
    hasActor: city !== undefined || tallies.some(({ signal }) => signal.kind === 'actor'),
  });
  return {
    relevance,
    score,
    topics: relevance === 'no' ? [] : findTopics(parts),
    reasons: reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

type Weighed = {
  readonly tallies: readonly Tally[];
  readonly score: number;
  readonly factor: number;
  readonly hasActor: boolean;
};

function relevanceOf({ tallies, score, factor, hasActor }: Weighed): Relevance {
  if (score < RELEVANT) return 'no';
  const subject = sumOf(tallies.filter(({ signal }) => signal.kind === 'core' || signal.kind === 'programme')) * factor;
  if (score >= CORE && subject >= CORE_SUBJECT) return 'core';
  if (score >= CLEAR && subject >= RELEVANT) return 'core';
  if (subject >= RELEVANT) return 'adjacent';
  return hasActor && technologyCount(tallies) >= 2 ? 'adjacent' : 'no';
}

/** Distinct city technologies; AI, data and 5G together count for one beside another, never for themselves. */
function technologyCount(tallies: readonly Tally[]): number {
  const technologies = tallies.filter(
    ({ signal, points }) => signal.kind === 'technology' && points >= signal.weight / 2,
  );
  const count = technologies.reduce((sum, { signal }) => sum + (signal.strong === true ? 2 : 1), 0);
  const hasGeneric = tallies.some(
    ({ signal, isInTitle, isInLead }) => signal.kind === 'generic' && (isInTitle || isInLead),
  );
  return count === 0 ? 0 : count + (hasGeneric ? 1 : 0);
}

function sumOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { points }) => sum + points, 0);
}

type Rivalry = { readonly tallies: readonly Tally[]; readonly hasCityInTitle: boolean };

/**
 * The headline belongs to a rival subject: 분양, 상한가, 영업이익. Two of its words are needed, one of them in the headline.
 * A city or ministry in the headline speaks for the subject, except against the stock market.
 */
function isDominant({ signal, isInTitle, distinct }: Tally, { tallies, hasCityInTitle }: Rivalry): boolean {
  if (!isInTitle || distinct.size < 2) return false;
  if (signal.id === 'stocks' || signal.id === 'earnings') return true;
  return !hasCityInTitle && !tallies.some((found) => found.signal.kind === 'actor' && found.isInTitle);
}

const CITY_WEIGHT = 0.8;

/** A municipality or a city's site named in headline or lead: who the article is about. Countries are none. */
function citySubject({
  title,
  lead,
}: ArticleParts): { readonly name: string; readonly isInTitle: boolean } | undefined {
  const text = `${title}\n${lead.slice(0, LEAD_REACH)}`;
  const mention = findPlaces(text, { titleLength: title.length }).find(
    ({ id }) => id.includes('-') || CITY_STATES.has(id),
  );
  if (mention === undefined) return undefined;
  const isGovernment = ADMINISTRATION.test(text.slice(mention.end - 1, mention.end));
  return { name: mention.name, isInTitle: isGovernment && mention.end <= title.length };
}

const LEAD_REACH = 400;
const CITY_STATES: ReadonlySet<string> = new Set(['sg', 'hk', 'mo']);

/** The last syllable of `창원시`, `서대문구`, `완주군`, `경기도`. */
const ADMINISTRATION = /^[시군구도]$/;

function partsOf({
  title,
  lead,
  body,
}: {
  readonly title: string;
  readonly lead: string;
  readonly body: string;
}): ArticleParts {
  const cleanBody = withoutSidebars(body);
  const cleanLead = withoutSidebars(lead);
  const isInBody = cleanBody.startsWith(cleanLead);
  return { title, lead: cleanLead, rest: isInBody ? cleanBody.slice(cleanLead.length) : cleanBody };
}

/** Links to other articles are not this article: `[관련기사] …` up to the end of its line. What follows on the next line is kept. */
function withoutSidebars(text: string): string {
  return text.replaceAll(SIDEBAR, '');
}

const SIDEBAR =
  /(?:\[관련 ?기사\]|[<【▶☞]\s?관련 ?기사|관련 ?기사\s?[:：▶]|많이 본 (?:뉴스|기사)|인기 기사|추천 ?기사|(?<![가-힣])Related (?:articles?|stories|news):)[^\n]*/g;

/** `스마트시티 ×13 (+6.4)`, `청약 ×2 (−4.4)`. */
function reasonOf({ signal, spelling, count }: Tally, weight: number): Reason {
  const rounded = round(weight);
  return {
    text: `${spelling} ×${count} (${rounded < 0 ? '−' : '+'}${Math.abs(rounded)})`,
    weight: rounded,
    signal: signal.id,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
