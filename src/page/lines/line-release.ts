// Decides where the article of a press release ends, and the profile of who issued it and the ways to reach them begin.
// It must never believe a heading alone: `◆ 남은 과제는` and `About that price tag` are headings of any article.
import { splitDateline } from '#src/page/fields/dateline.ts';
import { endsSentence, titleKey } from './line-grammar.ts';
import { reportsAmong } from './line-reports.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';

/** The profile of the issuing body runs from its heading to what tells how to reach it; the article before it is the longer part. */
export function settleAbout(rows: readonly Row[], title: string | undefined): void {
  const reports = reportsAmong(rows);
  const named = [title ?? '', ...leadOf(rows)];
  const parts = partsOf({ rows, reports, named, isTold: rows.some(isOfRelease) });
  rows.forEach((row, index) => {
    const part = parts[index] ?? 'text';
    if (part === 'text' || (row.kind !== undefined && !isBody(row.kind) && row.kind !== 'heading')) return;
    if (part === 'contact' || FORWARD.test(row.text)) leaveOut(row, 'contact');
    else row.kind = 'about';
  });
  dropAddress(rows);
}

type Part = 'text' | 'about' | 'contact';

/** The part each row stands in: profiles and contacts begin below the middle, and end where a Korean report goes on below contacts alone. */
function partsOf(release: Release): readonly Part[] {
  const charsBefore = countCharsBefore(release.rows);
  const total = charsBefore.at(-1) ?? 0;
  let part: Part = 'text';
  let isProfiled = false;
  return release.rows.map((row, index) => {
    const isLate = (charsBefore[index] ?? 0) * 2 > total;
    const isResumed = !isProfiled && part === 'contact' && release.reports.has(row) && HANGUL.test(row.text);
    if (isResumed) part = 'text';
    if (part !== 'text' || isLate) part = partBegunBy(release, index, part !== 'text') ?? part;
    isProfiled ||= part === 'about';
    return part;
  });
}

/** @param isInPart whether a profile or contacts have begun already: what follows needs no proof */
function partBegunBy(release: Release, index: number, isInPart: boolean): Part | undefined {
  const row = release.rows[index];
  if (row?.words === 'contact') return 'contact';
  if (row?.words === 'enquiry' && (isInPart || isLastWord(release, index))) return 'contact';
  const isHeading = row?.words === 'about-heading' && row.kind === undefined;
  return isHeading && (isInPart || isProfile(release, index)) ? 'about' : undefined;
}

/** A label that lists have, too (`문의: …`), ends an article only when no sentence follows and none parts it from another of its kind. */
function isLastWord({ rows, reports }: Release, index: number): boolean {
  const end = rows.findIndex(({ words }, at) => at > index && (words === 'contact' || words === 'about-heading'));
  const isFollowed = rows.slice(index + 1, end === -1 ? rows.length : end).some((row) => reports.has(row));
  const first = rows.findIndex(
    ({ words, text }) => words === 'enquiry' && labelOf(text) === labelOf(rows[index]?.text),
  );
  return !isFollowed && !rows.slice(first, index).some((row) => reports.has(row));
}

/** `문의: …` → 문의 */
function labelOf(text: string | undefined): string | undefined {
  return text?.split(COLON, 1)[0]?.trim().toLowerCase();
}

const COLON = /[:：]/u;

type Release = {
  readonly rows: readonly Row[];
  readonly reports: ReadonlySet<Row>;
  /** The title and the lead. */
  readonly named: readonly string[];
  /** Its dateline or its contacts tell that it is one. */
  readonly isTold: boolean;
};

const LEAD_LINES = 2;

function leadOf(rows: readonly Row[]): readonly string[] {
  return rows
    .filter((row) => isBody(row.kind) && endsSentence(row.text))
    .slice(0, LEAD_LINES)
    .map(({ text }) => text);
}

/** `서울--(뉴스와이어)--`, `/PRNewswire/`, `언론연락처: …` */
function isOfRelease({ words, text }: Row): boolean {
  return words === 'contact' || (WIRE.test(text.slice(0, WIRE_REACH)) && splitDateline(text) !== undefined);
}

const WIRE = /wire/iu;
const WIRE_REACH = 120;

