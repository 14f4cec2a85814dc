// What an article says in one line: where, who agreed, how much, when. Chooses among the facts, words nothing.
// It must never show a part of a sum beside its whole, nor a sum of talks before one of contracts.
import { placeAncestors } from '#src/language/places.ts';
import type { Agreement, Facts, MoneyRole, NewsEvent, Sum } from '#src/model-facts.ts';

/** First and last day, ISO, as precise as the text is: `2018-05-24`, `2026-10`. */
export type Days = { readonly from: string; readonly to: string | undefined };

export type FactLine = {
  /** Places by how often they are named; the name as the text has it, for those without a known one. */
  readonly where: readonly { readonly id: string; readonly name: string }[];
  /** The first agreement with its parties. */
  readonly who: Pick<Agreement, 'parties' | 'status'> | undefined;
  readonly howMuch: readonly Pick<Sum, 'text' | 'role'>[];
  /** Of the agreement, else of the first event that has a date. */
  readonly when: Days | undefined;
};

const MOST_PLACES = 3;
const MOST_SUMS = 2;

/** The facts a reader wants first. Empty lists and undefined where the text says nothing. */
export function factLine({ places, money, agreements, events }: Facts): FactLine {
  const agreement = agreements.find(({ parties }) => parties.length > 0);
  return {
    where: byFrequency(places).slice(0, MOST_PLACES),
    who: agreement === undefined ? undefined : { parties: agreement.parties, status: agreement.status },
    howMuch: mainSums(money).slice(0, MOST_SUMS),
    when: daysOf(agreements, events),
  };
}

/** Each place once, the most named first; among equals in the order of the text. A country says nothing beside its cities. */
function byFrequency(places: Facts['places']): FactLine['where'] {
  const counts = Map.groupBy(places, ({ id }) => id);
  const distinct = [...counts.values()].flatMap((mentions) =>
    mentions.slice(0, 1).map(({ id, name }) => ({ id, name })),
  );
  const around = new Set(distinct.flatMap(({ id }) => placeAncestors(id)).filter((id) => !isKoreanRegion(id)));
  const telling = distinct.filter(({ id }) => !around.has(id) && (id !== HOME || distinct.length === 1));
  return telling.toSorted((a, b) => (counts.get(b.id)?.length ?? 0) - (counts.get(a.id)?.length ?? 0));
}

/** 한국 says nothing in Korean news, unless it is all that is said. */
const HOME = 'kr';

/** 대전 is worth saying beside 유성구. */
function isKoreanRegion(id: string): boolean {
  return id.startsWith('kr-');
}

/** What was agreed or spent before what was talked about; sales, fines and prices last. */
const RANKS: Readonly<Record<MoneyRole, number>> = {
  contract: 0,
  intent: 1,
  investment: 2,
  budget: 3,
  consultation: 4,
  other: 5,
};

/** Of the sums of one role in one sentence (`171억, 국비 85억 포함`) the largest; other sums only where nothing has a role. */
function mainSums(money: readonly Sum[]): readonly Sum[] {
  const groups = Map.groupBy(money, ({ role, currency, sentence }) => `${role} ${currency} ${sentence.start}`);
  const wholes = [...groups.values()].flatMap((sums) => sums.toSorted((a, b) => b.value - a.value).slice(0, 1));
  const known = wholes.some(({ role }) => role !== 'other') ? wholes.filter(({ role }) => role !== 'other') : wholes;
  const distinct = [...new Map(known.toReversed().map((sum) => [`${sum.value} ${sum.currency}`, sum])).values()];
  return distinct.toSorted((a, b) => RANKS[a.role] - RANKS[b.role] || a.start - b.start);
}

function daysOf(agreements: readonly Agreement[], events: readonly NewsEvent[]): Days | undefined {
  const agreed = agreements.find(({ date }) => date !== undefined)?.date;
  if (agreed !== undefined) return { from: agreed, to: undefined };
  for (const { from, to } of events) if (from !== undefined) return { from, to: to === from ? undefined : to };
  return undefined;
}
