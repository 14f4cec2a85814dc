// Decides what stands before the lead and after the last sentence: subtitles, datelines, sign-offs, profiles, scraps.
// It must never change a line but the first and the last of the text.
import type { LineKind } from '#src/model.ts';
import { EXPERT } from '#src/page/fields/byline.ts';
import { placeOfByline, splitDateline, splitSignOff } from '#src/page/fields/dateline.ts';
import { isMoreOfProfile } from './author-profile.ts';
import { endsSentence, endsWithFullStop } from './line-grammar.ts';
import { LABEL } from './line-headings.ts';
import { isBody, leaveOut, type Row } from './line-row.ts';

/** Before the lead: `- ` lines are subtitles, an unmarked line is a heading, or the words of the picture it follows. */
export function settleHead(rows: readonly Row[], isPlainText: boolean): string | undefined {
  takeExpertAbove(rows);
  const lead = leadAmong(rows);
  const above = rows.slice(0, Math.max(lead, 0));
  for (const row of above) if (row.kind === 'heading' && !hasTwin(row, rows.slice(lead))) row.kind = 'subtitle';
  const head = above.filter(({ kind }) => kind === undefined);
  const marked = head.find(({ words }) => words === 'subtitle');
  for (const row of head) {
    if (row.words === 'text') row.kind = kindBeforeLead(row, isPlainText);
    if (row.words === 'subtitle') row.kind = 'subtitle';
  }
  const bold = above.find(({ kind, block }) => kind === 'subtitle' && block.isBold);
  const bracketed = above.map(bracketedSubtitle).find((text) => text !== undefined);
  const alone = above.filter(({ kind, block }) => kind === 'subtitle' && block.role === 'text');
  const isDated = rows[lead] !== undefined && splitDateline(rows[lead].text) !== undefined;
  const single = alone.length === 1 && isDated ? alone[0] : undefined;
  return (marked ?? bold ?? single)?.text.replace(SUBTITLE_MARK, '') ?? bracketed;
}

const ABOVE_REACH = 4;

/** An outside writer's name above the text: `문하빈 | 도시위험연구소 연구위원`. */
function takeExpertAbove(rows: readonly Row[]): void {
  const row = rows
    .slice(0, ABOVE_REACH)
    .find(({ kind, text }) => isBody(kind) && text.includes('|') && EXPERT.test(text));
  if (row !== undefined) row.kind = 'byline';
}

/** `[머니투데이 강태오 기자] [부제목]`: byline and subtitle on one line. */
function bracketedSubtitle(row: Row): string | undefined {
  const subtitle = WHOLE_BRACKET.exec(splitDateline(row.text)?.rest ?? '')?.[1];
  if (subtitle !== undefined) row.kind = 'byline';
  return subtitle;
}

/** A line in brackets as a whole. */
const WHOLE_BRACKET = /^\[([^\]]{8,100})\]$/u;

const DATELINE_REACH = 5;

/** The first line that reads as text; where one of the next has a dateline, that one. */
function leadAmong(rows: readonly Row[]): number {
  const lead = rows.findIndex(isLead);
  const dated = rows
    .slice(0, lead + DATELINE_REACH)
    .findIndex(({ kind, text }) => isBody(kind) && splitDateline(text) !== undefined);
  const isUnclear = dated > lead && rows.slice(lead, dated).every(({ text }) => !endsSentence(text));
  return isUnclear ? dated : lead;
}

/** A heading right above the lead is the first of several, when others of its kind follow in the text. */
function hasTwin({ block, text }: Row, below: readonly Row[]): boolean {
  if (block.role === 'standfirst') return false;
  const mark = HEADING_MARK.exec(text)?.[0];
  return below.some(
    (other) =>
      other.kind === 'heading' &&
      other.block.place?.name === block.place?.name &&
      HEADING_MARK.exec(other.text)?.[0] === mark,
  );
}

/** `◆ …`, `■ …` */
const HEADING_MARK = /^[◆◇■□●▣▶]/u;

function kindBeforeLead({ block, text }: Row, isPlainText: boolean): LineKind | undefined {
  if (isBareDateline(text)) return 'byline';
  if (block.picture !== undefined || (isPlainText && !block.isBold)) return 'caption';
  return text.length <= SUBTITLE_LENGTH && !endsSentence(text) ? 'subtitle' : undefined;
}

const SUBTITLE_LENGTH = 120;

