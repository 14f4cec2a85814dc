// Whether the words beside a place make another name of it: a club, a dish, a person, a film (seeds/namesakes.json).
// It must never take a name from a city that only stands beside a company or a foreigner: 평택 삼성 공장, 런던 히스로.
import type { Surface } from './gazetteer.ts';
import { isWrittenAsName, WORDS, wordsBeside, type Beside } from './namesake-words.ts';
import { isHangulUnit } from '#src/language/particles.ts';
import { sentenceAround, type Stretch } from './place-cues.ts';
import type { LatinSource } from './place-latin.ts';
import { isPersonName } from './place-persons.ts';

/** Whether what stands at this stretch is somebody's or something's name, whatever place it is spelt like. */
export function isNamesake(source: LatinSource, stretch: Stretch, surface: Surface): boolean {
  const beside = wordsBeside(source, stretch, surface);
  const { before, next } = beside;
  if (next.some(isDish) && !isTrade(next)) return true;
  if (isNameWith(before, surface) && isWrittenAsName(source, stretch.start - before.length - 1, before)) return true;
  if (isPersonName(source.folded, stretch, beside) || isPact(source, stretch.end, beside)) return true;
  if (surface.places.every(({ kind }) => kind !== 'country') && isTeam(source, stretch, next)) return true;
  return isTitle(source.folded, stretch);
}

/** `레알 마드리드`, `Air Busan`, `Google Korea`; but `Google London`. */
function isNameWith(before: string, { places }: Surface): boolean {
  return WORDS.before.has(before) || (WORDS.brands.has(before) && places.some(({ kind }) => kind === 'country'));
}

/** `비빔밥`, `돼지국밥`, `sausages`: the whole word or its end. */
function isDish(word: string): boolean {
  return WORDS.dishes.has(word) || WORDS.dishes.has(word.slice(-2)) || WORDS.dishes.has(word.slice(-3));
}

/** Whether the next word is of trade: `강릉 소주 공장`, `벨기에 초콜릿 관세`, `창원 LG 공장`. */
function isTrade([first = '', , both = '']: readonly string[]): boolean {
  return TRADE.test(both.slice(first.length + 1));
}

const TRADE =
  /^(?:공장|회사|업체|업계|수출|수입|관세|제조|시장|산업|기업|농가|축제|브랜드|박람회|거리|골목|본사|사옥|사업장|매장|지점|캠퍼스|연구소|단지|makers?|exports?|imports?|industry|tariffs?|factor)(?![되됐하했])/;

/** `Kigali Amendment`, `Doha Round`; not `Stockholm Convention Centre`. */
function isPact(source: LatinSource, end: number, { next, surface }: Beside): boolean {
  const [word = '', , both = ''] = next;
  if (!WORDS.pacts.has(word) || both.includes(' cent') || !isWrittenAsName(source, end + 1, word)) return false;
  return surface.places.every(({ id, kind }) => kind !== 'country' && !id.startsWith('kr'));
}

function isTeam(source: LatinSource, { start, end }: Stretch, next: readonly string[]): boolean {
  if (next.some((word) => WORDS.teams.has(word)) && isWrittenAsName(source, end + 1, next[0] ?? '')) return true;
  if (next.some((word) => WORDS.sponsors.has(word)))
    return !isTrade(next) && holds(source, { start, end }, WORDS.sportWords);
  return (
    tellsOfGames(source) &&
    isBare(source.folded, { start, end }) &&
    isOfGame(sentenceAround(source.folded, { start, end }))
  );
}

/** Whether any sentence may be of a game; asked of each text once. */
function tellsOfGames(source: LatinSource): boolean {
  const known = GAMES.get(source);
  if (known !== undefined) return known;
  const tells = isOfGame(source.folded);
  GAMES.set(source, tells);
  return tells;
}

const GAMES = new WeakMap<LatinSource, boolean>();

function isOfGame(sentence: string): boolean {
  return SCORE.test(sentence) || WORDS.leagues.some((word) => sentence.includes(word));
}

/** `2-0으로 꺾고`, `beat Arsenal 3-0`. */
const SCORE = /\d-\d{1,3}(?:으?로 |\s?무승부)|\b(?:beat|drew|lost to|defeated) [a-z ]{0,24}\d{1,3}-\d/;

/** Whether a name stands as the one who acts: `리버풀은`, `Liverpool beat`; not `리버풀에서`, `Liverpool police`. */
function isBare(text: string, { start, end }: Stretch): boolean {
  if (isHangulUnit(text.charAt(start))) return ACTS.test(text.slice(end, end + LONGEST_PARTICLE));
  if (PLAYS.test(text.slice(end, end + LONGEST_PLAY))) return true;
  return PLAYED.test(text.slice(Math.max(0, start - LONGEST_PLAY), start));
}

const LONGEST_PARTICLE = 5;
/** `은 `, `과의 `, `를 꺾`; not `을 찾은`. */
const ACTS =
  /^(?:[은는이가의도](?![가-힣])|[을를] (?!찾|방문|향|떠|거쳐|거친|오가|잇|누비)|[와과](?:의|는)?(?![가-힣]))/;

const LONGEST_PLAY = 20;
/** ` beat`, `’s striker`. */
const PLAYS =
  /^(?:['’]s)? (?:beat|lost|drew|won|defeated|face|meet|met|signed|scored|thrashed|edged|midfielder|striker|defender|goalkeeper|forward|coach|manager)/;
/** `beat `, `1-1 with `, `Real Madrid and `. */
const PLAYED =
  /(?:^|[^a-z])(?:beat|lost to|drew with|against|past|versus|vs?\.?|\d with|(?:fc|madrid|munich|arsenal|chelsea|united|city|milan|juventus) and) $/;

function holds({ folded: text }: LatinSource, stretch: Stretch, words: readonly string[]): boolean {
  const sentence = sentenceAround(text, stretch);
  return words.some((word) => sentence.includes(word));
}

/** Whether a title in quotation marks holds the name: `영화 ‘서울의 봄’`, `‘베니스의 상인’ 공연`. */
function isTitle(text: string, { start, end }: Stretch): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_TITLE), start);
  const opening = QUOTE.test(before) ? OPENING.exec(before) : null;
  if (opening === null) return false;
  const ahead = before.slice(0, opening.index);
  const kind = KIND_AHEAD.exec(ahead.replace(TITLE_AHEAD, ''))?.[1] ?? '';
  return WORDS.works.has(kind) || SHOWN.test(text.slice(end, end + LONGEST_TITLE));
}

const LONGEST_TITLE = 48;
const QUOTE = /[‘“「『《〈<"']/;
/** `‘종이의 집: ` at the end of a stretch: a quotation that is still open. */
const OPENING = /[‘“「『《〈<][^’”」』》〉>\n]{0,30}$|(?:^|[\s(과와])["'][^"'\n]{0,30}$/;
/** `‘부산행’과 ` before the next title of a list. */
const TITLE_AHEAD = / ?[‘“「『《〈<'"][^’”」』》〉>'"\n]{1,20}[’”」』》〉>'"](?:[과와,·]|,? and) ?$/;
/** `뮤지컬 `, `the film `. */
const KIND_AHEAD = /([a-z가-힣]{1,8}\+?),? ?$/;
/** `의 상인’ 공연`. */
const SHOWN =
  /^[^‘“’”'"」』》〉>\n]{0,20}[’”'"」』》〉>] ?(?:공연|상영|개봉|관람|초연|주연|출연|ost|시사회|시즌|촬영|흥행|예매|연출|[을를] (?:부르|부른|불렀|열창|들었|들으|연주|상연))/;
