// What tells one event from the next of its kind: figures with their units, editions and years, who acts, whether it is still to come.
// Templates, yearly series and previews share nearly all their text; only these words differ. Reads text, judges nothing.
import { parseAmount } from '#src/language/numbers/amount.ts';

/** Figures of a text as `value` + `unit`, counted once: `77500000000원`, `6회`, `2018년`. */
export type Figures = ReadonlySet<string>;

export type Phase = 'coming' | 'done' | 'unclear';

/**
 * Figures with units. Spellings of one figure are the same: `1만6천 명`, `16,000명`.
 * @param text as written (not normalised for comparison: the spaces between figures matter)
 */
export function figuresOf(text: string): Figures {
  const figures = new Set<string>();
  for (const match of text.normalize('NFKC').matchAll(FIGURE)) {
    const amount = parseAmount(match[1] ?? '', 0);
    if (amount !== undefined) figures.add(`${Math.round(amount.value * 10_000) / 10_000}${writtenUnit(match)}`);
  }
  return figures;
}

/**
 * Example: `4,600억` + `원`, `1만 6천여 ` + `명`, `2천374` + `명`, `6` + `회`, `2018`. A unit is one letter, no particle: enough to tell kinds apart. After a space
 * only counters are units, or `WSCE 2019 개막` would lose its year.
 */
const FIGURE =
  /(\d[\d,]{0,14}(?:\.\d{1,4})?(?:[천백]?[만억조천백](?: ?\d[\d,]{0,9}(?:\.\d{1,4})?[천백]?[만억천백]){0,3}(?:\d{1,4}(?!\d))?)?)(?: ?여? ?([명개곳건대원달회차기호탄년월일시분위배종층동가])|((?![은는이을를의에와과로])[가-힣a-zA-Z%]))?/g;

function writtenUnit([whole, amount = '', counter, letter]: RegExpExecArray): string {
  if (SPACED_YEAR.test(whole)) return '';
  // Headlines leave the won out: `775억 계약`.
  return (counter ?? letter ?? (HUNDRED_MILLIONS.test(amount) ? '원' : '')).toLowerCase();
}

/** Example: `775억`. */
const HUNDRED_MILLIONS = /[억조]/;
/** A year and the beginning of the next word. Example: `2019 개` of `WSCE 2019 개막`. */
const SPACED_YEAR = /^(?:19|20)\d{2} [^년]$/;

/** Figures that number the members of a series: `6회`, `3차`, `2기`, `12호`, and years. */
export function editionsOf(figures: Figures): Figures {
  return new Set([...figures].filter((figure) => EDITION.test(figure)));
}

/** Example: `6회`, `1234회`, `2018년`, `2024` (`WSCE 2024`). Figures of a text are a value and a unit, so `20`+`차` is one of them. */
const EDITION = /^(?:\d{1,4}[회차기호탄]|(?:19|20)\d{2}년?)$/;

/** The unit of a figure, empty when it has none. */
export function unitOf(figure: string): string {
  return figure.replace(VALUE, '');
}

/** Figures that can be set against each other. */
export type ByUnit = ReadonlyMap<string, readonly string[]>;

export function byUnit(figures: Iterable<string>): ByUnit {
  return Map.groupBy(figures, unitOf);
}

const VALUE = /^\d+(?:\.\d+)?/;

/** Figures that are days or hours: a copy of another day changes them, so they say little. */
export function isClockFigure(figure: string): boolean {
  return CLOCK_FIGURE.test(figure);
}

/** Example: `24일`, `9월`, `14시`, `30분`. */
const CLOCK_FIGURE = /^\d+[일월시분]$/;

/** Figures that say how much or how many, not when: `775억원`, `148곳`. Small counts are in every article. */
export function quantitiesOf(figures: Figures): Figures {
  return new Set(
    [...figures].filter(
      (figure) => !CLOCK_FIGURE.test(figure) && !YEAR.test(figure) && Number.parseFloat(figure) >= 10,
    ),
  );
}

/**
 * Figures without their size and unit: `77.5 billion` and `775억` are both `775`, `17.4%` is `174`. The more digits, the rarer: those
 * come first. Years say nothing.
 */
