// Decides which blocks of a page without a rule are its article: Readability says where it stands, the page's own tree what belongs to it.
// Readability's text alone keeps captions, profiles and forms, and loses lists, boxes and leads; its tree has lost the names that tell them.
// It must never take a block for its place alone: what Readability left out comes back only among its neighbours, and only as prose.
import { visibleBlocksOf, type Block } from '#src/page/markup/blocks.ts';
import type { PageElement, PageTree } from '#src/page/markup/document.ts';
import { isAside } from '#src/page/markup/junk.ts';
import { endsSentence, titleKey } from '#src/page/lines/line-grammar.ts';
import { splitDateline } from '#src/page/fields/dateline.ts';
import { meaningOfNames } from '#src/page/markup/names.ts';
import { readableSource } from './readable-source.ts';
import { readableTexts } from './readable.ts';

/** The blocks of the article; undefined when Readability finds none, or may not be asked. */
export function readableBlocks($: PageTree): readonly Block[] | undefined {
  const source = readableSource($);
  const texts = source === undefined ? undefined : readableTexts(source);
  const root = $.root().get(0);
  if (texts === undefined || root === undefined) return undefined;
  const blocks = visibleBlocksOf(root);
  return around(blocks, chosenBlocks(blocks, texts));
}

/** The blocks around the element that holds most prose: where Readability may not be asked (pages of 12,000 elements), or finds nothing. */
export function densestBlocks($: PageTree): readonly Block[] | undefined {
  const root = $.root().get(0);
  if (root === undefined) return undefined;
  const blocks = visibleBlocksOf(root);
  const prose = blocks.filter(isProse);
  const chars = new Map<PageElement | undefined, number>();
  for (const block of prose) chars.set(holderOf(block), (chars.get(holderOf(block)) ?? 0) + block.text.length);
  const [densest] = [...chars].toSorted(([, one], [, other]) => other - one);
  if (densest === undefined) return undefined;
  return around(blocks, new Set(prose.filter((block) => isLike(holderOf(block), densest[0]))));
}

/** The same element, or one of its kind beside it: a text in five sections. */
function isLike(holder: PageElement | undefined, densest: PageElement | undefined): boolean {
  if (holder === densest) return true;
  return holder !== undefined && holder.parent === densest?.parent && holder.name === densest.name;
}

const PROSE_LEAST = 40;

function isProse({ text, role, linkShare }: Block): boolean {
  return text.length >= PROSE_LEAST && endsSentence(text) && linkShare <= MAX_LINK_SHARE && role !== 'caption';
}

/** `SEOUL, Oct. 12 (Yonhap) -- …` with its sentence: the lead, whatever its box is called. */
function isDatedLead(block: Block): boolean {
  return isProse(block) && splitDateline(block.text) !== undefined;
}

function around(blocks: readonly Block[], chosen: ReadonlySet<Block>): readonly Block[] {
  const region = new Region(blocks, chosen);
  return blocks.filter((block, index) => region.holds(block, index));
}

const SHORT_KEY = 40;
/** Characters looked through for texts that Readability split otherwise: 20 ms. */
const MOST_SCANNED = 20_000_000;

/** The blocks whose text Readability kept: the same block, or, for a long one, anywhere in its text. */
function chosenBlocks(blocks: readonly Block[], texts: readonly string[]): ReadonlySet<Block> {
  const keys = texts.map(titleKey);
  const known = new Set(keys);
  const whole = keys.join('');
  let budget = MOST_SCANNED;
  let cursor = 0;
  const isChosen = (block: Block): boolean => {
    const key = titleKey(block.text);
    if (known.has(key)) return true;
    if (key.length < SHORT_KEY || budget <= 0) return false;
    const at = whole.indexOf(key, cursor);
    budget -= (at === -1 ? whole.length : at) - cursor;
    if (at !== -1) cursor = at;
    if (at !== -1 || cursor === 0) return at !== -1;
    // A teaser further up may have moved the cursor past it.
    budget -= cursor;
    return whole.lastIndexOf(key, cursor) !== -1;
  };
  return withoutTwins(blocks.filter(isChosen), keys);
}

/** A text that stands in more places of the page than Readability took it from (boxes to send it, teasers) counts where most of the rest stands. */
function withoutTwins(chosen: readonly Block[], keys: readonly string[]): ReadonlySet<Block> {
  const left = new Map<string, number>();
  for (const key of keys) left.set(key, (left.get(key) ?? 0) + 1);
  const around = new Map<PageElement | undefined, number>();
  for (const block of chosen) around.set(holderOf(block), (around.get(holderOf(block)) ?? 0) + block.text.length);
  const weightOf = (block: Block): number => around.get(holderOf(block)) ?? 0;
  const best = chosen.toSorted((one, other) => weightOf(other) - weightOf(one));
  return new Set(
    best.filter(({ text }) => {
      const key = titleKey(text);
      const count = left.get(key);
      if (count === undefined) return true;
      left.set(key, count - 1);
      return count > 0;
    }),
  );
}

