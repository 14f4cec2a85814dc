// Decides where one block of text ends and the next begins, while the tree is walked: one linear pass, no recursion.
// It must never lose a visible character that is not left out on purpose.
import { cleanLine } from '#src/language/normalize.ts';
import type { Block, BlockRole } from './blocks.ts';
import { elementOf, textOfNode, type PageElement, type PageNode } from './document.ts';
import { isUnclosedLink, standsBesideWords, type Measures } from './junk.ts';
import { joinWrapped, type Piece } from './wrapped-lines.ts';
import { isCaptionWords, isDataTable, isPictureBox, isStandfirst } from './element-role.ts';

const MAX_BLOCKS = 5_000;

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
    pre: 0,
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
    if (text !== undefined) {
      if (this.#depths.pre > 0) this.#addPreformatted(text);
      else this.#addText(text);
    }
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
    return BLOCK_NAMES.has(element.name) || isStyledBlock(element) || isPictureBox(element, this.#ground.measures);
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

  /** In `<pre>` an empty line behind a sentence ends a paragraph; code has empty lines, too, and stays whole. */
  #addPreformatted(data: string): void {
    data.split(PARAGRAPH_END).forEach((paragraph, index) => {
      if (index > 0) this.#breaks += 2;
      this.#addText(paragraph);
    });
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

const PARAGRAPH_END = /(?<=[.!?”"]|다)[ \t]{0,9}\r?\n[ \t]{0,9}\r?\n/u;

const BLOCK_NAMES = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** A component of the page's own is a box, but for one that names something inside a sentence. */
function isStyledBlock(element: PageElement): boolean {
  if (element.name.includes('-')) return !standsBesideWords(element);
  const style = element.attribs['style'] ?? '';
  // A large first letter floats.
  return BLOCK_STYLE.test(style) && !style.includes('float');
}

/** `style="display:block"` */
const BLOCK_STYLE = /(?:^|[;\s])display\s{0,4}:\s{0,4}(?:block|flex|grid|table)/iu;

type Depth = Exclude<BlockRole, 'text'> | 'words' | 'link' | 'bold' | 'pre';

const DEPTH_OF_NAME = new Map<string, Depth>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
  ...['ul', 'ol'].map((name) => [name, 'list'] as const),
  ['figure', 'caption'],
  ['caption', 'caption'],
  ['blockquote', 'quote'],
  ['a', 'link'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['pre', 'pre'],
]);
