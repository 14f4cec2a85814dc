// How strongly each word of a sentence claims a sum: by weight, distance, what lies between and how closely grammar joins them.
// It must never let a word reach over another sum as easily as over plain words.
import type { Span } from '#src/model-facts.ts';
import type { Cue } from './money-cues.ts';

/** A sum with what belongs to it (conversion, shares, the other end of a range). */
export type SumGroup = Span & { readonly members: readonly Span[] };

export type Bid = { readonly cue: Cue; readonly worth: number };

type Question = { readonly group: SumGroup; readonly groups: readonly SumGroup[]; readonly cues: readonly Cue[] };

/** @returns what is worth listening to, in no order */
export function bidsFor(sentence: string, { group, groups, cues }: Question): readonly Bid[] {
  return cues
    .filter(
      (cue) => isOutside(group, cue) && !isAside(sentence, cue) && !(cue.weight <= FAINT && isSmall(sentence, group)),
    )
    .map((cue) => ({ cue, worth: cue.weight * worthOf(sentence, { group, groups, cue }) }))
    .filter(({ worth }) => worth >= LEAST)
    .map(({ cue, worth }) => ({ cue, worth: worth * leftBy(sentence, { group, groups, cue }) }));
}

const LEAST = 0.02;

/** Words that merely build or pay (설치, 사업, costs) say nothing of a fare or a fee. */
const FAINT = 0.6;

function isSmall(sentence: string, { start, end }: Span): boolean {
  return !LARGE_SUM.test(sentence.slice(start, end));
}

/** `3억`, `5천만`, `2 million`, `$40bn`. */
const LARGE_SUM =
  /[억조]|[천백]\d{0,3}만|\d{3}만|만(?![\d,]{0,6}\s?원)|million|billion|trillion|crore|\d\s?(?:bn|m|tn|k)\b|\d{1,3},\d{3},\d{3}|\d{2,3},\d{3}(?![,\d]|\s?원)/i;

/** Those of a list in order that stand near enough to be heard: a sentence of hostile length costs no more than a page of short ones. */
export function around<T extends Span>(sorted: readonly T[], { start, end }: Span): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < start - EARSHOT) low = middle + 1;
    else high = middle;
  }
  const near: T[] = [];
  for (let index = low; index < sorted.length; index += 1) {
    const one = sorted[index];
    if (one === undefined || one.start > end + EARSHOT) break;
    near.push(one);
  }
  return near;
}

const EARSHOT = 200;

/** A word inside the brackets of the sum's own shares says nothing of the whole. */
function isOutside(group: SumGroup, cue: Cue): boolean {
  return cue.end <= group.start || cue.start >= group.end;
}

/** `계약(MOU 포함)`, `MOU를 포함해 775억원의 계약`: what is merely included is not what it is. */
function isAside(sentence: string, { end, role }: Cue): boolean {
  return (
    (role === 'intent' && INCLUDED.test(sentence.slice(end, end + 8))) ||
    (role === 'other' && SHARE_OF.test(sentence.slice(end, end + 16)))
  );
}

/** `매출액의 22.4%에 해당하는 계약`: only what the sum is measured by. */
const SHARE_OF = /^(?:의|\s?대비)?\s?(?:약\s?)?\d[\d.,]{0,6}\s?(?:%|퍼센트)/;

const INCLUDED = /^(?:을|를)?\s?(?:등을?\s?)?포함/;

type Pair = { readonly group: SumGroup; readonly groups: readonly SumGroup[]; readonly cue: Cue };

function worthOf(sentence: string, { group, groups, cue }: Pair): number {
  const isBefore = cue.end <= group.start;
  const between = isBefore ? sentence.slice(cue.end, group.start) : sentence.slice(group.end, cue.start);
  const crossed = groups.filter((one) =>
    isBefore ? one.start >= cue.end && one.end <= group.start : one.start >= group.end && one.end <= cue.start,
  ).length;
  if (crossed > MOST_CROSSED) return 0;
  const near = 1 / (1 + lengthOf(between) / REACH);
  // With the characters at both ends: a comma right behind the sum ends a clause as well.
  const edged = isBefore ? sentence.slice(cue.end - 1, group.start + 1) : sentence.slice(group.end - 1, cue.start + 1);
  return (
    near *
    ACROSS_SUM ** Math.min(crossed, 2) *
    breaksIn(edged) *
    (isBefore ? boundBefore(between) : boundBehind(between))
  );
}

