// Cuts a folded text into runs of one script: Hangul, letters, digits, Chinese characters. The unit everything else counts in.
// It must never join two scripts: 코로나19 is two runs, and so is AI를.

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
  for (const match of folded.matchAll(RUN)) {
    const [text, hangul, digits, han] = match;
    const end = match.index + text.length;
    if (digits === undefined) runs.push({ kind: kindOf(hangul, han), text, start: match.index, end });
    else runs.push({ kind: 'digits', text: digits.replaceAll(',', ''), start: match.index, end });
  }
  return runs;
}

/** Letters and digits only, for scripts have signs as well. Example: `스마트시티`, `1,200` or `19`, `韓`, `smart`. */
const RUN =
  /([\p{Script=Hangul}&&\p{L}]+)|(\d{1,3}(?:,\d{3})+(?![\d,])|\p{Nd}+)|([[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]&&\p{L}]+)|([\p{L}--[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+)/gv;

function kindOf(hangul: string | undefined, han: string | undefined): RunKind {
  if (hangul !== undefined) return 'hangul';
  return han === undefined ? 'letters' : 'han';
}
