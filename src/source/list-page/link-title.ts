// What of a link's text is the title: cards hold number, category, title, lead and date in one link, boards hang "NEW" and "[3]" on it.
// Works on the pieces between tags, not on the joined text, so that a number inside a title stays.
import { collapse } from '#src/source/feed-document/capture.ts';
import { plainTitle } from '#src/source/text/plain-text.ts';

/** A text between two tags inside a link. */
export type LinkPiece = {
  readonly text: string;
  /** The block of the link it stands in; 0 is the link itself. */
  readonly block: number;
  readonly isHeading: boolean;
  /** In `<strong>` or `<b>`: the title of a card, or a found word inside a title. */
  readonly isStrong: boolean;
  /** It stands in the link itself, in no element of it. */
  readonly isLoose: boolean;
  readonly isBadge: boolean;
};

export type LinkTexts = {
  readonly pieces: readonly LinkPiece[];
  /** The `title` attribute. */
  readonly hint: string;
  /** The first picture's `alt`. */
  readonly alt: string;
};

/** @returns the title on one line; empty when the link has no words */
export function linkTitle({ pieces, hint, alt }: LinkTexts): string {
  const written = titleOf(pieces);
  const full = tidyTitle(hint.replace(NEW_WINDOW, ''));
  if (written === '') return isWords(full) ? full : tidyTitle(alt);
  const stump = written.replace(CUT, '');
  // Boards cut titles for their column and keep the whole one in the attribute.
  return stump !== written && full.length > stump.length && full.startsWith(stump) ? full : written;
}

/** `스마트도시 조성사업 공모…`, `스마트도시 조성..` */
const CUT = /\s?(?:…|\.{2,5})$/;

/** `제목 - 새 창으로 열기`, `제목 에 대한 글보기`, `제목 상세보기` */
const NEW_WINDOW = /\s?[-(,]?\s?(?:새 ?창(?:으로)?(?: ?열[기림])?|에 대한 글 ?보기|(?:상세|글|자세히) ?보기)\s?\)?$/;

function titleOf(pieces: readonly LinkPiece[]): string {
  const plain = pieces.filter(({ text }) => !isOrnament(text));
  const unbadged = plain.filter(({ isBadge, isHeading }) => isHeading || !isBadge);
  const words = unbadged.some(({ text }) => isWords(text)) ? unbadged : plain;
  const blocks = [...Map.groupBy(headed(words), ({ block }) => block).values()].map(joined);
  return blocks.find(isHeadline) ?? blocks.find(isWords) ?? joined(pieces);
}

/** The pieces marked as the title; all when none is. */
function headed(words: readonly LinkPiece[]): readonly LinkPiece[] {
  const marked = words.filter(({ isHeading }) => isHeading);
  if (marked.length > 0) return marked;
  const strong = words.filter(({ isStrong }) => isStrong);
  // `달랏시 <strong>스마트시티</strong> 수출` is one title; `<strong>title</strong><span>lead</span>` is a card.
  return strong.length > 0 && !words.some(({ text, isLoose }) => isLoose && isWords(text)) ? strong : words;
}

function joined(pieces: readonly LinkPiece[]): string {
  return tidyTitle(pieces.map(({ text }) => text).join(''));
}

/** A piece of its own that is no word of the title: `12`, `[3]`, `NEW`, `새글`, `2026.09.11`, `공지`. */
function isOrnament(text: string): boolean {
  const plain = collapse(text);
  return plain !== '' && plain.length <= 24 && ORNAMENT.test(plain);
}

const ORNAMENT =
  /^(?:[[(<【]?\s?(?:\+?\d{1,7}|\d{1,4}위|N|NEW|HOT|새 ?글|새로운 ?글|공지(?:사항)?|알림|필독|첨부(?:파일)?|파일|사진|이미지|동영상|비밀글|답글|댓글(?: ?수)? ?\d{0,5}|번호|제목|등록일|작성일|조회(?: ?수)? ?\d{0,7})\s?[\])>】]?|\d{2,4}[.\-/]\s?\d{1,2}[.\-/]\s?\d{1,2}\.?(?: \d{1,2}:\d{2}(?::\d{2})?)?)$/i;

/** One line, without the comment count behind it. */
function tidyTitle(text: string): string {
  return plainTitle({ kind: 'text', value: collapse(text) })
    .replace(TRAILING, '')
    .trim();
}

/** `… 착수 [12]`, `… 공모 NEW`, `… 안내 새글`, `… 새 글` */
const TRAILING = /(?:\s?\[\d{1,4}\]|\s(?:NEW|새 ?글|첨부파일(?: 있음)?)){1,3}$/;

/** Six signs are 《달랏시 수출》; beyond 160 it is the lead. Dates, numbers and "더보기" are no headlines. */
export function isHeadline(text: string): boolean {
  return text.length >= 6 && text.length <= 160 && LETTERS.test(text) && !INVITATION.test(text) && !FILE.test(text);
}

/** Five letters or syllables, not necessarily in a row. */
const LETTERS = /(?:\p{L}[^\p{L}]{0,20}){5}/u;

/** `자세히 보기`, `기사 더보기 >`, `Read more`: where they lead stands beside them. */
const INVITATION =
  /^(?:(?:기사|본문|내용|전체|원문|상세|더)? ?(?:자세히|더|상세|바로|전체|원문|본문|미리)? ?(?:보기|가기|듣기)\W{0,5}|(?:read|learn|see|view|continue|find out)(?: (?:more|reading|details?|all|full (?:story|article))){0,2}\W{0,5}|이전 ?글|다음 ?글)$/i;

/** `보도자료(스마트도시).hwp` */
const FILE = /\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|mp4)(?:\s?\(.{0,20}\))?$/i;

function isWords(text: string): boolean {
  return WORDS.test(text);
}

const WORDS = /\p{L}{2}/u;
