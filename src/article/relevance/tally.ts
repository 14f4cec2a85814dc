// How often and where a signal speaks in an article, and what that is worth.
// A word in the headline weighs most, a single one deep in a long text hardly anything, a mere name (스마트시티 약국) nothing.
import { scanSignals, SIGNALS, type Signal } from './lexicon.ts';
import type { TermFindings, TermMatch } from './terms.ts';

export type ArticleParts = {
  readonly title: string;
  readonly lead: string;
  /** The body behind the lead. */
  readonly rest: string;
};

export type Tally = {
  readonly signal: Signal;
  readonly count: number;
  /** Before the sign: what the signal is worth in this article. */
  readonly points: number;
  readonly isInTitle: boolean;
  /** In headline, lead or the first lines: where an article says what it is about. */
  readonly isInOpening: boolean;
  /** In the headline or the first two sentences: what is told there is done, what follows is often how to apply. */
  readonly isEarly: boolean;
  /** Different words of the signal that occur, and those of the opening. */
  readonly distinct: ReadonlySet<string>;
  readonly distinctInOpening: ReadonlySet<string>;
  /** The spelling used most, for people. */
  readonly spelling: string;
};

/** Every signal that speaks in the article, in the order of the lexicon. */
export function tallySignals(parts: ArticleParts): readonly Tally[] {
  const [title, lead, rest] = [scanSignals(parts.title), scanSignals(parts.lead), scanSignals(parts.rest)];
  const isMet = ({ needsAt }: Signal): boolean =>
    needsAt === undefined || [title, lead, rest].some((found) => (found[needsAt]?.matches.length ?? 0) > 0);
  const measured = { ...parts, reach: earlyReach(parts) };
  return SIGNALS.flatMap((signal, index) => {
    const found = { title: title[index] ?? NONE, lead: lead[index] ?? NONE, rest: rest[index] ?? NONE };
    const count = found.title.matches.length + found.lead.matches.length + found.rest.matches.length;
    return count > 0 && isMet(signal) ? [tallyOf(signal, found, measured)] : [];
  });
}

const NONE: TermFindings = { matches: [], names: 0 };

/** reach: where the second sentence ends. */
type MeasuredParts = ArticleParts & { readonly reach: number };

/** Two sentences behind the headline, the lead's or, below a short lead, the body's. */
function earlyReach({ lead, rest }: ArticleParts): number {
  const text = `${lead.slice(0, OPENING)} ${rest.slice(0, OPENING)}`.slice(0, OPENING);
  let ends = 0;
  for (const { index } of text.matchAll(SENTENCE_ENDS)) {
    ends += 1;
    if (ends === EARLY_SENTENCES) return index + 1;
  }
  return text.length;
}

const EARLY_SENTENCES = 2;

type Found = { readonly title: TermFindings; readonly lead: TermFindings; readonly rest: TermFindings };

/** weight × (headline: 1.5, +.25 a repetition; body: 1, +.2 each up to four), less for words that only pass by. */
function tallyOf(signal: Signal, found: Found, parts: MeasuredParts): Tally {
  const [inTitle, inLead, inRest] = [found.title.matches, found.lead.matches, found.rest.matches];
  const matches = [...inTitle, ...inLead, ...inRest];
  const bodyCount = inLead.length + inRest.length;
  const titlePart = inTitle.length === 0 ? 0 : 1.5 + 0.25 * Math.min(inTitle.length - 1, 3);
  const bodyPart = bodyCount === 0 ? 0 : 1 + 0.2 * (Math.min(bodyCount, 4) - 1);
  const opening = [
    ...inTitle,
    ...inLead.filter(({ index }) => index < OPENING),
    ...inRest.filter(({ index }) => index + parts.lead.length < SHORT_OPENING),
  ];
  const names = found.title.names + found.lead.names + found.rest.names;
  return {
    signal,
    count: matches.length,
    points:
      signal.weight *
      (titlePart + bodyPart) *
      passingFactor(signal, found, parts.lead) *
      (names >= matches.length ? NAME_ONLY : 1),
    isInTitle: inTitle.length > 0,
    isInOpening: opening.length > 0,
    isEarly:
      inTitle.length > 0 ||
      inLead.some(({ index }) => index < parts.reach) ||
      inRest.some(({ index }) => index + parts.lead.length < parts.reach),
    distinct: new Set(matches.map(({ text }) => canonical(text))),
    distinctInOpening: new Set(opening.map(({ text }) => canonical(text))),
    spelling: mostFrequent(matches.map(({ text }) => text)),
  };
}

/** What is left of a signal whose words are at least half of them names of something else. */
const NAME_ONLY = 0.25;

/** Lead paragraphs can be whole articles; a lead of one line goes on in the body. */
const OPENING = 400;
const SHORT_OPENING = 250;

/** A word said once in an enumeration, behind the first sentence, or deep in the body is a remark, not the subject. */
function passingFactor({ kind }: Signal, { title, lead, rest }: Found, leadText: string): number {
  const all = [...title.matches, ...lead.matches, ...rest.matches];
  if (all.length === 1 && all[0]?.isListed === true) return LISTED;
  if (title.matches.length > 0) return 1;
  const isSubject = kind === 'core' || kind === 'programme';
  if (lead.matches.length > 0) return isSubject && all.length === 1 && isBehindSentence(all, leadText) ? REMARK : 1;
  if (rest.matches.length > 2) return 1;
  return rest.matches.length === 2 ? 0.5 : 0.4;
}

/** Named once among others: `주택·플랜트·스마트시티 사업`. */
const LISTED = 0.4;
const REMARK = 0.45;

function isBehindSentence([first]: readonly TermMatch[], lead: string): boolean {
  return first !== undefined && SENTENCE_END.test(lead.slice(0, first.index));
}

/** `…밝혔다. `, `… novels. `; `St. ` and `2. ` end none. */
const SENTENCE_END = /[가-힣a-z)”"][.!?][”"]?\s/;
const SENTENCE_ENDS = /[가-힣a-z)”"\d][.!?][”"]?\s/g;

function canonical(text: string): string {
  return text.toLowerCase().replaceAll(SPACING, '');
}

/** What two spellings of one word may differ in: `스마트 시티`, `smart-city`. */
const SPACING = /[\s-]/g;

function mostFrequent(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  let best = '';
  for (const spelling of spellings) {
    const count = (counts.get(spelling) ?? 0) + 1;
    counts.set(spelling, count);
    if (count > (counts.get(best) ?? 0) || best === '') best = spelling;
  }
  return best;
}
