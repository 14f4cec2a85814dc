// Where an English text says an event is held: at the Grange Hall, in Prague, or what hosts it.
// It must never take a month, an event or a company for a place.
import { findPlaceByName } from '#src/language/places.ts';
import type { Span } from '#src/model-facts.ts';

export type EnglishVenueRequest = {
  readonly text: string;
  /** The sentence, and the part of it that tells of the event. */
  readonly span: Span;
  readonly region: Span;
  readonly name: Span;
  /** Stretches that are dates or names of events: no place runs into one. */
  readonly taken: readonly Span[];
};

/** A hall before a city, behind the name rather than before it. */
export function englishVenue(request: EnglishVenueRequest): string | undefined {
  const { text, span, region, name } = request;
  const sentence = text.slice(region.start, region.end);
  const moved = MOVED_TO.exec(sentence);
  if (moved !== null) return trimmed(moved[1] ?? '');
  const places = placesIn(sentence, request);
  const halls = places.filter(({ isHall }) => isHall);
  const pick = (list: readonly Place[]): string | undefined =>
    (list.find(({ start }) => start >= name.end) ?? list.findLast(({ start }) => start < name.start))?.words;
  return (
    pick(halls) ?? hostOf(sentence) ?? pick(places) ?? hostBehind(sentence) ?? hostOf(text.slice(span.start, span.end))
  );
}

/** `originally due on June 12 at Kings Hall`. */
const FORMER = /\b(?:originally|initially|previously|instead of|was to)\b[^,;]{0,60}$/;
const FORMER_REACH = 60;

type Place = { readonly start: number; readonly words: string; readonly isHall: boolean };

function placesIn(sentence: string, { region, name, taken }: EnglishVenueRequest): readonly Place[] {
  return [...sentence.matchAll(AT)].flatMap((match) => {
    const [whole, preposition = '', run = ''] = match;
    const start = region.start + match.index + whole.length - run.length;
    const stop = taken.find((one) => one.end > start && one.start < start + run.length);
    const words = trimmed(stop === undefined ? run : run.slice(0, Math.max(0, stop.start - start)));
    if (words === undefined || (stop !== undefined && stop.start <= start)) return [];
    if (FORMER.test(sentence.slice(Math.max(0, match.index - FORMER_REACH), match.index))) return [];
    const isHall = preposition.toLowerCase() !== 'in';
    const isRightBehind = start >= name.end && start - name.end <= ' in the '.length;
    return isHall ||
      isRightBehind ||
      HALL.test(words) ||
      findPlaceByName(words) !== undefined ||
      PLACE_TO_BE.test(sentence)
      ? [{ start, words, isHall: isHall || HALL.test(words) }]
      : [];
  });
}

