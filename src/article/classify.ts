// Whether an article is about smart cities (core), about a city's technology without the name (adjacent), or neither.
// Explainable: every point is a printable reason. It must never count a word outside the article, nor take a tower block or a stock
// theme named 스마트시티 for the subject.
import type { Classification, Reason } from '#src/model.ts';
import { civicSubject } from '#src/article/relevance/civic.ts';
import { tallySignals, type ArticleParts, type Tally } from '#src/article/relevance/tally.ts';
import { findTopics } from './topics.ts';
import { CITY_WEIGHT, verdictOn } from '#src/article/relevance/verdict.ts';

export type ClassifyRequest = {
  readonly title: string;
  /** First paragraph or the feed's summary. */
  readonly lead: string;
  /** Whole body, the lead included or not. */
  readonly body?: string | undefined;
};

/** Weighs title, lead and body against the lexicon. Deterministic; reasons are sorted by what they weigh. */
export function classify({ title, lead, body = '' }: ClassifyRequest): Classification {
  const parts = partsOf({ title, lead, body });
  const tallies = tallySignals(parts);
  const civic = civicSubject(parts, tallies);
  const { relevance, counted } = verdictOn(tallies, civic);
  const reasons: Reason[] = counted.map(({ tally, weight }) => reasonOf(tally, weight));
  if (civic.place !== undefined)
    reasons.push({ text: `${civic.place} (+${CITY_WEIGHT})`, weight: CITY_WEIGHT, signal: 'city' });
  return {
    relevance,
    score: round(reasons.reduce((sum, { weight }) => sum + weight, 0)),
    topics: findTopics(parts),
    reasons: reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

function partsOf({ title, lead, body }: Required<ClassifyRequest>): ArticleParts {
  const cleanBody = withoutSidebars(body ?? '');
  const cleanLead = withoutSidebars(lead);
  const isInBody = cleanBody.startsWith(cleanLead);
  return { title, lead: cleanLead, rest: isInBody ? cleanBody.slice(cleanLead.length) : cleanBody };
}

/** Links to other articles are not this article: `[관련기사] …` up to the end of its line. What follows on the next line is kept. */
function withoutSidebars(text: string): string {
  return text.replaceAll(SIDEBAR, '');
}

const SIDEBAR =
  /(?:\[(?:관련 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|많이 본|주요 ?뉴스|함께 (?:볼|읽을|보면|읽으면|보는))[^\]\n]{0,10}\]|[<【▶☞■]\s?(?:관련 ?(?:기사|뉴스)|주요 ?뉴스)|관련 ?(?:기사|뉴스)\s?[:：▶]|많이 본 (?:뉴스|기사)|(?:이 시각|오늘의) 주요 ?뉴스|인기 (?:기사|뉴스)|추천 ?기사|함께 (?:보면|읽으면) 좋은|(?<![A-Za-z])(?:Related (?:articles?|stories|news)|Read (?:more|also|next)|Also read|More from|Most read|Trending now|Recommended):)[^\n]*/gi;

/** `스마트시티 ×13 (+6.4)`, `청약 ×2 (−4.4)`. */
function reasonOf({ signal, spelling, count }: Tally, weight: number): Reason {
  const rounded = round(weight);
  const points = `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)}`;
  return { text: `${spelling} ×${count} (${points})`, weight: rounded, signal: signal.id };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
