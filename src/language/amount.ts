// Reads one number with its scale words, Korean or English, at a place in a text: 171억 5천만, 3천200만, 1.2조, 4.5 million.
// It knows no currency and no unit: whether it is money is for money.ts to say.

export type Amount = {
  readonly value: number;
  readonly end: number;
  /** A scale word was read: 만, 억, million. */
  readonly isScaled: boolean;
  /** 억 or 조 was read: large enough to be money without a unit in a headline. */
  readonly isHundredMillions: boolean;
  /** The last scale read, 1 when none: what `3~5억` lends to its 3. */
  readonly lastScale: number;
};

/** @returns undefined when no number begins there */
export function parseAmount(text: string, start: number): Amount | undefined {
  const first = numberAt(text, start);
  if (first === undefined) return undefined;
  return englishAmount(text, first) ?? koreanAmount(text, start);
}

type Digits = { readonly value: number; readonly end: number };

function numberAt(text: string, start: number): Digits | undefined {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  return { value: Number(match[0].replaceAll(',', '')), end: start + match[0].length };
}

/** Digits with thousands in groups of three and at most one decimal point: `1,400.5`. At most 18 digits, more is no amount. */
const NUMBER = /(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,6})?(?!\d)/y;

function englishAmount(text: string, { value, end }: Digits): Amount | undefined {
  ENGLISH_SCALE.lastIndex = end;
  const match = ENGLISH_SCALE.exec(text);
  const scale = match === null ? undefined : ENGLISH_SCALES.get((match[1] ?? '').toLowerCase());
  if (match === null || scale === undefined) return undefined;
  const scaled = exact(value * scale);
  return { value: scaled, end: end + match[0].length, isScaled: true, isHundredMillions: false, lastScale: scale };
}

/** ` million`, `-million`, `bn`, `M`. */
const ENGLISH_SCALE = /[\s-]?(thousand|million|billion|trillion|mln|bln|mn|bn|m|b|k)(?![A-Za-z²³㎡])/iy;

const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mln', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bln', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
]);

const SMALL_SCALES: ReadonlyMap<string, number> = new Map([
  ['십', 10],
  ['백', 100],
  ['천', 1_000],
]);

const LARGE_SCALES: ReadonlyMap<string, number> = new Map([
  ['만', 1e4],
  ['억', 1e8],
  ['조', 1e12],
  ['경', 1e16],
]);

/** Number and scale words, larger scales first; a space only where another scaled number follows (`171억 5천만`, never `100억 2025년`). */
function koreanAmount(text: string, start: number): Amount {
  let total = 0;
  let largest = Number.POSITIVE_INFINITY;
  let lastScale = 1;
  let hasHundredMillions = false;
  let end = start;
  for (let section = sectionAt(text, start); section !== undefined; section = nextSection(text, end, largest)) {
    total += section.value * section.scale;
    end = section.end;
    lastScale = section.scale * section.small;
    largest = section.scale;
    hasHundredMillions ||= section.scale >= 1e8;
    if (section.scale === 1) break;
  }
  return { value: exact(total), end, isScaled: lastScale > 1, isHundredMillions: hasHundredMillions, lastScale };
}

/** What stands before one large scale: `5천` of `5천만`, `1,400` of `1,400억`. */
type Section = { readonly value: number; readonly small: number; readonly scale: number; readonly end: number };

function nextSection(text: string, end: number, largest: number): Section | undefined {
  const gap = text[end] === ' ' ? 1 : 0;
  const section = sectionAt(text, end + gap);
  if (section === undefined || section.scale >= largest) return undefined;
  return gap === 1 && section.scale === 1 && section.small === 1 ? undefined : section;
}

function sectionAt(text: string, start: number): Section | undefined {
  let value = 0;
  let end = start;
  let small = 1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let digits = numberAt(text, end); digits !== undefined; digits = numberAt(text, end)) {
    const scale = SMALL_SCALES.get(text[skipOdd(text, digits.end)] ?? '') ?? 1;
    if (scale >= smallest) break;
    value += digits.value * scale;
    end = scale === 1 ? digits.end : skipOdd(text, digits.end) + 1;
    small = scale;
    smallest = scale;
    if (scale === 1) break;
  }
  if (end === start) return undefined;
  const at = skipOdd(text, end);
  const scale = LARGE_SCALES.get(text[at] ?? '');
  return scale === undefined ? { value, small, scale: 1, end } : { value, small, scale, end: at + 1 };
}

/** 여 and a space may stand before a scale word: `100여억`, `3 억`. */
function skipOdd(text: string, index: number): number {
  const next = text[index];
  if (next !== '여' && next !== ' ') return index;
  const after = text[index + 1] ?? '';
  return SMALL_SCALES.has(after) || LARGE_SCALES.has(after) ? index + 1 : index;
}

/** 1.715 × 1e10 without the tail that binary fractions leave. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}
