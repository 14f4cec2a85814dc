// Names of bodies in English text: lists after with, by and between, and lists before a verb.
// Capitalised names only: it must never take a person, a weekday, a nationality or the first word of a sentence for a party.

import { findPlaceByName } from '#src/language/places.ts';

/** `Danish analytics firm Nordbyte, the Port of Kestrel and KT on Friday`: the names up to where the list ends. */
export function namesAhead(text: string): readonly string[] {
  const names: string[] = [];
  let rest = text.slice(0, LIST_REACH).replaceAll(DESCRIBING, '');
  for (let turn = 0; turn < MOST_NAMES; turn += 1) {
    const opening = BEFORE_NAME.exec(rest) ?? APPOSITION.exec(rest) ?? INCLUDING.exec(rest);
    if (opening === null) break;
    const from = rest.slice(opening[0].length);
    const chunk = nameAt(from);
    if (chunk === undefined) break;
    if (!isRegionBehind(names.at(-1), chunk.name)) names.push(...bodiesOf(chunk.name, from.slice(chunk.length)));
    const link = LINK.exec(from.slice(chunk.length));
    if (link === null) break;
    rest = from.slice(chunk.length + link[0].length);
  }
  return [...new Set(names)];
}

/** Every name of a stretch before a verb that can be its subject: those behind in, at, from, after stand aside. */
export function subjectNames(text: string): readonly string[] {
  const names: string[] = [];
  let rest = text.slice(-SUBJECT_REACH).replaceAll(PEOPLE_OF, '').replaceAll(DESCRIBING, '').replace(OPENING_NOUN, '');
  for (let turn = 0; turn < MOST_NAMES; turn += 1) {
    const start = NAME_START.exec(rest);
    if (start === null) break;
    const from = rest.slice(start.index);
    const chunk = nameAt(from);
    if (chunk === undefined) break;
    const behind = from.slice(chunk.length);
    if (!ASIDE.test(rest.slice(0, start.index)) && !isRegionBehind(names.at(-1), chunk.name))
      names.push(...bodiesOf(chunk.name, behind));
    rest = behind;
  }
  return [...new Set(names)];
}

/** `Seoul, South Korea`: the country of the city, no party of its own. */
function isRegionBehind(city: string | undefined, name: string): boolean {
  if (city === undefined) return false;
  if (AMERICAN_STATE.test(name)) return true;
  const country = findPlaceByName(name)?.id;
  return (
    country !== undefined && !country.includes('-') && findPlaceByName(city)?.id.startsWith(`${country}-`) === true
  );
}

/** `Columbus, Ohio`. */
const AMERICAN_STATE =
  /^(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming)$/;

const LIST_REACH = 320;
const SUBJECT_REACH = 320;
const MOST_NAMES = 10;