function holderOf({ place }: Block): PageElement | undefined {
  return place === undefined ? undefined : parentOf(place);
}

const JUNK_SHARE = 0.35;
const LEAST_SHARE = 0.1;

/** The part of the page around the chosen blocks. */
class Region {
  readonly #chosen: ReadonlySet<Block>;
  readonly #first: number;
  readonly #last: number;
  /** Characters of chosen blocks below an element. */
  readonly #below = new Map<PageElement, number>();
  /** Elements that hold the first sentence of a report, by its dateline. */
  readonly #dated = new Set<PageElement>();
  #total = 0;
  /** The boxes named as junk hold too much of the text together: a text cut into many, under names of its subjects. */
  readonly #areNamesLies: boolean;
  readonly #junk = new Map<PageElement, boolean>();

  constructor(blocks: readonly Block[], chosen: ReadonlySet<Block>) {
    this.#chosen = chosen;
    for (const { place, text } of chosen) {
      this.#total += text.length;
      for (let at = place; at !== undefined; at = parentOf(at))
        this.#below.set(at, (this.#below.get(at) ?? 0) + text.length);
    }
    for (const { place } of blocks.filter(isDatedLead))
      for (let at = place; at !== undefined && !this.#dated.has(at); at = parentOf(at)) this.#dated.add(at);
    this.#areNamesLies = this.#sumOfJunk() >= this.#total * JUNK_SHARE;
    const isText = (block: Block): boolean => chosen.has(block) && !this.#isJunk(block.place);
    this.#first = blocks.findIndex(isText);
    this.#last = blocks.findLastIndex(isText);
  }

  holds(block: Block, index: number): boolean {
    if (this.#isJunk(block.place)) return false;
    if (block.role === 'caption' && index < this.#first) return index >= this.#first - CAPTION_REACH;
    return this.#chosen.has(block) || this.#isLeftOut(block, index);
  }

  #sumOfJunk(): number {
    let sum = 0;
    for (const { place, text } of this.#chosen) if (isProseText(text) && this.#isInJunkBox(place)) sum += text.length;
    return sum;
  }

  /** Whether a block stands in a box that is named as junk. */
  #isJunk(place: PageElement | undefined): boolean {
    return !this.#areNamesLies && this.#isInJunkBox(place);
  }

  #isInJunkBox(place: PageElement | undefined): boolean {
    const way: PageElement[] = [];
    let verdict = false;
    for (let at = place; at !== undefined; at = parentOf(at)) {
      const known = this.#junk.get(at);
      verdict = known ?? this.#isJunkBox(at);
      way.push(at);
      if (known !== undefined || verdict) break;
    }
    for (const at of way) this.#junk.set(at, verdict);
    return verdict;
  }

  /** A box of that name that holds a third of the text is none: names lie. */
  #isJunkBox(place: PageElement): boolean {
    if ((this.#below.get(place) ?? 0) >= this.#total * JUNK_SHARE) return false;
    const meaning = meaningOfNames(place);
    return isAside(place) || meaning === 'junk' || (meaning === 'byline' && !this.#dated.has(place));
  }

  /** Text that Readability left out though it stands among what it kept. */
  #isLeftOut(block: Block, index: number): boolean {
    const { place, role, text, linkShare } = block;
    if (role === 'caption' || linkShare > MAX_LINK_SHARE || place === undefined) return false;
    const around = parentOf(place);
    if (around === undefined || (this.#below.get(around) ?? 0) < this.#total * LEAST_SHARE) return false;
    if (index > this.#last) return false;
    const isProse = isProseText(text) || (text.length >= PROSE_LENGTH && text.endsWith(':'));
    if (index < this.#first) return isProse && text.length >= LEAD_LENGTH && index >= this.#first - LEAD_REACH;
    return isProse || role !== 'text';
  }
}

function isProseText(text: string): boolean {
  return text.length >= PROSE_LENGTH && endsSentence(text);
}

/** The lead picture's words stand right above the text. */
const CAPTION_REACH = 6;
const MAX_LINK_SHARE = 0.6;
const PROSE_LENGTH = 25;
const LEAD_LENGTH = 60;
const LEAD_REACH = 3;

function parentOf(element: PageElement): PageElement | undefined {
  const { parent } = element;
  return parent !== null && 'attribs' in parent ? parent : undefined;
}
