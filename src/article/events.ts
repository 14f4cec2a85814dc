// Which events a text names: forums, expos, briefings, openings, each once, with the place and the days the text tells.
// It must never take any meeting (이번 행사, 두 차례 회의), a body or a building for one, nor give an event another's day.
import { findDates } from '#src/language/dates.ts';
import { sentenceSpans } from '#src/language/sentences.ts';
import type { NewsEvent, Span } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { englishSetting, englishTellings } from '#src/article/events/english-events.ts';
import { koreanEventNames } from '#src/article/events/event-names.ts';
import { findNotice, noticeTelling, type Notice } from '#src/article/events/event-notices.ts';
import type { Scene, Setting, Telling } from '#src/article/events/event-telling.ts';
import { koreanSetting, koreanTellings } from '#src/article/events/korean-events.ts';

export type EventsRequest = {
  readonly title: string;
  /** Paragraphs joined by a newline; offsets are into it. */
  readonly text: string;
  readonly publishedAt: number | undefined;
  readonly language: Language;
};

/**
 * Each event once, in the order of the text, at most twenty.
 * One that only the headline names comes first and has an empty span at 0.
 */
export function findEvents(request: EventsRequest): readonly NewsEvent[] {
  const { title, text } = request;
  const inTitle = tellingsIn({ ...request, text: title }).told.filter((telling) => isHeadlineName(telling, title));
  const { told, scenes, dates } = tellingsIn(request);
  const notice = findNotice(text, dates);
  const named = notice === undefined ? undefined : noticeTelling(notice);
  const bodies = new Set([...inTitle, ...told].filter(({ isBody }) => isBody).map(({ name }) => keyOf(name)));
  const events = merged([...(named === undefined ? [] : [named]), ...told], bodies);
  const isNamedAbove = notice !== undefined && named === undefined && events.length === 0;
  const headline = merged(isNamedAbove ? titleNames(title) : inTitle, bodies);
  addTitle(events, headline);
  if (notice !== undefined && named === undefined) addNotice(events, notice);
  addSettings(events, scenes, request.language);
  fillFromTitle(events, headline);
  return events
    .slice(0, MOST_EVENTS)
    .map(({ name, start, end, place, from, to }) => ({ start, end, name, place, from, to }));
}

/** `Ideas contest` and `Daegu expo` are how headlines put it; `Civic AI World Forum` is a name. */
function isHeadlineName({ name, start, place, from }: Telling, title: string): boolean {
  if (LATIN_NAME.test(name)) return NAME_OF_THREE.test(name);
  const isQuoted = OPENING_MARK.test(title.slice(Math.max(0, start - 1), start));
  return isQuoted || NUMBERED.test(name) || place !== undefined || (from ?? '').length === FULL_DATE;
}

