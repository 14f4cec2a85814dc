// Weighs what the signals said: core, adjacent or no. Every rule is one small predicate over tallies and the civic subject.
// A city's technology needs a city; AI and data alone never count; a rival headline (분양, 상한가) takes the subject's name away.
import type { Relevance } from '#src/model.ts';
import type { CivicSubject } from './civic.ts';
import type { Tally } from './tally.ts';

export type Verdict = {
  readonly relevance: Relevance;
  /** The tallies that count, with their sign and what is left of them. */
  readonly counted: readonly { readonly tally: Tally; readonly weight: number }[];
};

/** What the place of a municipality is worth. */
export const CITY_WEIGHT = 0.8;

/** Relevant at two points; core when the subject itself has two and a half: once in a first sentence has, once in passing has not. */
const RELEVANT = 2;
const CORE_SUBJECT = 2.5;
/** What is left of the points when the article is about something else, or when nobody in it acts for a city. */
const OTHER_SUBJECT = 0.25;
/** What words against an article still cost below a headline in which a city acts: 축사 in `홍성군, 축사 냄새 잡는다`. */
const BESIDE_CITY = 0.3;

export function verdictOn(tallies: readonly Tally[], civic: CivicSubject): Verdict {
  const against = tallies.filter(
    ({ signal, isInTitle, distinctInOpening }) =>
      signal.kind === 'against' && (isInTitle || distinctInOpening.size >= 2),
  );
  const hasRival = against.some((found) => isRival(found, tallies, civic));
  const units = technologyUnits(tallies, civic);
  const isCivic = units >= 2 && !hasRival && mayAct(tallies, { civic, units });
  const isCore = !hasRival && subjectPoints(tallies) >= CORE_SUBJECT && isOfTheField(tallies, civic);
  const blame = !hasRival && (isCivic || civic.isInTitle) ? BESIDE_CITY : 1;
  const counted = tallies.flatMap((tally) => {
    if (tally.signal.kind === 'against')
      return against.includes(tally) ? [{ tally, weight: -tally.points * blame }] : [];
    if (SILENT.has(tally.signal.kind) || (PAIRED.has(tally.signal.kind) && !isCivic)) return [];
    const factor = hasRival || !(isCore || isCivic) ? OTHER_SUBJECT : 1;
    return [{ tally, weight: tally.points * factor }];
  });
  const score = counted.reduce((sum, { weight }) => sum + weight, civic.place === undefined ? 0 : CITY_WEIGHT);
  return { relevance: relevanceOf({ isCore, isCivic, score }), counted };
}

/** What only opens or closes a gate and is worth no point. */
const SILENT: ReadonlySet<string> = new Set(['company', 'field']);
/** What is worth points only where a city uses one for the other. */
const PAIRED: ReadonlySet<string> = new Set(['matter', 'means']);

type Gates = { readonly isCore: boolean; readonly isCivic: boolean; readonly score: number };

function relevanceOf({ isCore, isCivic, score }: Gates): Relevance {
  if (score < RELEVANT) return 'no';
  if (isCore) return 'core';
  return isCivic ? 'adjacent' : 'no';
}

/** What the subject is worth; below a headline about something else one mention is only a remark. */
function subjectPoints(tallies: readonly Tally[]): number {
  const subjects = tallies.filter(isSubject);
  const isAside = subjects.every(({ isInTitle, count }) => !isInTitle && count === 1);
  const isOther = tallies.some(({ signal, isInTitle }) => signal.kind === 'against' && isInTitle);
  return sumOf(subjects) * (isAside && isOther ? ASIDE : 1);
}

const ASIDE = 0.45;

/** The name alone may be a lounge or a racehorse: it is said again, known by what it `needs`, or something of the field stands beside it. */
function isOfTheField(tallies: readonly Tally[], civic: CivicSubject): boolean {
  const subjects = tallies.filter(isSubject);
  const isSaidAgain =
    subjects.length > 1 || subjects.some(({ signal, count }) => count >= 2 || signal.needsAt !== undefined);
  return isSaidAgain || civic.isCalledCity || tallies.some(({ signal }) => SPEAKS_OF_FIELD.has(signal.kind));
}

const SPEAKS_OF_FIELD: ReadonlySet<string> = new Set(['field', 'technology', 'matter', 'means', 'actor']);

function isSubject({ signal }: Tally): boolean {
  return signal.kind === 'core' || signal.kind === 'programme';
}

/**
 * The headline belongs to another subject: 분양, 상한가, 영업이익. `decides` words are enough against anyone; otherwise two of its
 * words, or three of them below a headline that names neither subject nor city. Only the opening counts: long bodies hold any word.
 */
