// Decides what an outlet changed when it changed an article under the same address, and whether those who were told should know.
// It must never take a worse text for a better one, nor call a stamp, a byline or a counter a change.
import { splitSentences } from '#src/language/sentences.ts';
import type { Article, Scores } from '#src/model.ts';
import { beginningOf } from './copies/beginning.ts';
import { normaliseForComparison } from './copies/comparison-text.ts';
import { figuresOf } from './copies/event-keys.ts';
import { gramSize, overlap, shingleSet } from './copies/shingles.ts';
import { cosine, pairVector } from './copies/tf-idf.ts';
import { comparedText } from './fingerprint.ts';
import { namesOf, placesNamed } from './named.ts';

/** An article as it is told: the stored one, or what its page says now. */
export type Version = Pick<Article, 'title' | 'paragraphs' | 'language' | 'how'> & {
  readonly outlet: string | undefined;
};

export type Change = 'title' | 'figures' | 'names' | 'text';

export type Changes = {
  /** Empty: nothing that a reader would notice. */
  readonly changes: readonly Change[];
  /** Title, figures or names changed, or the outlet says that it corrects: a posted card is to be edited. */
  readonly isCorrection: boolean;
  /** False: the incoming text is worse than the stored one, which stays; only the title may be taken. */
  readonly takesText: boolean;
};

/** What differs between two versions of one article. */
export function changesBetween(stored: Version, incoming: Version): Changes {
  const takesText = !isWorse(stored, incoming);
  const text: TextChanges = takesText ? textChanges(stored, incoming) : { changes: [], saysSo: false };
  const changes = [...(hasOtherTitle(stored, incoming) ? (['title'] as const) : []), ...text.changes];
  return { changes, isCorrection: text.saysSo || changes.some((change) => change !== 'text'), takesText };
}

/** How alike two versions are, as the verdict on any two articles has it. */
export function scoresBetween(stored: Version, incoming: Version): Scores {
  const [one, other] = [comparedBeginning(stored), comparedBeginning(incoming)];
  const grams = (size: number) =>
    overlap(shingleSet(one, gramSize(one, size)), shingleSet(other, gramSize(other, size)));
  return {
    jaccard: grams(3).jaccard,
    containment: grams(4).containment,
    cosine: cosine(pairVector(one), pairVector(other)),
  };
}

function comparedBeginning({ title, paragraphs }: Version): string {
  return comparedText({ title, paragraphs: beginningOf(paragraphs) });
}

/** The reasons of the verdict: `same-url`, `text-changed`, `correction`, then what changed. */
export function reasonsOf({ changes, isCorrection }: Changes): readonly string[] {
  return [
    'same-url',
    ...(changes.includes('text') ? ['text-changed'] : []),
    ...(isCorrection ? ['correction'] : []),
    ...changes.filter((change) => change !== 'text'),
  ];
}

/** What a verdict's reasons say of an update: `reasonsOf`, read back. */
export function changesIn(reasons: readonly string[]): Omit<Changes, 'takesText'> {
  const isSaid = (change: Change) => reasons.includes(change === 'text' ? 'text-changed' : change);
  return { changes: CHANGES.filter(isSaid), isCorrection: reasons.includes('correction') };
}

const CHANGES: readonly Change[] = ['title', 'figures', 'names', 'text'];

/** Less of the text than this is a wall, a cut or a mistake. */
const LEAST_SHARE = 0.6;

/** A feed has the beginning of what its page has. */
function isWorse(stored: Version, incoming: Version): boolean {
  if (incoming.how === 'feed' && stored.how !== 'feed') return true;
  return lengthOf(incoming) < lengthOf(stored) * LEAST_SHARE;
}

function lengthOf({ paragraphs }: Version): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

/** Whether two headlines say the same, whatever their spaces and marks and whether the outlet's name is behind them. */
export function isSameTitle(one: Pick<Version, 'title' | 'outlet'>, other: Pick<Version, 'title' | 'outlet'>): boolean {
  const [left, right] = [normaliseForComparison(one.title), normaliseForComparison(other.title)];
  const outlets = [one.outlet, other.outlet].map((outlet) => normaliseForComparison(outlet ?? ''));
  return left === right || outlets.some((outlet) => left + outlet === right || right + outlet === left);
}

