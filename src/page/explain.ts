// Decides how a page's reading is told to those who mend rules: what was taken, what was left out and why, which steps were tried.
// It must never read a page in another way than the program does: it asks `extract` and looks at the page beside it.
import { cleanLine } from '#src/language/normalize.ts';
import type { Line } from '#src/model.ts';
import { visibleBlocksOf, type Block } from '#src/page/markup/blocks.ts';
import { elementOf, parseDocument, type PageElement, type PageNode } from '#src/page/markup/document.ts';
import { extract } from './extract.ts';
import type { PageInput, Step } from './extraction.ts';
import { isAside } from '#src/page/markup/junk.ts';
import { titleKey } from '#src/page/lines/line-grammar.ts';
import { bodyOf } from '#src/page/lines/lines.ts';
import { meaningOfNames } from '#src/page/markup/names.ts';
import { toPageRecord, type PageRecord } from './page-record.ts';
import { matchRules, nodesOf, type SiteRule } from './site-rules.ts';

export type Explanation = {
  readonly record: PageRecord;
  /** Why there is no article, in words. */
  readonly detail: string | undefined;
  readonly steps: readonly Step[];
  /** Rules that apply, the first being the one that should read it: `ndsoft version 1`. */
  readonly rules: readonly string[];
  readonly lines: readonly Line[];
  /** What stands on the page among the text and was not looked at. */
  readonly leftOut: readonly { readonly text: string; readonly why: string }[];
};

/** @param input as `extract` takes it */
export function explain(input: PageInput): Explanation {
  const extraction = extract(input);
  const lines = extraction.kind === 'draft' ? extraction.draft.lines : [];
  const parsed = parseDocument(input.html);
  const about = { url: input.url, rules: input.siteRules, at: input.now };
  const rules = parsed.kind === 'document' ? matchRules(parsed.$, about) : [];
  const dropped = new Set(parsed.kind === 'document' ? rules.flatMap((rule) => droppedBy(rule, parsed.$)) : []);
  const root = parsed.kind === 'document' ? parsed.$.root().get(0) : undefined;
  return {
    record: toPageRecord(extraction),
    detail: extraction.kind === 'unreadable' ? extraction.detail : undefined,
    steps: extraction.evidence?.steps ?? [],
    rules: rules.map(({ id, version }) => `${id} version ${version}`),
    lines,
    leftOut: root === undefined ? [] : leftOutOf(visibleBlocksOf(root), lines, dropped),
  };
}

function droppedBy(rule: SiteRule, $: Parameters<typeof nodesOf>[0]): readonly PageNode[] {
  return rule.drop.flatMap((selector) => nodesOf($, selector));
}

const MOST_LEFT_OUT = 200;
/** So many blocks around the text are looked at, too. */
const ABOVE = 12;
const BELOW = 12;

function leftOutOf(
  blocks: readonly Block[],
  lines: readonly Line[],
  dropped: ReadonlySet<PageNode>,
): Explanation['leftOut'] {
  const looked = new Set(lines.map(({ text }) => titleKey(text)));
  const whole = [...looked].join('|');
  const isLooked = ({ text }: Block): boolean => looked.has(titleKey(text)) || whole.includes(titleKey(text));
  const body = new Set(bodyOf(lines).map(titleKey));
  const isBody = ({ text }: Block): boolean => body.has(titleKey(text));
  const [first, last] = [blocks.findIndex(isBody), blocks.findLastIndex(isBody)];
  // Of a page of which nothing was taken all is shown.
  const around = first === -1 ? blocks : blocks.slice(Math.max(0, first - ABOVE), last + BELOW + 1);
  const among = around.filter((block) => !isLooked(block));
  return among.slice(0, MOST_LEFT_OUT).map((block) => ({ text: block.text, why: whyOf(block, dropped) }));
}

function whyOf({ place }: Block, dropped: ReadonlySet<PageNode>): string {
  for (let at: PageNode | null | undefined = place; at !== null && at !== undefined; at = at.parent) {
    const element = elementOf(at);
    if (element === undefined) continue;
    if (dropped.has(element)) return `the rule drops ${nameOf(element)}`;
    const meaning = meaningOfNames(element);
    if (isAside(element) || meaning === 'junk' || meaning === 'byline')
      return `${nameOf(element)} is no text by its name`;
  }
  return 'not part of the text that was found';
}

/** `div.ad-template` */
function nameOf({ name, attribs }: PageElement): string {
  const id = attribs['id'] === undefined ? '' : `#${attribs['id']}`;
  const classes = (attribs['class'] ?? '').split(GAP).filter((one) => one !== '');
  return cleanLine(`${name}${id}${classes.map((one) => `.${one}`).join('')}`.slice(0, MAX_NAME));
}

const GAP = /\s+/u;
const MAX_NAME = 60;
