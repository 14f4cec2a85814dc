/** Hostile input costs a linear pass: milliseconds. This bound only tells a hang from work, on any machine; speed is measured by the bench. */
export const ENDS_MS = 15_000;
