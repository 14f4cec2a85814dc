// Decides which of the voices of a page tells its headline, and what is cut off it: the outlet, the portal, the section.
// It must never believe one voice alone when two others agree against it (an og:title left over from another article).
import { cleanLine } from '#src/language/normalize.ts';
import { decodeEntities } from '#src/page/markup/entities.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';
import type { PageHead } from './metadata.ts';
import { isKnownOutlet, isOutletName, isPortalName } from './outlets.ts';

export type Headline = {
  readonly title: string;
  /** The section whose name a template sets before it, cut off: `포토뉴스`. */
  readonly section: string | undefined;
};

export type TitleSources = {
  readonly head: PageHead;
  /** What the site rule's selectors found. */
  readonly ruled: string | undefined;
  readonly outlets: readonly string[];
  /** What stands where templates without metadata keep their headline; asked for only when nothing else is one. */
  readonly places: () => readonly string[];
};

/**
 * The title by precedence (JSON-LD, og:title, site rule, h1, title tag), unless it agrees with none of the others while two of them
 * agree with each other. A tag before it counts when the headline that readers see carries it.
 */
export function chooseHeadline({ head, ruled, outlets, places }: TitleSources): Headline | undefined {
  const names = [...outlets, ...head.siteHeadings];
  const clean = (titles: readonly (string | undefined)[]) =>
    titles
      .filter((title) => title !== undefined)
      .map((title) => cutOutlet(readTitle(title) ?? '', names))
      .filter((title) => isHeadline(title, names));
  const seen = clean([ruled, ...head.headings.slice(0, 3)]);
  const stated = clean([head.article?.headline, head.ogTitle]);
  const tag = clean([head.titleTag]);
  const first = agreed([...stated, ...seen, ...tag]) ?? clean(places())[0];
  if (first === undefined) return undefined;
  const chosen = wholeTitle(first, seen, [...stated, ...tag]);
  const section = sectionTagOf(chosen, head);
  if (section !== undefined) return { title: chosen.replace(SECTION_TAG, '').trim(), section };
  return settleTag(chosen, seen);
}

const MAX_TITLE = 300;

/** One clean line of a title as metadata write it; undefined when it is empty. */
export function readTitle(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // Twice: the parser decoded once, and templates escape what was escaped already (`&amp;quot;`).
  const title = cleanLine(decodeEntities(decodeEntities(text))).slice(0, MAX_TITLE);
  return title === '' ? undefined : title;
}

function agreed(candidates: readonly string[]): string | undefined {
  const [first, ...others] = candidates;
  if (first === undefined || others.some((other) => isSameTitle(first, other))) return first;
  return others.find((title, index) => others.some((other, at) => at !== index && isSameTitle(title, other))) ?? first;
}

/** The same title whole, when metadata cut it: what ends in `…` anywhere; within a word, or after many of them, as readers see it. */
function wholeTitle(title: string, seen: readonly string[], others: readonly string[]): string {
  const stem = title.replace(CUT_END, '').trim();
  const key = titleKey(stem);
  if (key.length < SAME_LEAST) return title;
  const isMarked = stem.length < title.trim().length;
  const isWhole = (other: string) => {
    if (CUT_END.test(other) || titleKey(other).length <= key.length) return false;
    if (isMarked) return titleKey(other).startsWith(key);
    return other.startsWith(stem) && (stem.length < LIMIT ? IN_WORD : IN_LINE).test(other.slice(stem.length));
  };
  if (isMarked) return [...seen, ...others].find(isWhole) ?? title;
  return seen.some((other) => titleKey(other) === key) ? title : (seen.find(isWhole) ?? title);
}

/** `…`, `...` */
const CUT_END = /(?:…|\.{3})\s?$/u;
/** Shorter titles are cut by no template. */
const LIMIT = 60;
/** What follows where a title was cut; behind a mark stands a subtitle or the outlet. */
const IN_WORD = /^[\p{L}\p{N}]/u;
const IN_LINE = /^\s?["'‘“]?[\p{L}\p{N}]/u;

function isHeadline(title: string, names: readonly string[]): boolean {
  const key = titleKey(title);
  const [first = '', ...others] = splitTitle(title);
  const isPage = PAGE_TITLE.test(title) || (others.length > 0 && PAGE_TITLE.test(first));
  return key !== '' && !isPage && !names.some((name) => titleKey(name) === key);
}

/** What boards call their pages: `보도자료`, `보도자료 상세보기`, `새소식 | 보기`. */
const PAGE_TITLE =
  /^(?:보도\s?자료|공지\s?사항|새\s?소식|알림\s?마당|소식|뉴스|기사|고시\s?공고|게시판)?\s?[|-]?\s?(?:상세\s?보기|상세|보기|목록|게시판|상세\s?화면|view)?$/iu;

/** Whether two titles are one, or one is the beginning or the core of the other. */
export function isSameTitle(one: string, other: string): boolean {
  const first = titleKey(one);
  const second = titleKey(other);
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return short.length >= SAME_LEAST && long.includes(short);
}

const SAME_LEAST = 6;

const SECTION_METAS = ['article:section', 'og:article:section', 'article:section1', 'dable:article:section'];

/** A tag at either end that is what the page calls its section: `… [왜냐면]`. */
function sectionTagOf(title: string, { meta, breadcrumbs }: PageHead): string | undefined {
  const tag = SECTION_TAG.exec(title);
  const name = tag?.[1] ?? tag?.[2];
  if (name === undefined) return undefined;
  const sections = [...SECTION_METAS.flatMap(meta), ...breadcrumbs()].map(titleKey);
  return sections.includes(titleKey(name)) ? name : undefined;
}

const SECTION_TAG = /^\[([^\]]{2,12})\]\s?|\s?\[([^\]]{2,12})\]$/u;

