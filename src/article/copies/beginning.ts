// How much of an article is compared: all of it, unless it is longer than any report. A page of half a million characters would cost the main
// thread seconds with each article it is compared with, and megabytes as long as it is kept prepared.

/** UTF-16 units: a report of ten pages in English. */
const MOST_COMPARED = 20_000;

/** The paragraphs of an article as far as they are compared; the very same where that is all of them. */
export function beginningOf(paragraphs: readonly string[]): readonly string[] {
  const length = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (length <= MOST_COMPARED) return paragraphs;
  let left = MOST_COMPARED;
  const kept = paragraphs.flatMap((paragraph) => {
    const text = paragraph.slice(0, Math.max(0, left)).toWellFormed();
    left -= paragraph.length;
    return text === '' ? [] : [text];
  });
  // A slice keeps the text it is of alive.
  return structuredClone(kept);
}
