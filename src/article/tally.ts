// How often and where a signal speaks in an article, and what that is worth.
// A word in the headline weighs most, a single one deep in a long text hardly anything.
import type { Signal } from './lexicon.ts';

export type ArticleParts = {
  readonly title: string;
  readonly lead: string;
  /** The body behind the lead. */
  readonly rest: string;
};

export type Tally = {
  readonly signal: Signal;
  readonly count: number;
  /** Before the sign: what the signal is worth in this article. */
  readonly points: number;
  readonly isInTitle: boolean;
  readonly isInLead: boolean;
  /** Different words of the signal that occur. */
  readonly distinct: ReadonlySet<string>;
  /** The spelling used most, for people. */
  readonly spelling: string;
};

/** weight × (headline: 1.5, +.25 a repetition; body: 1, +.2 each up to four), less for words that only pass by. */
export function tally(signal: Signal, { title, lead, rest }: ArticleParts): Tally {
  const [inTitle, inLead, inRest] = [title, lead, rest].map((text) => signal.matcher.find(text));
  const matches = [...(inTitle ?? []), ...(inLead ?? []), ...(inRest ?? [])];
  const titleCount = inTitle?.length ?? 0;
  const leadCount = inLead?.length ?? 0;
  const bodyCount = leadCount + (inRest?.length ?? 0);
  const titlePart = titleCount === 0 ? 0 : 1.5 + 0.25 * Math.min(titleCount - 1, 3);
  const bodyPart = bodyCount === 0 ? 0 : 1 + 0.2 * (Math.min(bodyCount, 4) - 1);
  const isListedOnce = matches.length === 1 && matches[0]?.isListed === true;
  const passing = isListedOnce ? LISTED : passingFactor({ titleCount, leadCount, bodyCount });
  return {
    signal,
    count: matches.length,
    points: signal.weight * (titlePart + bodyPart) * passing,
    isInTitle: titleCount > 0,
    isInLead: leadCount > 0,
    distinct: new Set(matches.map(({ text }) => canonical(text))),
    spelling: mostFrequent(matches.map(({ text }) => text)),
  };
}

/** Named once among others: `주택·플랜트·스마트시티 사업`. */
const LISTED = 0.6;

type Counts = { readonly titleCount: number; readonly leadCount: number; readonly bodyCount: number };

/** Neither in the headline nor in the lead: one or two mentions in a body are a remark, not the subject. */
function passingFactor({ titleCount, leadCount, bodyCount }: Counts): number {
  if (titleCount > 0 || leadCount > 0 || bodyCount > 2) return 1;
  return bodyCount === 2 ? 0.5 : 0.4;
}

function canonical(text: string): string {
  return text.toLowerCase().replaceAll(SPACING, '');
}

/** What two spellings of one word may differ in: `스마트 시티`, `smart-city`. */
const SPACING = /[\s-]/g;

function mostFrequent(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  let best = '';
  for (const spelling of spellings) {
    const count = (counts.get(spelling) ?? 0) + 1;
    counts.set(spelling, count);
    if (count > (counts.get(best) ?? 0) || best === '') best = spelling;
  }
  return best;
}
