// Decides what each article of a story brings: the same text again, an edited one, or reporting of its own, and what nobody said before.
// Read from the sentences, in story order; the judge's verdict only settles what sentences leave open.
import { beginningOf } from '#src/article/copies/beginning.ts';
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import { figuresOf } from '#src/article/copies/event-keys.ts';
import { shingleHashes } from '#src/article/copies/shingles.ts';
import { splitSentences } from '#src/language/sentences.ts';
import type { Verdict } from '#src/model.ts';
import { inStoryOrder, type Member } from './story.ts';

/** `first`: the lead. `same`: a pure copy, also a cut one. `edited`: a copy that was changed. `own`: its own reporting. */
export type ContributionKind = 'first' | 'same' | 'edited' | 'own';

export type Contribution = {
  readonly id: number;
  readonly kind: ContributionKind;
  /**
   * Sentences that none before it told, as written, those with the most figures of their own first; empty for the first of
   * its language beside another: there is nothing to compare with.
   */
  readonly added: readonly string[];
};

export type Contributor = Member & { readonly verdict: Verdict };

/** What every member brings, in story order. Costs one pass over the texts. */
export function contributionsOf(members: readonly Contributor[]): readonly Contribution[] {
  const told: Told = { grams: new Set(), figures: new Set() };
  const languages = new Set<string>();
  return inStoryOrder(members).map((member, index) => {
    const sentences = beginningOf(member.paragraphs).flatMap((paragraph) => splitSentences(paragraph, member.language));
    const read = sentences.map((sentence) => readBeside(sentence, told));
    const isComparable = index === 0 || languages.has(member.language);
    languages.add(member.language);
    const added = read
      .filter(({ standing }) => standing === 'new')
      .toSorted((one, other) => other.figureCount - one.figureCount)
      .map(({ sentence }) => sentence);
    const counts = countsOf(read.map(({ standing }) => standing));
    return {
      id: member.id,
      kind: index === 0 ? 'first' : kindOf(counts, member.verdict),
      added: isComparable ? added : [],
    };
  });
}

type Counts = {
  /** Sentences that say something. */
  readonly all: number;
  /** Of them those that were told before, alike. */
  readonly seen: number;
  /** Of those the ones told in the very words. */
  readonly verbatim: number;
};

/** What an article is to those before it in its story. */
export function kindOf({ all, seen, verbatim }: Counts, { kind }: Verdict): ContributionKind {
  if (all === 0) return kind === 'copy' ? 'same' : 'own';
  if (seen === all && verbatim >= all * SAME_SHARE) return 'same';
  return kind === 'copy' || seen >= all * EDITED_SHARE ? 'edited' : 'own';
}

/** One ending in ten that a desk polished (`밝혔다` to `전했다`) makes no other text. */
const SAME_SHARE = 0.9;
/** Most of it was told before: what is added stands beside it as new sentences. */
const EDITED_SHARE = 0.5;

type Standing = 'verbatim' | 'alike' | 'new' | 'nothing';

function countsOf(standings: readonly Standing[]): Counts {
  const count = (wanted: Standing) => standings.filter((standing) => standing === wanted).length;
  const [verbatim, alike, fresh] = [count('verbatim'), count('alike'), count('new')];
  return { all: verbatim + alike + fresh, seen: verbatim + alike, verbatim };
}

const SHINGLE = 4;
/** Headings, names and dates add nothing. */
const LEAST_SENTENCE = 12;
/** An edited sentence keeps more than half of its n-grams. */
const NEW_SHARE = 0.5;
/** Two sentences that were joined have as many unseen n-grams at the seam; one syllable changed inside a sentence makes four. */
const SEAM = SHINGLE - 1;

/** Everything that the story has told so far. */
type Told = { readonly grams: Set<number>; readonly figures: Set<string> };

type Read = {
  readonly sentence: string;
  readonly standing: Standing;
  /** Figures that the story did not know. */
  readonly figureCount: number;
};

/** What the sentence is beside everything told before it, which it is added to. */
function readBeside(sentence: string, told: Told): Read {
  const text = normaliseForComparison(sentence);
  if (text.length < LEAST_SENTENCE) return { sentence, standing: 'nothing', figureCount: 0 };
  const hashes = shingleHashes(text, SHINGLE);
  const unseen = hashes.reduce((count, hash) => (told.grams.has(hash) ? count : count + 1), 0);
  for (const hash of hashes) told.grams.add(hash);
  const figures = [...figuresOf(sentence)].filter((figure) => !told.figures.has(figure));
  for (const figure of figures) told.figures.add(figure);
  return { sentence, standing: standingOf(unseen, hashes.length), figureCount: figures.length };
}

function standingOf(unseen: number, all: number): Standing {
  if (unseen <= SEAM) return 'verbatim';
  return unseen / all >= NEW_SHARE ? 'new' : 'alike';
}
