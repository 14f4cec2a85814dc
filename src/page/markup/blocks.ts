// Decides what the blocks of a text are: markup (or plain text) becomes a list of blocks in reading order.
// It must never judge a block's words; that is the line pass (lines.ts).
import { cleanLine } from '#src/language/normalize.ts';
import { BlockCollector, type Ground } from './block-collector.ts';
import { walk, type PageElement, type PageNode } from './document.ts';
import { isDropped, isInvisible, measureTree } from './junk.ts';

/** What the markup says a block is; plain text says nothing. */
export type BlockRole = 'text' | 'heading' | 'standfirst' | 'list' | 'quote' | 'caption' | 'table';

export type Block = {
  /** One clean line, never empty. */
  readonly text: string;
  readonly role: BlockRole;
  /** Share of its characters inside links, 0 to 1. */
  readonly linkShare: number;
  /** Every character stands inside `<b>` or `<strong>`. */
  readonly isBold: boolean;
  /** The first picture since the block before. */
  readonly picture: PageElement | undefined;
  /** The innermost block element it stands in; undefined for plain text. */
  readonly place: PageElement | undefined;
};

/** Plain text as blocks: every line that is not blank is one (a saved page without markup, an embedded text, a feed's text). */
export function blocksOfText(text: string): readonly Block[] {
  return text
    .split(LINE_BREAK, MAX_RAW_LINES)
    .map(cleanLine)
    .filter((line) => line !== '')
    .slice(0, MAX_BLOCKS)
    .map((text) => ({ text, role: 'text', linkShare: 0, isBold: false, picture: undefined, place: undefined }));
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

/** The blocks below a node, without what its markup says is no text of the article. */
export function blocksOfTree(root: PageNode, marks: NodeMarks = NO_MARKS): readonly Block[] {
  const measures = measureTree(root);
  return collect(root, marks, { measures, isLeftOut: (element) => isDropped(element, measures) });
}

/** Every visible block below a node, whatever its markup is called. */
export function visibleBlocksOf(root: PageNode): readonly Block[] {
  return collect(root, NO_MARKS, { measures: measureTree(root), isLeftOut: isInvisible });
}

function collect(root: PageNode, { dropped, captions }: NodeMarks, ground: Ground): readonly Block[] {
  const collector = new BlockCollector(ground, captions);
  walk(root, {
    enter: (node) => {
      if (dropped.has(node)) return false;
      return collector.enter(node, root);
    },
    leave: (node) => collector.leave(node),
  });
  return collector.finish();
}
