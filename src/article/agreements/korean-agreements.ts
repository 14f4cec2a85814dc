// Which agreements a Korean sentence tells, read with what the article has told before.
// It must never lend a partner to a sentence that names its own, nor take a mention of an old word (본 협약) for a new agreement.
import type { Agreement } from '#src/model-facts.ts';
import { toCalendarDate } from '#src/time.ts';
import { dayHeading, daysIn, type DayMention } from './agreement-days.ts';
import { completed } from './agreement-lenders.ts';
import { joinMeaning, meaning, remember, type Memory } from './agreement-memory.ts';
import { signsIn, type Sign } from './agreement-signs.ts';
import { subjectOf } from './agreement-subject.ts';
import { plainSentence, quotationAt, type PlainSentence } from './agreement-text.ts';
import { partiesIn, type Parties } from './parties.ts';
import { QUOTED, QUOTED_AGREEMENT } from './party-roles.ts';

/** What one mention says: an agreement, its end, or more about the one told before. */
export type Telling = Omit<Agreement, 'status'> & {
  readonly status: 'signed' | 'planned' | 'ended';
  /** `이번 협약`, `업무협약을 체결했다` without a name: more about one told before. */
  readonly isRepeated: boolean;
};

export type SentenceRequest = {
  readonly sentence: string;
  readonly publishedAt: number | undefined;
  readonly memory: Memory;
};

/** Tellings in order; the memory learns what the sentence names. */
export function tellingsIn({ sentence, publishedAt, memory }: SentenceRequest): readonly Telling[] {
  const heading = dayHeading(sentence, publishedAt);
  if (heading !== undefined) {
    memory.headingDay = heading;
    return [];
  }
  const plain = plainSentence(sentence);
  const text = joinMeaning(plain.text);
  const days = daysIn(text, publishedAt, memory.day);
  const reading: Reading = { sentence, plain: { text, quotations: plain.quotations }, publishedAt, memory, days };
  const tellings: Telling[] = [];
  let carried = NOBODY;
  let from = 0;
  const signs = signsIn(text);
  for (const [order, sign] of signs.entries()) {
    const until = signs[order + 1]?.start ?? text.length;
    const read = readSign(reading, { sign, from, until, carried });
    carried = read.parties;
    if (read.telling !== undefined) tellings.push(read.telling);
    from = sign.end;
  }
  if (signs.length === 0) learn(reading, text);
  memory.day = days.findLast(({ end }) => !TELLING_DAY.test(text.slice(end, end + 8)))?.date ?? memory.day;
  return tellings;
}

/** A sentence without an agreement names who it is about, and what two bodies join hands for. */
function learn(reading: Reading, text: string): void {
  const { memory, plain } = reading;
  const parties = scanned(reading, text);
  remember(memory, parties);
  const at = text.search(HANDSHAKE);
  if (at < 0 || parties.names.length < 2) return;
  const before = text.slice(0, at);
  const subject = subjectOf({
    behindParties: before.slice(Math.min(parties.end, before.length)),
    before,
    noun: '협력',
    isWeak: false,
    lastQuotation: (upTo) => quotationBefore(plain, upTo, 0),
  });
  memory.purpose = { parties: parties.names, subject };
}

/** `손을 맞잡았다`, `손잡고`, `힘을 모으기로`. */
const HANDSHAKE = /손을?\s?(?:맞)?잡|힘을 (?:모으|합치)|맞손|협력하기로|협력에 나/;

const NOBODY: Parties = { names: [], subjects: [], partners: [], end: 0, isMutual: false };
const TELLING_DAY = /^(?:에)?\s?(?:밝혔|전했|말했|발표|알렸)/;

type Reading = {
  readonly sentence: string;
  readonly plain: PlainSentence;
  readonly publishedAt: number | undefined;
  readonly memory: Memory;
  readonly days: readonly DayMention[];
};
type Stretch = { readonly sign: Sign; readonly from: number; readonly until: number; readonly carried: Parties };

function scanned({ memory }: Reading, before: string, isEmbedded = false): Parties {
  return partiesIn({ before, known: memory.known, meantBy: meaning(memory), isEmbedded });
}

function readSign(
  reading: Reading,
  stretch: Stretch,
): { readonly parties: Parties; readonly telling: Telling | undefined } {
  const { memory, plain } = reading;
  const { sign, from, carried } = stretch;
  const segment = plain.text.slice(from, sign.start);
  const source = SOURCE.exec(segment)?.[0] ?? '';
  const own = scanned(
    reading,
    `${' '.repeat(source.length)}${segment.slice(source.length)} 협약 ${gapOf(plain.text, sign)}`,
    sign.isEmbedded,
  );
  const teller = source === '' ? NOBODY : scanned(reading, source.replace(SOURCE_END, '는'));
  if (teller.subjects.length > 0 && own.subjects.length === 0) memory.topic = teller.subjects[0];
  const rest = plain.text.slice(sign.end, stretch.until);
  const parties = completed({ memory, sign, segment, rest, carried, hasSource: source !== '' }, own);
  remember(memory, parties);
  const result = { parties: parties.names.length > 0 ? parties : carried, telling: undefined };
  if (sign.status === 'none' || !isTold(sign, segment, parties)) return result;
  const { names } = parties;
  // A contract is told of with its sum alone: `775억 원의 수출 계약이 체결됐다`.
  const isRepeated =
    ATTENDED.test(plain.text.slice(sign.nounEnd)) ||
    (names.length < 2 && !(WEAK.test(sign.noun) && AMOUNT.test(segment)));
  return {
    parties: result.parties,
    telling: {
      parties: names,
      subject: subjectIn(reading, stretch, Math.min(own.end, segment.length)) || purposeOf(memory, names),
      date: dayOf(reading, stretch),
      status: statusOf(reading, stretch),
      isRepeated,
    },
  };
}

