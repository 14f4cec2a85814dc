// Reads one number with its scale words, Korean or English, at a place in a text: 171억 5천만, 3천200만, 1.2조, 4.5 million, 450 crore.
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
  /** The large part of it: 만 of 5천만, what `3천~5천만` lends to its 3천; 1 when none. */
  readonly lastLarge: number;
  /** What it is worth when its last scale word was left out, as in speech: `1억 2천` is 120,000,000; the same as value otherwise. */
  readonly spoken: number;
};

/** Where the digits, commas and points end that begin at `start`. */
export function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (NUMBER_UNIT.test(text[end] ?? '')) end += 1;
  return end;
}

const NUMBER_UNIT = /^[\d,.]$/;

/** @returns undefined when no number begins there */
export function parseAmount(text: string, start: number): Amount | undefined {
  const first = numberAt(text, start);
  if (first === undefined) return undefined;
  return englishAmount(text, first) ?? koreanAmount(text, start);
}

/** The same for counts: `4.8 m` and `3k` are measures or names, only whole words scale them. */
export function parseCount(text: string, start: number): Amount | undefined {
  const first = numberAt(text, start);
  if (first === undefined) return undefined;
  LONG_SCALE.lastIndex = first.end;
  return LONG_SCALE.test(text) ? englishAmount(text, first) : koreanAmount(text, start);
}

/** ` million`, `-billion`, ` lakh`. */
const LONG_SCALE = /[\s-](?:thousand|million|billion|trillion|crore|lakh)(?![A-Za-z])/iy;

type Digits = { readonly value: number; readonly end: number };

function numberAt(text: string, start: number): Digits | undefined {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  return { value: Number(match[0].replaceAll(',', '')), end: start + match[0].length };
}

/** Digits with thousands in groups of three and at most one decimal point: `1,400.5`; in India also in pairs: `1,35,000`. At most 18 digits, more is no amount. */
const NUMBER = /(?:\d{1,2}(?:,\d{2}){1,4},\d{3}(?!,)|\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,6})?(?!\d)/y;

function englishAmount(text: string, { value, end }: Digits): Amount | undefined {
  ENGLISH_SCALE.lastIndex = end;
  const match = ENGLISH_SCALE.exec(text);
  const scale = match === null ? undefined : ENGLISH_SCALES.get((match[1] ?? '').toLowerCase().replaceAll(' ', ''));
  if (match === null || scale === undefined) return undefined;
  const scaled = exact(value * scale);
  return {
    value: scaled,
    end: end + match[0].length,
    isScaled: true,
    isHundredMillions: false,
    lastScale: scale,
    lastLarge: scale,
    spoken: scaled,
  };
}

/** ` million`, `-million`, `bn`, `M`, ` lakh crore`. */
const ENGLISH_SCALE =
  /[\s-]?(thousand|million|billion|trillion|lakh crore|crore|lakh|mln|bln|trn|mil|mn|bn|tn|cr|m|b|k)(?![A-Za-z²³㎡])/iy;

const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['million', 1e6],
  ['mln', 1e6],
  ['mil', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['crore', 1e7],
  ['cr', 1e7],
  ['billion', 1e9],
  ['bln', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
  ['trn', 1e12],
  ['tn', 1e12],
  ['lakhcrore', 1e12],
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
  const sections: Section[] = [];
  for (let section = sectionAt(text, start); section !== undefined; section = nextSection(text, sections.at(-1))) {
    sections.push(section);
    if (section.scale === 1) break;
  }
  const total = sections.reduce((sum, { value, scale }) => sum + value * scale, 0);
  const last = sections.at(-1);
  return {
    value: exact(total),
    end: last?.end ?? start,
    isScaled: sections.some(({ scale, small }) => scale * small > 1),
    isHundredMillions: sections.some(({ scale }) => scale >= 1e8),
    lastScale: (last?.scale ?? 1) * (last?.small ?? 1),
    lastLarge: last?.scale ?? 1,
    spoken: exact(total + missingScale(sections)),
  };
}

/** `1억 2천`: what the 2천 is worth beyond its face, as it stands one scale below the 억. */
function missingScale(sections: readonly Section[]): number {
  const [before, last] = sections.slice(-2);
  if (before === undefined || last === undefined || last.scale > 1 || last.small === 1) return 0;
  return last.value * (before.scale / 1e4 - 1);
}

/** What stands before one large scale: `5천` of `5천만`, `1,400` of `1,400억`. */
type Section = { readonly value: number; readonly small: number; readonly scale: number; readonly end: number };

function nextSection(text: string, previous: Section | undefined): Section | undefined {
  if (previous === undefined) return undefined;
  const { end, scale } = previous;
  const gap = text[end] === ' ' ? 1 : 0;
  const section = sectionAt(text, end + gap);
  if (section === undefined || section.scale >= scale) return undefined;
  const isPlain = gap === 1 && section.scale === 1 && section.small === 1;
  return isPlain &&
    !(scale === 1e4 && section.value < 1e4 && !NEXT_NUMBER.test(text.slice(section.end, section.end + 1)))
    ? undefined
    : section;
}

/** What makes a plain number behind 만 and a space another one: `30만 2025년`; never `41만 2,818원`, `1만 6512㎡`. */
const NEXT_NUMBER = /^(?:$|[년월일시차호번개·~.,/-])/;

function sectionAt(text: string, start: number): Section | undefined {
  let value = 0;
  let end = start;
  let small = 1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let digits = numberAt(text, end); digits !== undefined; digits = nextSmall(text, end)) {
    const scale = SMALL_SCALES.get(text[skipOdd(text, digits.end)] ?? '') ?? 1;
    if (scale >= smallest || digits.value * scale >= smallest) break;
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

/** What goes on behind 천 or 백; across a space only where it has a scale of its own: `1천 7백만`, `2천 689억`. */
function nextSmall(text: string, end: number): Digits | undefined {
  const glued = numberAt(text, end);
  if (glued !== undefined || text[end] !== ' ') return glued;
  const apart = numberAt(text, end + 1);
  const scale = apart === undefined ? '' : (text[apart.end] ?? '');
  return SMALL_SCALES.has(scale) || LARGE_SCALES.has(scale) ? apart : undefined;
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
  if (Number.isInteger(value) && value < LARGEST_WHOLE) return value;
  return Number(value.toPrecision(15));
}

/** Fifteen digits: whole numbers below have no tail. */
const LARGEST_WHOLE = 1e15;
