// What a sum is for, and the sentence that says so.
// How: the sums of a sentence are first gathered (a conversion or shares in brackets and the ends of a range go with their sum). Every word of
// money-cues.ts in that sentence then bids for every sum: its weight, less with distance, much less across another sum or the end of a clause,
// more when it stands right before the sum (예산 48억원), or right behind in one phrase (180억원 규모의 투자, a $5m contract). The best bid wins;
// without any it is `other`. Money that is merely spent is public unless the one who spends is a company; a contract still to be signed is intent.
// It must never take the role from another sentence, but for a conversion (`우리 돈으로 26억 원`), nor find a sentence by its words: they may repeat.
import { sentenceSpans } from '#src/language/sentences.ts';
import type { Money, MoneyRole, Span, Sum } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { around, bidsFor, type SumGroup } from './money-bids.ts';
import { cuesIn, type Cue } from './money-cues.ts';
import { isCompanyMoney, roleByHand, isStillToCome } from './money-hands.ts';

export function withRoles(sums: readonly Money[], text: string, language: Language): readonly Sum[] {
  if (sums.length === 0) return [];
  const found: Sum[] = [];
  for (const { span, inside } of bySentence(sums, text, language)) {
    const roles = rolesIn(text, inside, { span, before: found.at(-1)?.role });
    found.push(...inside.map((sum, index) => ({ ...sum, role: roles[index] ?? 'other', sentence: span })));
  }
  return found;
}

type Told = { readonly span: Span; readonly inside: readonly Money[] };

function bySentence(sums: readonly Money[], text: string, language: Language): readonly Told[] {
  const told: { span: Span; inside: Money[] }[] = [];
  const spans = sentenceSpans(text, language);
  let at = 0;
  for (const sum of sums) {
    while (at < spans.length - 1 && (spans[at]?.end ?? 0) <= sum.start) at += 1;
    const span = spans[at] ?? { start: sum.start, end: sum.end };
    const last = told.at(-1);
    if (last?.span === span) last.inside.push(sum);
    else told.push({ span, inside: [sum] });
  }
  return told;
}

type Place = { readonly span: Span; readonly before: MoneyRole | undefined };

function rolesIn(text: string, sums: readonly Money[], { span, before }: Place): readonly MoneyRole[] {
  const sentence = text.slice(span.start, span.end);
  const groups = groupsOf(
    sentence,
    sums.map(({ start, end }) => ({ start: start - span.start, end: end - span.start })),
  );
  const cues = cuesIn(sentence).filter((cue) => !around(groups, cue).some((group) => isWithin(cue, group)));
  if (CONVERSION.test(sentence) && before !== undefined && !cues.some(({ weight }) => weight >= 1))
    return sums.map(() => before);
  const told = groups.map((group) => roleOf(text, { span, group, groups, cues }));
  return groups.flatMap((group, at) => {
    const role = wholeOf(sentence, group) ?? told[at] ?? neighbouring(told, at) ?? 'other';
    return group.members.map((member, index) => (index === 0 ? role : shareRole(sentence, member, role)));
  });
}

/** What stands in a sum or its brackets says nothing of another: `won` of `20 billion won`. */
function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A sum of a list that no word claims is what the next one is, or the one before: `▲센서 15억원 ▲전광판 4억원 등 모두 19억원의 예산`. */
function neighbouring(told: readonly (MoneyRole | undefined)[], at: number): MoneyRole | undefined {
  const behind = told.slice(at, at + LONGEST_LIST).find(isTold);
  return behind ?? told.slice(Math.max(0, at - LONGEST_LIST), at).findLast(isTold);
}

function isTold(role: MoneyRole | undefined): boolean {
  return role !== undefined;
}

const LONGEST_LIST = 20;

/** A sentence that only says the sum before again in other money: `우리 돈으로 26억 원쯤 된다.` */
const CONVERSION =
  /^(?:이는\s|이를\s|약\s)?(?:우리\s?(?:나라\s)?돈|한화|원화|미화|달러)|^(?:That is|This is|This equals|It is) (?:about|around|roughly|equal)/;