/** A dateline on a line of its own: `[분당신문]`. */
function isBareDateline(text: string): boolean {
  return text.length < DATELINE_LENGTH && splitDateline(text)?.rest === '';
}

const DATELINE_LENGTH = 60;

/** `- 첨단자족도시 …` */
const SUBTITLE_MARK = /^[-–]\s{0,3}/u;
const LEAD_LENGTH = 90;

function isLead({ kind, words, text }: Row): boolean {
  if (kind === 'list' || kind === 'quote') return endsSentence(text);
  if (kind !== undefined || words === 'picture-mark') return false;
  return words === 'subtitle' ? endsWithFullStop(text) : endsSentence(text) || text.length > LEAD_LENGTH;
}

const PROFILE_REACH = 3;

/** Who wrote it, told in the last lines; what stands between or below them stays. */
export function dropProfiles(rows: readonly Row[]): void {
  const body = rows.filter(({ kind }) => isBody(kind));
  const start = Math.max(1, body.length - PROFILE_REACH);
  let isTold = false;
  for (const row of body.slice(start)) {
    isTold = row.words === 'profile' || (isTold && isMoreOfProfile(row.text));
    if (isTold) leaveOut(row, 'profile of the author');
  }
}

const SCRAP_LENGTH = 25;

/** Who wrote a column signs it with office and title: `예다솜 온빛대 도시공학과 교수`. @returns the name */
export function takeExpert(rows: readonly Row[]): readonly string[] {
  const last = rows.findLastIndex(({ kind, text }) => isBody(kind) && endsSentence(text));
  const above = rows.find(({ kind, text }) => kind === 'byline' && text.includes('|') && EXPERT.test(text));
  const below = rows.find(({ kind, text }, index) => index > last && kind !== 'boilerplate' && EXPERT.test(text));
  const row = above ?? (last === -1 ? undefined : below);
  if (row === undefined) return [];
  row.kind = 'byline';
  return [EXPERT.exec(row.text)?.[1] ?? ''];
}

/** Short scraps after the last sentence are what the page says below its article. */
export function dropTail(rows: readonly Row[]): void {
  const last = rows.findLastIndex(({ kind, text }) => isBody(kind) && endsSentence(text));
  if (last === -1) return;
  for (const row of rows.slice(last + 1)) {
    if (row.kind === 'list' && row.words === 'text' && row.block.role === 'text' && isScrap(row.text))
      leaveOut(row, 'below the text');
  }
}

function isScrap(text: string): boolean {
  return text.length <= SCRAP_LENGTH && !LABEL.test(text) && !EXPERT.test(text) && splitSignOff(text) === undefined;
}

/** Takes the reporter's sign-off from the last line of text. */
export function takeSignOff(rows: readonly Row[]): Signed {
  const last = rows.findLast(({ kind }) => isBody(kind));
  const signOff = last === undefined ? undefined : splitSignOff(last.text);
  const place = rows.filter(({ kind }) => kind === 'byline').map(({ text }) => placeOfByline(text));
  const found = place.find((one) => one !== undefined);
  const ending = last === undefined ? null : PLACE_AT_END.exec(last.text);
  if (last !== undefined && ending !== null) {
    last.text = last.text.slice(0, ending.index).trim();
    return { names: [], place: ending[1] };
  }
  if (last === undefined || signOff === undefined) return { names: [], place: found };
  last.text = signOff.rest;
  return { names: signOff.names, place: signOff.place ?? found };
}

/** `…발표한다. (서울=연합뉴스)` */
const PLACE_AT_END =
  /(?<=[.다])\s?[[(](?!사진|자료|출처|그래픽|이미지|제공|글|취재|영상)([가-힣]{2,5})\s?=\s?[가-힣\d]{2,10}[\])]$/u;

/** Who signed, and from where. */
export type Signed = { readonly names: readonly string[]; readonly place: string | undefined };

/** Takes the dateline from the first line of text, or from a line of its own before it. */
export function takeDateline(rows: readonly Row[]): Signed & { readonly outlet: string | undefined } {
  // A note of the desk may stand before it: `Correction: …`.
  const lines = rows.filter(({ kind, text }) => isBody(kind) || (kind === 'byline' && isBareDateline(text)));
  const first = lines.slice(0, 2).find(({ text }) => splitDateline(text) !== undefined);
  const dateline = first === undefined ? undefined : splitDateline(first.text);
  if (first === undefined || dateline === undefined) return { names: [], place: undefined, outlet: undefined };
  if (isBody(first.kind)) first.text = dateline.rest;
  return dateline;
}
