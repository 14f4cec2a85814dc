// Decides whether a site rule still finds the text of a host's pages: layouts drift without telling anybody.
// It must never cry for one odd page, nor again and again: it says so once, and once when the rule reads as it should again.

/** What became of one page: the rule that should read it, and whether the text was found where the outlet keeps it. */
export type RuleOutcome = {
  /** Undefined: no rule knows this page; where one read its host before, its mark may be gone. */
  readonly rule: { readonly id: string; readonly stamp: string } | undefined;
  readonly isHit: boolean;
};

/** What is remembered of one rule on one host. */
export type RuleWatch = {
  readonly rule: string;
  /** What the rule said then: a rule that was mended begins anew. */
  readonly stamp: string;
  /** A character a page, the newest last: `1` found, `0` not. */
  readonly hits: string;
  readonly isFailing: boolean;
};

export type WatchNews = {
  readonly watch: RuleWatch;
  /** Set when the owners are to know. */
  readonly change: 'failing' | 'ok' | undefined;
  readonly hitCount: number;
  readonly pageCount: number;
};

const WINDOW = 50;
const LEAST_SHARE = 0.9;
/** Higher than the share that fails: a rule between the two is told once, not every week. */
const WELL_SHARE = 0.96;
/** Of fewer pages a share says nothing; so many misses in a row are a new layout. */
const FEWEST = 10;
const FEWEST_FOR_SHARE = 20;

/** The rule that a page counts for; undefined where none is known that should read it. @param known of the page's host */
export function watchOf(
  known: readonly RuleWatch[],
  { rule }: RuleOutcome,
): Pick<RuleWatch, 'rule' | 'stamp'> | undefined {
  if (rule !== undefined) return { rule: rule.id, stamp: rule.stamp };
  // A rule that read the host once or twice (a gallery, a portal's page) says nothing of its other pages.
  return known.find(({ hits, isFailing }) => isFailing || countHits(hits) >= FEWEST);
}

/** A page more of the rule. */
export function noteOutcome(
  known: RuleWatch | undefined,
  { rule, stamp }: Pick<RuleWatch, 'rule' | 'stamp'>,
  isHit: boolean,
): WatchNews {
  const before = known?.stamp === stamp ? known.hits : '';
  const hits = `${before}${isHit ? '1' : '0'}`.slice(-WINDOW);
  const wasFailing = known?.isFailing ?? false;
  const hitCount = countHits(hits);
  const share = hitCount / hits.length;
  const isShort = hits.endsWith('0'.repeat(FEWEST)) || (hits.length >= FEWEST_FOR_SHARE && share < LEAST_SHARE);
  const isWell = hits.length >= FEWEST && share >= WELL_SHARE;
  const isFailing = wasFailing ? !isWell : isShort;
  return {
    watch: { rule, stamp, hits, isFailing },
    change: changeOf(wasFailing, isFailing),
    hitCount,
    pageCount: hits.length,
  };
}

function countHits(hits: string): number {
  return hits.replaceAll('0', '').length;
}

function changeOf(before: boolean, after: boolean): WatchNews['change'] {
  if (before === after) return undefined;
  return after ? 'failing' : 'ok';
}
