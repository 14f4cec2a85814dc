// Reads one Korean sentence: the events it names, and the day and place its clause gives to each.
// Dates and places belong to the name nearest to them; those of saying, applying and building belong to none.
import type { Span } from '#src/model-facts.ts';
import { clausesOf, isForAnother } from './event-clauses.ts';
import { isOtherTime, koreanPeriods, withVerb, type Period } from './event-days.ts';
import { koreanEventNames, type NameCandidate } from './event-names.ts';
import { EVENT_NOUNS } from './event-nouns.ts';
import { within, type Scene, type Setting, type Telling } from './event-telling.ts';
import { koreanVenue } from './event-venues.ts';

export function koreanTellings(scene: Scene): readonly Telling[] {
  const { text, span } = scene;
  if (!MAY_NAME.test(text.slice(span.start, span.end))) return [];
  const dates = within(scene.dates, span);
  const names = koreanEventNames({ text, ...span, dates });
  const events = names.filter(({ isBody }) => !isBody);
  const regions = clausesOf(text, span, events);
  return names.flatMap((candidate) => {
    const region = regions[events.indexOf(candidate)] ?? span;
    const telling = tellingOf({ ...scene, dates }, candidate, region);
    const rest = { start: region.start, end: isGapped(text, region) ? span.end : region.end };
    return telling.isBody || isTold(candidate, telling, text.slice(rest.start, rest.end)) ? [telling] : [];
  });
}

/** `17일 ‘A’를, 24일 ‘B’를 각각 광장에서 연다`: the place stands with the verb. */
function sharedVenue({ text, span, dates }: Scene, region: Span, name: Span): string | undefined {
  return EACH.test(text.slice(region.end, span.end))
    ? koreanVenue({ text, region: { start: region.end, end: span.end }, name, dates, isOwnOnly: false })
    : undefined;
}

const EACH = /각각|모두|함께/;

/** `‘A’를, 24일 ‘B’를 연다`: the verb comes later. */
function isGapped(text: string, { end }: Span): boolean {
  return GAP.test(text.slice(end - 3, end));
}

const GAP = /[을를이가],\s$/;

/** A sentence without any of these names nothing. */
const MAY_NAME = new RegExp(
  `${EVENT_NOUNS}|[‘“「『《〈'"]|[A-Z]{2,6}\\s?['’]?\\d{2}|Expo|Forum|Summit|Congress|Conference|Week`,
);

/** `이번 행사는 18일 벡스코에서 열린다`: what a sentence without names says of an event told before; undefined when it speaks of something else. */
export function koreanSetting(scene: Scene, name: string): Setting | undefined {
  const { text, span } = scene;
  const sentence = text.slice(span.start, span.end);
  const subject = REFERENCE.exec(sentence) ?? THIS_ONE.exec(sentence);
  if (subject === null) return undefined;
  const noun = subject[1] ?? '';
  if (noun !== '' && !GENERAL.test(noun) && !name.includes(noun)) return undefined;
  const at = span.start + subject.index;
  const told = tellingOf(
    { ...scene, dates: within(scene.dates, span) },
    { start: at, end: at, name, need: 'nothing', alias: undefined, isBody: false },
    span,
  );
  return { place: told.place, from: told.from, to: told.to };
}

/** `행사는`, `이번 포럼은`, `올해 엑스포는`, `장소는`, `기간은`. */
const REFERENCE = new RegExp(
  String.raw`^(?:이번\s|올해\s|본\s|이\s)?(?:(행사|대회|축제|${EVENT_NOUNS}|본행사)(?:은|는|이|가)|(?:행사\s?)?(?:장소|기간|일시|일정|개막식|개막)[은는도이]?|(?:오는\s)?(?:\d{1,2}월\s)?\d{1,2}일까지)\s`,
);
/** `12일까지 열리는 이번 박람회에는`. */
const THIS_ONE = new RegExp(String.raw`(?<=\s(?:열리는|진행되는|계속되는|이어지는)\s)이번\s(행사|대회|${EVENT_NOUNS})`);
const GENERAL = /^(?:행사|대회|축제|본행사)$/;

function tellingOf(scene: Scene, candidate: NameCandidate, region: Span): Telling {
  const { text } = scene;
  const { start, end, name, alias, isBody } = candidate;
  const period = periodOf(scene, candidate, region);
  const days = daysOf(scene, period, region);
  const place =
    koreanVenue({ text, region, name: candidate, dates: scene.dates, isOwnOnly: isForAnother(text, candidate) }) ??
    (isGapped(text, region) ? sharedVenue(scene, region, candidate) : undefined);
  return { start, end, name, alias, isBody, place, ...days, isChange: period?.isChange ?? false };
}

type Days = Pick<Telling, 'from' | 'to'>;

