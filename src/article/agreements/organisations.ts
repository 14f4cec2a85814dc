// Whether a Korean or Latin name in a sentence looks like a body that can sign something: a city, a ministry, a company, an institute.
// Shape only (endings, capitals, gazetteer): it must never call a common noun a party because it ends in 시, 도 or 시스템.
import { findPlaceByName } from '#src/language/places.ts';
import { endingOf, isCommonFront, isCommonNoun } from './common-nouns.ts';

/** `에스라이프재단`, `달랏시`, `SK텔레콤`, `국토부`, `B社`, `16개 지역연구기관`. */
export function isOrganisation(name: string): boolean {
  const known = JUDGED.get(name);
  if (known !== undefined) return known;
  if (JUDGED.size >= MOST_JUDGED) JUDGED.clear();
  const isOne = looksLikeOne(name);
  JUDGED.set(name, isOne);
  return isOne;
}

/** The words of one article come again and again: what was judged is not judged twice. */
const JUDGED = new Map<string, boolean>();
const MOST_JUDGED = 2_000;

function looksLikeOne(name: string): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  if (COMPANY_MARK.test(name)) return true;
  if (last.length < 2 || NOT_ONE.has(last)) return false;
  if (hasFirmEnding(last) || hasOpenEnding(last) || KNOWN.has(last) || BRAND.test(last)) return true;
  if (LATIN_NAME.test(last)) return isLatinName(last);
  if (isMinistry(last) || UNIVERSITY.test(last)) return true;
  if (COUNTED.test(name)) return true;
  return isAdministration(last);
}

/** Whether a body's name is that of a part which needs the name before it: `서울대 산학협력단`, `LH 세종특별본부`, `충북도 교육청`. */
export function isPartOfBody(name: string): boolean {
  return PART.test(name);
}

/** A city, county, district, province or state as a body: `세종시`, `기장군`, `볼더시`, `충남도`. */
export function isAdministration(name: string): boolean {
  if (isForeignCity(name)) return true;
  if (!ADMINISTRATION.test(name) || (!WITH_KIND.test(name) && isCommonNoun(name))) return false;
  return findPlaceByName(name) !== undefined;
}

/** Endings that only bodies bear, whatever stands before them. */
const FIRM_ENDINGS: ReadonlySet<string> = new Set(
  '공사 공단 재단 협회 학회 연합회 대학교 대학원 의료원 연구원 연구소 진흥원 개발원 정보원 관리원 평가원 기술원 교육원 품질원 안전원 인재원 데이터원 텔레콤 이앤씨 네트웍스 시스템즈 솔루션즈 솔루션스 테크놀로지 테크놀로지스 엔지니어링 사무국 연맹 테크노파크 테크노밸리 상공회의소 중공업 플래닛 유플러스 홀딩스 파트너스 랩스 시의회 도의회 군의회 구의회 교육청 교육지원청 경찰서 소방서 우체국 세무서 보건소 경찰청 소방청 개발청 항만청 기상청 관광청 대사관 대표부 영사관 시청 구청 군청 도청 협력단 조직위 유니온 커머스 신문사 인더스트리 인터내셔널 이노베이션 엔터프라이즈 어드바이저스 거래소 시큐리티 중앙회 농협 수협 신협 코레일 산단공 수공 증권 손보 캐피탈 자산운용 벤처스 인베스트먼트 조선소 제철 물산 제약 일렉트릭 오토모티브 게임즈 오일뱅크 정유 로지스 로지스틱스 항공우주 올리브네트웍스 씨엔에스 아이앤씨 디앤디 디앤씨 이엔지 연구조합 협동조합 전문학교 고등학교 마이스터고 문화원 체육회 적십자사 사령부 창조경제혁신센터 산업진흥센터 대책위원회 추진위원회 비상대책위 주민대책위 문화재단 공제회 자치회 부녀회 번영회 상인회 노인회 청년회의소 본부 조합 제지 해운 타이어 유업 상선 제과 제강 특수강 홈쇼핑 일렉트로닉스'.split(
    ' ',
  ),
);

/** Works and orders that end like a body: `보수공사`, `수소도시사업본부` is left to the rest. */
const WORKS =
  /(?:보수|설치|개설|확장|정비|포장|토목|조경|굴착|철거|교체|증설|신축|개량|매설|배관|조성|기반시설|진입도로|우회도로|재난안전대책|사업|지역|추진|사고수습)(?:공사|본부)$|^(?:협동|산업|노동|각)조합$/;