/** Sums that belong together: what stands in brackets behind a sum, and both ends of a range. */
function groupsOf(sentence: string, sums: readonly Span[]): readonly SumGroup[] {
  const groups: { start: number; end: number; members: Span[] }[] = [];
  for (const sum of sums) {
    const last = groups.at(-1);
    if (last !== undefined && belongs(sentence, last, sum)) {
      last.members.push(sum);
      last.end = Math.max(last.end, closingOf(sentence, last, sum));
    } else groups.push({ start: sum.start, end: sum.end, members: [sum] });
  }
  return groups;
}

function belongs(sentence: string, group: Span, sum: Span): boolean {
  if (sum.start < group.end) return true;
  const gap = sentence.slice(group.end, sum.start);
  return RANGE.test(gap) || (OPENS.test(gap) && !gap.includes(')'));
}

const RANGE = /^(?:\s?[~∼～–—-]\s?|에서\s|\s(?:to|and)\s|에서 최대\s|,\s(?:우리\s?돈|한화|원화)(?:으?로)?\s(?:약\s)?)$/;
const OPENS = /^[가-힣]{0,2}\s?\(/;

/** Where the bracket ends that holds a sum behind another; the end of the sum when none does. */
function closingOf(sentence: string, group: Span, sum: Span): number {
  if (!OPENS.test(sentence.slice(group.end, sum.start))) return sum.end;
  const closing = sentence.slice(sum.end, sum.end + LONGEST_BRACKET).indexOf(')');
  return closing < 0 ? sum.end : sum.end + closing + 1;
}

const LONGEST_BRACKET = 160;

/** A sum that is split into funds of the public is a budget: `27억원(국비 18억9천만원, 군비 8억1천만원)`. */
function wholeOf(sentence: string, { members: [first, ...shares] }: SumGroup): MoneyRole | undefined {
  const isSplit = shares.some(({ start }) => PUBLIC_SHARE.test(sentence.slice(Math.max(0, start - 10), start)));
  return first !== undefined && isSplit ? 'budget' : undefined;
}

/** A share of a sum has a role of its own where a word right before it says so: `총사업비 900억(국비 300억, 민자 600억)`. */
function shareRole(sentence: string, member: Span, role: MoneyRole): MoneyRole {
  const before = sentence.slice(Math.max(0, member.start - 10), member.start);
  if (PRIVATE_SHARE.test(before)) return 'investment';
  return PUBLIC_SHARE.test(before) ? 'budget' : role;
}

const PRIVATE_SHARE = /(?:민자|민간\s?(?:투자|자본)?|투자금)\s?(?:약\s|총\s)?$/;
const PUBLIC_SHARE = /(?:국비|도비|시비|군비|구비|지방비|국고|특교세?|교부세)\s?(?:약\s|총\s)?$/;

type Question = {
  readonly span: Span;
  readonly group: SumGroup;
  readonly groups: readonly SumGroup[];
  readonly cues: readonly Cue[];
};

/** @returns undefined when no word of the sentence claims the sum */
function roleOf(text: string, { span, group, groups, cues }: Question): MoneyRole | undefined {
  const sentence = text.slice(span.start, span.end);
  const near = around(groups, group);
  const best = bidsFor(sentence, { group, groups: near, cues: around(cues, group) }).toSorted(
    (a, b) => b.worth - a.worth,
  )[0];
  if (best === undefined) return roleByHand(sentence, group);
  const { cue } = best;
  if (cue.role === 'spend') {
    const isNext = !near.some(({ start }) => start >= group.end && start < cue.start);
    return isCompanyMoney({ text, sentence: span, sum: group, cue, isNext }) ? 'investment' : 'budget';
  }
  if (cue.role === 'contract' && isStillToCome(sentence, group, cue)) return 'intent';
  return cue.role;
}