export function digitsOf(figures: Figures): readonly string[] {
  const digits = [...figures].map((figure) => figure.replace(LONG_UNIT, '').replace('.', '').replace(OUTER_ZEROS, ''));
  return [...new Set(digits)]
    .filter((one) => one.length >= 2 && !PLAIN_YEAR.test(one))
    .toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

const LONG_UNIT = /\D{1,20}$/;
/** Example: the ends of `077500`. */
const OUTER_ZEROS = /^0{1,20}|0{1,20}$/g;
/** Example: `2026`. */
const PLAIN_YEAR = /^20[0-3]\d$/;

/** Numbers of three digits that are not all zero at the end, without their units: outlets write `5,383.41` with and without `포인트`. */
export function valuesOf(figures: Figures): ReadonlySet<string> {
  const values = [...figures].map((figure) => VALUE.exec(figure)?.[0] ?? '');
  return new Set(
    values.filter((value) => value.replace('.', '').replace(ENDING_ZEROS, '').length >= 3 && !YEAR.test(value)),
  );
}

/** Example: `1234000`. */
const ENDING_ZEROS = /0{1,15}$/;

/** Example: `2018년`, `2024`. */
const YEAR = /^(?:19|20)\d{2}년?$/;

/**
 * Whether a text tells of something to come or of something done.
 * @param text title and opening sentences; further down every report looks ahead
 */
export function phaseOf(text: string): Phase {
  const isComing = COMING.test(text);
  const isDone = DONE.test(text);
  if (isComing === isDone) return 'unclear';
  return isComing ? 'coming' : 'done';
}

/** Example: `포럼을 개최한다고`, `24일 열린다`, `참가자를 모집한다`, `개막을 앞두고`. */
const COMING =
  /(?:개최|진행|참가|참석|전시|체결|실시|출범|개막|착수|선정|접수|운영|공개|마련)(?:한다|할\s?(?:예정|계획)|하기로)|열린다|열릴\s?예정|갖는다|연다(?![가-힣])|모집|앞두고|앞둔|예정이다|D-\d/;
/** Example: `포럼을 개최했다`, `성료`, `막을 내렸다`, `협약을 체결했다고`. */
const DONE =
  /(?:개최|진행|참가|참석|체결|실시|수상|완료|출범|개막|종료|착수|접수|공개|전시)(?:했|하였|해\s)|(?:선정|개최|마무리|진행|체결)(?:됐|되었|되며)|열렸|열었|가졌|마쳤|성료|성황|폐막|막을\s?내렸|마무리(?![될할])|거뒀|거두었/;

/** Who acts, as Korean headlines put it before the first comma: `김해시` of `김해시, 통합플랫폼 구축`; undefined when it is no name. */
export function subjectOf(title: string): string | undefined {
  const name = SUBJECT.exec(title.replace(TAG, ''))?.[1]?.trim();
  return name === undefined || name.length > 14 || FIGURE_START.test(name) ? undefined : name;
}

/** Example: `[속보] `, `[인사]`. */
const TAG = /^(?:\s*\[[^\]]{1,20}\]){1,3}\s*/;
/** Example: `LH·김해시, `; a headline in quotes names no one. */
const SUBJECT = /^([가-힣A-Za-z0-9&·() -]{2,20}),/;
const FIGURE_START = /^\d/;

/** Who takes a stand on what others did. Example: `"특혜" 비판`, `철회 촉구`. */
export const REACTION = /비판|반발|규탄|촉구|환영(?!식)|논평|성명|유감|반박|해명/;

/** Whether an outlet calls its article a later version of its own. Example: `… 주불 진화(종합2보)`, `[상보] …`. */
export function isVersionTitle(title: string): boolean {
  return VERSION.test(title);
}

const VERSION = /[([〈](?:\s?(?:종합|상보|[2-9]보|수정|정정|업데이트|→|속보)){1,4}\s?\d?보?[)\]〉]/;

/**
 * Who acts in the first sentences: words with the particle of a subject, without it, as compared.
 * @param opening the beginning of a body
 */
export function actorsOf(opening: string): readonly string[] {
  return Array.from(opening.matchAll(SUBJECT_WORD), ([, word = '']) => word.toLowerCase()).slice(0, MOST_ACTORS);
}

/** Example: `시민단체가 `, `국토교통부는 `. */
const SUBJECT_WORD = /(?<=^|[\s)])([가-힣A-Za-z0-9]{2,14})(?:\([^)]{1,20}\))?(?:은|는|이|가) /g;
const MOST_ACTORS = 2;

/** Whether a headline belongs to a series whose parts differ only in figures and names: weather, personnel, obituaries, markets, draws. */
export function isSeriesTitle(title: string): boolean {
  return SERIES.test(title);
}

/** Example: `[인사] 국토교통부`, `[내일 날씨] 전국 맑음`, `[부고] …`, `로또 1234회`. */
const SERIES =
  /\[(?:[^\]]{0,8}\s?)?(?:인사|부고|날씨|시황|포토|사진|운세|동정|오늘의?[^\]]{0,6}|내일의?[^\]]{0,6}|주간[^\]]{0,6}|표|그래픽|만평|알림)\]|오늘의\s?(?:날씨|운세|일정)|로또\s?\d|당첨번호|^인사\b|미세먼지\s?(?:나쁨|보통|좋음)|(?:코스피|코스닥).{0,20}(?:마감|출발|개장)/;
