// Whether a Korean and an English article tell one event: they share no word, so places and figures have to say it.
// Conservative: the same places, at least half of the figures, within a day; a translated look-alike (the city's other agreement, last
// year's sum) has other figures.
import { findPlaces } from '#src/language/places.ts';
import { digitsOf, figuresOf } from './event-keys.ts';

/** What an article says that is written alike in every language. */
export type WorldwideFacts = {
  /** Ids of places below a country. */
  readonly places: ReadonlySet<string>;
  /** Figures without their size: `77.5 billion` and `775억` are both `775`. */
  readonly digits: ReadonlySet<string>;
};

/** Beyond it an article tells the background. */
const TOLD_LENGTH = 1_200;

export function worldwideFacts(title: string, body: string): WorldwideFacts {
  const text = `${title}\n${body.slice(0, TOLD_LENGTH)}`;
  const ids = findPlaces(text, { titleLength: title.length }).map(({ id }) => id);
  return { places: new Set(ids.filter((id) => id.includes('-'))), digits: new Set(digitsOf(figuresOf(text))) };
}

/** @param hours between the two publications */
export function isSameEventAcross(one: WorldwideFacts, other: WorldwideFacts, hours: number): boolean {
  const places = one.places.intersection(other.places).size;
  const digits = one.digits.intersection(other.digits).size;
  const fewer = Math.min(one.digits.size, other.digits.size);
  if (hours > MOST_HOURS || places === 0 || digits < LEAST_DIGITS) return false;
  return digits / fewer >= LEAST_SHARE;
}

/** Of 51 articles in two languages all pairs of one event but two pass these, and no other; of 48 that were kept apart see the README. */
const MOST_HOURS = 24;
const LEAST_DIGITS = 2;
const LEAST_SHARE = 0.5;