/** `29일 전북도에 따르면`: the source, and the day it spoke. */
const SOURCE = /^[^.]{0,60}?에 (?:따르면|의하면)(?=\s)/;
const SOURCE_END = /(?:\s등)?에 (?:따르면|의하면)$/;

/** `협약식에는 … 참석했다`: those who came are no list of parties. */
const ATTENDED = /^(?:에는|엔|에|에서는)\s[^.]{0,300}(?:참석|자리|배석)/;

/** What the same bodies joined hands for in a sentence before. */
function purposeOf({ purpose }: Memory, names: readonly string[]): string {
  return purpose !== undefined && names.length >= 2 && names.some((name) => purpose.parties.includes(name))
    ? purpose.subject
    : '';
}

/** Between the noun and its verb: `업무협약을 KT와 체결했다`. */
function gapOf(text: string, { nounEnd, end, reach = end }: Sign): string {
  return text.slice(nounEnd, reach).replace(GAP_PARTICLE, '');
}

const GAP_PARTICLE = /^(?:을|를|이|가|은|는|에|에는|엔|서에|도)\s/;

function isTold(sign: Sign, segment: string, { names, isMutual }: Parties): boolean {
  if (sign.kind === 'standing' && sign.status !== 'ended')
    return names.length >= 2 && (isMutual || BETWEEN_THEM.test(segment));
  if (sign.kind === 'bare') return names.length >= 2;
  if (!WEAK.test(sign.noun)) return true;
  return names.length >= 2 || sign.status === 'ended' || AMOUNT.test(segment);
}

/** `B와의 협약에 따라`, `A와 B 간 협약으로`. */
const BETWEEN_THEM =
  /[가-힣A-Za-z†][와과]\s(?:업무|상호|공동|투자|실시|맺은|체결한)?\s?$|(?:와의|과의)(?:\s|$)|(?:^|\s)(?:간|간의|사이)(?:\s|$)|[가-힣][-–][가-힣A-Z]/;

/** Contracts, letters of intent and the like are told of when their parties or a sum are named. */
const WEAK = /계약|의향서|LOI|LOA|약정|파트너십|공동선언|공동성명|자매결연|협정|제휴/;
const AMOUNT = /\d[\d,.]*\s?(?:만|억|조)/;

function subjectIn({ plain }: Reading, { sign, from }: Stretch, partiesEnd: number): string {
  const before = plain.text.slice(from, sign.start);
  const noun = plain.text.slice(sign.start, sign.nounEnd);
  return subjectOf({
    behindParties: before.slice(partiesEnd),
    before,
    noun,
    isWeak: WEAK.test(sign.noun),
    lastQuotation: (upTo) => quotationBefore(plain, upTo, from),
  });
}

function quotationBefore(plain: PlainSentence, upTo: string, from: number): string | undefined {
  const at = Math.max(upTo.lastIndexOf(QUOTED), upTo.lastIndexOf(QUOTED_AGREEMENT));
  return at < 0 ? undefined : quotationAt(plain, from + at);
}

/** The last day before the end of the verb; in brackets behind it; for an agreement that stands, wherever the sentence names one. */
function dayOf({ sentence, plain, publishedAt, memory, days }: Reading, { sign, from }: Stretch): string | undefined {
  const spoken = from + (SOURCE.exec(plain.text.slice(from, sign.start))?.[0].length ?? 0);
  const inside = days.findLast(({ start, end }) => start >= spoken && end <= sign.end);
  if (inside !== undefined) return inside.date;
  if (sign.status !== 'ended' && sign.kind === 'standing') {
    const made = MADE_ON.exec(sentence)?.[1];
    return made === undefined ? undefined : daysIn(made, publishedAt, undefined).at(-1)?.date;
  }
  const bracket = BRACKET_DAY.exec(sentence)?.[1];
  if (bracket !== undefined) {
    const day = daysIn(bracket, publishedAt, memory.day).at(-1)?.date;
    if (day !== undefined) return day;
  }
  return sign.isPast || sign.status === 'planned' ? undefined : memory.headingDay;
}

/** `체결(23일)`. */
const BRACKET_DAY = /(?:체결|서명|협약|협약식|MOU)\(([^()]{2,24})\)/;
/** `2023년 3월 8일 맺은 협약`. */
const MADE_ON = /(\d[^.“”]{3,20}일)(?:에)?\s(?:맺은|체결한|서명한)/;

/** What lies ahead is planned, unless the verb is plainly past. */
function statusOf(reading: Reading, stretch: Stretch): Telling['status'] {
  const { status, isPast } = stretch.sign;
  if (status === 'ended') return 'ended';
  if (status === 'planned') return 'planned';
  const day = dayOf(reading, stretch);
  const today = dateOfPublication(reading.publishedAt);
  return !isPast && day !== undefined && today !== undefined && day > today ? 'planned' : 'signed';
}

function dateOfPublication(publishedAt: number | undefined): string | undefined {
  if (publishedAt === undefined || publishedAt <= 0) return undefined;
  return toCalendarDate(publishedAt);
}
