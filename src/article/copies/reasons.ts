// Says what decided between two articles, as codes that `/why` puts into words. Reads the points of a chance; decides nothing.
import type { Feature } from './pair-features.ts';
import type { Chance } from './points.ts';

type Code = { readonly for?: string; readonly against?: string };

/** What a feature's points mean when they speak for one event, and against it. Features of one meaning are added up. */
const CODES: Readonly<Partial<Record<Feature, Code>>> = {
  hours: { for: 'near-in-time', against: 'far-in-time' },
  sameOutlet: { against: 'same-outlet' },
  cosine: { for: 'shared:words' },
  titleCosine: { for: 'shared:words' },
  leadCosine: { for: 'shared:words' },
  wordCosine: { for: 'shared:names' },
  rarestShared: { for: 'shared:names', against: 'other-names' },
  titleKnown: { for: 'shared:names', against: 'other-names' },
  titleKnownBoth: { for: 'shared:names', against: 'other-names' },
  leadKnown: { for: 'shared:names', against: 'other-names' },
  leadKnownBoth: { for: 'shared:names', against: 'other-names' },
  figures: { for: 'shared:figures', against: 'other-figures' },
  leadFigures: { for: 'shared:figures', against: 'other-figures' },
  quantities: { for: 'shared:figures', against: 'other-figures' },
  values: { for: 'shared:figures', against: 'other-figures' },
  titleFiguresKnown: { for: 'shared:figures' },
  titleFiguresUnknown: { against: 'other-figures' },
  clashes: { against: 'veto:figure' },
  repeatedOtherwise: { against: 'veto:figure' },
  day: { against: 'other-day' },
  quotes: { for: 'shared:quotes' },
  actorsKnown: { for: 'shared:names', against: 'other-actor' },
  titleQuoteUnknown: { against: 'other-words' },
  oneReacts: { against: 'reaction' },
  narrower: { against: 'narrower' },
  otherFocus: { against: 'other-focus' },
  otherPlace: { against: 'veto:place' },
  otherSubject: { against: 'veto:subject' },
  otherEdition: { against: 'veto:edition' },
  otherStage: { against: 'other-stage' },
  otherPhase: { against: 'veto:phase' },
};

/** Less than this (log-odds) decides nothing. */
const LEAST_POINTS = 0.3;
const MOST_CODES = 4;

/** The strongest first. */
export function reasonsFor({ points }: Chance, side: 'for' | 'against'): readonly string[] {
  const sums = new Map<string, number>();
  for (const [feature, worth] of points) {
    const speaks = side === 'for' ? worth > 0 : worth < 0;
    const code = CODES[feature]?.[side];
    if (speaks && code !== undefined) sums.set(code, (sums.get(code) ?? 0) + Math.abs(worth));
  }
  return [...sums]
    .filter(([, worth]) => worth >= LEAST_POINTS)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_CODES)
    .map(([code]) => code);
}
