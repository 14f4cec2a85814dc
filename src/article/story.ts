// Decides which articles tell one event: which story an article joins, who leads it, what each later article adds.
// Pure rules over what the judge found; it judges no likeness itself.
import { splitSentences } from '#src/language/sentences.ts';
import type { Language, Verdict } from '#src/model.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { shingleHashes } from '#src/article/copies/shingles.ts';

/**
 * The story an article belongs to: that of the article it repeats, follows or updates; one of its own when it is new.
 * @param ownId id of the article, which names the story it opens
 * @param storyIdOf story of a stored article; undefined when the article is gone (its followers then open a new story)
 */
export function storyIdFor(
  verdict: Verdict,
  ownId: number,
  storyIdOf: (articleId: number) => number | undefined,
): number {
  return verdict.of === undefined ? ownId : (storyIdOf(verdict.of) ?? ownId);
}

/** What deciding about a story needs of its articles. */
export type Member = {
  readonly id: number;
  readonly publishedAt: number;
  readonly language: Language;
  readonly paragraphs: readonly string[];
};

/** The members in the order a reader wants them: the lead first (earliest; at the same instant the most complete), then by time. */
export function inStoryOrder<M extends Member>(members: readonly M[]): readonly M[] {
  return members.toSorted(
    (one, other) => one.publishedAt - other.publishedAt || lengthOf(other) - lengthOf(one) || one.id - other.id,
  );
}

/** The member with the longest text: what to summarise, when the lead is a cut copy. @returns undefined for no members */
export function mostComplete<M extends Member>(members: readonly M[]): M | undefined {
  return members.toSorted(
    (one, other) => lengthOf(other) - lengthOf(one) || one.publishedAt - other.publishedAt || one.id - other.id,
  )[0];
}

function lengthOf({ paragraphs }: Member): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

export type Addition = { readonly id: number; readonly sentences: readonly string[] };

/**
 * What every member tells that none before it told, in story order. The lead's sentences are all new; a copy's list is short or empty.
 * Costs one pass over the texts.
 */
export function additionsOf(members: readonly Member[]): readonly Addition[] {
  const told = new Set<number>();
  return inStoryOrder(members).map(({ id, language, paragraphs }) => {
    const sentences = paragraphs.flatMap((paragraph) => splitSentences(paragraph, language));
    return { id, sentences: sentences.filter((sentence) => tellsNew(sentence, told)) };
  });
}

const SHINGLE = 4;
/** Headings, names and dates add nothing. */
const LEAST_SENTENCE = 12;
/** An edited sentence keeps more than half of its n-grams. */
const NEW_SHARE = 0.5;

function tellsNew(sentence: string, told: Set<number>): boolean {
  const text = normaliseForComparison(sentence);
  if (text.length < LEAST_SENTENCE) return false;
  const hashes = shingleHashes(text, SHINGLE);
  const unseen = hashes.reduce((count, hash) => (told.has(hash) ? count : count + 1), 0);
  for (const hash of hashes) told.add(hash);
  return unseen / hashes.length >= NEW_SHARE;
}
