// Cuts a text to a length for people, never through a character.

/** At most `longest` UTF-16 units, cut between characters, with an ellipsis. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .replace(HALF_PAIR, '')
    .trimEnd()}…`;
}

/** A high surrogate that lost its partner at the cut, e.g. half of an emoji. */
const HALF_PAIR = /[\uD800-\uDBFF]$/;
