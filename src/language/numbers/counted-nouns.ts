// What an English number counts: the plural noun behind it, with at most three words between (1,700 spaces, 230 EV chargers).
// It must never take a verb, a currency, a year (by 2030 officials) or a numbered thing (Phase 2 works, Euro 6 buses) for what is counted.

/** @param end behind the number and its scale words @returns the noun and where it ends */
export function countedNoun(
  text: string,
  start: number,
  end: number,
): { readonly unit: string; readonly end: number } | undefined {
  if (text[end] !== ' ' || isYear(text.slice(start, end)) || LABEL.test(text.slice(Math.max(0, start - 14), start)))
    return undefined;
  let at = end + 1;
  for (let count = 0; count <= MOST_WORDS; count += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || STOPS.has(word.toLowerCase())) return undefined;
    const wordEnd = at + word.length;
    if (isPlural(word) && !CLITIC.test(text.slice(wordEnd, wordEnd + 6)))
      return { unit: word.toLowerCase(), end: wordEnd };
    if (text[wordEnd] !== ' ') return undefined;
    at = wordEnd + 1;
  }
  return undefined;
}

const MOST_WORDS = 3;
/** A word, perhaps with hyphens: `EV`, `low-rise`, `spaces`. At most 24 letters. */
const WORD = /[A-Za-z][A-Za-z-]{1,23}(?![A-Za-z\d])/y;
/** `years old`, `days' notice`, `city's`. */
const CLITIC = /^(?:['’]| old\b|-old)/;

function isYear(number: string): boolean {
  return YEAR.test(number);
}

const YEAR = /^(?:19|20)\d\d$/;

function isPlural(word: string): boolean {
  return IRREGULAR.has(word) || (PLURAL.test(word) && !SINGULAR.test(word));
}

/** Small letters but for an abbreviation: `spaces`, `EVs`. */
const PLURAL = /^(?:[a-z-]{2,}|[A-Z]{2,5})s$/;
const SINGULAR = /(?:ss|us|is|ous|ics|always|perhaps)$/;
const IRREGULAR: ReadonlySet<string> = new Set(
  'people children staff men women households personnel aircraft feet'.split(' '),
);

/** What a number names when it stands before it: `Phase 2`, `Route 12`, `top 10`, `March 5`, `one in 5`, `No. 7`. */
const LABEL =
  /(?:\b(?:Phase|Stage|Route|Line|Section|Level|Tier|Gate|Pier|Terminal|Zone|Block|Floor|Class|Category|Chapter|Part|Act|Article|Grade|Room|Unit|Platform|Highway|Exit|Channel|Group|Version|Model|Type|Euro|Bus|Metro|District|Ward|Lot|Plot|Package|Runway|Dock|Bay|Track|Season|Scope|Industry|Society|Web|Volume|Page|Rule|Goal|SDG|Annex|iOS|Android|Windows|aged|age|[Tt]op|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)|\bNos?\.|(?:\b(?:one|two|three|four|nine)|\d) (?:in|out of)) $/;

/** Words that end a counted phrase before its noun: small words, verbs, hours, currencies. */
const STOPS: ReadonlySet<string> = new Set(
  (
    'a an the of in on at to by for from with and or but as than that which who is was are were be been has have had will would can could may might must ' +
    'its it his her their this these those into over under after before between during per while when where if so not no up down out off about around ' +
    'am pm a.m p.m noon midnight won yen yuan euro euros dollar dollars pound pounds rupee rupees baht ringgit dirham dirhams riyal riyals peso pesos dong rupiah ' +
    'franc francs dinar dinars krone kroner krona kronor koruna zloty zlotys forint forints rouble roubles ruble rubles lira shekel shekels rand reais taka tenge cents us u.s hong singapore australian canadian taiwan saudi crore lakh million billion trillion thousand said says say told took takes took made makes ' +
    'came comes weighs becomes reaches remains follows requires allows brings gives expects falls rises went goes gets got gave gives shows showed remains remained includes included its was january february march april june july august september ' +
    'october november december monday tuesday wednesday thursday friday saturday sunday times'
  ).split(' '),
);