/** Whether a heading begins a profile: what it names is in the news, or the release tells itself; and what follows describes it. */
function isProfile({ rows, named, isTold }: Release, index: number): boolean {
  const heading = rows[index]?.text ?? '';
  const next = rows[index + 1]?.text ?? '';
  const name = bodyNamed(heading);
  if (name === undefined || (isTold && OVERVIEW.test(heading))) return name !== undefined;
  const isKnown = COMPANY.test(name) || [...named, next.slice(0, OPENING)].some((text) => names(text, name));
  const isLast = !rows.slice(index + 1).some(({ kind, words }) => kind === 'heading' || words === 'heading');
  return isKnown && (isTold || (isLast && DESCRIBES.test(next)));
}

const OPENING = 60;

/** `회사 개요` */
const COMPANY = /^(?:회사|기업|기관|업체)$/u;
const OVERVIEW = /(?:개요|소개)[\]>]?\s?$/u;

/** What a profile says first: `…1998년에 세워진 기관이다`, `… is a provider of …`. */
const DESCRIBES =
  /(?:설립|창립|창업|출범|세워[진졌]|세운|기업|회사|기관|업체|단체|본사|전문|\b(?:is|are) (?:an?|the|one of)\b|\b(?:founded|headquartered|based in|provides|delivers|develops|operates|makes)\b)/u;

function names(text: string, name: string): boolean {
  return CAPITAL.test(name) ? text.includes(name) : !LATIN.test(name) && titleKey(text).includes(titleKey(name));
}

const CAPITAL = /\p{Lu}/u;
const LATIN = /^[\p{Script=Latin}\s]{1,80}$/u;

/** The body that a heading of a profile names: `물길랩스는` → 물길랩스, `About the City of Alder` → City of Alder. Topics are none. */
function bodyNamed(heading: string): string | undefined {
  const match = PROFILE.exec(heading) ?? TOPIC.exec(heading) ?? ABOUT.exec(heading);
  const name = match?.[1]?.replace(LEGAL_FORM, '').trim();
  return name === undefined || NO_BODY.test(name) ? undefined : name;
}

const PROFILE = /^[■◆◇▶□<[]{0,2}\s?(.{2,40}?)\s?(?:개요|소개|에 대하여|에 대해)[\]>]?\s?$/u;
const TOPIC = /^[■◆▶□]\s?(.{2,32})[은는]$/u;
const ABOUT = /^[■◆▶<[]{0,2}\s?about\s(?:the\s)?(.{2,60})[\]>]?$/iu;
const LEGAL_FORM =
  /^(?:\(주\)|㈜|주식회사\s)|(?:\(주\)|㈜|,?\s(?:inc|corp|corporation|co|ltd|llc|plc|co\.,\sltd)\.?|[®™]{1,2}\p{L}?)$/iu;

/** Topics of any article: `남은 과제`, `시범사업`, `향후 일정`. */
const NO_BODY =
  /(?:과제|전망|이유|일정|배경|쟁점|반응|반발|계획|대책|방안|효과|의미|문제|논란|사업|행사|대회|공모|프로그램|프로젝트|세미나|사례|조사|정책)$/u;

/** Names and numbers behind the last sentence of a profile are an address. */
function dropAddress(rows: readonly Row[]): void {
  const last = rows.findLastIndex(
    ({ kind, text }) => kind === 'about' && endsSentence(text) && (text.length > ADDRESS_LENGTH || HANGUL.test(text)),
  );
  for (const row of last === -1 ? [] : rows.slice(last + 1)) if (row.kind === 'about') leaveOut(row, 'address');
}

/** `Lumenpost Inc.` ends in a full stop, too. */
const ADDRESS_LENGTH = 40;
const HANGUL = /[가-힣]/u;

/** `Certain statements in this release are forward-looking …` */
const FORWARD = /\bforward-looking\b/iu;

/** For each row how many characters of text stand before it; one more entry for the end. */
function countCharsBefore(rows: readonly Row[]): readonly number[] {
  const counts: number[] = [0];
  for (const { kind, text } of rows) counts.push((counts.at(-1) ?? 0) + (isBody(kind) ? text.length : 0));
  return counts;
}
