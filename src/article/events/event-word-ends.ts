// What stands behind an event's noun: the end of its word, a building, a body's officer, a bracket with its short name.
// It must never let 포럼장, 엑스포 공원 or 포럼 이사장 pass for an event.
import { isParticleChain } from '#src/language/particles.ts';

/** How far around a name its neighbours are looked at. */
export const AROUND = 30;

/** The Hangul behind the noun is nothing or particles: `포럼이`, never `포럼장`, `박람회로 사거리`. */
export function isWordEnd(after: string): boolean {
  const tail = HANGUL.exec(after)?.[0] ?? '';
  return (tail === '' || (isParticleChain(tail) && !ROAD.test(after))) && !BUILDING_AFTER.test(after);
}

const HANGUL = /^[가-힣]{1,12}/;
/** `박람회로 사거리`: a street. */
const ROAD = /^로\s?(?:사거리|일대|인근|\d)/;
/** `엑스포 공원`, `컨벤션 센터`, `포럼 사무국`. */
const BUILDING_AFTER =
  /^\s(?:공원|광장|타워|센터|컨벤션|홀(?![가-힣])|경기장|전시장|부지|역(?![가-힣])|대로|다리|과학공원|주차장|조직위|사무국|재단|기구|위원회|추진단|기획단|유치위)/;
/** Whether what follows makes a name a body's. */
export function isOfBody(after: string): boolean {
  return BODY_AFTER.test(after);
}

/** `포럼 이사장`, `포럼(대표 홍길동)`. */
const BODY_AFTER =
  /^\s?\(?(?:이사장|회장|부회장|대표|의장|사무총장|사무국|위원장|회원사?|운영위|조직위|상임|주최로|주관으로)/;

/** `WCS` of `세계도시정상회의(WCS)`. */
export function aliasBehind(after: string): string | undefined {
  return ALIAS.exec(after)?.[1];
}

const ALIAS = /^\(([^)]{2,30})\)/;

/** Whether a name is a body's: by what it is called, by its officers, or because it is the one that acts in its sentence. */
export function isBodyName(name: string, { noun, rest }: { readonly noun: string; readonly rest: string }): boolean {
  if (BODY_BEFORE.test(name) || isOfBody(rest)) return true;
  if (!BODY_NOUN.test(noun) || NUMBERED.test(name) || !SUBJECT.test(rest)) return false;
  const acts = rest.search(ACTS);
  const isHeld = rest.search(IS_HELD);
  return acts >= 0 && (isHeld < 0 || acts < isHeld);
}

/** `사단법인 한국도시포럼`, `국회의원 연구단체 스마트도시포럼`. */
const BODY_BEFORE = /사단법인|재단법인|연구단체|시민단체|㈔/;
/** Nouns that bodies bear as well. */
const BODY_NOUN = /^(?:포럼|총회|위크|엑스포|박람회|라운드테이블|회의|밋업|서밋)$/;
const SUBJECT = /^(?:\([^)]{1,20}\))?(?:은|는|이|가|과|와)\s/;
const ACTS =
  /밝혔|연다(?![가-힣]{2})|열었|개최한다|개최했|개최하|촉구|성명|요구했|주장했|제안했|체결|뽑았|선출|[을를] (?:열고|열어|열며)|발표했|공동으로|여는\s/;
const IS_HELD =
  /열린다|열렸|열릴|열리|개막|개최된|개최됐|개최되|막을 (?:올|내)|성료|마무리|진행된|진행됐|이어지|폐막|확정/;
/** `제6회 …`, `2025 …`: no body. */
const NUMBERED = /^(?:제?\d{1,3}회|제\d{1,3}차|20\d\d)\s/;
