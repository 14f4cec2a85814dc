// Decides where one block of text ends and the next begins, while the tree is walked: one linear pass, no recursion.
// It must never lose a visible character that is not left out on purpose.
import { cleanLine } from '#src/language/normalize.ts';
import type { Block, BlockRole } from './blocks.ts';
import { elementOf, textOfNode, type PageElement, type PageNode } from './document.ts';
import { isUnclosedLink, type Measures } from './junk.ts';
import { isCaptionWords, isDataTable, isPictureBox, isStandfirst } from './element-role.ts';

const MAX_BLOCKS = 5_000;

type Piece = {
  text: string;
  chars: number;
  linkChars: number;
  boldChars: number;
  readonly breaksBefore: number;
  readonly picture: PageElement | undefined;
};

export type Ground = { readonly measures: Measures; readonly isLeftOut: (element: PageElement) => boolean };

/** Holds what is open while the tree is walked: the roles around the cursor and the pieces of the block being gathered. */
export class BlockCollector {
  readonly #ground: Ground;
  readonly #captions: ReadonlySet<PageNode>;
  readonly #blocks: Block[] = [];
  readonly #entered = new Set<PageNode>();
  readonly #depths: Record<Depth, number> = {
    caption: 0,
    words: 0,
    heading: 0,
    standfirst: 0,
    list: 0,
    quote: 0,
    table: 0,
    link: 0,
    bold: 0,
  };
  #pieces: Piece[] = [];
  #breaks = 0;
  #picture: PageElement | undefined;
  readonly #places: PageElement[] = [];

  constructor(ground: Ground, captions: ReadonlySet<PageNode>) {
    this.#ground = ground;
    this.#captions = captions;
  }

  enter(node: PageNode, root: PageNode): boolean {
    const text = textOfNode(node);
    if (text !== undefined) this.#addText(text);
    const element = elementOf(node);
    if (element === undefined) return true;
    if (node !== root && this.#ground.isLeftOut(element)) return false;
    if (element.name === 'br') this.#addBreak();
    if (element.name === 'img') this.#picture ??= element;
    if (this.#isBlock(element)) {
      this.#flush();
      this.#places.push(element);
    }
    this.#entered.add(node);
    this.#shift(element, 1);
    return true;
  }

  leave(node: PageNode): void {
    const element = elementOf(node);
    if (element === undefined || !this.#entered.delete(node)) return;
    if (this.#places.at(-1) === element) {
      this.#flush();
      this.#places.pop();
    }
    this.#shift(element, -1);
  }

  finish(): readonly Block[] {
    this.#flush();
    return this.#blocks;
  }

  /** The words of one picture are one line, however they are laid out. */
  #addBreak(): void {
    if (this.#depths.words > 0) this.#addText(' ');
    else this.#breaks += 1;
  }

  #isBlock(element: PageElement): boolean {
    if (this.#isWords(element)) return this.#depths.words === 0;
    if (this.#depths.words > 0) return false;
    // An inline box with a picture ends the text before it, too.
    return BLOCK_NAMES.has(element.name) || isPictureBox(element, this.#ground.measures);
  }

  #isWords(element: PageElement): boolean {
    return this.#captions.has(element) || isCaptionWords(element, this.#ground.measures);
  }

  #shift(element: PageElement, step: 1 | -1): void {
    const { measures } = this.#ground;
    const depth = isUnclosedLink(element, measures) ? undefined : DEPTH_OF_NAME.get(element.name);
    if (depth !== undefined) this.#depths[depth] += step;
    if (this.#isWords(element)) this.#depths.words += step;
    else if (isPictureBox(element, measures)) this.#depths.caption += step;
    else if (isDataTable(element, measures)) this.#depths.table += step;
    else if (isStandfirst(element, measures)) this.#depths.standfirst += step;
  }

  #addText(data: string): void {
    const text = data.replaceAll(MARKUP_SPACE, ' ');
    if (text === ' ' && this.#pieces.length === 0) return;
    const chars = text.length;
    const { link, bold } = this.#depths;
    let piece = this.#pieces.at(-1);
    if (piece === undefined || (this.#breaks > 0 && text !== ' ')) {
      piece = {
        text: '',
        chars: 0,
        linkChars: 0,
        boldChars: 0,
        breaksBefore: this.#breaks,
        picture: this.#picture,
      };
      this.#pieces.push(piece);
      this.#breaks = 0;
      this.#picture = undefined;
    }
    piece.text += text;
    if (text === ' ') return;
    piece.chars += chars;
    if (link > 0) piece.linkChars += chars;
    if (bold > 0) piece.boldChars += chars;
  }

  #flush(): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#breaks = 0;
    for (const piece of joinWrapped(pieces)) this.#push(piece);
  }

  #push(piece: Piece): void {
    const text = cleanLine(piece.text);
    if (text === '' || this.#blocks.length >= MAX_BLOCKS) return;
    this.#blocks.push({
      text,
      role: this.#role(),
      linkShare: piece.chars === 0 ? 0 : piece.linkChars / piece.chars,
      isBold: piece.chars > 0 && piece.boldChars === piece.chars,
      picture: piece.picture,
      place: this.#places.at(-1),
    });
  }

  #role(): BlockRole {
    if (this.#depths.table > 0) return 'table';
    if (this.#depths.caption > 0 || this.#depths.words > 0) return 'caption';
    if (this.#depths.standfirst > 0) return 'standfirst';
    if (this.#depths.heading > 0) return 'heading';
    if (this.#depths.quote > 0) return 'quote';
    return this.#depths.list > 0 ? 'list' : 'text';
  }
}

/** White space of markup means one space, a no-break space stays what it is: `"\n    "`. */
const MARKUP_SPACE = /[ \t\n\r\f]+/gu;

const BLOCK_NAMES = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

type Depth = Exclude<BlockRole, 'text'> | 'words' | 'link' | 'bold';

const DEPTH_OF_NAME = new Map<string, Depth>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['ul', 'ol'].map((name) => [name, 'list'] as const),
  ['figure', 'caption'],
  ['caption', 'caption'],
  ['blockquote', 'quote'],
  ['a', 'link'],
  ['b', 'bold'],
  ['strong', 'bold'],
]);

/** Lines that a single `<br>` broke in the middle of a sentence belong together; all other breaks end a block. */
function joinWrapped(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before === undefined || !isWrapped(before.text.trim(), piece)) {
      joined.push({ ...piece });
      continue;
    }
    before.text += ` ${piece.text}`;
    before.chars += piece.chars;
    before.linkChars += piece.linkChars;
    before.boldChars += piece.boldChars;
  }
  return joined;
}

const WRAP_LEAST = 30;

function isWrapped(before: string, piece: Piece): boolean {
  if (piece.breaksBefore !== 1 || piece.picture !== undefined || before.length < WRAP_LEAST) return false;
  return !LINE_END.test(before) && CONTINUATION.test(piece.text.trimStart()) && !CAPTION_START.test(before);
}

/** The end of a sentence, a label or a quotation: `…밝혔다.`, `…말했다”`, `문의:`. */
const LINE_END = /[.!?…:;”"’'」』)\]>】=]$|다$/u;

/** A line that can continue a sentence: letters, digits, an opening quote or bracket, not a mark of a list. */
const CONTINUATION = /^[\p{L}\p{Nd}“‘"'(「『]/u;

/** A caption keeps its line: `▲ 시청 앞`. */
const CAPTION_START = /^[▲△▼◀▶]/u;
