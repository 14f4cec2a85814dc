// Decides whether a name is a person's, or that of a desk, an outlet, an office or a place that stands where a name should.
// It must never refuse a name for a part of it: `남궁수원` is a person, `수원` is a city.
import { foldName } from '#src/language/fold.ts';
import { surfaceOf } from '#src/language/gazetteer/gazetteer.ts';
import { isOutletName } from './outlets.ts';

/** Whether a name is that of a ministry or agency: `행정안전부`, `산림청`. */
export function isAgency(name: string): boolean {
  return AGENCY.test(name);
}

const AGENCY = /^(?:[가-힣]{3,10}(?:부|처|위원회)|[가-힣]{2,8}청|[가-힣]{2,8}(?:시청|군청|구청|도청))$/u;

/** Whether a name can be a person's. */
export function isPersonName(name: string): boolean {
  if (DESK.test(name) || isOffice(name) || isPlace(name) || isOutletName(name) || (name.length > 2 && isAgency(name)))
    return false;
  return KOREAN_NAME.test(name) || (LATIN_NAME.test(name) && !GLUED.test(name));
}

/** `홍길동`, `남궁민수`. */
export const KOREAN_NAME = /^[가-힣]{2,5}$/u;

/** `Jane Roe`, `J. P. de la Cruz`, `Mary-Jane O'Neil`. */
const LATIN_NAME = /^(?=.{4,60}$)\p{Lu}[\p{L}.'’-]{0,30}(?:\s['’]?\p{L}[\p{L}.'’-]{0,30}){1,4}$/u;

/** A name and the dateline behind it: `Jane RoeLONDON`. */
const GLUED = /\p{Ll}\p{Lu}{2}/u;

/** Who is nobody: `온라인뉴스팀`, `편집국`, `admin`, `본지`, `Staff`. */
const DESK =
  /(?:편집국|편집부|편집팀|뉴스팀|취재팀|취재부|보도팀|보도국|뉴스룸|데스크|관리자|운영자|기자단|온라인|디지털|특별취재|연합뉴스|^(?:본지|취재|사진|수습|인턴|선임|수석|전문|객원|시민|외신|현장|방송|신문|담당|전직|우리|여러|다른|동료|소속|사회|경제|정치|문화|산업|국제|스포츠|일간|주간|미디어)$)|\b(?:admin|webmaster|newsroom|staff|desk|editorial|team|press release|contributed content|news|inc|ltd|llc|corp|co|gmbh|plc)\b/iu;

/** Whether a name is that of an office that issues releases: `홍보담당관`, `도시계획과`, `공보관실`. */
export function isOffice(name: string): boolean {
  return OFFICE.test(name);
}

const OFFICE = /^(?:[가-힣]{1,8}(?:담당관|대변인|공보관)|[가-힣]{2,8}(?:홍보|공보|총무)|[가-힣]{3,8}[실과팀])$/u;

/** Whether a name is that of a place reporters write from (`수원`), and no everyday word. */
export function isPlace(name: string): boolean {
  return surfaceOf(foldName(name))?.isWeak === false;
}