/** A word that stands right at another sum speaks for that one first: `계약액은 상담액 3,100만 달러의 7%인 217만 달러`. */
function leftBy(sentence: string, { group, groups, cue }: Pair): number {
  const next = groups.find(({ start }) => start >= cue.end);
  if (next !== undefined && next !== group && boundBefore(sentence.slice(cue.end, next.start)) > 1) return OWNED;
  const last = groups.findLast(({ end }) => end <= cue.start);
  const isOwned = last !== undefined && last !== group && boundBehind(sentence.slice(last.end, cue.start)) === ATTACHED;
  return isOwned ? OWNED : 1;
}

const OWNED = 0.35;
const REACH = 12;
const ACROSS_SUM = 0.4;
/** A word that far down a list is left to the neighbours of the sum. */
const MOST_CROSSED = 4;

/** Words that carry no weight of their own do not count as distance. */
function lengthOf(between: string): number {
  return Math.min(MOST, between.replaceAll(FILLER, '').length);
}

const MOST = 160;
/** `약`, `총`, `최대`, `(약 30억원)`, `more than`. */
const FILLER =
  /(?:약|총|모두|최대|최소|무려|각각|연간|누적|올해|지난해|내년|추가로|규모는|금액은|액수는|규모|금액|상당의|어치의)(?=\s)|\([^()]{1,40}\)|\b(?:about|around|some|up to|more than|over|nearly|almost|roughly|approximately|worth|at least|an?|the|another|a further)\b|[\s“”‘’"'△▲▼]/g;

/** The end of a clause between a word and a sum: what is said beyond it is said of something else. */
function breaksIn(between: string): number {
  const breaks = between.match(CLAUSE_END)?.length ?? 0;
  return ACROSS_CLAUSE ** Math.min(breaks, 2);
}

const ACROSS_CLAUSE = 0.4;

/** `했고 `, `이며, `, `지만 `, `… 가운데 `, `, while `, `; `, `△`. */
const CLAUSE_END =
  /(?:[가-힣](?:고|며|면서|지만|으나|였으나|는데|은데|인데|해서|하여|됐고|돼)|[가-힣]{1,2} (?:가운데|반면))(?=[,\s])|(?:과|와) (?:함께|더불어)\s|[△▲▼○;]|\s(?:중|가운데)(?:에서?)?\s|, (?:while|but|and|whereas|against|compared)\b|\b(?:while|but|whereas)\b|[가-힣\d)], (?=[가-힣A-Z‘“])|[.!?…]\s/g;

/** `예산 48억원`, `계약액은 약 30억원`, `a budget of $5m`: a name and its sum. */
function boundBefore(between: string): number {
  return NAME_AND_SUM.test(between) ? NAMED : 1;
}

const NAMED = 1.5;
const NAME_AND_SUM =
  /^(?:액|금|비|\(\w{2,5}\))?\s?(?:체결\s?)?(?:규모|금액|실적|액수)?(?:은|는|이|가|을|를|로|으로|만|도|의)?\s(?:총|약|모두|각각|최대|무려|미화|연간|올해)?\s?$|^\s(?:of|worth|totalling|totaling|valued at|came to|is|was|at)\s(?:about|around|some|up to|more than|over|nearly|just)?\s?$|^\s?$/;

/** `180억원 규모의 시리즈B 투자`, `어치의 측정기를 공급하는 계약`, `a $5 million contract`, `$30m in state funds`. */
function boundBehind(between: string): number {
  if (PHRASE.test(between)) return ATTACHED;
  return BEGINS_PHRASE.test(between) || OBJECT.test(between) ? ATTACHED_FAR : PLAIN_BEHIND;
}

const ATTACHED = 1.7;
const ATTACHED_FAR = 1.3;
const PLAIN_BEHIND = 0.95;
const PHRASE =
  /^(?!\s?(?:중|가운데)\s)(?:여\s?)?\s?(?:규모|상당|어치|수준|대|가량)?의?\s(?:[가-힣A-Za-z‘’]{1,8}\s){0,2}[가-힣]{0,4}$|^(?:규모|상당|어치|수준|대)?의?\s?$|^[\s-](?:[A-Za-z-]{2,14}\s){0,2}$|^ (?:in|of|from|under) (?:[a-z-]{2,12}\s){0,3}$/;
/** `30억원을 지원`, `20억원씩을 나눠 지원`. */
const OBJECT = /^씩?(?:을|를)\s(?:[가-힣]{1,4}\s)?$/;
const BEGINS_PHRASE = /^(?:여\s?)?\s?(?:규모|상당|어치|수준|대|가량)?의\s|^\s?(?:규모|상당|어치)\s/;
