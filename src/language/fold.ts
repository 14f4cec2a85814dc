// Folds a text for look-up: Latin letters lose case and accents (Đà Lạt, Da Lat and DA LAT are one), Hangul stays as it is.
// It must never lose the way back: every folded unit knows where it stood in the original.

export type FoldedText = {
  readonly text: string;
  /** Offset in the original of each folded unit, and of the end. Undefined when both have the same offsets. */
  readonly offsets: Int32Array | undefined;
};

/** Folds and remembers where each unit came from. Linear; the same length as the original unless it holds combining marks. */
export function foldWithOffsets(original: string): FoldedText {
  if (!COMBINING_MARK.test(original)) return { text: foldUnits(original), offsets: undefined };
  const offsets = new Int32Array(original.length + 1);
  const kept: string[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const unit = original.charAt(index);
    if (COMBINING_MARK.test(unit)) continue;
    offsets[kept.length] = index;
    kept.push(unit);
  }
  offsets[kept.length] = original.length;
  return { text: foldUnits(kept.join('')), offsets: offsets.subarray(0, kept.length + 1) };
}

/** Folds a name for comparison, no offsets kept: `Đà Lạt` → `da lat`. */
export function foldName(name: string): string {
  return foldUnits(name.normalize('NFC').replaceAll(COMBINING_MARKS, ''));
}

/** Lower case and base letters, unit for unit, so that offsets survive. */
function foldUnits(text: string): string {
  return text.replaceAll(ACCENTED_OR_CAPITAL, foldLetter);
}

function foldLetter(letter: string): string {
  const known = FOLDED.get(letter);
  if (known !== undefined) return known;
  const base = STROKED.get(letter) ?? letter.normalize('NFD').charAt(0).toLowerCase();
  const folded = base.length === letter.length ? base : letter;
  FOLDED.set(letter, folded);
  return folded;
}

/** At most the 1,400 letters of the pattern below, filled as they are met. */
const FOLDED = new Map<string, string>();

/** Letters whose stroke is no combining mark. The d of Đà Lạt comes as U+0110, in place tables also as the Icelandic U+00D0. */
const STROKED: ReadonlyMap<string, string> = new Map([
  ['Đ', 'd'],
  ['đ', 'd'],
  ['Ð', 'd'],
  ['ð', 'd'],
  ['Ø', 'o'],
  ['ø', 'o'],
  ['Ł', 'l'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

/** A capital, or a Latin letter with a mark: `A`, `ü`, `ạ`, `Đ`. */
const ACCENTED_OR_CAPITAL = /[A-Z\u00c0-\u024f\u1e00-\u1eff\u0391-\u03a9\u0410-\u042f]/g;

/** A combining mark on its own, as NFD text has: the dot of `ạ`. */
const COMBINING_MARK = /[\u0300-\u036f]/;
const COMBINING_MARKS = /[\u0300-\u036f]/g;
