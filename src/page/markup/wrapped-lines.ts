// Decides which lines of a block belong together: old pages break a sentence with `<br>` wherever their editor's window ended.
// It must never join a list, a caption or a label to what follows.
import type { PageElement } from './document.ts';

/** What stands between two breaks of a block. */
export type Piece = {
  text: string;
  chars: number;
  linkChars: number;
  boldChars: number;
  readonly breaksBefore: number;
  readonly picture: PageElement | undefined;
};

/** Lines that a single `<br>` broke in the middle of a sentence belong together; all other breaks end a block. */
export function joinWrapped(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  // Looked at piece by piece: the text joined so far grows, and looking through it for every piece would be quadratic.
  let lines: string[] = [];
  const close = (): void => {
    const before = joined.at(-1);
    if (before !== undefined && lines.length > 1) before.text = lines.join(' ');
  };
  for (const piece of pieces) {
    const before = joined.at(-1);
    const last = lines.at(-1);
    if (before === undefined || last === undefined || !isWrapped(lines, piece)) {
      close();
      joined.push({ ...piece });
      lines = [piece.text];
      continue;
    }
    lines.push(piece.text);
    before.chars += piece.chars;
    before.linkChars += piece.linkChars;
    before.boldChars += piece.boldChars;
  }
  close();
  return joined;
}

const WRAP_LEAST = 30;
/** A paragraph has fewer lines: a long run of lines without a full stop is a list, a poem, a table. */
const MOST_LINES = 40;

function isWrapped(lines: readonly string[], piece: Piece): boolean {
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  if (piece.breaksBefore !== 1 || piece.picture !== undefined || lines.length >= MOST_LINES) return false;
  if (lines.length === 1 && first.trim().length < WRAP_LEAST) return false;
  const start = piece.text.trimStart();
  if (LINE_END.test(last.trimEnd().slice(-END_LENGTH)) || LIST_NUMBER.test(start)) return false;
  return CONTINUATION.test(start) && !CAPTION_START.test(first.trimStart());
}

const END_LENGTH = 4;

/** The end of a sentence, a label or a quotation: `…밝혔다.`, `…말했다”`, `문의:`. */
const LINE_END = /[.!?…:;”"’'」』)\]>】=]$|다$/u;

/** A line that can continue a sentence: letters, digits, an opening quote or bracket, not a mark of a list. */
const CONTINUATION = /^[\p{L}\p{Nd}“‘"'(「『]/u;

/** `2. …`, `3) …` begins a line of its own. */
const LIST_NUMBER = /^\d{1,2}[.)]\s/u;

/** A caption keeps its line: `▲ 시청 앞`. */
const CAPTION_START = /^[▲△▼◀▶]/u;