function isRival(found: Tally, tallies: readonly Tally[], civic: CivicSubject): boolean {
  const words = found.distinctInOpening.size;
  if (found.isInTitle && words >= (found.signal.decides ?? Infinity)) return true;
  if (civic.isInTitle) return false;
  if (found.isInTitle) return words >= 2;
  const isSubjectInTitle = tallies.some((tally) => isSubject(tally) && tally.isInTitle);
  return words >= (isSubjectInTitle ? 4 : 3);
}

/** Distinct city technologies. A strong one counts two; a civic matter with enough means (주차장, 센서, 앱) counts two as well. */
function technologyUnits(tallies: readonly Tally[], civic: CivicSubject): number {
  const technologies = tallies.filter(
    ({ signal, points, isInOpening }) => signal.kind === 'technology' && (isInOpening || points >= signal.weight),
  );
  const count = technologies.reduce((sum, { signal }) => sum + (signal.strong === true ? 2 : 1), 0);
  const subject = subjectPoints(tallies) >= FAINT_SUBJECT ? 1 : 0;
  const pair = pairUnits(tallies, civic);
  const companion = count > 0 && civic.isCity && hasMeans(tallies) ? 1 : 0;
  return count + subject + Math.max(pair, companion);
}

/** 스마트시티 named once in an enumeration: one technology among others. */
const FAINT_SUBJECT = 1.2;

function hasMeans(tallies: readonly Tally[]): boolean {
  return tallies.some(
    ({ signal, isInOpening }) =>
      isInOpening && (signal.kind === 'generic' || (signal.kind === 'means' && signal.plain !== true)),
  );
}

/**
 * What a city looks after, in the opening, and the technology it uses for it: two for enough means, for both in the headline, or
 * for one means of a city that acts when the headline names either.
 */
function pairUnits(tallies: readonly Tally[], civic: CivicSubject): number {
  const inOpening = tallies.filter(({ isInOpening }) => isInOpening);
  const matters = inOpening.filter(({ signal }) => signal.kind === 'matter');
  const means = inOpening.filter(
    ({ signal, isEarly }) => isEarly && (signal.kind === 'means' || signal.kind === 'generic'),
  );
  const worth = means.reduce((sum, { signal }) => sum + (signal.plain === true ? 0.5 : 1), 0);
  if (matters.length === 0) return mayStandAlone(inOpening, civic) && wordsOf(means) >= MEANS_ALONE ? 2 : 0;
  if (worth >= ENOUGH_MEANS) return 2;
  const telling = means.filter(({ signal }) => signal.plain !== true);
  const isHeadline = matters.some(isInHeadline) && telling.some(isInHeadline);
  const isDeed = civic.isCity && telling.length > 0 && (matters.some(isInHeadline) || telling.some(isInHeadline));
  return isHeadline || isDeed ? 2 : Math.min(1, Math.floor(worth));
}

function isInHeadline({ isInTitle }: Tally): boolean {
  return isInTitle;
}

const ENOUGH_MEANS = 1.5;
/** Two words of means that a city uses, whatever for. */
const MEANS_ALONE = 2;

/** Nothing the city looks after is named: then it must act itself, with more than AI, and not for its industry. */
function mayStandAlone(inOpening: readonly Tally[], civic: CivicSubject): boolean {
  const isAgainst = inOpening.some(({ signal }) => signal.kind === 'against' || signal.kind === 'company');
  const isTold = inOpening.some(
    ({ signal, isInTitle }) => signal.heavy === true || (signal.kind === 'means' && signal.plain !== true && isInTitle),
  );
  return civic.isCity && !isAgainst && isTold;
}

function wordsOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { distinctInOpening }) => sum + distinctInOpening.size, 0);
}

type Acting = { readonly civic: CivicSubject; readonly units: number };

/** A city that acts may always; where none does, no company may speak, and the technology is one that only cities use or the headline's. */
function mayAct(tallies: readonly Tally[], { civic, units }: Acting): boolean {
  if (civic.role === 'acts') return true;
  if (civic.hasCompany) return false;
  if (tallies.some(({ signal, isInOpening }) => signal.civic === true && isInOpening)) return true;
  if (civic.role === 'none') return false;
  return units >= UNNAMED_UNITS || tallies.some(({ signal, isInTitle }) => signal.strong === true && isInTitle);
}

/** More is asked of an article that names a place but nobody who acts for it. */
const UNNAMED_UNITS = 3;

function sumOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { points }) => sum + points, 0);
}
