// Reads one English sentence: the events it names, with the day and place it gives to each.
// Dates and places of saying, applying and building belong to none.
import type { Span } from '#src/model-facts.ts';
import { englishPeriods, isOtherEnglishTime, withLength } from './english-event-days.ts';
import { englishEventNames, type EnglishName } from './english-event-names.ts';
import { englishVenue } from './english-event-venues.ts';
import type { Period } from './event-days.ts';
import { within, type Scene, type Setting, type Telling } from './event-telling.ts';

export function englishTellings(scene: Scene): readonly Telling[] {
  const { text, span } = scene;
  const names = englishEventNames(text, span);
  return names.flatMap((name, index) => {
    const region = regionOf(text, span, { before: names[index - 1], name, next: names[index + 1] });
    const telling = tellingOf(scene, { name, names, region });
    return isTold(name, telling, text.slice(region.start, region.end)) ? [telling] : [];
  });
}

type Neighbours = {
  readonly before: EnglishName | undefined;
  readonly name: EnglishName;
  readonly next: EnglishName | undefined;
};

/** The sentence, up to the clause of the next event and from the end of the one before. */
function regionOf(text: string, span: Span, { before, name, next }: Neighbours): Span {
  const cut = next === undefined ? null : CLAUSE.exec(text.slice(name.end, next.start));
  const end = cut === null ? span.end : name.end + cut.index;
  const earlier = before === undefined ? null : CLAUSE.exec(text.slice(before.end, name.start));
  return { start: before === undefined || earlier === null ? span.start : before.end + earlier.index, end };
}

/** `; `, `, and will `, `, while `, `, followed by `. */
const CLAUSE = /;\s|,\s(?:and|while|followed by|with|before|after|then)\s|\sfollowed by\s|\sand\s(?:a|an|the)\s/;

type Reading = { readonly name: EnglishName; readonly names: readonly Span[]; readonly region: Span };

function tellingOf({ text, span, dates }: Scene, { name, names, region }: Reading): Telling {
  const own = within(dates, region);
  const periods = englishPeriods(text, own);
  const period = periodOf(text, { span, name, region }, periods);
  const days =
    period === undefined
      ? { from: undefined, to: undefined }
      : withLength(text.slice(region.start, region.end), withLastDay(period, periods));
  const venue = englishVenue({ text, span, region, name, taken: [...own, ...names] });
  const place = venue ?? (HERE.test(text.slice(span.start, span.end)) ? datelineOf(text) : undefined);
  return {
    start: name.start,
    end: name.end,
    name: name.name,
    alias: undefined,
    place,
    ...days,
    isBody: false,
    isChange: period?.isChange ?? false,
  };
}

type Choice = { readonly span: Span; readonly name: Span; readonly region: Span };

function periodOf(text: string, { span, name, region }: Choice, periods: readonly Period[]): Period | undefined {
  const own = periods.filter((period) => !isOtherEnglishTime(text, period, { region, name }));
  const days = own.filter(({ isLoose }) => !isLoose || HELD.test(text.slice(span.start, span.end)));
  return (
    days.findLast(({ isChange }) => isChange) ??
    days.find(({ start }) => start >= name.end) ??
    days.findLast(({ end }) => end <= name.start)
  );
}

/** `opens on 3 May and runs until 5 May`: a first day and a last one are one stretch. */
function withLastDay(period: Period, periods: readonly Period[]): Pick<Telling, 'from' | 'to'> {
  const { from, to } = period;
  if (from === undefined || to !== undefined || period.isLoose) return { from, to };
  return {
    from,
    to: periods.find((other) => other.start >= period.end && other.from === undefined && !other.isLoose)?.to,
  };
}

/** `held here Wednesday`. */
const HERE = /\bhere\b/;

/** `Pohang` of `POHANG, June 12 -- `. */
function datelineOf(text: string): string | undefined {
  const city = DATELINE.exec(text.slice(0, 60))?.[1];
  return city?.toLowerCase().replaceAll(INITIAL, (letter) => letter.toUpperCase());
}

const DATELINE =
  /^\(?([A-Z][A-Z' -]{2,24}?|[A-Z][a-z]{2,15}(?:\s[A-Z][a-z]{2,15})?(?=\s(?:--|—|–)))(?:,|\s(?:--|—|–|-))/;
const INITIAL = /\b[a-z]/g;

function isTold({ need }: EnglishName, { place, from, to }: Telling, clause: string): boolean {
  if (need === 'nothing') return true;
  const isSet = place !== undefined || from !== undefined || to !== undefined;
  return need === 'setting' ? isSet && HELD.test(clause) : HELD.test(clause);
}

const HELD =
  /\b(?:held|hold|holds|holding|host|hosts|hosted|hosting|plans?|planned|take place|takes place|took place|taking place|open|opens|opened|run|runs|running|attend|attended|attending|took part|take part|gather|gathered|won|win|pressed|join|joined|stage|staged|scheduled|set for|return|returns|comes|coming|arrives|returned|kicks? off|kicked off|convene|convened|will be|speak|spoke|speaking|at|during|cancel+ed|postponed|moved|mark|marked|presented|exhibit(?:ed)?|showcased?|met|meet|drew|scrapped|shelved|dropped|axed|called off|presided|oversaw|invited|lead|leads|led|send|sends|sent|attracted|welcomed|exhibits?)\b/;

/** `The event will be held at City Hall on 5 May`: what a sentence without names says of an event told before. */
export function englishSetting(scene: Scene, name: string): Setting | undefined {
  const { text, span } = scene;
  const subject = REFERENCE.exec(text.slice(span.start, span.end));
  if (subject === null) return undefined;
  const noun = (subject[1] ?? '').toLowerCase();
  if (!GENERAL.test(noun) && !name.toLowerCase().includes(noun)) return undefined;
  const at = span.start + subject.index;
  const { place, from, to } = tellingOf(scene, {
    name: { start: at, end: at, name, need: 'nothing' },
    names: [],
    region: span,
  });
  return { place, from, to };
}

const REFERENCE =
  /^(?:The|This year['’]s|This|It)\s?(?:[a-z0-9-]{2,14}\s){0,2}?(event|meeting|gathering|expo|forum|summit|conference|congress|seminar|webinar|workshop|hearing|ceremony|exhibition|symposium|hackathon|session|fair|contest|week)?\s(?:will|is|was|runs?|takes?|took|opens?|opened|kicks?|begins?|starts?)\b/;
const GENERAL = /^(?:|event|meeting|gathering)$/;