/** `9일 개막해 11일까지 열린다`: a first day and a last one are one stretch. */
function daysOf({ text, dates }: Scene, period: Period | undefined, region: Span): Days {
  if (period === undefined) return { from: undefined, to: undefined };
  const { from, to } = withVerb(text, period, region);
  if (period.isLoose || (from !== undefined && to !== undefined && from !== to)) return { from, to };
  const others = koreanPeriods(text, dates).filter(
    (other) =>
      !other.isLoose && other.start >= region.start && other.end <= region.end && !isOtherTime(text, other, region),
  );
  if (from === undefined) {
    const first = others.findLast(({ end }) => end <= period.start && period.start - end <= STRETCH_REACH);
    return { from: first !== undefined && first.from === first.to ? first.from : undefined, to };
  }
  const last = others.find(({ start }) => start >= period.end && start - period.end <= STRETCH_REACH);
  const end = last === undefined ? undefined : withVerb(text, last, region);
  return { from, to: end !== undefined && end.from === undefined ? end.to : to };
}

/** A first and a last day of one stretch stand this near to each other. */
const STRETCH_REACH = 60;

function periodOf({ text, dates }: Scene, name: NameCandidate, region: Span): Period | undefined {
  const isForIt = isForAnother(text, name);
  const own = koreanPeriods(text, dates).filter(
    (period) =>
      period.start >= region.start &&
      period.end <= region.end &&
      !(period.start >= name.start && period.end <= name.end) &&
      !isOtherTime(text, period, region) &&
      !(isForIt && !LOOSE_OWN.test(text.slice(period.end, name.start))),
  );
  const changed = own.findLast(({ isChange }) => isChange);
  if (changed !== undefined) return changed;
  const clause = text.slice(region.start, region.end);
  const isDayTold = own.some(({ isLoose }) => !isLoose);
  const sure = own.filter(
    ({ isLoose, end }) =>
      !isLoose || (isDayTold ? LOOSE_OWN.test(text.slice(end, name.start)) : LOOSE_HELD.test(clause)),
  );
  const bracket = sure.find(({ start }) => start >= name.end && BRACKET.test(text.slice(name.end, start)));
  const allBefore = sure.filter(({ end }) => end <= name.start);
  const before = allBefore.length < MANY_DAYS ? allBefore.at(-1) : undefined;
  const after = sure.find(({ start }) => start >= name.end);
  if (bracket !== undefined || before === undefined) return bracket ?? after;
  const isCut = OTHER_VERB.test(text.slice(before.end, name.start)) && after !== undefined;
  return isCut ? after : before;
}

/** `세종(8.30), 광주(9.3), 대구(9.5)`: so many days are the days of its parts. */
const MANY_DAYS = 3;
/** Between a name and a date of its own: `’(`. */
const BRACKET = /^[’”」』》'"]?\s?\([^()]{0,20}$/;
/** Beside a day, a month is the event's only right before it: `10월 킨텍스에서 열리는 `. */
const LOOSE_OWN =
  /^(?:\s[^\s,]{1,14}){0,4}?\s(?:열리는|열릴|열린|개최되는|개최하는|개최될|개막하는|여는)\s(?:[가-힣A-Za-z0-9·]{1,14}\s){0,5}[‘“「『《〈'"]?$/;
/** A month or a year is an event's only where the clause has it held. */
const LOOSE_HELD = /열리|열린|열릴|개최|연다|여는|막을|개막|에서|치러|갖는|출범|오픈|참가|운영/;
/** `지난 3일 협약을 맺은 시는`. */
const OTHER_VERB = /(?:맺은|체결한|체결했|선정된|확정한|시작한|마친|출범한|방문한)\s/;

/** Whether the text gives the name what it needs to be believed. */
function isTold({ need }: NameCandidate, { place, from, to, isChange }: Telling, clause: string): boolean {
  const hasDay = from !== undefined || to !== undefined;
  if (need === 'day and place') return hasDay && place !== undefined && (HELD.test(clause) || LIST_MARK.test(clause));
  return (
    need === 'nothing' ||
    isChange ||
    (hasDay && LIST_MARK.test(clause)) ||
    (hasDay && place !== undefined) ||
    HELD.test(clause)
  );
}

/** `▲22일 스마트도로 개통식`. */
const LIST_MARK = /^[△▲▷▶]/;

const HELD =
  /열린|펼쳐|끝났|열리|열렸|열고|열어|열었|열며|열\s?예정|연다|연\s|여는|열기|개최|개막|막을\s?(?:올|열|내)|막\s?(?:올|내)|팡파르|마련|진행|치러|치른|갖는|가졌|갖고|가진|갖기|성료|폐막|마쳤|마친|마무리|참가|참석|참여|출품|출전|파견|유치|앞당|연기|미뤄|미뤘|옮겨|변경|바꿨|예정|취소|무산|주최|주관|운영|첫 삽|거행/;
