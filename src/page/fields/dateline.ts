// Decides where a text's dateline ends and where its sign-off begins, and what both say: place, outlet, reporters.
// It must never take a tag (`[포커스]`) or the first words of a sentence for a dateline.
import { deskIn, namesInLine, NAMES_AND_ROLE } from './byline.ts';
import { isOutletName } from './outlets.ts';

export type Dateline = {
  /** The paragraph without it. In English it is part of the text and stays: `SEOUL, Oct. 12 (Yonhap) -- …`. */
  readonly rest: string;
  /** As it stands: `서울`, `SEOUL, Oct. 12`. */
  readonly place: string | undefined;
  readonly outlet: string | undefined;
  readonly names: readonly string[];
};

/**
 * Splits the dateline off the first paragraph: `[분당신문] …`, `(서울=연합뉴스) 홍길동 기자 = …`, `SEOUL, Oct. 12 (Yonhap) -- …`.
 * A tag such as `[포커스]` is none. Undefined when there is no dateline.
 */
export function splitDateline(text: string): Dateline | undefined {
  return koreanDateline(text) ?? plainDateline(text) ?? wireDateline(text) ?? englishDateline(text);
}

function koreanDateline(text: string): Dateline | undefined {
  const match = BRACKET_DATELINE.exec(text);
  if (match === null) return undefined;
  const [whole, inside = '', after = '', equals = ''] = match;
  if (OF_PICTURE.test(inside)) return undefined;
  if (!inside.includes('=') && isInSentence(whole, text.slice(whole.length))) return undefined;
  const names = [...new Set([...namesInLine(inside), ...reportersIn(after)])];
  const outlet = outletInside(inside);
  const isDateline = inside.includes('=') || names.length > 0 || equals !== '' || outlet !== undefined;
  if (!isDateline) return undefined;
  return { rest: text.slice(whole.length).trim(), place: placeInside(inside), outlet, names };
}

/** Two reporters may stand side by side: `은시후 구본재 기자 = `. */
const REPORTERS =
  '(?:[가-힣]{2,4}\\s?[·,ㆍ/\\s]\\s?){0,3}[가-힣]{2,4}\\s?(?:선임|수석|전문|객원|인턴)?\\s?(?:기자|특파원|통신원|PD)(?![가-힣])';

/** `[서울=뉴시스] 홍길동 기자 = `, `[분당신문] `, `【서울=뉴시스】홍길동 기자 =`, `[헤럴드경제(한빛)=홍길동 기자]`, `<연합뉴스> `. */
const BRACKET_DATELINE = new RegExp(
  `^[[(【<〈]\\s?((?:[^\\])】>〉[(]|\\([^)]{1,10}\\)){2,48})[\\])】>〉]\\s{0,2}(${REPORTERS})?\\s{0,2}([=|]\\s?|┃\\s?)?`,
  'u',
);

/** `[사진=새벽시] …` before the first sentence. */
const OF_PICTURE = /^(?:사진|자료|그래픽|이미지|출처|영상|일러스트)(?:\s?(?:제공|출처|자료))?\s?[=:：]/u;

/** A name in brackets with its particle is a word of the sentence: `<새벽일보>가 …`, `[새벽신문]에 따르면 …`. */
function isInSentence(bracket: string, rest: string): boolean {
  const particle = bracket.endsWith(' ') ? undefined : PARTICLE.exec(rest)?.[0];
  if (particle === undefined) return false;
  // `[새벽신문]이 사업은 …`, `[새벽신문]도 예산은 …`: behind a dateline the sentence may begin with a word that looks like one.
  return ANGLED.test(bracket) || !ALSO_WORDS.has(particle);
}

/** `가`, `에서`, `에 따르면`, with the blank behind it. */
const PARTICLE = /^(?:가|이|은|는|을|를|와|과|에|의|도|에서|에게|에는|에도|으로|로|만)(?=\s)/u;
const ANGLED = /^[<〈]/u;
const ALSO_WORDS: ReadonlySet<string> = new Set(['이', '도', '만', '과', '은']);

/** Side by side, with or without a mark between: `은시후 구본재 기자`. */
function reportersIn(text: string): readonly string[] {
  return namesInLine(text.replaceAll(BETWEEN_NAMES, '·'));
}

const BETWEEN_NAMES = /(?<=[가-힣]{2,4})\s(?=[가-힣]{2,4}\s?(?:기자|특파원))/gu;

function outletInside(inside: string): string | undefined {
  const parts = partsOf(inside);
  const known = [...parts, ...parts.flatMap((part) => part.split(' '))].find(isOutletName);
  if (known !== undefined) return known;
  if (!inside.includes('=') || deskIn(inside) !== undefined) return undefined;
  // `서울=뉴스핌`: what follows the place is the outlet, however it is called. With a reporter inside, it stands first: `더레저=맹서호 기자`.
  const outlet = namesInLine(inside).length > 0 ? parts[0] : parts[1];
  return outlet !== undefined && CAPITAL.test(outlet) ? undefined : outlet;
}