/** `[단독] …` stays when the headline on the page has it, `[포토뉴스] …` goes when only metadata have it. */
function settleTag(title: string, seen: readonly string[]): Headline {
  const key = titleKey(title);
  const tag = TAG.exec(title);
  const isSeenWithout = tag !== null && seen.some((other) => titleKey(other) === titleKey(title.slice(tag[0].length)));
  if (tag !== null && isSeenWithout && !seen.some((other) => titleKey(other) === key))
    return { title: title.slice(tag[0].length).trim(), section: tag[1]?.trim() };
  const tagged = seen.find((other) => {
    const own = TAG.exec(other);
    return own !== null && titleKey(other.slice(own[0].length)) === key;
  });
  return { title: tagged ?? title, section: undefined };
}

/** A tag before a headline: `[포커스] `, `<인터뷰>`. */
const TAG = /^[[<【〈]\s?([^\]>】〉]{1,12})\s?[\]>】〉]\s?/u;

/** Cuts the outlet, portal and section off a title: ` - 분당신문`, ` | 정치 | 매체`, ` < 섹션 < 기사본문 - 매체`, `[매체] `, `매체:`. */
export function cutOutlet(title: string, outlets: readonly string[]): string {
  const trail = SECTION_TRAIL.exec(title);
  let rest = trail === null ? title : title.slice(0, trail.index);
  for (let cuts = 0; cuts < MAX_CUTS; cuts += 1) {
    const at = lastSeparator(rest);
    if (at === undefined || !isOutletPart(rest.slice(at.end), outlets)) break;
    rest = rest.slice(0, at.start);
  }
  for (let cuts = 0; cuts < MAX_CUTS; cuts += 1) {
    const [part] = rest.split(SEPARATOR);
    if (
      part === undefined ||
      part === rest ||
      (!outlets.some((outlet) => titleKey(outlet) === titleKey(part)) && !ARCHIVE.test(part))
    )
      break;
    rest = rest.slice(part.length).replace(LEADING_SEPARATOR, '');
  }
  const before = OUTLET_BEFORE.exec(rest);
  if (before !== null && isOutletBefore(before, outlets)) rest = rest.slice(before[0].length);
  return rest.trim();
}

const MAX_CUTS = 3;

/** `Blog Archive »` */
const ARCHIVE = /^(?:blog archive|archive|article)$/iu;
const LEADING_SEPARATOR = /^\s?(?:-|\||::|:|–|—|»|«|›|·)\s?/u;

/** ` < 경제 < 기사본문 - 분당신문`: NDSoft's trail, which may contain any section. One sign alone may compare: `전기차 < 수소차`. */
const SECTION_TRAIL = /(?:\s<\s[^<>]{1,40}(?:\s<\s[^<>]{1,40}){1,4}|\s<\s(?:기사\s?본문|전체\s?기사)[^<>]{0,40})$/u;

/** `[온빛시민신문] …`, `다르미뉴스:…`, `분당신문 - …`. */
const OUTLET_BEFORE = /^(?:\[([^\]]{2,20})\]\s?|([^:\s|-][^:|-]{1,20}?)\s?(:|\s-\s|\s?\|\s)\s?)(?=\S)/u;

/** A tag or the words before a colon may be built like an outlet's name: `[ZD SW 투데이]`, `가짜뉴스: …`. */
function isOutletBefore([, bracketed, plain, mark]: RegExpExecArray, outlets: readonly string[]): boolean {
  const name = bracketed ?? plain ?? '';
  const isOwn = outlets.some((outlet) => titleKey(outlet) === titleKey(name));
  return isOwn || isKnownOutlet(name) || (bracketed === undefined && mark !== ':' && isOutletName(name));
}

/** What separates a title from the outlet behind it: ` - `, ` | `, ` :: `, ` : `, ` – `, ` « `. */
const SEPARATOR = /\s(?:-|\||::|:|–|—|»|«|›|·)\s|\s?::\s?|\s?\|\s?/gu;

/** The parts of a title tag, one of which is often the outlet: `분당신문 - 제목`. */
export function splitTitle(title: string): readonly string[] {
  return title.split(SEPARATOR).map((part) => part.trim());
}

function lastSeparator(title: string): { readonly start: number; readonly end: number } | undefined {
  const match = [...title.matchAll(SEPARATOR)].at(-1);
  return match === undefined ? undefined : { start: match.index, end: match.index + match[0].length };
}

function isOutletPart(part: string, outlets: readonly string[]): boolean {
  if (titleKey(part) === '' || outlets.some((outlet) => titleKey(outlet) === titleKey(part))) return true;
  if (part.length > MAX_OUTLET) return false;
  // `공감언론 뉴시스`: a motto before the name.
  const last = part.split(' ').at(-1) ?? part;
  return isOutletName(part) || isKnownOutlet(last) || isPortalName(part) || PAGE_WORD.test(part);
}

const MAX_OUTLET = 24;

/** `기사본문`, `전체기사`, `News` */
const PAGE_WORD = /^(?:기사\s?본문|전체\s?기사|뉴스|news|article)$/iu;