/** Lower-case words that introduce a name: `the `, `local operator `, `the state-run `. */
const BEFORE_NAME =
  /^(?:(?!on\b|in\b|at\b|to\b|for\b|that\b|which\b|who\b|last\b|this\b|next\b|during\b|under\b|aimed\b|and\b)[a-z][a-z'’-]{0,24}\s){0,6}(?=[a-z]?\p{Lu}|\d{1,3}[a-z]{3})/u;
/** `, and the `, ` and `, ` as well as `, `, `: the list goes on, unless an apposition (`, a startup`) begins. */
/** `a robot maker, CITIC HIC`. */
const APPOSITION = /^an? (?:[a-z][a-z'’-]{0,24} ){0,5}[a-z][a-z'’-]{0,24}, (?=\p{Lu})/u;
/** `three universities, including `. */
const INCLUDING =
  /^(?:[a-z][a-z'’-]{0,24} ){0,5}[a-z][a-z'’-]{0,24}(?:,|:| –| —)? (?:(?:including|such as|among them|namely) )?(?:the )?(?=\p{Lu})/u;
const LINK =
  /^(?:\([^()]{0,60}\))?(?:,? (?:and|as well as|plus|along with|together with) |, (?!(?:an?|which|who|its|where|aiming|to|on|for|in)\s|the [a-z]))/;
const NAME_START = /(?<![\p{L}\p{N}_'’.-])(?:[a-z]?\p{Lu}|\d{1,3}[a-z]{3})/u;
/** A preposition right before the name. */
const ASIDE =
  /\b(?:in|at|near|from|after|during|for|to|under|since|by|inside|outside|across|through|into|via|than|against|about|over)\s(?:the\s|a\s)?$/;

type Chunk = { readonly name: string; readonly length: number };

/** Capitalised words in a row, with of, and, & between them where they belong to one name. */
function nameAt(whole: string): Chunk | undefined {
  const skipped = /^(?:The|An?|Both) (?=[A-Z])/.exec(whole)?.[0].length ?? 0;
  const text = whole.slice(skipped);
  const first = WORD.exec(text)?.[0];
  if (first === undefined) return undefined;
  let length = first.length;
  let hasHead = HEAD.test(first);
  let isMinistry = MINISTRY.test(first);
  for (let turn = 0; turn < MOST_WORDS && !STOP_MARK.test(text.slice(length - 1, length)); turn += 1) {
    const rest = text.slice(length);
    const join = JOIN.exec(rest);
    if (join === null) break;
    const [whole, link = ' ', word = ''] = join;
    const last = text.slice(0, length).split(' ').at(-1) ?? '';
    const joint: Joint = { link, word, last, ahead: rest, hasHead, isMinistry, isLong: length > first.length };
    if (!isOneName(joint)) break;
    hasHead ||= HEAD.test(word);
    isMinistry ||= MINISTRY.test(word);
    length += whole.length;
  }
  const name = endOfName(text, length);
  return { name, length: skipped + name.length };
}

/** `Delhi government` belongs together; a full stop stays with `Corp.` inside a sentence only. */
function endOfName(text: string, length: number): string {
  const name = text.slice(0, length);
  const behind = text.slice(length);
  if (FIRM_STOP.test(name) && (behind === ' ' || INSIDE.test(behind))) return name;
  const plain = name.replace(NAME_END, '');
  return plain === name ? `${name}${LOWER_HEAD.exec(behind)?.[0] ?? ''}` : plain;
}

const FIRM_STOP = /\b(?:Corp|Inc|Co|Ltd)\.$/;
const INSIDE = /^,? [a-z]/;
/** ` city government`, ` government`, ` hynix`. */
const LOWER_HEAD =
  /^ (?:(?:city|state|provincial|municipal|metropolitan|county|local|federal) (?:government|council|administration)|government|hynix|ecoplant|(?:county|province)(?=\s?$| (?:on|has|have|will|and|signed|plans|said|inked|is|with|to|for)\b))(?![\w-])/;

const MOST_WORDS = 9;
const WORD = /^(?:[a-z]?\p{Lu}|\d{1,3}(?=[a-z]{3}))[\p{L}\p{N}&'’.+-]{0,40}/u;
const JOIN = /^( & | \+ | of the | of | de | for | and the | and |, | )(\p{Lu}[\p{L}\p{N}&'’.+-]{0,40})/u;
const NAME_END = /[.,’']+$/;
/** A word that ends with a full stop ends the name, abbreviations aside: these keep their stop only inside. */
const STOP_MARK = /[,;:]/;

type Joint = {
  readonly link: string;
  readonly word: string;
  /** The word before the link, and the text from the link on. */
  readonly last: string;
  readonly ahead: string;
  readonly hasHead: boolean;
  readonly isMinistry: boolean;
  readonly isLong: boolean;
};

/** `University of Calder`, `Ministry of Land, Infrastructure and Transport`; `KT and LG` are two. */
function isOneName({ link, word, last, ahead, hasHead, isMinistry, isLong }: Joint): boolean {
  if (CALENDAR.test(word)) return false;
  if (link === ' ' || link === ' & ' || link === ' + ' || link === ' de ') return true;
  if (link === ', ') return FIRM_FORM.test(word) || (isMinistry && isLong && TOPIC.test(word));
  if (link === ' and ' && TOPIC.test(last) && (TOPIC.test(word) || JOINT_HEAD.test(ahead))) return true;
  if (link.startsWith(' of') || link === ' for ') return hasHead;
  return isMinistry && isLong && TOPIC.test(word);
}

/** `Iteris, Inc.`. */
const FIRM_FORM = /^(?:Inc|Ltd|LLC|Corp|PLC|Co|GmbH)\.?$/;

/** `Roads and Transport Authority`. */
const JOINT_HEAD =
  /^ and [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Authority|Agency|Corporation|Corp|Commission|Department|Board|Institute|Council|Bureau|Office|Association|Centre|Center|Ministry|University|Administration|Foundation)\b/;

/** What has an of behind it: `City of Busan`, `Port of Kestrel`. */
const HEAD =
  /^(?:Region|Isle|Isles|Gulf|Bay|Principality|Duchy|Home|Borough|Transport|Network|Institution|Museum|Hospital|Library|Parliament|University|City|Ministry|Department|Port|Bureau|Institute|Government|Province|State|Bank|Republic|Office|School|Board|Council|Chamber|District|County|Federation|Association|Center|Centre|Agency|Authority|Commission|Town|Kingdom|Municipality|Academy|College|Society|Faculty|Union|League|House|Consulate|General|Embassy|Emirate|Community|Development|Corporation|Company|Organization|Organisation|Committee|Foundation|Research)$/;
const MINISTRY = /^(?:Ministry|Department|Ministries|Bureau|Office|Secretariat|Directorate)$/;
/** Fields of ministries. */
const TOPIC =
  /^(?:(?:Mineral|Marine|Water|Natural|Human|Public|Rural|Urban|Digital|Renewable|Clean) )?(?:Land|Municipalities|Municipal|Rural|Communit(?:y|ies)|Regional|Petroleum|Minerals?|Mines|Investments?|Village|Electric|Heritage|Antiquities|Emergency|Emergencies|Lands?|Forests?|Forestry|Wildlife|Irrigation|Highways?|Bridges?|Utilities|Logistics|Roads|Road|Parks|Rail|Railways?|Sewer|Sewerage|Sanitation|Aviation|Maritime|Buildings?|Ports?|Harbou?rs?|Power|Gas|Electricity|Waste|Infrastructure|Transport|Transportation|Science|ICT|Trade|Industry|Energy|Environment|Food|Agriculture|Rural|Affairs|Interior|Safety|SMEs|Startups|Oceans|Fisheries|Culture|Sports?|Tourism|Economy|Economic|Finance|Health|Welfare|Gender|Family|Education|Labou?r|Employment|Foreign|Planning|Investment|Construction|Communications?|Technology|Digital|Housing|Urban|Development|Resources?|Information|Public|Works|Climate|Innovation|Commerce|Natural|Water|Mobility|Society|Justice|Security|Administration|Space|Strategy|Media|Tourism)[.,]?$/;

const WEEKDAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const CALENDAR = new RegExp(
  `^(?:${WEEKDAYS}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)$`,
);

/** The body behind an office, or the name without nationality, owner and article; empty when it is none. */
function bodiesOf(chunk: string, behind: string): readonly string[] {
  const holder = OFFICE_BEHIND.exec(behind);
  if (holder !== null) {
    const body = nameAt(behind.slice(holder[0].length));
    return body === undefined ? [] : [plainName(body.name)].filter(isName);
  }
  const [before = '', person] = chunk.split(OFFICE);
  if (person !== undefined && before.trim() === '') return officeOf(behind);
  return [plainName(person === undefined ? chunk : before.trim())].filter((name) => isName(name) && !GENERIC.has(name));
}

/** `Mayor Kim Min-su of Busan`. */
function officeOf(behind: string): readonly string[] {
  const of = / of (?:the )?(?=[A-Z])/y.exec(behind);
  const body = of === null ? undefined : nameAt(behind.slice(of[0].length));
  return body === undefined ? [] : [plainName(body.name)];
}

/** `, mayor of `, `, chief executive of `. */
const OFFICE_BEHIND =
  /^, (?:the )?(?:vice )?(?:mayor|governor|[Cc]onsul [Gg]eneral|[Aa]mbassador|chief executive(?: officer)?|CEO|president|head|chair(?:man|woman)?|director(?: general)?|minister|founder) (?:of|at) (?:the )?(?=[A-Z])/;
const OFFICE =
  /\b(?:Gov\.(?=\s)|(?:Vice |Deputy |First |Prime |Acting )?(?:Mayor|Governor|CEO|President|Chairman|Chairwoman|Chair|Minister|Director|Secretary|Chief Executive|Commissioner|Superintendent|Rector|Ambassador)\b)(?: General)?\s?/;

function plainName(chunk: string): string {
  return chunk.replace(ARTICLE, '').replace(OWNER, '').replace(BASED, '').trim();
}

const ARTICLE =
  /^(?:The|A|An|Both|Meanwhile|Also|Earlier|Separately|When|While|As|Officials from|Under|After|Last|On|In|At) (?=[A-Z])/;
/** `Korea's LH`, `Vietnam’s Becamex`. */
const OWNER =
  /^(?!(?:[A-Z][\w-]{1,20} )?(?:Domino|McDonald|Lloyd|Moody|Macy|Sainsbury|Levi|Wendy|Lowe|People|Women|Children|Farmers|Residents|Workers|Veterans))[A-Z][\w.-]{1,24}(?: [A-Z][\w.-]{1,20})?['’]s? (?=[A-Z])/;
/** `Singapore-based Grab`. */
const BASED = /^(?:[A-Z][\w-]{0,24} )?[A-Z][\w-]{1,24}-(?:based|headquartered|owned|listed|backed) (?=[A-Z])/;

function isName(name: string): boolean {
  return (
    name.length >= 2 &&
    !CALENDAR.test(name) &&
    !NATIONALITY.test(name) &&
    !STARTERS.has(name) &&
    !STARTERS.has(LOWER_END.test(name) ? (name.split(' ')[0] ?? '') : '') &&
    !NOUNS.test(name) &&
    !name.endsWith('-based') &&
    !OWNED.test(name)
  );
}

/** `Three government`: a number before a common noun. */
const LOWER_END = / [a-z]+$/;
/** `South Korea's` before a common noun. */
const OWNED = /['’]s?$/;

/** Bodies spoken of as such. */
const GENERIC: ReadonlySet<string> = new Set(
  'City County Province Company Ministry University District Government Council State'.split(' '),
);
const NOUNS =
  /^(?:MOUs?|MoUs?|MOA|LOI|Memorandum|Memorandums|Letter|Letters|Agreement|Agreements|Contract|Deal|Pact)\b/;
const NATIONS =
  '(?:(?:South|North) )?(?:Korean|Danish|Dutch|German|French|British|American|Japanese|Chinese|Vietnamese|Thai|Indian|Indonesian|Malaysian|Singaporean|Australian|Canadian|Swedish|Norwegian|Finnish|Swiss|Austrian|Italian|Spanish|Portuguese|Polish|Czech|Hungarian|Turkish|Saudi|Emirati|Israeli|Egyptian|Kenyan|Brazilian|Mexican|Chilean|Colombian|Taiwanese|Filipino|Philippine|Mongolian|Kazakh|Uzbek|European|Asian|African|Irish|Scottish|Welsh|English|Belgian|Estonian|U[.]S|US|UK|U[.]K|EU)';
const NATIONALITY = new RegExp(`^${NATIONS}\\.?$`);
/** `Danish `, `Indonesia's `, `Singapore-based ` before a common noun. */
const DESCRIBING = new RegExp(
  `\\b(?:${NATIONS}|[A-Z][\\w]{1,20}(?: [A-Z]\\w{1,20})?['’]s?|[A-Z]\\w{1,20}-based) (?=[a-z])(?!government|(?:in|on|at|and|to|of|for|has|have|had|will|is|was|were|are|signed|said|with|by|plans?|also|that|who|which)\\b)`,
  'g',
);

/** `Officials from Busan City`: the city. */
const PEOPLE_OF =
  /\b(?:[Oo]fficials|[Rr]epresentatives|[Ee]xecutives|[Dd]elegates|[Dd]elegations|[Ll]eaders|[Hh]eads|[Mm]ayors|[Gg]overnors) (?:from|of) (?:the )?(?=[A-Z])/g;

/** `Tram builder Alvora`: a common noun that only opens the sentence. */
const OPENING_NOUN =
  /^[A-Z][a-z]+(?:-[a-z]+)? (?!(?:mayor|governor|president|minister|city|state|province|government|and|in|on|at|to|of|for|has|have|had|will|is|was|were|are|signed|said|with|by|also|that|who|which|chief|head|together|plans?)\b)(?=[a-z]+ [A-Z])/;

/** Words that open a sentence or point back. */
const STARTERS: ReadonlySet<string> = new Set(
  (
    'The A An In On At It Its This That These Those Both He She They We I You Under Last As After Before During Following With Without For From By To Earlier Meanwhile Separately Also Two Three Four Five Several Some Many Most All Each Neither Either ' +
    'Speaking Asked Addressing Nearly About Almost More Less Years Weeks Days Months Just Only Shortly Immediately Recently Until Over Around Some Another Other Such Being Having Later Soon Afterwards Finally Last When While Once Since If Whether There Here Then Now Today Yesterday Tomorrow Officials Representatives Leaders Executives Companies Cities Firms Operators Residents Critics Talks Negotiations Drivers Deliveries Plans Work Details Terms Parties Sides Local Global ' +
    'According Additionally Moreover However But And Or So Yet Still Not No New Among Between Despite Although Because Their Our His Her What Which Who Where How Why Supply Purchase Service'
  ).split(' '),
);
