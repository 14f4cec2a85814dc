// Decides in which order a page's text is looked for: site rule, embedded JSON, Readability.
// It must never do a later step's work before the earlier one was refused: each step is made when it is asked for.
import { blocksOfText, blocksOfTree, type Block } from '#src/page/markup/blocks.ts';
import { parseDocument, type PageElement, type PageNode, type PageTree } from '#src/page/markup/document.ts';
import { endsSentence } from '#src/page/lines/line-grammar.ts';
import { readEmbedded } from '#src/page/steps/embedded.ts';
import type { PageHead } from '#src/page/fields/metadata.ts';
import { picturesBelow } from '#src/page/markup/picture.ts';
import type { Page } from './page.ts';
import { densestBlocks, readableBlocks } from '#src/page/steps/region.ts';
import { bodyRoots, nodesOf, type SiteRule } from './site-rules.ts';

export type Candidate = {
  /** Goes into `Draft.how`. */
  readonly how: string;
  readonly blocks: readonly Block[];
  /** A short article is believed where the place is known; elsewhere a short text is usually not the article. */
  readonly leastChars: number;
  /** True when a later step may well know more: a text cut short, or one without its paragraphs. */
  readonly isWeak: boolean;
  /** The subtitle that stands beside the text in the page's data. */
  readonly subtitle?: string | undefined;
};

const LEAST_BY_RULE = 80;
const LEAST_OTHERWISE = 200;
const LEAST_EMBEDDED = 300;

/** The candidates for a page's text, best trusted first, each made only when it is asked for. */
export function* candidatesOf(page: Page): Generator<Candidate> {
  for (const rule of page.rules) yield* ruleCandidates(page.$, rule);
  yield* embeddedCandidates(page.head);
  yield* wholePageCandidates(page.$);
}

function* ruleCandidates($: PageTree, rule: SiteRule): Generator<Candidate> {
  for (const selector of rule.body) {
    const roots = bodyRoots($, selector);
    if (roots.length === 0) continue;
    const marks = { dropped: nodesOfAll($, rule.drop), captions: nodesOfAll($, rule.caption) };
    const blocks = [...captionsAbove(roots, marks.captions), ...roots.flatMap((root) => blocksOfTree(root, marks))];
    yield { how: `site-rule:${rule.id}`, blocks, leastChars: LEAST_BY_RULE, isWeak: false };
  }
}

/** The words of the lead picture, which some layouts set above the body. */
function captionsAbove(roots: readonly PageNode[], captions: ReadonlySet<PageNode>): readonly Block[] {
  const inside = new Set(roots);
  const isOutside = (node: PageNode): boolean => {
    for (let at: PageNode | null = node.parent; at !== null; at = at.parent)
      if (inside.has(at) || captions.has(at)) return false;
    return true;
  };
  const outside = [...captions].filter(isOutside).slice(0, MOST_ABOVE);
  return outside.flatMap((node) => {
    const picture = pictureBeside(node);
    return blocksOfTree(node).map((block) => ({ ...block, role: 'caption' as const, picture }));
  });
}

const MOST_ABOVE = 3;
const LEVELS = 3;

/** The picture in the same figure, table or box. */
function pictureBeside(node: PageNode): PageElement | undefined {
  let box: PageNode | null = node.parent;
  for (let level = 0; box !== null && level < LEVELS; level += 1, box = box.parent) {
    const [picture] = picturesBelow(box);
    if (picture !== undefined) return picture;
  }
  return undefined;
}

function nodesOfAll($: PageTree, selectors: readonly string[]): ReadonlySet<PageNode> {
  return new Set(selectors.length === 0 ? [] : nodesOf($, selectors.join(', ')));
}

function* embeddedCandidates(head: PageHead): Generator<Candidate> {
  const body = head.article?.body;
  if (body !== undefined && body.length >= LEAST_EMBEDDED) {
    const blocks = blocksOfMarkup(body) ?? blocksOfText(body);
    yield { how: 'json-ld', blocks, leastChars: LEAST_OTHERWISE, isWeak: isCutOrFlat(body, blocks) };
  }
  for (const { how, text, isMarkup, subtitle } of readEmbedded(head.scripts)) {
    const blocks = (isMarkup ? blocksOfMarkup(text) : undefined) ?? blocksOfText(text);
    yield { how: `embedded:${how}`, blocks, leastChars: LEAST_OTHERWISE, isWeak: false, subtitle };
  }
}

/** `articleBody` is often cut, with or without `…`, or one line without its paragraphs. */
function isCutOrFlat(body: string, blocks: readonly Block[]): boolean {
  return CUT_END.test(body.slice(-10)) || blocks.length === 1 || !endsSentence(body.trimEnd());
}

/** `…`, `...` at the end. */
const CUT_END = /(?:…|\.\.\.)\s{0,3}$/u;

/** A tag of running text: `<p>`, `<br />`. */
const TEXT_TAG = /<(?:p|br|div|h[1-6]|ul|blockquote|figure)[\s/>]/iu;

function blocksOfMarkup(text: string): readonly Block[] | undefined {
  if (!TEXT_TAG.test(text)) return undefined;
  const parsed = parseDocument(text);
  const root = parsed.kind === 'document' ? parsed.$.root().get(0) : undefined;
  return root === undefined ? undefined : blocksOfTree(root);
}

function* wholePageCandidates($: PageTree): Generator<Candidate> {
  const readable = readableBlocks($);
  if (readable !== undefined)
    yield { how: 'readability', blocks: readable, leastChars: LEAST_OTHERWISE, isWeak: false };
  const densest = densestBlocks($);
  if (densest !== undefined) yield { how: 'density', blocks: densest, leastChars: LEAST_OTHERWISE, isWeak: false };
}
