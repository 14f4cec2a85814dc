// Decides whether a site rule still finds the text of a host's pages: layouts drift without telling anybody.
// It must never cry for one odd page, nor at every page: it says so once, and once when the rule reads again.

/** What became of one page: the rule that should read it, and whether the text was found where the outlet keeps it. */
export type RuleOutcome = {
  /** Undefined: no rule knows this page; where one did before, its mark is gone. */
  readonly rule: string | undefined;
  readonly isHit: boolean;
};

/** What is remembered of a host. */
export type RuleWatch = {
  readonly rule: string;
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
/** Of fewer pages a share says nothing. */
const FEWEST = 10;

/** A page more; undefined where no rule ever read the host. */
export function noteOutcome(known: RuleWatch | undefined, outcome: RuleOutcome): WatchNews | undefined {
  const rule = outcome.rule ?? known?.rule;
  if (rule === undefined) return undefined;
  const hits = `${known?.hits ?? ''}${outcome.isHit ? '1' : '0'}`.slice(-WINDOW);
  const wasFailing = known?.isFailing ?? false;
  // Ten in a row: it was mended, or the outage of a layout is over. What came before does not count against it.
  const isBack = wasFailing && hits.endsWith('1'.repeat(FEWEST));
  const kept = isBack ? hits.slice(-FEWEST) : hits;
  const hitCount = kept.replaceAll('0', '').length;
  const isShort = kept.length >= FEWEST && hitCount < kept.length * LEAST_SHARE;
  const isFailing = !isBack && (wasFailing || isShort);
  return {
    watch: { rule, hits: kept, isFailing },
    change: changeOf(wasFailing, isFailing),
    hitCount,
    pageCount: kept.length,
  };
}

function changeOf(before: boolean, after: boolean): WatchNews['change'] {
  if (before === after) return undefined;
  return after ? 'failing' : 'ok';
}
