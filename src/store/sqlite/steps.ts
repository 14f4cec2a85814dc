// Work that is done in steps, so that everything else has its turn in between: a generator that yields where it may be interrupted.
// Between two steps others may write; what has to be one transaction is never done in steps.

/** Yields nothing, ends with the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does a step a unit. */
export async function inSteps<T>(unit: <R>(work: () => R) => Promise<R>, steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = await unit(() => steps.next());
    if (done === true) return value;
  }
}

/** All steps at once, where nobody waits. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
