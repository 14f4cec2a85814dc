// Cuts a folded text into runs of one script: Hangul, letters, digits, Chinese characters. The unit everything else counts in.
// It must never join two scripts: 코로나19 is two runs, and so is AI를. Read unit by unit, each looked up in a table: the same as one
// regular expression of four classes took three times as long.

export type RunKind = 'hangul' | 'han' | 'letters' | 'digits';

export type Run = {
  readonly kind: RunKind;
  /** Digits without the commas of thousands. */
  readonly text: string;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
};

/** All runs in order. Linear; what is no letter and no digit (also private-use characters) is left out. */
export function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < folded.length;) {
    const kind = classAt(folded, start);
    if (kind === CLASS.none) {
      start += widthAt(folded, start);
      continue;
    }
    const end = kind === CLASS.digits ? endOfDigits(folded, start) : endOfRun(folded, start, kind);
    const text = folded.slice(start, end);
    runs.push({
      kind: KINDS[kind] ?? 'letters',
      text: kind === CLASS.digits ? text.replaceAll(',', '') : text,
      start,
      end,
    });
    start = end;
  }
  return runs;
}

/** The script of a unit, be it the second half of a character; letters for what is none. */
export function scriptAt(text: string, index: number): RunKind {
  const unit = text.charCodeAt(index);
  const isSecondHalf = unit >= FIRST_SECOND_HALF && unit <= LAST_SURROGATE;
  return KINDS[classAt(text, isSecondHalf && index > 0 ? index - 1 : index)] ?? 'letters';
}

/** What a unit of the text belongs to. */
const CLASS = { unknown: 0, none: 1, hangul: 2, digits: 3, han: 4, letters: 5, surrogate: 6 } as const;
const KINDS: readonly (RunKind | undefined)[] = [undefined, undefined, 'hangul', 'digits', 'han', 'letters'];

/** Filled as units are met. */
const CLASSES = new Uint8Array(65_536);

function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const known = CLASSES[unit] ?? CLASS.unknown;
  if (known === CLASS.surrogate) return classOf(String.fromCodePoint(text.codePointAt(index) ?? 0));
  if (known !== CLASS.unknown) return known;
  CLASSES[unit] = unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE ? CLASS.surrogate : classOf(text.charAt(index));
  return classAt(text, index);
}

/** A half of a character by itself is no letter. */
const FIRST_SURROGATE = 0xd8_00;
const FIRST_SECOND_HALF = 0xdc_00;
const LAST_SURROGATE = 0xdf_ff;

/** Letters and digits only, for scripts have signs as well. */
function classOf(character: string): number {
  if (DIGIT.test(character)) return CLASS.digits;
  if (!LETTER.test(character)) return CLASS.none;
  if (HANGUL.test(character)) return CLASS.hangul;
  return HAN.test(character) ? CLASS.han : CLASS.letters;
}

/** Example: `7`. */
const DIGIT = /^\p{Nd}/u;
/** Example: `가`, `韓`, `a`. */
const LETTER = /^\p{L}/u;
/** Example: `가`. */
const HANGUL = /^\p{Script=Hangul}/u;
/** Example: `韓`, `カ`. */
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > LAST_UNIT ? 2 : 1;
}

const LAST_UNIT = 0xff_ff;

function endOfRun(text: string, start: number, kind: number): number {
  let end = start;
  while (end < text.length) {
    // Nearly all units are characters of their own, met before.
    if (CLASSES[text.charCodeAt(end)] === kind) end += 1;
    else if (classAt(text, end) === kind) end += widthAt(text, end);
    else return end;
  }
  return end;
}

/** With the commas of thousands: `1,200`; of `1,20` the `1`. */
function endOfDigits(text: string, start: number): number {
  const end = endOfRun(text, start, CLASS.digits);
  if (text[end] !== ',') return end;
  THOUSANDS.lastIndex = start;
  return start + (THOUSANDS.exec(text)?.[0].length ?? end - start);
}

/** Example: `1,200,000`. */
const THOUSANDS = /\d{1,3}(?:,\d{3})+(?![\d,])/y;