/** `at the Prague Congress Centre`, `in Busan`, `inside Hall 3 of City Hall`. */
const AT =
  /\b([Aa]t|[Ii]n|[Ii]nside|[Oo]utside|[Aa]board|(?:returns?|comes?|returning|coming|heads?|heading|brings? it) to)\s(?:the\s|its\s|their\s)?((?:[A-Z0-9][\w&'’.-]{0,24})(?:,?\s(?:(?:of|the|de|du|da|and|&)\s){0,2}[A-Z0-9][\w&'’-]{0,24}(?=[\s,.;:!?)’'-]|$)){0,8}(?:\s(?:site|plant|campus|headquarters|terminal|hall|building|station|park|hotel|library|museum|school|square|waterfront)\b)?)/g;
const HALL =
  /\b(?:Hall|Cent(?:re|er)|Hotel|House|Library|Museum|Park|Arena|Theatre|Theater|University|College|School|Campus|Complex|Plaza|Square|Tower|Wharf|Stadium|Pavilion|Auditorium|Room|Building|Station|COEX|KINTEX|BEXCO|EXCO|Fairgrounds?|Convensia|Palace|Church|Club|Gallery|Institute|Terminal|Port|Harbour|Harbor)\b/;
const PLACE_TO_BE =
  /\b(?:held|host|hosted|take place|takes place|gather(?:ed)?|meet|open|opens|opened|hold|holds|run|runs|return|returns|scheduled|slated|due|planned|ended|closed|opening|wrapped up|kicked off|kicks off|taking place|took place)\b/;

/** Cut at the first comma, and without a date or a number behind it. */
function trimmed(run: string): string | undefined {
  const words = withoutOwner(run.split(',')[0] ?? '')
    .replace(CALENDAR_BEHIND, '')
    .replace(SMALL_BEHIND, '')
    .replace(POINT_BEHIND, '')
    .trim();
  return words.length < 3 || NOT_PLACE.test(words) ? undefined : words;
}

/** `BEXCO` of `Busan's BEXCO`. */
function withoutOwner(run: string): string {
  const owner = OWNER.exec(run);
  return owner !== null && findPlaceByName(owner[1] ?? '') !== undefined ? run.slice(owner[0].length) : run;
}

const OWNER = /^([A-Z][a-z]{2,20})['’]s\s(?=[A-Z])/;
const CALENDAR_BEHIND =
  /\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b.{0,80}$/;
const SMALL_BEHIND = /\s(?:of|the|and|&|at)$/;
const POINT_BEHIND = /[.'’-]$/;
/** Times, months, numbers, parts of the world that hold no event. */
const NOT_PLACE =
  /^(?:\d[\d.:]*(?:\s?[ap]\.?m\.?)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b.*|Q[1-4].*|(?:AI|English|Korean)\b.*)$/;

/** `ExCeL London will host the …`: what hosts is the place, unless it is a government or a company. */
function hostOf(sentence: string): string | undefined {
  const host = HOST.exec(sentence)?.[1];
  if (host === undefined || BODY.test(host)) return undefined;
  const isPlace =
    findPlaceByName(host) !== undefined || host.split(' ').some((word) => findPlaceByName(word) !== undefined);
  return isPlace || HALL.test(host) || VENUE_NAME.test(host) ? withoutOwner(host) : undefined;
}

const HOST =
  /(?:^|[,;]\s)(?:The\s)?([A-Z][\w&'’-]{1,24}(?:\s(?:of\s)?[A-Z][\w&'’-]{1,24}){0,5})\s(?:(?:will|is to|is set to|has been (?:chosen|picked|selected) to|was (?:chosen|picked|selected) to|to|plans to)\s(?:host|play host to|stage|be home to|welcome)|hosts|hosted|is hosting|welcomes)\b/;
/** `hosted by Busan`: a city, not a company. */
function hostBehind(sentence: string): string | undefined {
  const host = HOSTED_BY.exec(sentence)?.[1];
  return host !== undefined && findPlaceByName(host) !== undefined ? host : undefined;
}

const HOSTED_BY = /\bhosted by (?:the city of )?([A-Z][\w’'-]{2,20}(?:\s[A-Z][\w’'-]{2,20})?)/;
const BODY =
  /\b(?:Government|Ministry|City Council|Council|Department|Foundation|Association|Agency|Authority|Corp|Corporation|Group|Inc|Ltd|Utility|Water|Energy|Networks?|Labs?|Metro|Bank|Electronics|Telecom|Motors|Mayor|Alliance|Institute of)\b/;
const VENUE_NAME = /\b(?:ExCeL|Messe|Fira|RAI|NEC|ICC|COEX|KINTEX|BEXCO|EXCO)\b/;

/** `and from Inverleith City Hall to Quayside House`, `relocated to City Hall`. */
const MOVED_TO =
  /\b(?:from\s(?:the\s)?[A-Z][\w&'’-]{1,24}(?:\s(?:of\s)?[A-Z][\w&'’-]{1,24}){0,5}|relocated|moved)\sto\s(?:the\s)?((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z][\w&'’-]{1,24}(?:\s(?:of\s)?(?:the\s)?[A-Z][\w&'’-]{1,24}){0,5})/;
