// What is said of the articles of one story: who leads, who is the most complete, what leaves it together. Which articles tell one event
// story-groups.ts decides.
import type { Language, Verdict } from '#src/model.ts';

/** The article and its copies, and theirs: what leaves a story together. */
export function withCopies(
  articleId: number,
  members: readonly { readonly id: number; readonly verdict: Verdict }[],
): ReadonlySet<number> {
  const copies = Map.groupBy(
    members.filter(({ verdict }) => verdict.kind === 'copy'),
    ({ verdict }) => verdict.of,
  );
  const found = new Set([articleId]);
  // A set gives what is added while it is walked through.
  for (const id of found) for (const copy of copies.get(id) ?? []) found.add(copy.id);
  return found;
}

/** What deciding about a story needs of its articles. */
export type Member = {
  readonly id: number;
  readonly publishedAt: number;
  readonly language: Language;
  readonly paragraphs: readonly string[];
};

/** The members in the order a reader wants them: the lead first (earliest; at the same instant the most complete), then by time. */
export function inStoryOrder<M extends Pick<Member, 'id' | 'publishedAt' | 'paragraphs'>>(
  members: readonly M[],
): readonly M[] {
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

function lengthOf({ paragraphs }: Pick<Member, 'paragraphs'>): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
