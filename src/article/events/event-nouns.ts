// The nouns Korean events are named with, and what looks like one: meetings of every day, shows and matches, bodies, buildings.
// Data and small questions about it; where a name begins and ends is decided in event-names.ts.

/** Nouns that make an event of what stands before them. */
const STRONG =
  '엑스포|박람회|포럼|세미나|컨퍼런스|콘퍼런스|컨벤션(?!센터)|심포지엄|심포지움|서밋|써밋|콩그레스|위크|해커톤|메이커톤|아이디어톤|데이터톤|워크숍|워크샵|전시회|산업전|기술전|특별전|체험전|상담회|설명회|좌담회|토론회|토크콘서트|공청회|경진대회|경연대회|학술대회|공모전|정상회의|콜로키움|라운드테이블|웨비나|밋업|데모데이|잡페어|오픈하우스|품평회|시연회|발표회|보고회|간담회|포럼앤전시|채용박람회|교류회|초청회|공개회';
const CEREMONY =
  '착공식|준공식|개소식|개통식|기공식|출범식|발대식|선포식|협약식|조인식|체결식|서명식|개막식|폐막식|개관식|개장식|개원식|개청식|현판식|제막식|시상식|기념식|출정식|취항식|상량식|입주식|착수식|개교식|시승식|출항식|입항식|개항식|진수식|점등식|발족식|창립식|개강식|입소식|환영식|위촉식|수료식|전달식|수여식|성과공유회|비전선포식|오픈식|런칭쇼|기념회';
/** Words for much else besides events: they need to be held somewhere or sometime. */
const SPECIAL =
  '(?:장관급?|각료|고위급|국제|시장|시도지사|전문가|총|당사국|이해관계자|연석)회의|(?:에어|드론|모터|오토|로드|패션|항공)쇼|(?:기술|산업|건설|혁신|과학|그린|에너지|환경|디자인|로봇|소프트웨어|SW|아이디어|창업|발명|인재|채용|안전|모빌리티|데이터|조경|건축|물류|전자|교통)대전';
const WEAK = '대회|총회|챌린지|페어|콘서트|페스티벌|비엔날레|데이|한마당|축전|페스타|주간|전시|융합전|축제|올림피아드';

export const EVENT_NOUNS = `${STRONG}|${CEREMONY}|${SPECIAL}|${WEAK}`;
/** What a name in quotation marks may end with as well. */
export const QUOTED_NOUNS = `${EVENT_NOUNS}|회의|대전|쇼`;
export const FIRM_NOUNS = `${STRONG}|${CEREMONY}`;

const WEAK_END = new RegExp(`(?:${WEAK}|회의|대전|쇼)$`);
const FIRM_END = new RegExp(`(?:${FIRM_NOUNS})$`);

/** Whether a name says by itself that it is an event: `… 포럼`; `… 대회` and `… 페어` do not. */
export function isFirmName(name: string): boolean {
  return FIRM_END.test(name) || !WEAK_END.test(name);
}

/** A ceremony or an open meeting that may go without a name of its own, when its day and place are told. */
export function isPublicOccasion(noun: string): boolean {
  return PUBLIC_OCCASION.test(noun);
}

/** Example: `착공식`, `업무협약식`, `주민설명회`, `공청회`. */
const PUBLIC_OCCASION =
  /^(?:(?:합동|통합|공동|업무|투자|비전)?(?:착공식|준공식|개소식|개통식|기공식|출범식|발대식|선포식|협약식|조인식|체결식|개관식|개장식|개원식|개청식|현판식|제막식)|(?:주민|시민|사업|투자|권역별|합동|현장|공개)?\s?(?:설명회|공청회)|(?:시민|주민|대시민|공개)\s?토론회)$/;

/** Ceremonies of every week: told of with day and place, or in passing. */
export function isMinorCeremony(noun: string): boolean {
  return MINOR_CEREMONY.test(noun);
}

const MINOR_CEREMONY = /^(?:위촉식|수료식|전달식|수여식|시상식|기념식|환영식|입소식|개강식)$/;

/** What events are not named with alone: `국제 포럼`, `온라인 세미나`, `시민 설명회`. */
export const COMMON_MODIFIER =
  /^(?:국제|국내|온라인|오프라인|비대면|주민|시민|사업|투자|정책|학술|현장|기자|특별|개막|폐막|공동|합동|전문가|대국민|공개|정기|임시|긴급|실무|확대|간부|대책|점검|전략|업무|기술|기획|연례|연차|본|각|첫|두|세|소|대|지역|순회|권역|권역별|하이브리드|가상|화상|대면|산업|분야별|종합|사전|사후|최종|중간|착수|관련|유관|대규모|소규모|그룹|자문|월례|주간|주요|부대|연계|동반|투자유치|취업|채용|입찰|홍보|신년|송년|언론|학회|업계|국가|민간|해외|글로벌|통합|초청|성과|결과|비공개|다자|양자|회의|행사|제\d{1,3}회|\d{1,3}회|대|한|통상|수출|주제|관련|분야|창립|제\d{1,3}차|\d{1,3}차)$/;

/** Meetings nobody goes to but those who work there. */
export const INNER_MEETING =
  /(?:간부|국무|대책|점검|전략|실무|확대|주간|월례|긴급|관계기관|관계장관|부서|업무|영상|상황판단|안전관리|운영|심의|자문|조정|당정|실국장|현안|화상|추진|추진상황|추진계획|준비상황|주요업무|시정|도정|군정)\s?(?:회의|보고회|간담회)$|(?:이사|주주|본|운영위원|상임위|의원|조합원|정기|임시)\s?(?:회의|총회)$|전당대회|청문회|기자\s?(?:간담회|설명회|회견)|기자회견/;

/** Shows, matches, parties: an article about a city may name them, but they are no event of its trade. */
export const LEISURE =
  /재즈|록페|락페|캠핑|반려|댄스|국화|장미|튤립|억새|딸기|한우|대게|송어|뉴스위크|비즈니스위크|시민회의|국민회의|대표대회|전당대회|디스크쇼|토크쇼|음악|뮤직|가수|연예|대중문화|팬미팅|콘테스트|LIVE|TOUR|FANMEETING|트로트|가요|음악회|오페라|뮤지컬|연극제|영화제|불꽃|마라톤|걷기|체육|축구|야구|농구|배구|골프|테니스|육상|수영대회|씨름|올림픽|월드컵|전국체전|팬미팅|노래자랑|벚꽃|꽃축제|단풍|먹거리|맥주|치킨|김장|머드|얼음|눈꽃|빛축제|등축제|문화제|미인|장기자랑|바자회|콘서트(?<!토크\s?콘서트)$|축제$|물놀이|마라토너|철인|사이클|등산|낚시|가요제|백일장|합창|국악|버스킹|공연$/;