/** Endings that things bear too: a body only behind a name: `한국전력`, `누리에너지`, never `지능형교통시스템`. */
const OPEN_ENDINGS: ReadonlySet<string> = new Set(
  '조선 시멘트 건설산업 산업개발 종합건설 종합개발 위원회 그룹 전자 통신 건설 산업 은행 보험 화재 에너지 모빌리티 시스템 테크 네트워크 솔루션 소프트 플랜 센터 지사 기구 항공 전력 자동차 바이오 로보틱스 페이 뱅크 미디어 방송 공항 데이터 클라우드 가스 로봇 메디컬 헬스 헬스케어 케미칼 케미컬 물류 상사 디지털 정보기술 아이티 랩 웍스 닷컴 컴퍼니 코퍼레이션 크리에이티브 에듀 팩토리 하우스 마트 건축 사무소 포럼 학교 반도체 화학 카드 생명 캐스트 연합 정부 의회 박물관 과학관 미술관 도서관 병원 협의체 협의회 사업단 추진단 컨소시엄 코리아 소프트웨어 택배 스튜디오 정보통신 인텔 스퀘어 오일 파워 이노텍 닉스 틱스 웨어'.split(
    ' ',
  ),
);

function hasFirmEnding(name: string): boolean {
  const ending = endingOf(name, FIRM_ENDINGS);
  return ending !== undefined && ending.length < name.length && !WORKS.test(name);
}

function hasOpenEnding(name: string): boolean {
  const ending = endingOf(name, OPEN_ENDINGS);
  if (KOREAN_FIRM.test(name)) return true;
  if (ending === undefined || name.length - ending.length < 2) return false;
  const front = name.slice(0, -ending.length);
  return ROOTED.test(front) || !isCommonFront(front);
}

/** `한국중부발전`, `한국수력원자력`: of the state, whatever they are called after. */
const KOREAN_FIRM = /^한국[가-힣]{2,8}(?:발전|원자력|개발|석유|철도|마사회|관광|투자|거래|에너지공대|무역)$/;

/** A country or a place in front makes a body of anything: `부산교통정보센터`, `한국항공우주산업`. */
const ROOTED =
  /^(?:한국|대한|국립|전국|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|수원|성남|용인|고양|창원|청주|천안|전주|포항|김해|안산|안양|화성|평택|새만금)[가-힣]{2}/;

/** Companies everyone knows whose names end in nothing that companies share. */
const KNOWN: ReadonlySet<string> = new Set(
  '중구 동구 서구 남구 북구 강서구 고성군 네이버 카카오 쿠팡 삼성 현대 현대차 기아 기아차 포스코 한화 두산 롯데 신세계 효성 쏘카 배민 토스 티맵 한전 한수원 행복청 국정원 조달청 산림청 통계청 병무청 특허청 관세청 새만금청 유네스코 유엔 아마존 구글 애플 메타 엔비디아 인텔 지멘스 시스코 오라클 마이크로소프트 아람코 우버 그랩 폭스바겐 벤츠 보쉬 화웨이 알리바바 텐센트 소니 도요타 히타치 안랩 더존 한컴 셀트리온 코오롱 금호 대우 쌍용 풀무원 이마트 홈플러스 코스트코 국토연 건기연 교통연 국토지리정보원'.split(
    ' ',
  ),
);

/** A house that lends its name: `현대종합설계`, `롯데이노베이트`. */
const BRAND =
  /^(?:현대(?!인|화|사회|미술|적|식|사|시설)|삼성(?!동)|롯데|한화(?!이글스)|두산(?!베어스)|포스코|신세계|효성|코오롱|카카오|네이버|쿠팡|대우(?!조건))[가-힣A-Z]{2,8}$/;

const COMPANY_MARK = /㈜|†|\(주\)|주식회사|社$|^[A-Z]사$/;

