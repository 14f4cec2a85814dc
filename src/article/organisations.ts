// Whether a Korean or Latin name in a sentence looks like a body that can sign something: a city, a ministry, a company, an institute.
// Shape only (endings, capitals, gazetteer): it must never call a common noun a party because it ends in 시 or 도.
import { findPlaceByName } from '#src/language/places.ts';

/** `에스라이프재단`, `달랏시`, `SK텔레콤`, `국토부`, `B社`, `16개 지역연구기관`. */
export function isOrganisation(name: string): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  if (last.length < 2 || NOT_ONE.test(last)) return false;
  if (LONG_ENDING.test(last) || COMPANY_MARK.test(name)) return true;
  if (LATIN_NAME.test(last)) return !TECHNICAL.has(last.replace(HANGUL_END, ''));
  if (MINISTRY.test(last) || UNIVERSITY.test(last)) return true;
  return ADMINISTRATION.test(last) && findPlaceByName(last) !== undefined;
}

/** Endings that companies and institutes bear. */
const LONG_ENDING =
  /(?:공사|공단|재단|협회|학회|연합회|위원회|대학교|대학원|병원|연구원|연구소|연구기관|진흥원|개발원|정보원|관리원|센터|그룹|전자|텔레콤|통신|건설|산업|은행|증권|보험|화재|에너지|모빌리티|시스템|시스템즈|테크|네트웍스|네트워크|솔루션|솔루션즈|소프트|플랜|엔지니어링|이앤씨|조합|사무국|사무소|본부|기구|협의회|협의체|연맹|테크노파크|상공회의소|항공|전력|자동차|중공업|플래닛|유플러스|바이오|로보틱스|코리아|홀딩스|파트너스|랩스|컨소시엄|의회|교육청|경찰청|소방청|개발청|대사관|대표부|정부|시청|구청|군청|도청|사업단|지사|유니온|커머스|페이|뱅크|미디어|방송|신문사|인더스트리|어드바이저스|과학관|박물관|도서관|공항|거래소|데이터|클라우드|시큐리티|스마트시티사업단|기관|기업|업체|중앙회|농협|수협|코레일|산단공|수공)$/;

const COMPANY_MARK = /㈜|\(주\)|주식회사|社$|^[A-Z]사$/;

/** A Latin name, perhaps with a Hangul end: `KT`, `LG유플러스`, `ETRI`, `K-Water`. */
const LATIN_NAME = /^[A-Z][A-Za-z0-9&.+-]*[가-힣]{0,8}$/;
const HANGUL_END = /[가-힣]+$/;

/** Abbreviations that sign nothing. */
const TECHNICAL: ReadonlySet<string> = new Set(
  'AI IT ICT IoT MOU MOA LOI SW HW CCTV EV SOC R&D ESG DX XR VR AR GPS API SaaS MaaS UAM DRT PPP ODA EPC IR C-ITS ITS K A'.split(
    ' ',
  ),
);

/** 국토교통부, 중기부, 산림청, 식약처. */
const MINISTRY = /^(?!일부|전부|내부|외부|상부|하부|서부|동부|남부|북부|중부)[가-힣]{2,9}(?:부|처|청|특구청)$/;

/** 서울대, 연세대: three or four syllables. */
const UNIVERSITY =
  /^(?:[가-힣]{2,3}(?<!차세|고연령|휴|부|지|증|확|최|극|초)대|KAIST|DGIST|UNIST|GIST|포스텍|카이스트|지스트|유니스트)$/;

const ADMINISTRATION = /[시군구도]$|^[가-힣]{2,7}$/;

/** Words that look the part: demonstratives, and common nouns with an organisation's ending. */
const NOT_ONE =
  /^(?:이번|이들|이날|양측|양사|양|우리|당사|각사|회사|행사|협약|협약식|업무협약|사업|분야|관계자|대표|시장|구청장|이|그|저|본|시|구|군|도|등|간|측|및|지난|오는|올해|내년|향후|특히|또한|한편|앞서|최근|현재|세계|국내|해외|국내외|업계|지역|도시|시민|주민|기술|산업|통신|에너지|전력|데이터|모빌리티|시스템|솔루션|네트워크|정부|기관|기업|업체|센터|클라우드|미디어|방송|공항|의회|건설|바이오|다음|이후|이전|전략|상호|공동|실증|스마트시티|스마트도시|디지털트윈|플랫폼|교류|협력|개발|연구)$/;
