// Whether an outlet is the one a person means: outlet:연합, outlet:"연합 뉴스" and outlet:연합뉴스 are the same.

/** Spacing, case and width are no difference; a part of the name of two letters or more is enough. */
export function isOutletMeant(typed: string, outlet: string): boolean {
  const wanted = keyOf(typed);
  const known = keyOf(outlet);
  return wanted === known || (wanted.length >= SHORTEST_PART && known.includes(wanted));
}

const SHORTEST_PART = 2;

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(NO_LETTER, '');
}

/** Example: the blank of `연합 뉴스`, the dot of `etnews.com`. */
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