function hasOtherTitle(stored: Version, incoming: Version): boolean {
  // A tag is no part of a compared title.
  const gainsTag = CORRECTION.test(incoming.title) && !CORRECTION.test(stored.title);
  return gainsTag || !isSameTitle(stored, incoming);
}

/** Example: `[정정] …`, `[바로잡습니다]`, `…(종합2보)`, `[Correction] …`. */
const CORRECTION = /정정|수정|바로잡|[[(] ?종합 ?\d?보? ?[\])]|\bcorrect(?:ed|ion)\b/i;

type TextChanges = {
  readonly changes: readonly Change[];
  /** A new sentence says that the outlet corrects. */
  readonly saysSo: boolean;
};

function textChanges(stored: Version, incoming: Version): TextChanges {
  const before = readText(stored);
  const after = readText(incoming);
  if (before.compared === after.compared) return { changes: [], saysSo: false };
  const gone = sentencesOnlyIn(before, after);
  const added = sentencesOnlyIn(after, before);
  // What is only added contradicts nothing that was told; the page of what a feed had told is longer.
  const isAddition = gone === '' || (stored.how === 'feed' && incoming.how !== 'feed');
  const said = { before, after, gone, added: isAddition ? '' : added };
  const changes: Change[] = [];
  if (hasOther(said, figuresOf)) changes.push('figures');
  if (hasOtherNames(said)) changes.push('names');
  return { changes: [...changes, 'text'], saysSo: SAYS_SO.test(added) };
}

/** Example: `앞선 기사의 사업비를 150억원으로 바로잡습니다.` */
const SAYS_SO = /바로잡습니다|바로잡았습니다|정정합니다|정정했습니다|\bcorrection:|\bhas been corrected\b/i;

type ReadText = {
  readonly written: string;
  readonly compared: string;
  /** Those that are looked for in the other text: each costs a pass over it. */
  readonly sentences: readonly string[];
};

function readText({ title, paragraphs, language }: Version): ReadText {
  const all = sentencesOf(paragraphs, language);
  const beginning = beginningOf(paragraphs);
  return {
    written: [title, ...all].join('\n'),
    compared: all.map(normaliseForComparison).join(''),
    sentences: beginning === paragraphs ? all : sentencesOf(beginning, language),
  };
}

function sentencesOf(paragraphs: readonly string[], language: Version['language']): readonly string[] {
  return splitSentences(paragraphs.join('\n'), language).filter((sentence) => !COUNTER.test(sentence));
}

/** A count of visits that goes up at every poll. Example: `조회 12`, `댓글수: 3건`, `추천 0`. */
const COUNTER =
  /^\W{0,3}(?:조회|댓글|추천|공감|좋아요|views|comments)\s?수?\s?[:：]?\s?\d[\d,]{0,9}\s?[회건개명]?\W{0,3}$/iu;

/** Sentences whose words the other text does not have, a line each; where a sentence begins does not matter. */
function sentencesOnlyIn({ sentences }: ReadText, { compared }: ReadText): string {
  return sentences.filter((sentence) => !compared.includes(normaliseForComparison(sentence))).join('\n');
}

type Said = {
  readonly before: ReadText;
  readonly after: ReadText;
  /** Sentences that are not there any more, and those that stand in their place. */
  readonly gone: string;
  readonly added: string;
};

/** Whether something is said in what went that is said nowhere now, or in what came that was said nowhere before. */
function hasOther({ before, after, gone, added }: Said, find: (text: string) => ReadonlySet<string>): boolean {
  return !find(gone).isSubsetOf(find(after.written)) || (added !== '' && !find(added).isSubsetOf(find(before.written)));
}

function hasOtherNames(said: Said): boolean {
  const { before, after, gone, added } = said;
  return isAnyMissing(namesOf(gone), after) || isAnyMissing(namesOf(added), before) || hasOther(said, placesNamed);
}

function isAnyMissing(names: ReadonlySet<string>, { written }: ReadText): boolean {
  const compared = names.size === 0 ? '' : normaliseForComparison(written);
  return [...names].some((name) => !compared.includes(name));
}
