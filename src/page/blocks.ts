// Decides where one block of text ends and the next begins: markup (or plain text) becomes a list of blocks in reading order.
// It must never judge a block's words; that is the line pass (lines.ts). One linear walk, no recursion.
import { cleanLine } from '#src/language/normalize.ts';
import { elementOf, textOfNode, walk, type PageElement, type PageNode } from './document.ts';
import { isDropped, measureTree, type Measures } from './junk.ts';

/** What the markup says a block is; plain text says nothing. */
export type BlockRole = 'text' | 'heading' | 'list' | 'quote' | 'caption';

export type Block = {
  /** One clean line, never empty. */
  readonly text: string;
  readonly role: BlockRole;
  /** Share of its characters inside links, 0 to 1. */
  readonly linkShare: number;
  /** Every character stands inside `<b>` or `<strong>`. */
  readonly isBold: boolean;
  /** An image came since the block before. */
  readonly isAfterImage: boolean;
};

/** Plain text as blocks: every line that is not blank is one (a saved page without markup, an embedded text, a feed's text). */
export function blocksOfText(text: string): readonly Block[] {
  return text
    .split(LINE_BREAK, MAX_RAW_LINES)
    .map(cleanLine)
    .filter((line) => line !== '')
    .slice(0, MAX_BLOCKS)
    .map((line) => ({ text: line, role: 'text', linkShare: 0, isBold: false, isAfterImage: false }));
}

/** A line break of any system: `\r\n`, `\u2028`. */
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/u;

const MAX_BLOCKS = 5_000;
const MAX_RAW_LINES = 50_000;

/** What a site rule knows of single nodes. */
export type NodeMarks = {
  /** Nodes that do not belong to the text. */
  readonly dropped: ReadonlySet<PageNode>;
  /** Nodes that hold the words of a picture. */
  readonly captions: ReadonlySet<PageNode>;
};

const NO_MARKS: NodeMarks = { dropped: new Set(), captions: new Set() };

/** The blocks below a node. */
export function blocksOfTree(root: PageNode, { dropped, captions }: NodeMarks = NO_MARKS): readonly Block[] {
  const collector = new BlockCollector(measureTree(root), captions);
  walk(root, {
    enter: (node) => {
      if (dropped.has(node)) return false;
      return collector.enter(node, root);
    },
    leave: (node) => collector.leave(node),
  });
  return collector.finish();
}

type Piece = {
  text: string;
  chars: number;
  linkChars: number;
  boldChars: number;
  readonly breaksBefore: number;
  readonly isAfterImage: boolean;
};

/** Holds what is open while the tree is walked: the roles around the cursor and the pieces of the block being gathered. */
class BlockCollector {
  readonly #measures: Measures;
  readonly #captions: ReadonlySet<PageNode>;
  readonly #blocks: Block[] = [];
  readonly #entered = new Set<PageNode>();
  readonly #depths: Record<'heading' | 'list' | 'quote' | 'caption' | 'link' | 'bold', number> = {
    heading: 0,
    list: 0,
    quote: 0,
    caption: 0,
    link: 0,
    bold: 0,
  };
  #pieces: Piece[] = [];
  #breaks = 0;
  #isAfterImage = false;

  constructor(measures: Measures, captions: ReadonlySet<PageNode>) {
    this.#measures = measures;
    this.#captions = captions;
  }

  enter(node: PageNode, root: PageNode): boolean {
    const text = textOfNode(node);
    if (text !== undefined) this.#addText(text);
    const element = elementOf(node);
    if (element === undefined) return true;
    if (node !== root && isDropped(element, this.#measures)) return false;
    if (element.name === 'br') this.#breaks += 1;
    if (element.name === 'img') this.#isAfterImage = true;
    if (this.#isBlock(element)) this.#flush();
    this.#entered.add(node);
    this.#shift(element, 1);
    return true;
  }

  leave(node: PageNode): void {
    const element = elementOf(node);
    if (element === undefined || !this.#entered.has(node)) return;
    if (this.#isBlock(element)) this.#flush();
    this.#shift(element, -1);
  }

  finish(): readonly Block[] {
    this.#flush();
    return this.#blocks;
  }

  #isBlock(element: PageElement): boolean {
    return BLOCK_NAMES.has(element.name) || this.#captions.has(element);
  }

  #shift(element: PageElement, step: 1 | -1): void {
    const kind = KIND_OF_NAME.get(element.name);
    if (kind !== undefined) this.#depths[kind] += step;
    if (this.#captions.has(element) || isPictureTable(element, this.#measures)) this.#depths.caption += step;
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
        isAfterImage: this.#isAfterImage,
      };
      this.#pieces.push(piece);
      this.#breaks = 0;
      this.#isAfterImage = false;
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
      isAfterImage: piece.isAfterImage,
    });
  }

  #role(): BlockRole {
    if (this.#depths.caption > 0) return 'caption';
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

const KIND_OF_NAME = new Map<string, 'heading' | 'list' | 'quote' | 'caption' | 'link' | 'bold'>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['ul', 'ol'].map((name) => [name, 'list'] as const),
  ...['figure', 'figcaption', 'caption'].map((name) => [name, 'caption'] as const),
  ['blockquote', 'quote'],
  ['a', 'link'],
  ['b', 'bold'],
  ['strong', 'bold'],
]);

const PICTURE_TABLE_CHARS = 250;
const PICTURE_TABLE_SHARE = 0.35;

/** Old Korean CMSs put a photo and its caption into a table of their own. */
function isPictureTable(element: PageElement, measures: Measures): boolean {
  if (element.name !== 'table') return false;
  const measure = measures.get(element);
  if (measure === undefined || measure.images === 0) return false;
  return measure.chars <= PICTURE_TABLE_CHARS && measure.chars < measures.total.chars * PICTURE_TABLE_SHARE;
}

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
  if (piece.breaksBefore !== 1 || piece.isAfterImage || before.length < WRAP_LEAST) return false;
  return !LINE_END.test(before) && CONTINUATION.test(piece.text.trimStart()) && !CAPTION_START.test(before);
}

/** The end of a sentence, a label or a quotation: `…밝혔다.`, `…말했다”`, `문의:`. */
const LINE_END = /[.!?…:;”"’'」』)\]>】=]$|다$/u;

/** A line that can continue a sentence: letters, digits, an opening quote or bracket, not a mark of a list. */
const CONTINUATION = /^[\p{L}\p{N}“‘"'(「『]/u;

/** A caption keeps its line: `▲ 시청 앞`. */
const CAPTION_START = /^[▲△▼◀▶]/u;
