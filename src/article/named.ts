// Whom and what a text names: places, bodies, and persons with their titles. Asked when two versions of one article are compared.
// Shape only; a name it does not know is missed. It must never call a market (`전기차 시장`) a person.
import { isOrganisation } from '#src/article/agreements/organisations.ts';
import { findPlaces } from '#src/language/places.ts';
import { normaliseForComparison } from './copies/comparison-text.ts';

/** Persons and bodies, as compared (`normaliseForComparison`), each once. */
export function namesOf(text: string): ReadonlySet<string> {
  const found = [...personsOf(text), ...bodiesOf(text)];
  return new Set(found.map(normaliseForComparison).filter((name) => name !== ''));
}

/** Ids of the places a text names. */
export function placesNamed(text: string): ReadonlySet<string> {
  return new Set(findPlaces(text).map(({ id }) => id));
}

function personsOf(text: string): readonly string[] {
  const korean = [...text.matchAll(KOREAN_PERSON)].flatMap(([, name = '', title]) =>
    title === '시장' && TRADE.test(name) ? [] : [name],
  );
  const english = [...text.matchAll(TITLE_BEFORE), ...text.matchAll(TITLE_BEHIND)].map(([, name = '']) => name);
  return [...korean, ...english];
}

/** Example: `김가람 시장`, `남궁민수 전 장관`, `이두리 교수`. Family names that nine in ten Koreans have, and a given name of two syllables. */
const KOREAN_PERSON =
  /(?<![가-힣])((?:[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염추도소석선설마길]|남궁|황보|선우|제갈|독고)[가-힣]{2}) ?(?:전|신임|현|부)? ?(시장|군수|구청장|도지사|지사|장관|차관|대표이사|대표|사장|부사장|회장|부회장|이사장|원장|센터장|본부장|단장|국장|과장|실장|청장|처장|의원|의장|위원장|교수|박사|총장|학장|소장|팀장|대통령|총리|대사|감독|이사|전무|상무|연구원|연구위원)(?![가-힣]{0,2}(?:실|직|단체|급))/g;
/** Before 시장 what is traded there. Example: `전기차 시장`, `조선업 시장`. */
const TRADE = /[차업체품권력비]$/;
/** Example: `Mayor Jane Roe`, `Dr. Roe`. */
const TITLE_BEFORE =
  /\b(?:Mayor|Governor|Minister|President|Secretary|Professor|Prof\.|Dr\.|CEO|Chair(?:man|woman)?|Director|Commissioner|Mr\.|Ms\.|Mrs\.) (\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})/gu;
/** Example: `Jane Roe, mayor of`. */
const TITLE_BEHIND =
  /(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){1,2}), (?:the |a )?(?:deputy |vice )?(?:mayor|governor|minister|president|director|professor|chief|chair)/gu;

function bodiesOf(text: string): readonly string[] {
  return [...text.matchAll(WORD)].flatMap(([word]) => {
    if (isOrganisation(word)) return [word];
    const bare = word.replace(PARTICLE, '');
    return bare !== word && isOrganisation(bare) ? [bare] : [];
  });
}

/** Example: `한국수자원공사와`, `SK텔레콤은`. Capitals alone tell no body from any first word of a sentence. */
const WORD = /[A-Za-z]{0,12}[가-힣][가-힣A-Za-z]{1,24}/g;
const PARTICLE = /(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|까지|부터|이라고|라고)$/;
