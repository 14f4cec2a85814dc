// Which boxes of a page stand beside its list, and which box lists a link together with others. By what opens them, not by looks:
// a ranking links to articles of the same address shape, and only its heading tells it from the list.
import type { OutlineText } from './outline.ts';

type Standing = { readonly within: readonly number[] };

/** Ids of the elements that open with words such as `많이 본 기사` and hold links: what stands in them is no entry of the list. */
export function sideBoxes(texts: readonly OutlineText[], links: readonly Standing[]): ReadonlySet<number> {
  const counts = countWithin(links);
  const opened = new Set<number>();
  const sides = new Set<number>();
  for (const { text, within } of texts) {
    const opens = within.filter((id) => !opened.has(id));
    for (const id of opens) opened.add(id);
    if (text.length > 30 || !SIDE_HEADING.test(text)) continue;
    // The smallest element around the heading that holds links, if the heading is the first thing in it.
    const box = within.find((id) => (counts.get(id) ?? 0) >= 2);
    if (box !== undefined && opens.includes(box) && !isWhole(counts.get(box) ?? 0, links.length)) sides.add(box);
  }
  return sides;
}

/** `많이 본 뉴스`, `실시간 인기기사`, `관련기사`, `포토뉴스`, `Most read`, `Sponsored content` */
const SIDE_HEADING =
  /^\W{0,3}(?:(?:[가-힣]{1,6} ?){0,2}(?:많이 ?본|많이 ?읽은|인기 ?(?:기사|뉴스|글|순)|조회 ?순|랭킹|주요 ?뉴스 ?TOP|TOP ?\d{1,2})|(?:주간|월간|일간|실시간)? ?베스트|관련 ?(?:기사|뉴스|글|사이트)|연관 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|포토(?: ?(?:뉴스|슬라이드|갤러리))?$|이 시각|최근 ?댓글|인기 ?검색어|광고|most (?:read|popular|viewed|shared)|trending|popular|related|recommended|sponsored|you (?:may|might) also|editor.?s picks?|recent comments|tags?$|top \d{1,2})/i;

/** A box that holds nearly everything holds the list as well. */
function isWhole(count: number, all: number): boolean {
  return count > 30 && count * 3 > all * 2;
}

function countWithin(links: readonly Standing[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { within } of links) for (const id of within) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** For each article the smallest element that holds at least three of them: its list. */
export function listBoxes(
  articles: readonly (Standing & { readonly identity: string })[],
): readonly (number | undefined)[] {
  const held = new Map<number, Set<string>>();
  for (const { within, identity } of articles)
    for (const id of within) {
      const before = held.get(id);
      if (before === undefined) held.set(id, new Set([identity]));
      // Three are enough to know; more would cost a big page memory.
      else if (before.size < 3) before.add(identity);
    }
  return articles.map(({ within }) => within.find((id) => (held.get(id)?.size ?? 0) >= 3));
}