/** Where nearly all datelines are from: `서울=홍길동 기자` names no outlet. */
const CAPITAL = /^(?:서울|부산|대구|인천|광주|대전|울산|세종|수원|경기|강원|충북|충남|전북|전남|경북|경남|제주)$/u;

/** What stands between `=`, brackets and blanks, without reporters. */
function partsOf(inside: string): readonly string[] {
  return inside
    .replaceAll(NAMES_AND_ROLE, '=')
    .split(PART_GAP)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const PART_GAP = /[=()/]/u;

/** `서울=뉴시스` → 서울; `파이낸셜뉴스 누리=표민재기자` → 누리; `헤럴드경제(한빛)=…` → 한빛; `지디넷코리아=홍길동 기자` → none. */
function placeInside(inside: string): string | undefined {
  if (!inside.includes('=')) return undefined;
  const words = partsOf(inside).flatMap((part) => part.split(' '));
  const places = words.filter((word) => word !== outletInside(inside) && !isOutletName(word));
  // One word alone before a reporter is the outlet: `[더레저=맹서호 기자]`.
  return places.find((word) => (words.length > 1 ? PLACE : CAPITAL).test(word));
}

/** A place as datelines name it: `서울`, `서울·부산`, `세종시`. */
const PLACE = /^[가-힣]{2,5}(?:[·,][가-힣]{2,5}){0,2}$/u;

function plainDateline(text: string): Dateline | undefined {
  const match = PLAIN_DATELINE.exec(text);
  if (match === null) return undefined;
  return { rest: text.slice(match[0].length).trim(), place: match[1], outlet: undefined, names: reportersIn(match[0]) };
}

/** `홍길동 기자 = …`, `서울=홍길동 기자 | …`. */
const PLAIN_DATELINE = new RegExp(`^(?:([가-힣]{2,6})\\s?=\\s?)?${REPORTERS}\\s?[=|┃]\\s?`, 'u');

function wireDateline(text: string): Dateline | undefined {
  const match = WIRE_DATELINE.exec(text);
  if (match === null) return undefined;
  return { rest: text.slice(match[0].length).trim(), place: match[1], outlet: undefined, names: [] };
}

/** `한빛--(뉴스와이어)--…`, `서울--(뉴스와이어) 2023년 07월 10일 -- …`. */
const WIRE_DATELINE =
  /^([가-힣]{2,6})\s?-{2}\s?\([가-힣A-Za-z\s]{2,20}\)\s?(?:\d{4}년 \d{1,2}월 \d{1,2}일)?\s?-{2}\s?/u;

function englishDateline(text: string): Dateline | undefined {
  const match = ENGLISH_DATELINE.exec(text);
  if (match === null) return undefined;
  const [, place, agency] = match;
  if (place !== undefined && ALARM.test(place)) return undefined;
  return {
    rest: text,
    place: place?.trim().replace(DASHES, ''),
    outlet: agency,
    names: [],
  };
}

/** What a desk shouts before a headline or a note, and no place: `BREAKING — …`, `UPDATE 2 — …`. */
const ALARM =
  /^(?:BREAKING(?:\sNEWS)?|UPDATED?|CORRECTION|CORRECTED|CLARIFICATION|EXCLUSIVE|WATCH(?:\sLIVE)?|LIVE|ALERT|JUST IN|DEVELOPING|OPINION|ANALYSIS|EXPLAINER|VIDEO|PHOTOS?|NEWS|FACT CHECK|REVIEW|NOTE|READ MORE)(?:\s\d{1,2})?$/u;

/** `SEOUL, Oct. 12 (Yonhap) -- `, `SINGAPORE — `, `SEOUL, South Korea, Oct. 12, 2024 /PRNewswire/ -- `, `PORT ALDER, Wash.--(BUSINESS WIRE)--`. */
const ENGLISH_DATELINE =
  /^(\p{Lu}[\p{Lu}.'’-]{1,20}(?:[\s,]{1,2}\p{Lu}[\p{Lu}.'’-]{1,20}){0,3}(?:,\s\p{Lu}[\p{L}.]{1,14}(?:\s\p{Lu}\p{L}{1,12})?){0,2}(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,\s\d{4})?)?)\s{0,2}(?:\(([^)]{2,30})\)\s{0,2}|\/[^/]{2,30}\/\s{0,2}|--\([^)]{2,30}\))?\s{0,2}(?:--|—|–|―)\s{0,2}(?=[“"‘'\p{Lu}\d])/u;

/** How many characters the dateline of an English text takes; 0 when it has none. */
export function endOfDateline(text: string): number {
  return englishDateline(text) === undefined ? 0 : (ENGLISH_DATELINE.exec(text)?.[0].length ?? 0);
}

/** `HANBIT, SOUTH KOREA--` */
const DASHES = /-+$/u;

/** The place that a line of a reporter or a desk names: `한빛=김도윤 기자`, `[가온 이서준 기자 / 한채린 기자]`, `미르=마지호 기자`. */
export function placeOfByline(line: string): string | undefined {
  const place = (BYLINE_PLACE.exec(line) ??
    OUTLET_PLACE.exec(line) ??
    BRACKETED_PLACE.exec(line) ??
    AGENCY_PLACE.exec(line))?.[1];
  return place === undefined || isOutletName(place) || NO_PLACE.test(place) ? undefined : place;
}

/** `한빛=김도윤 기자`, `/한빛=디지털뉴스팀`; in brackets one word alone is the outlet: `[더레저=맹서호 기자]`. */
const BYLINE_PLACE =
  /(?:^|[\s/|.])([가-힣]{2,3}(?:·[가-힣]{2,3})?)\s?=\s?(?:[가-힣]{2,4}(?:[·,\s]{1,2}[가-힣]{2,4}){0,3}\s?(?:선임|수석|전문|객원|인턴)?\s?(?:기자|특파원)|[가-힣]{2,8}(?:뉴스팀|뉴스부|취재팀|취재본부))/u;

/** `[스포츠월드=한빛 배로운 기자]`: outlet, place, reporter. */
const OUTLET_PLACE = /[[(][가-힣]{2,8}\s?=\s?([가-힣]{2,3})\s[가-힣]{2,4}\s?기자/u;

/** `[가온 이서준 기자 / 한채린 기자]`: place, reporter. */
const BRACKETED_PLACE = /^\[([가-힣]{2,3})\s[가-힣]{2,4}\s기자/u;

/** `(새터=뉴스1) 양도윤 기자`. */
const AGENCY_PLACE = /[([]([가-힣]{2,4})\s?=\s?(?:연합뉴스|뉴시스|뉴스1|[가-힣]{2,8}(?:뉴스|신문|일보))[)\]]/u;

/** What stands in the same place and is none: `글=홍길동 기자`, `취재=…`, `사진=…`. */
const NO_PLACE = /^(?:글|취재|사진|영상|그래픽|정리|편집|촬영|기획|구성|진행|인턴|수습)$/u;

export type SignOff = { readonly rest: string; readonly names: readonly string[]; readonly place: string | undefined };

/** Splits a reporter's sign-off from the end of the last paragraph: `…말했다. 강경남 기자`, `…밝혔다./홍길동 기자 a@b.kr`. */
export function splitSignOff(text: string): SignOff | undefined {
  const tail = text.slice(-SIGN_OFF_REACH);
  const match = SIGN_OFF.exec(tail);
  if (match === null) return splitAddress(text, tail);
  const names = namesInLine(match[0]);
  if (names.length === 0) return undefined;
  return { rest: text.slice(0, text.length - match[0].length).trim(), names, place: placeOfByline(match[0].trim()) };
}

/** An address alone behind the last sentence: `…정한다. gil@paper.kr`. */
function splitAddress(text: string, tail: string): SignOff | undefined {
  const match = ADDRESS.exec(tail);
  if (match === null) return undefined;
  return { rest: text.slice(0, text.length - match[0].length).trim(), names: [], place: undefined };
}

const ADDRESS = /(?<=다[.。]?["'”’)\]]{0,2})\s{1,3}[(<[]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}[)>\]]?$/u;

// 40 characters is what an independent Korean reader allows too; place and address may stand around it.
const SIGN_OFF_REACH = 100;

/** ` 강경남 기자`, `/홍길동 기자 gil@paper.kr`, ` <홍길동·김철수 기자>`, ` 한빛=김도윤 기자`. */
const SIGN_OFF =
  /(?<=[.!?”"’')\]]|다\s)\s{0,3}[[(</=|]{0,2}\s?(?:[가-힣]{2,6}\s?=\s?|[가-힣]{2,3}\s(?=[가-힣]{2,4}\s기자))?(?:글[·\s]?사진\s?[=/]\s?)?(?:[가-힣]{2,4}\s?[·,ㆍ]\s?){0,3}[가-힣]{2,4}\s?(?:선임|수석|전문|객원|인턴|시민)?\s?(?:기자|특파원|통신원|논설위원|칼럼니스트|PD)\s?[\])>]?(?:\s?[(<|/]?\s?[\w.+-]{1,40}@[\w.-]{1,40}[)>]?)?[\])>]?$/u;