/** A Latin name, perhaps with a Hangul end: `KT`, `LG유플러스`, `ETRI`, `K-Water`. */
const LATIN_NAME = /^[A-Za-z][A-Za-z0-9&.+'-]*[가-힣]{0,10}$/;
const HANGUL_END = /[가-힣]+$/;

function isLatinName(name: string): boolean {
  const hangul = HANGUL_END.exec(name)?.[0] ?? '';
  const latin = name.slice(0, name.length - hangul.length);
  if (TECHNICAL.has(latin)) return false;
  if (hangul === '') return latin.length >= 3 || LATIN_SHORT.test(latin);
  return latin.length >= 2 && !(hangul.length === 1 && hangul === '형');
}

const LATIN_SHORT = /^[A-Z]{2}$/;

/** Abbreviations that sign nothing. */
const TECHNICAL: ReadonlySet<string> = new Set(
  'U-City AI AX IT ICT IoT MOU MOA LOI NDA SW HW S/W H/W CCTV EV SOC R&D RND ESG DX XR VR AR MR GPS GIS BIM API SaaS MaaS UAM AAM DRT PPP ODA EPC IR ITS C-ITS BRT V2X 5G 6G LTE LED LNG LPG ESS BESS VPP RE100 SMR CCUS CBDC NFT OTT PC PM PoC TF T/F TV SNS QR RFID NFC UI UX K-POP K A B2B B2C B2G FTA IDC HPC GPU NPU LLM DB KPI PF'.split(
    ' ',
  ),
);

/** 국토교통부, 중기부, 산림청, 식약처. */
const MINISTRY = /^[가-힣]{2,9}(?:부|처|청|특구청)$/;
const NO_MINISTRY =
  /(?:지휘|집행|농|어|수뇌|상층|하층|중심|도심|반|결합|연결|접합|사업|외곽|관계|편집|영업|지도|말|정|내|외|상단|하단|북|남|서|(?<!노)동|선두|입)부$|(?:거래|협력|출입|사용|투자|공급|수요|안식|판매|납품|구매|근무|연락|접수|제출|신고|출|매입|조|대|부)처$|(?:요|신|초|경|간|제)청$/;

function isMinistry(name: string): boolean {
  return MINISTRY.test(name) && (!NO_MINISTRY.test(name) || name.endsWith('재정부'));
}

/** 서울대, 연세대: three or four syllables; 차세대 and 시간대 are none. */
const UNIVERSITY =
  /^(?:[가-힣]{2,3}(?<!분수|봉수|전망|차세|고연령|연령|시간|가격|공감|전망|구조|기동|순찰|방범|봉사|소방|계산|진열|선발|탐험|원정|응원|금액|속도|안내|관측|판매|휴|부|지|증|확|최|극|초|세|시|군|무|토|침|절|반|기)대|[가-힣]{1,3}(?:여대|과기대|교대|공대|의대|사이버대|국제대|도립대|시립대|과학기술대|전문대|폴리텍대)|[가-힣]{2,5}(?:보건대|과학대|여자대|외대|예술대|예대|체대|해양대|산업대|관광대|미래대|신학대|이공대|대학교)|경기대|한세대|[가-힣]{2}대\s?(?:병원|산단)|KAIST|DGIST|UNIST|GIST|포스텍|카이스트|지스트|디지스트|유니스트|한국폴리텍|켄텍)$/;

const ADMINISTRATION = /^[가-힣]{2,9}$/;

/** 예산 and 음성 are common nouns as well, 예산군 is none. */
const WITH_KIND = /^[가-힣]{2,}[시군구도]$/;

/** `볼더시`, `콜롬보시`, `빈증성`; 시 after 도, 전, 표 … ends a common noun. */
function isForeignCity(name: string): boolean {
  return /^[가-힣]{2,7}(?:특별|광역|특례|특별자치)?시$/.test(name) && !NO_CITY.test(name);
}

const NO_CITY =
  /(?:도|전|실|제|출|게|감|명|표|동|즉|임|일|수|역|무|택|고|계|과|적|공|지|암|예|접|당|다|잠|몇|또|혹|필|응|주|중|유|내|교|부|상|양|광|원|삼|해|성|거|취|훈)시$/;

/** What counts bodies: `16개 지역연구기관`, `12개 시군`. */
const COUNTED = /^\d{1,4}(?:여\s?)?개?(?:개|곳|여개)?\s(?:[가-힣]{2,8}(?:기관|기업|업체|대학|단체|지자체)|시군|시·군)$/;

const PART =
  /^(?:[가-힣A-Z]{0,8})?(?:산학협력단|한국센터|한국본부|연구센터|기술센터|사무소|산단|산학단|[가-힣]{0,6}특별본부|지역본부|지역단|[가-힣]{2}본부|고객본부|사업본부|교육청|경찰청|소방본부|의과대학|공과대학|치과대학|부속병원|캠퍼스|[가-힣]{0,4}공장|[가-힣]{0,4}사업장|[가-힣]{2,5}부문|[가-힣]{0,4}제철소|도시연구소|사업단|지부|지회|지사|대학원|시의회|도의회|의회|교통국|교통청|수도청|건설부|교통부|산업부|과학기술부|환경부|주택부|정보통신부|국)$/;

/** Words that look the part: demonstratives, and common nouns with an organisation's ending. */
const NOT_ONE: ReadonlySet<string> = new Set(
  '이번 이들 이날 양측 양사 우리 당사 각사 회사 행사 협약 협약식 업무협약 사업 분야 관계자 대표 시장 구청장 지난 오는 올해 내년 향후 특히 또한 한편 앞서 최근 현재 세계 국내 해외 국내외 업계 지역 도시 시민 주민 기술 산업 통신 에너지 전력 데이터 모빌리티 시스템 솔루션 네트워크 정부 기관 기업 업체 센터 클라우드 미디어 방송 공항 의회 건설 바이오 다음 이후 이전 전략 상호 공동 실증 스마트시티 스마트도시 디지털트윈 플랫폼 교류 협력 개발 연구 시의회 교육청 공공기관 한국 대한민국 우리나라 외교부처 동시 당시 다시 수시 즉시 임시 전부 일부 대부 내부 외부 정부부처 관계부처 정부 여부 학부 인구 친구 연구 요구 입구 출구 지구 도구 기구 가구 구구 시도 속도 제도 정도 태도 온도 습도 빈도 강도 난도 밀도 지도 철도 도로 의도 주도 용도 한도 각도 강원 경기'.split(
    ' ',
  ),
);
