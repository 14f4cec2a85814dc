// Where an English text names events: Smart City Expo 2026, the Grid Lab opening ceremony, a public hearing, “Data for Mayors”, a webinar.
// It must never take a company (Summit Networks), a building (conference centre) or a line (Expo Line) for one.
import type { Span } from '#src/model-facts.ts';

/** What a name needs to be believed: nothing, to be held in its sentence, or a day or place as well. */
export type EnglishName = Span & { readonly name: string; readonly need: 'nothing' | 'holding' | 'setting' };

/** The names in a sentence, in order, none inside another. Linear. */
export function englishEventNames(text: string, { start, end }: Span): readonly EnglishName[] {
  const sentence = text.slice(start, end);
  const found = [...quotedNames(sentence), ...properNames(sentence), ...commonNames(sentence)]
    .filter(({ name }) => !LEISURE.test(name))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: EnglishName[] = [];
  for (const [index, one] of found.entries()) {
    const isPart = one.need === 'setting' && OF_EVENT.test(sentence.slice(one.end, found[index + 1]?.start));
    if (one.start >= (kept.at(-1)?.end ?? 0) && !isPart) kept.push(one);
  }
  return kept.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
}

/** `the opening ceremony of the World Expo` is part of the expo. */
const OF_EVENT = /^ (?:of|for|at) (?:the |this year['’]s )?$/;

const PROPER_NOUNS =
  'Expo|Exposition|Forum|Summit|Conference|Congress|Week|Hackathon|Hack|Exhibition|Symposium|Workshop|Seminar|Webinar|Convention|Colloquium|Roundtable|Fair|Show|Showcase|Ceremony|Hearing|Briefing|Assembly|Dialogue|Challenge|Meetup|Bootcamp|Days?|Biennale|Contest|Competition|Datathon|Ideathon|Festival|Games?|Conclave|Gathering|Town Hall Meeting|Open Day|Tournament|Session';

/** Words for much else as well: a name of theirs must be held. */
const LOOSE_NOUN =
  /\b(?:Day|Days|Show|Fair|Challenge|Hack|Dialogue|Assembly|Convention|Games?|Gathering|Competition|Contest|Showcase|Session|Festival|Week|Briefing)$/;
const LEISURE =
  /\b(?:Breakfast Show|Late Show|Tonight Show|Talk Show|TV|BBC|Music|Film|Food|Beer|Jazz|Marathon|Football|Soccer|Baseball|Basketball|Golf|Tennis|Fireworks?|Concert|Christmas|Flower|Book Fair|Fun Run|Carnival|Olympic|Fashion|Independence|Labou?r Day|Mother|Father|Earth Day|New Year|Holi|Wine|Art Fair|fun run)\b/;

/** Capitalised words in a row, with small ones between: `International Conference on Smart Cities`, `CityData Hack 2025`. */
const RUN =
  /(?<![\w&'’.-])(?:(?:\d{1,3}(?:st|nd|rd|th)|20\d\d) )?[A-Z][\w&+.-]{0,24}(?:['’](?=\s))?(?:\s(?:(?:of|on|for|and|&|in|the)\s){0,2}(?:(?:[A-Z]\.){2,3}|[A-Z][\w&+-]{0,24}(?:['’](?=\s))?|20\d\d)(?![\w'’]|\.\d)){0,9}/g;

function properNames(sentence: string): readonly EnglishName[] {
  const names: EnglishName[] = [];
  let from = 0;
  for (let match = runFrom(sentence, from); match !== null; match = runFrom(sentence, from)) {
    const name = properName(sentence, match);
    if (name !== undefined) names.push(name);
    // A run may go on behind a name: `Data Forum in September and the Robotics Summit`.
    from = name?.end ?? match.index + match[0].length;
  }
  return names;
}

function runFrom(sentence: string, from: number): RegExpExecArray | null {
  RUN.lastIndex = from;
  return RUN.exec(sentence);
}

function properName(sentence: string, match: RegExpExecArray): EnglishName | undefined {
  const cut = ownPart(match[0]);
  const name = cut === undefined ? undefined : eventPart(cut.words);
  if (name === undefined || cut === undefined) return undefined;
  const start = match.index + cut.offset;
  const end = start + name.length;
  const after = sentence.slice(end, end + AFTER);
  const full = SMALL_NOUN.exec(after)?.[0] ?? '';
  const whole = name + full;
  if (full === '' && OFFICE_END.test(name)) return undefined;
  if (full === '' && (!ENDS_AS_EVENT.test(name) || BUILDING_AFTER.test(after) || BODY_AFTER.test(after)))
    return undefined;
  if ((name.split(' ').length === 1 && full === '') || whole.length < SHORTEST) return undefined;
  const isLoose =
    full === '' &&
    !(LONG_SERIES.test(name) && name.split(' ').length > 2) &&
    (LOOSE_NOUN.test(name.replace(YEAR_END, '')) || !NOUN_END.test(name));
  return { start, end: start + whole.length, name: whole, need: isLoose ? 'holding' : 'nothing' };
}

/** Of three words or more these are names without a verb to hold them. */
const LONG_SERIES = /\b(?:Contest|Competition|Week|Hack|Challenge|Fair|Show)(?: 20\d\d)?$/;
const SHORTEST = 6;
/** `U.S. Conference of Mayors President`. */
const OFFICE_END =
  /\b(?:President|Chair|Chairman|Director|Secretary|Association|League|Foundation|Council|Committee|Cent(?:er|re)|Institute|Group|Board|Organi[sz]ation|Office|Agency|Authority|Mayors|Ministers)$/;
const AFTER = 60;
const PART_OF_WORLD =
  '(?: (?:USA|US|UK|Korea|Asia|Europe|Africa|Americas?|China|Japan|India|International|World Congress|World|Live))?';
const NOUN_END = new RegExp(`\\b(?:${PROPER_NOUNS})${PART_OF_WORLD}(?: 20\\d\\d)?$`);
/** A noun, perhaps with a year or what it is about behind it; or a name with its year: `CityNext 2026`. */
const ENDS_AS_EVENT = new RegExp(
  String.raw`\b(?:${PROPER_NOUNS})${PART_OF_WORLD}(?: 20\d\d)?$|\b(?:Conference|Forum|Congress|Symposium|Summit|Workshop|Seminar|Expo|Dialogue|Roundtable|Exhibition|Convention|Meeting) (?:of|on|for) |^(?!.*\b(?:Plan|Vision|Agenda|Strategy|Act|Law|Goals?|Horizon|Roadmap|Index|Report|Programme|Program|Budget|Census|Framework|Policy|Model|Initiative|Project|Award|Awards|Prize|${'January|February|March|April|May|June|July|August|September|October|November|December'})\b).* 20\d\d$`,
);
const YEAR_END = / 20\d\d$/;

/** A lower-case noun behind a proper name: `Digital Twin Lab` + ` opening ceremony`. */
const SMALL_NOUN =
  /^ (?:(?:public|community|annual|technical|regional|industry|investor|virtual|online|launch|information|press|stakeholder|[a-z]{3,16}(?:-[a-z]{2,8})?(?= ceremony)) ){0,2}(?:ceremony|hearing|information session|open house|workshop|seminar|webinar|symposium|forum|summit|conference(?! (?:centre|center|room|call|hall))|exhibition(?! (?:centre|center|hall|space))|expo|roundtable|hackathon|briefing|groundbreaking|ribbon-cutting|expo|trade fair|contest|town hall(?: meeting)?|demo day|open day|showcase)\b(?!-)/;

/** `Expo Line`, `Summit Networks` end as no event; these go on small: `Forum building`. */
const BUILDING_AFTER =
  /^(?:['’]s)?\s(?:centre|center|hall|building|station|line|site|park|tower|venue|complex|street|road|avenue|stadium|foundation|secretariat|hotel|group|bid\b|awards?\b|prizes?\b|program|fund\b|app\b|platform|system|team\b|series\b)/;
/** `the Urban Forum, a think tank`, `Forum said`. */
const BODY_AFTER =
  /^(?:,? (?:a|an|the) (?:[a-z-]+ ){0,3}(?:think[- ]tank|non-?profit|charity|lobby|association|group|body|company|network|NGO|organi[sz]ation|newspaper|magazine|firm|start-?up))|^ (?:said|says|told|argued|warned|published|estimates|estimated|reported|ranked|released|wrote|called on|urged|president|chair(?:man|woman|person)?|secretary|director|chief|members?|spokes|executive|appointed|named|elected|has (?:appointed|named|hired|elected|called|urged|warned|published|moved its)|board|secretariat|delegates from)\b/;

type Part = { readonly words: string; readonly offset: number };

/** Without the words before that only begin a sentence or belong to another phrase: `The`, `At`, `On Monday`. */
function ownPart(run: string): Part | undefined {
  const lead = LEADING.exec(run)?.[0] ?? '';
  const words = run.slice(lead.length).replace(TRAILING_WORDS, '');
  const other = (OTHER_PHRASE.exec(words) ?? FIRST_WORD.exec(words))?.[0] ?? '';
  return words === '' ? undefined : { words: words.slice(other.length), offset: lead.length + other.length };
}

/** `Addressing the ` at the head of a sentence. */
const FIRST_WORD =
  /^[A-Z][a-z]{2,14}ing\s(?:for|at|in|on)\s(?=\S{1,24}\s\S)|^[A-Z][a-z]{2,14}\s(?:for\s|at\s|in\s|on\s)?the\s(?=\S{1,24}\s\S)/;

/** `Cave Art Center for the ` of `Cave Art Center for the Night Mobility Summit`; not `Summit for `. */
const OTHER_PHRASE = new RegExp(
  String.raw`^(?:(?!(?:${PROPER_NOUNS})\b)[\w&'’.-]{1,25}\s){1,8}(?:for|on|of) the (?=.*\b(?:${PROPER_NOUNS})\b)`,
);

const LEADING =
  /^(?:(?:The|A|An|This|That|At|In|On|During|For|From|Under|After|Before|Its|Their|Our|Organisers|Organizers|Registration|Delegates|Attendees|First|Annual|Free|Tickets|Officials|When|While|As|And|But|Both|Last|Next|Also|Join|Visitors|Mayors|Cancelled|Postponed|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)(?:\s|$)){1,4}(?:(?:of|on|the|for|in|and)\s){0,2}/;
const TRAILING_WORDS =
  /(?:\s(?:of|on|for|and|&|in|the))+$|(?:\s(?:on|in|of|for)?\s?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b.{0,40})$/;

/** A name that goes on in another place or body is cut there: `Smart City Expo in Seoul` is `Smart City Expo`. */
function eventPart(words: string): string | undefined {
  const cut = IN_PLACE.exec(words) ?? ABOUT_IN_PLACE.exec(words);
  const name = cut === null ? words : words.slice(0, cut.index + (cut[1] ?? '').length);
  return name.length < 2 ? undefined : name;
}

const IN_PLACE = new RegExp(String.raw`(\b(?:${PROPER_NOUNS})(?: 20\d\d)?|\b20\d\d)\s(?:in|and|for the|at)\s`);

/** `Conference on Urban Sensing in Riga`. */
const ABOUT_IN_PLACE =
  /((?:Conference|Forum|Congress|Symposium|Summit|Workshop|Seminar|Roundtable|Dialogue|Expo|Exhibition) (?:of|on|for) .{2,60}?)\s(?:in|at)\s/;

/** `“Data Spaces for Mayors”, a free webinar`; `a webinar titled “…”`. */
function quotedNames(sentence: string): readonly EnglishName[] {
  return [...sentence.matchAll(QUOTED)].flatMap((match) => {
    const name = (match[1] ?? '').replace(QUOTE_COMMA, '');
    const start = match.index + 1;
    const before = sentence.slice(Math.max(0, match.index - AFTER), match.index);
    const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + AFTER);
    const isEvent = (APPOSED.test(after) || TITLED.test(before) || NOUN_END.test(name)) && !THEME_BEFORE.test(before);
    return isEvent ? [{ start, end: start + name.length, name, need: 'nothing' as const }] : [];
  });
}

const QUOTED = /[“"‘]([A-Z0-9][^“”"‘\n]{3,70}?)[”"](?!\w)/g;
const QUOTE_COMMA = /,$/;
const COMMON_EVENT =
  '(?:webinar|seminar|workshop|forum|conference|symposium|hackathon|exhibition|summit|roundtable|expo|briefing|contest|competition|event|discussion|meetup|hearing)';
const APPOSED = new RegExp(String.raw`^,?\s(?:(?:a|an|the|its|their)\s)?(?:[a-z0-9-]{2,16}\s){0,4}${COMMON_EVENT}\b`);
const TITLED = new RegExp(
  String.raw`\b${COMMON_EVENT}\s?,?\s?(?:called|titled|entitled|named|dubbed|billed as)?,?\s?$`,
);
const THEME_BEFORE = /(?:banner|theme|themed|slogan|motto|headline|title|under the name)(?: of)?,?\s?$/;

/** Occasions open to all that go by no name: `a groundbreaking ceremony`, `a public hearing`. */
function commonNames(sentence: string): readonly EnglishName[] {
  return [...sentence.matchAll(COMMON)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    return { start, end: start + name.length, name, need: 'setting' as const };
  });
}

const COMMON =
  /\b(?:(?:[Aa]n?|[Tt]he|its|their|[Aa]nother|second|first|final|formal|official|free|special|[A-Z][a-z]+['’]s)\s){1,3}((?:opening|closing|groundbreaking|ground-breaking|ribbon-cutting|signing|launch|inauguration|dedication|completion|topping-out|handover|awards?|(?!wedding)[a-z]{4,12}ing) ceremony|groundbreaking(?! (?:work|research|study|project|technology|deal|new|approach))|ribbon-cutting|(?:public|community|town|planning) (?:hearing|consultation meeting|meeting|workshop|forum)|public consultation session|(?:public |community )?(?:information|info|briefing|drop-in|listening|question-and-answer) session|open house|open day|town hall(?: meeting)?|press (?:briefing|conference)|(?:public|media|investor|community|technical|industry|residents['’]?) (?:briefing|seminar|workshop)|(?:job|careers|trade) fair|demo day)\b(?!-|\s(?:call|cent(?:re|er)|room)\b)/g;
