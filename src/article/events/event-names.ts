// Where a Korean text names events: in quotation marks, by a noun with what belongs to it before it, or in Latin letters.
// It must never take a body (한국미래포럼은 밝혔다), a theme, a building (박람회장) or any meeting for one.
import type { Span } from '#src/model-facts.ts';
import { INNER_MEETING, LEISURE } from './event-nouns.ts';
import { plainNames } from './event-plain-names.ts';
import { quotedNames } from './event-quoted-names.ts';
import { aliasBehind, AROUND, isOfBody, isWordEnd } from './event-word-ends.ts';

/**
 * What the name needs to be believed: nothing, to be held (a day, a place or a verb of holding about it), or day and place both.
 */
export type Need = 'nothing' | 'holding' | 'day and place';

export type NameCandidate = Span & {
  readonly name: string;
  readonly need: Need;
  /** What stands in brackets behind the name: `WCS` of `세계도시정상회의(WCS)`. */
  readonly alias: string | undefined;
  /** The sentence makes it act: 한국미래포럼은 밝혔다. Then it is a body, wherever else the text names it. */
  readonly isBody: boolean;
};

export type NameRequest = Span & {
  readonly text: string;
  /** Where dates stand: no name runs across one. */
  readonly dates: readonly Span[];
};

/** The names in a stretch of text, in order, none inside another. Linear. */
export function koreanEventNames(request: NameRequest): readonly NameCandidate[] {
  const { start, end } = request;
  const text = request.text.slice(start, end);
  const found = [...quotedNames(text), ...plainNames(text, request), ...latinNames(text)]
    .filter(({ name }) => !LEISURE.test(name) && !INNER_MEETING.test(name))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: NameCandidate[] = [];
  for (const candidate of found) {
    const last = kept.at(-1);
    if (last !== undefined && candidate.start < last.end + (last.alias ?? '').length) continue;
    kept.push(candidate);
  }
  return kept.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
}

/** `World Smart City Week 2026`, `CES 2026`, `WSCE 2023`. */
function latinNames(text: string): readonly NameCandidate[] {
  return [...text.matchAll(LATIN), ...text.matchAll(ACRONYM)].flatMap((match) => {
    const [name] = match;
    const end = match.index + name.length;
    const after = text.slice(end, end + AROUND);
    if (!name.includes(' ') && !ACRONYM_YEAR.test(name)) return [];
    if (!HAS_NOUN.test(name) && !YEAR_AT_END.test(name) && !ACRONYM_YEAR.test(name)) return [];
    if (text[match.index - 1] === '(' || !isWordEnd(after)) return [];
    const need = HAS_NOUN.test(name) || KNOWN_ACRONYM.test(name) ? 'nothing' : 'holding';
    const isBody = isOfBody(after);
    return [{ start: match.index, end, name, need, isBody, alias: aliasBehind(after) }];
  });
}

const LATIN =
  /(?<![A-Za-z])[A-Z][A-Za-z&'-]{1,20}(?:\s(?:of\s|for\s|on\s|&\s|and\s)?[A-Z][A-Za-z&'-]{1,20}){0,6}(?:\s20\d\d(?!\d))?/g;
const HAS_NOUN =
  /\b(?:Expo|Forum|Summit|Conference|Congress|Week|Hackathon|Exhibition|Festival|Symposium|Show|Fair)(?:\s20\d\d)?$/;
const ACRONYM = /(?<![A-Za-z])[A-Z]{2,6}(?:\s?['’]\d{2}|\s?20\d{2}|\d{2})(?![\dA-Za-z-])/g;
const ACRONYM_YEAR = /^[A-Z]{2,6}(?:\s?['’]\d{2}|\s?20\d{2}|\d{2})$/;
/** Fairs known by their letters. */
const KNOWN_ACRONYM = /^(?:SCEWC|WSCE|WSCW|CES|MWC|GITEX|IFA)/;
const YEAR_AT_END = /\s20\d\d$/;
