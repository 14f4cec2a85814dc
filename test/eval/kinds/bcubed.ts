// B-cubed: how well found groups agree with true ones, seen from every member (Bagga and Baldwin 1998).

/** Precision, recall and F1 over members with a found group (`story`) and a true one (`event`). */
export function bCubed(
  members: readonly { readonly event: string; readonly story: number }[],
): Readonly<Record<string, number>> {
  const mean = (share: (member: (typeof members)[number]) => number) =>
    members.length === 0 ? 0 : members.reduce((sum, member) => sum + share(member), 0) / members.length;
  const stories = Map.groupBy(members, ({ story }) => story);
  const events = Map.groupBy(members, ({ event }) => event);
  const precision = mean(({ event, story }) => {
    const group = stories.get(story) ?? [];
    return group.filter((other) => other.event === event).length / group.length;
  });
  const recall = mean(({ event, story }) => {
    const group = events.get(event) ?? [];
    return group.filter((other) => other.story === story).length / group.length;
  });
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { bCubedPrecision: rounded(precision), bCubedRecall: rounded(recall), bCubedF1: rounded(f1) };
}

/** Three decimals: what a figure of a hundred cases can carry. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
