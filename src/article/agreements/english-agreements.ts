// Agreements told in English: who signed what with whom, active, passive or in a relative clause.
// It must never take wishes, talks, refusals or a user agreement for a signature.
import type { Agreement } from '#src/model-facts.ts';
import { signingDay } from './english-days.ts';
import { namesAhead, subjectNames } from './english-names.ts';
import { shapeOf, type Shape } from './english-signs.ts';

/** What one sentence tells; parties may still be missing. */
export type EnglishTelling = Agreement & { readonly isRepeated: boolean };

/** Whom `the city`, `it`, `the two sides` mean. */
export type EnglishMemory = { topic: string | undefined; pair: readonly string[] };

/** Two clauses with a signature each are told one after the other; none when the sentence tells of no agreement. */
export function englishTellings(
  sentence: string,
  publishedAt: number | undefined,
  memory: EnglishMemory,
): readonly EnglishTelling[] {
  const [first, ...others] = withEachOther(sentence);
  if (others.length > 0) return [first, ...others].flatMap((part) => englishTellings(part, publishedAt, memory));
  const next = NEXT_CLAUSE.exec(sentence);
  const isTwo = next !== null && SIGNED.test(sentence.slice(0, next.index));
  const clauses = isTwo ? [sentence.slice(0, next.index), sentence.slice(next.index + 2)] : [sentence];
  return clauses
    .map((clause) => englishTelling(clause, publishedAt, memory))
    .filter((telling) => telling !== undefined);
}

/** `A signed an MOU with B on Monday and another with C`: A signed with each, one after the other. */
function withEachOther(sentence: string): readonly [string, ...string[]] {
  const second = SECOND_PARTNER.exec(sentence);
  if (second === null || !SIGNED.test(sentence.slice(0, second.index))) return [sentence];
  const rest = sentence.slice(second.index + second[0].length);
  return [sentence.slice(0, second.index), `It signed an agreement with ${rest}`];
}

/** ` and another with `, ` and, a day later, a contract with `. */
const SECOND_PARTNER =
  /,? (?:and|while)(?:, [a-z ]{2,24},)? (?:another|(?:a|an) (?:(?:second|separate|similar) )?(?:contract|agreement|deal|MOU|memorandum|pact)) with (?=[A-Z]|the |[A-Z]?[a-z]+ (?:firm|company|utility|operator) [A-Z])/;