const OPENING_MARK = /[‘“「『《〈'"]/;
const NUMBERED = /^제?\s?\d{1,4}[회차]?\s|\s20\d\d$/;
const FULL_DATE = '2018-05-24'.length;

const LATIN_NAME = /^[A-Za-z0-9 .&'’-]{1,100}$/;
/** Also `CES 2026`. */
const NAME_OF_THREE = /^(?:[A-Z0-9][\w.&'’-]{0,24}\s){2}|\s20\d\d$|^[A-Z]{3,6}\d{2}$/;

/** A notice without a name is headed by it: no verb need hold what its lines set. */
function titleNames(title: string): readonly Telling[] {
  return koreanEventNames({ text: title, start: 0, end: title.length, dates: [] }).map((name) => ({
    ...name,
    place: undefined,
    from: undefined,
    to: undefined,
    isChange: false,
  }));
}

const MOST_EVENTS = 20;

/** More than any article names: what a list of names may cost. */
const MOST_DRAFTS = 60;

type Draft = { -readonly [Key in keyof Telling]: Telling[Key] } & { readonly keys: string[] };

function tellingsIn({ text, publishedAt, language }: EventsRequest): {
  readonly told: readonly Telling[];
  readonly scenes: readonly Scene[];
  readonly dates: Scene['dates'];
} {
  const dates = findDates(text, publishedAt);
  const scenes = sentenceSpans(text, language)
    .flatMap((span) => listItems(text, span))
    .filter(({ start, end }) => end - start <= LONGEST)
    .map((span) => ({ text, span, dates }));
  const read = language === 'ko' ? koreanTellings : englishTellings;
  return { scenes, dates, told: scenes.flatMap((scene) => read(scene)) };
}

/** Longer "sentences" are tables or lists without stops. */
const LONGEST = 1_000;

/** `△7월 3일 동부권 설명회(…) △7월 5일 서부권 설명회(…)`: each item tells for itself. */
function listItems(text: string, { start, end }: Span): readonly Span[] {
  const marks = [...text.slice(start, end).matchAll(LIST_MARK)].map(({ index }) => start + index);
  const starts = [start, ...marks.filter((mark) => mark > start)];
  return starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end }));
}

const LIST_MARK = /[△▲▷▶]/g;

/** One event for each name; a shorter name told later is the same, a fuller one takes its place. */
function merged(told: readonly Telling[], bodies: ReadonlySet<string>): Draft[] {
  const drafts: Draft[] = [];
  for (const telling of told) {
    const key = keyOf(telling.name);
    if (telling.isBody || bodies.has(key)) continue;
    const same = drafts.find(({ keys }) => isSameEvent(telling.name, keys));
    const shorter = same ?? drafts.find(({ keys }) => keys.some((known) => isNumberedForm(key, known)));
    if (shorter === undefined) {
      if (drafts.length >= MOST_DRAFTS) continue;
      drafts.push({ ...telling, keys: [key, ...(telling.alias === undefined ? [] : [keyOf(telling.alias)])] });
      continue;
    }
    if (same === undefined) {
      shorter.name = telling.name;
      shorter.keys.push(key);
      [shorter.start, shorter.end] = [telling.start, telling.end];
    }
    fill(shorter, telling);
  }
  return drafts;
}

/** `도시데이터 포럼` after `2025 도시데이터 국제포럼`. */
function isSameEvent(name: string, keys: readonly string[]): boolean {
  const key = keyOf(name);
  return keys.some(
    (known) => known.includes(key) || (known.endsWith(key.slice(-NOUN_END)) && isThinnedFrom(key, known)),
  );
}

/** Two syllables tell most nouns of events apart. */
const NOUN_END = 2;

/** Whether a name is another with syllables left out, none of its numbers changed. */
function isThinnedFrom(key: string, known: string): boolean {
  const numbers = new Set(known.match(DIGITS));
  if ((key.match(DIGITS) ?? []).some((number) => !numbers.has(number))) return false;
  let at = 0;
  for (const unit of key) {
    at = known.indexOf(unit, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const DIGITS = /\d{1,6}/g;

/** `제7회 세종도시포럼` is the fuller form of `세종도시포럼`. */
function isNumberedForm(key: string, known: string): boolean {
  return known.length >= SHORTEST_SHARED && key.endsWith(known) && NUMBER_KEY.test(key.slice(0, -known.length));
}

const SHORTEST_SHARED = 4;
const NUMBER_KEY = /^(?:제?\d{1,3}회|20\d\d|제?\d{1,3}차)$/;

function keyOf(name: string): string {
  return name.replaceAll(SPACING, '').toLowerCase();
}

const SPACING = /[\s·’']+/g;

/** What was not told yet; a correction replaces what was. */
function fill(draft: Draft, { place, from, to }: Setting, isChange = false): void {
  draft.place = isChange ? (place ?? draft.place) : (draft.place ?? place);
  if (isChange && (from ?? to) !== undefined) [draft.from, draft.to] = [from, to];
  const isFiner = draft.to === undefined && (from ?? '').startsWith(`${draft.from ?? '?'}-`);
  if (isFiner || (draft.from === undefined && draft.to === undefined)) [draft.from, draft.to] = [from, to];
  else if (draft.from === draft.to && from === undefined && to !== undefined && to > (draft.to ?? '')) draft.to = to;
  else if (draft.from === undefined && (to ?? draft.to) === draft.to) draft.from = from;
  else if (draft.to === undefined && (from ?? draft.from) === draft.from) draft.to = to;
}

/** Events that only the headline names. */
function addTitle(events: Draft[], inTitle: readonly Draft[]): void {
  for (const telling of inTitle.toReversed()) {
    const [key = ''] = telling.keys;
    const isAlike = events.some(({ keys }) => keys.some((known) => known.endsWith(key.slice(-NOUN_END))));
    if (!isAlike && namedIn(events, telling) === undefined) events.unshift({ ...telling, start: 0, end: 0 });
  }
}

function namedIn(events: readonly Draft[], { name, keys: [key = ''] }: Draft): Draft | undefined {
  return events.find(({ keys }) => isSameEvent(name, keys) || keys.some((known) => key.includes(known)));
}

/** What the text itself leaves open. */
function fillFromTitle(events: readonly Draft[], inTitle: readonly Draft[]): void {
  for (const telling of inTitle) {
    const same = namedIn(events, telling);
    if (same !== undefined) fill(same, telling);
  }
}

/** Labelled lines without a name tell of the one event there is. */
function addNotice(events: readonly Draft[], notice: Notice): void {
  const event = events.findLast(({ start }) => start <= notice.start) ?? events[0];
  if (event !== undefined) fill(event, notice);
}

/** Sentences behind an event that go on about it, up to the next event; and the one before the first event. */
function addSettings(events: readonly Draft[], scenes: readonly Scene[], language: Language): void {
  const read = language === 'ko' ? koreanSetting : englishSetting;
  for (const [index, event] of events.entries()) {
    const next = events[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const behind = scenes.filter(({ span }) => span.start >= event.end && span.end <= next).slice(0, SETTINGS_REACH);
    const ahead = index === 0 ? scenes.filter(({ span }) => span.end <= event.start).slice(-1) : [];
    for (const scene of [...behind, ...ahead]) {
      if (isWhollyTold(event)) break;
      const setting = read(scene, event.name);
      if (setting !== undefined) fill(event, setting);
    }
  }
}

/** A single day may still turn out to be the first: `행사는 14일까지 이어진다`. */
function isWhollyTold({ place, from, to }: Setting): boolean {
  return place !== undefined && from !== undefined && to !== undefined && from !== to;
}

const SETTINGS_REACH = 4;
