// Decides in which order a page's text is looked for: site rule, embedded JSON, Readability.
// It must never do a later step's work before the earlier one was refused: each step is made when it is asked for.
import { blocksOfText, blocksOfTree, type Block } from './blocks.ts';
import { parseDocument, type PageNode, type PageTree } from './document.ts';
import { readEmbedded } from './embedded.ts';
import type { PageHead } from './metadata.ts';
import type { Page } from './page-fields.ts';
import { readableSource } from './readable-source.ts';
import { readableMarkup } from './readable.ts';
import { bodyRoots, nodesOf, type SiteRule } from './site-rules.ts';

export type Candidate = {
  /** Goes into `Draft.how`. */
  readonly how: string;
  readonly blocks: readonly Block[];
  /** A short article is believed where the place is known; elsewhere a short text is usually not the article. */
  readonly leastChars: number;
  /** True when a later step may well know more: a text cut short, or one without its paragraphs. */
  readonly isWeak: boolean;
};

const LEAST_BY_RULE = 80;
const LEAST_OTHERWISE = 200;
const LEAST_EMBEDDED = 300;

/** The candidates for a page's text, best trusted first, each made only when it is asked for. */
export function* candidatesOf(page: Page): Generator<Candidate> {
  for (const rule of page.rules) yield* ruleCandidates(page.$, rule);
  yield* embeddedCandidates(page.head);
  const readable = readabilityCandidate(page.html);
  if (readable !== undefined) yield readable;
}

function* ruleCandidates($: PageTree, rule: SiteRule): Generator<Candidate> {
  for (const selector of rule.body) {
    const roots = bodyRoots($, selector);
    if (roots.length === 0) continue;
    const marks = { dropped: nodesOfAll($, rule.drop), captions: nodesOfAll($, rule.caption) };
    const blocks = roots.flatMap((root) => blocksOfTree(root, marks));
    yield { how: `site-rule:${rule.id}`, blocks, leastChars: LEAST_BY_RULE, isWeak: false };
  }
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
  for (const { how, text, isMarkup } of readEmbedded(head.scripts)) {
    const blocks = (isMarkup ? blocksOfMarkup(text) : undefined) ?? blocksOfText(text);
    yield { how: `embedded:${how}`, blocks, leastChars: LEAST_OTHERWISE, isWeak: false };
  }
}

const FLAT_LENGTH = 700;

/** `articleBody` is often cut (`…`), or one line without its paragraphs. */
function isCutOrFlat(body: string, blocks: readonly Block[]): boolean {
  return CUT_END.test(body.slice(-10)) || (blocks.length === 1 && body.length > FLAT_LENGTH);
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

function readabilityCandidate(pageHtml: string): Candidate | undefined {
  const html = readableSource(pageHtml);
  const markup = html === undefined ? undefined : readableMarkup(html);
  const blocks = markup === undefined ? undefined : blocksOfMarkup(markup);
  return blocks === undefined ? undefined : { how: 'readability', blocks, leastChars: LEAST_OTHERWISE, isWeak: false };
}