/** `, and LG CNS also clinched …`. */
const NEXT_CLAUSE =
  /, (?:and|while|whereas) (?=(?:[\w'’.&-]{1,24} ){1,9}?(?:signed|inked|clinched|concluded) (?:a|an|the|another|two|three) )/;

const SIGNED = /\b(?:signed|inked|clinched|concluded)\b/;

function englishTelling(
  sentence: string,
  publishedAt: number | undefined,
  memory: EnglishMemory,
): EnglishTelling | undefined {
  const text = plain(sentence);
  const shape = shapeOf(text);
  const leading = subjectNames(clauseBefore(text, shape?.verbStart ?? text.search(MAIN_VERB)));
  if (shape === undefined || shape.status === 'none') {
    learn(memory, [...leading, ...companions(text)]);
    return undefined;
  }
  const parties = partiesOf(text, shape, memory);
  learn(memory, parties.length >= 2 ? parties : leading);
  return {
    parties,
    subject: subjectOf(text, shape),
    status: shape.status,
    date: signingDay({ text: text.slice(0, shape.end), publishedAt, isPlanned: shape.status === 'planned' }),
    isRepeated: parties.length < 2,
  };
}

/** `it will build a map with JDC and Nexen Tech`: whom they work with. */
function companions(text: string): readonly string[] {
  const match = COMPANIONS.exec(text);
  return match === null ? [] : namesAhead(text.slice(match.index + match[0].length));
}

const COMPANIONS = /\b(?:with|alongside) (?=[A-Zt])/;

function learn(memory: EnglishMemory, names: readonly string[]): void {
  memory.topic = names[0] ?? memory.topic;
  if (names.length >= 2) memory.pair = names;
}

/** Without brackets, dateline and said words; what the source says of it is cut off behind the comma. */
function plain(sentence: string): string {
  return sentence
    .replace(DATELINE, '')
    .replaceAll(BRACKETS, '')
    .replaceAll(SAID, ' ')
    .replaceAll(MARKS, '')
    .replaceAll(HOLDER, '')
    .replaceAll(APPOSITION, (_, end: string) => (end === ' and' ? ' and' : ''))
    .replace(BULLET, '')
    .trim();
}

/** `ANSAN, Feb. 6 (News) -- `, `SEOUL — `. */
const DATELINE =
  /^(?:\([^()]{1,40}\) |\p{Lu}[\p{L} .,\d]{1,40}(?:\([^()]{1,40}\)\s?)?(?: - [\p{Lu} ]{2,30})?\s?(?:--|—|–|:)\s(?=\p{Lu}))/u;
const BRACKETS = / ?\([^()]{0,120}\)/g;
const SAID = /“[^“”]{20,400}”/g;
/** `Sensorium chief executive Raj Patel`: the office and its bearer behind a body. */
const HOLDER =
  /(?<=[A-Z][\w.&-]{0,30}) (?:chief executive(?: officer)?|managing director|vice president|vice mayor|president|chair(?:man|woman|person)?|director general|director|founder|co-founder|mayor|governor|minister|chief) [A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2}/g;
/** `Deutsche Bahn, Germany's rail operator, have`, `X, the cloud arm of Y, and`: what a body is. */
const APPOSITION =
  /, (?:(?:an?|the|one of) (?!(?:city|town|county|state|province|port|district|municipality|governments?|university|ministry|department|kingdom|republic)\b)[a-z]|[A-Z]\w{1,20}(?: [A-Z]\w{1,20})?['’]s? [a-z])[^,;.]{2,90},(?=( and)?\s)(?: and)?/g;
/** Quotation marks around a name; apostrophes stay. */
const MARKS = /[‘“”"]|(?<![a-zA-Z])'|['’](?![a-zA-Z])(?<![sS]['’])/g;
const BULLET = /^[\s*•·▲-]{1,4}/;

/** Up to the verb from the last clause on: `Opticore said it had signed` begins with Opticore. */
function clauseBefore(text: string, verbStart: number): string {
  const before = text.slice(0, verbStart < 0 ? Math.min(text.length, 80) : verbStart);
  const report = before.search(REPORT);
  if (report < 0) return before;
  const behind = before.slice(report).replace(REPORT, '');
  return subjectNames(behind).length > 0 && !PRONOUN.test(behind.trim()) ? behind : before.slice(0, report);
}

const REPORT =
  /\b(?:said|announced|says|announces|revealed|confirmed|reported|disclosed)\b(?: (?:on )?[A-Z][a-z]+day)?(?: that)?\b/;
const PRONOUN =
  /^(?:it|they|the (?:company|city|county|firm|operator|ministry|group|agency|province|government|two|three|parties|sides))\b/;
const MAIN_VERB = /\b(?:is|are|was|were|has|have|had|will|said|says|announced|plans|planned|partnered|teamed)\b/;

function partiesOf(text: string, shape: Shape, memory: EnglishMemory): readonly string[] {
  const subjects = shape.isPassive ? [] : signers(text, shape, memory);
  const named = [...new Set([...subjects, ...partners(text, shape)])];
  return named.length === 1 && shape.isPassive ? [...named, ...mainSubject(text, shape)] : named;
}

/** `Under an MOU signed with Busan City on May 3, KT will …`: who acts under it. */
function mainSubject(text: string, shape: Shape): readonly string[] {
  const comma = UNDER.test(text) ? text.indexOf(', ', shape.verbEnd) : -1;
  return comma < 0 ? [] : namesAhead(text.slice(comma + 2)).slice(0, 1);
}

const UNDER = /^(?:Under|Following|As part of|Based on|After|Thanks to|Through) /;

function signers(text: string, shape: Shape, memory: EnglishMemory): readonly string[] {
  const from = shape.nounStart < shape.verbStart ? shape.nounEnd : 0;
  const clause = clauseBefore(text.slice(from), shape.verbStart - from)
    .replace(/^,? ?(?:that|which) /, '')
    .replace(HAVING, '');
  const tail = clause.trimEnd();
  if (TOGETHER.test(tail)) return memory.pair;
  const names = subjectNames(clause);
  if (names.length > 0) return names;
  return ANAPHOR.test(tail) && memory.topic !== undefined ? [memory.topic] : [];
}

const TOGETHER =
  /\b(?:[Tt]he (?:two|three|four|parties|sides|companies|cities|partners|organi[sz]ations|governments|pair)|[Bb]oth|[Tt]hey)(?: [a-z]+)?(?: (?:on )?[A-Z][a-z]+day)?(?: (?:also|then|formally|have|had|will|has))*$/;
const ANAPHOR =
  /(?:^|[,;] |^[Oo]n [\w.]{1,12}(?: [\w.]{1,12})? )(?:[Tt]he [a-z]+(?: [a-z]+)?|[Ii]t)(?: (?:on )?[A-Z][a-z]+day)?(?: (?:also|then|formally|has|had|have|will))*$/;

/** `Having terminated its contract with A, B signed`: A signs nothing; `said after B signed`: B does. */
const HAVING = /^(?:Having|After having) [^,]{0,120}, |^.{0,200}\b(?:after|when|as|once|where) (?=(?:the )?[A-Z])/;

/** Behind with, between and by, wherever they stand. */
function partners(text: string, shape: Shape): readonly string[] {
  const from = Math.min(shape.nounEnd, shape.verbEnd);
  const withFrom = HAVING_WITH.exec(text)?.[0].length ?? 0;
  const starts = [...text.slice(0, shape.end).matchAll(WITH)]
    .filter(({ index, 1: word }) => index >= (word === 'with' ? withFrom : from - 1))
    .map(({ index, 0: { length } }) => index + length);
  return [...(shape.partnersAt ?? []), ...starts].flatMap((start) => namesAhead(text.slice(start)));
}

const HAVING_WITH = /^(?:Having|After having) [^,]{0,120}, /;
const WITH = /\b(with|between|by|among)\b (?!(?:\d|a view|the aim|support))/g;

/** What follows to, on, for, or aimed at; days, places and partners end it. */
function subjectOf(text: string, shape: Shape): string {
  const from = shape.nounEnd;
  const tail = text.slice(from, shape.isPassive && shape.verbStart > from ? shape.verbStart : shape.end);
  const found = purposeIn(tail);
  if (found !== '' || !shape.isPassive) return found;
  return purposeIn(text.slice(shape.verbEnd, shape.end));
}

function purposeIn(tail: string): string {
  for (const match of tail.matchAll(PURPOSE)) {
    const rest = tail.slice(match.index + match[0].length);
    if (
      NO_PURPOSE.test(rest) ||
      (match[0] === 'for ' && /^[A-Z]/.test(rest) && /[A-Z][\w'’.-]* $/.test(tail.slice(0, match.index)))
    )
      continue;
    const end = PURPOSE_END.exec(rest)?.index ?? rest.length;
    const purpose = rest
      .slice(0, Math.min(end, MOST_PURPOSE))
      .replace(/^(?:the|a|an) /, '')
      .trim();
    if (purpose.length > 2) return purpose;
  }
  return '';
}

const PURPOSE = /(?<=^| |,)(?<!according )(?:to|on|for|covering|aimed at|regarding|concerning|under which it will) /g;
const MOST_PURPOSE = 120;
/** A day, a term, a place: `on Friday`, `for three years`, `to the city`. */
const NO_PURPOSE =
  /^(?:(?:last |next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]|\d{1,2}\b(?! \w)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d|the (?:\d|same day|sidelines|occasion|margins)|(?:a |an |the next )?(?:\w{1,9}[ -])?(?:years?|months?|weeks?)\b|behalf|track|hold|date|the first time)/;
const PURPOSE_END =
  /[.;,]? ?(?=\b(?:(?:on|in) (?:(?:last |next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d|20\d\d)|(?:last|next|this) (?:[A-Z]|year|week|month|spring|summer|autumn|fall|winter|quarter)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier|tomorrow|with (?:the )?[A-Z]|between |at an? |at the |at [A-Z]|during |in (?:the city of )?[A-Z]|by 20|worth |valued |(?:beginning|starting) (?:in|from|on|next) |according |after |following |while |which |that |according to |later (?:this|next|in|today)|as (?:part|the)))|[.;,](?=\s|$)/;
