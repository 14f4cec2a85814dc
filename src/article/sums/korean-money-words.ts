// The Korean words that say what a sum is for, with what each is worth beside the others (money-cues.ts makes patterns of them).
// Words stand apart by blanks, a blank inside one is \s; longer ones first where one begins another. Every repeat is bounded.
import type { MoneyWords } from './money-cues.ts';

export const KOREAN_MONEY_WORDS: readonly MoneyWords[] = [
  // Money of the public by its names: `총사업비`, `국비`, `특별교부세`, `복권기금`.
  {
    role: 'budget',
    weight: 1.1,
    words: String.raw`
      국비 도비(?!스) 시비 군비(?![\s가-힣]{0,2}경쟁) (?<!설|준|장|정)구비(?!서류|하|해|한|된) 지방비 국고 국도비 특별?교부세 교부금 교부세 특교세? 조정교부금 균특회계
      [가-힣]{2,6}기금 예비비 공적\s?자금 나랏돈 전입금 재정\s?(?:사업|지원|투입) 추경 본예산 예산(?!군|읍|일반산|산단|시장) 총?사업비 총\s?사업비
      (?:실증|사업화|개발|구축|설치|운영|조성|정비|보수|건립|건설|공사|설계|교체|용역|시설|연구|유지보수|유지관리|도입|컨설팅|홍보)비 소요액 혈세 세금 특별회계 일반회계 출연금 보조금
      정부\s?지원금? 지원금 지원사업비 공적\s?개발\s?원조 ODA 무상원조 재원 재정(?!비)
    `,
  },
  // What is ordered and signed: `공급계약`, `계약액`, `수주 잔고`, `낙찰가`.
  {
    role: 'contract',
    weight: 1,
    words: String.raw`
      (?:(?:수출|공급|납품|현장|구매|도급|물품|용역|본|실제)\s?)?계약(?!직|학과|자\b)(?:\s?체결)?(?:액|고|금액|금|규모|서)?
      수주(?!변|민|전|\s?경쟁|\s?지원|단|산)(?:액|고|잔고|금액)? 낙찰(?:가|금액|액)? 도급(?:액|계약)? 실시협약 턴키 하도급 위탁(?:금액|비)
    `,
  },
  // What goes with it: `납품`, `발주`, `33억원을 제시`, `사업자로 선정`.
  {
    role: 'contract',
    weight: 0.6,
    words: String.raw`
      납품 공급(?!망|난|과잉|량|률) 발주(?!처|청|자)(?:액|금액)? 구매\s?주문 주문(?!형|진) 입찰가 따냈 따낸 따내 도장을?\s?찍 [을를]\s제시 (?:써|적어)[낸내] 일감 사업권
      사업자로\s(?:선정|뽑|낙점) 시공사로 서명 (?<![가-힣])성사 에\s맡
    `,
  },
  // Promised only: `업무협약(MOU)`, `수출의향서`, `가계약`, `계약 추진액`.
  {
    role: 'intent',
    weight: 1.15,
    words: String.raw`
      (?:(?:업무|투자|수출|구매|협력|공급|사업|기본)\s?)?협약(?:액|금액|식|서)?(?:\(MOU\))? MOU MOA 양해각서
      (?:(?:구매|수출|투자|투자\s?검토|계약|사업|참여)\s?)?의향서?(?:\(LO[IC]\))? LO[IC](?![A-Z]) 가계약 합의각서
      계약\s?추진(?:액|\s?금액|\s?실적|\s?규모)? 계약\s?(?:협의|논의|예상액|예상\s?금액|기대액|가능액|가능성|의향) 우선협상 수주\s?목표 예상\s?(?:투자|계약|수출)액
      의향(?=[을이도\s]) (?:구매|투자|참여|도입|계약)\s?의사
    `,
  },
  // Put in by companies: `투자 유치`, `시리즈B`, `펀드`, `유상증자`.
  {
    role: 'investment',
    weight: 1,
    words: String.raw`
      투자\s?유치 투자금 투자액 투자\s?라운드 투자\s?규모 벤처\s?투자 지분\s?투자 민간\s?투자 민간\s?자본 민자 외자 시리즈\s?[A-G] 시드 프리\s?(?:시리즈|IPO) 브릿지
      (?:벤처|투자|모태|성장|혁신|인프라)?\s?펀드 출자 유상증자 자금\s?조달 자금을\s?(?:지원받|유치|확보) 자금을\s?조달 모금 수혈 자기\s?자본 투자자(?:들)?(?:로부터|에게서?)
      끌어(?=[왔모]) 투자(?:를|를\s)?\s?(?:받|끌어|유치|이끌) 투자받 투자사 라운드 펀딩 엔젤 모험\s?자본 투자\s?조합 설비\s?투자 베팅
      투자(?=[를가와은는도]|\s(?:유치|약속|계획))
    `,
  },
  // Paid out: `투입`, `들여`, `쏟아부었다`.
  {
    role: 'spend',
    weight: 0.9,
    words: String.raw`
      투자(?!자|처|가치|설명|의향|협약|심사|심의|심리|환경|청|업|은행|증권) 투입 (?<![가-힣])(?:들여(?!다)|들인|들였|들어[간가갈갔]|쓴다|쓰기로|썼다|써서|쓸\s) 쏟아 쏟는 보태
      보탠 충당 소요
    `,
  },
  // Paid out, in words that mean other things as well: `낸다`, `부담`.
  {
    role: 'spend',
    weight: 0.6,
    words: String.raw`
      (?<![가-힣])(?:준다|주기로|댔다|내려보|댄다|대기로|낸다|내기로|넣었|넣기로|대는|맡는다|맡아|분담|더한다|더해|얹|주어[진지질]|건네|건넨|드는|들\s것|들었다|든다|(?:든|쓴|들어간|들인)\s돈)
      부담 내놓 집행
    `,
  },
  // What is built has its price; only heard where nothing else speaks.
  {
    role: 'spend',
    weight: 0.2,
    words: String.raw`사업 마련 추진 조성 구축 건립 건설 만든다 만들 짓는 지은 개발한 개발하 도입 설치`,
  },
  // `지분 30%를 받는다`.
  { role: 'investment', weight: 1.5, words: String.raw`지분` },
  // `공모에 뽑혀`.
  { role: 'budget', weight: 0.4, words: String.raw`공모(?=에|\s?사업)` },
  // The verb of the sentence: `지급하기로 계약했다`.
  { role: 'contract', weight: 1.5, words: String.raw`계약(?:했|하기로|을\s(?:맺|체결|따냈|따낸|마쳤))` },
  // `민간이 400억원을`.
  { role: 'investment', weight: 0.9, words: String.raw`민간(?:사업자)?(?:이|가|에서|은|는)(?=\s)` },
  // What a public hand does with money: `편성`, `지원`.
  {
    role: 'budget',
    weight: 0.75,
    words: String.raw`
      지원(?!센터|청|단|본부|팀|군) 편성 책정 배정 배분 교부 확보 삭감 증액 지급 반영 승인(?=[한된했됐]) 의결
    `,
  },
  // `수출 상담`, `상담 실적`; never `상담회`, `상담소`.
  {
    role: 'consultation',
    weight: 1.1,
    words: String.raw`
      비즈니스\s?미팅 (?:(?:수출|구매|투자|비즈니스|바이어|현장)\s?)?상담(?:액|실적|\s?실적|\s?규모|\s?금액|\s?성과)?(?!회|소|사\b|센터|원|전화)
    `,
  },
  // `구축 비용은`.
  { role: 'spend', weight: 0.5, words: String.raw`비용(?=[은는이가을를도만\s])` },
  // `사회적 비용`.
  {
    role: 'other',
    weight: 0.9,
    words: String.raw`(?:에너지|사회적|혼잡|정체|물류|처리|연료|생활|주거|이동|통행|의료|교통)\s?비용`,
  },
  // `양해각서에는 … 투자한다는 내용`.
  { role: 'intent', weight: 2.2, words: String.raw`(?:양해각서|협약서?|MOU|의향서)(?:에는|엔|에\s(?:담긴|적힌|명시))` },
  // `300억원 규모의 관제 사업`.
  { role: 'budget', weight: 0.8, words: String.raw`규모(?:의)?\s(?:[가-힣]{1,6}\s){0,2}사업` },
  // Prices of one: `대당 `, `한 달에`.
  {
    role: 'other',
    weight: 0.5,
    words: String.raw`
      (?<=대|개|명|인|가구|세대|톤|㎡|㎞|kWh|km|t|시간|회|평|리터|분)당\s?(?=\d) 대금 한\s사람 한\s?달에 매달 매월
    `,
  },
  // Markets, sales, fines, prices, loans, damage, savings, effects.
  {
    role: 'other',
    weight: 1.1,
    words: String.raw`
      (?<![가-힣]|(?:^|[^가-힣])[가-힣]\s)시장(?=[은는이가의도을]?\s?(?:규모|20\d\d|전망|성장|작년|지난해|올해|약|연평균)) 시장\s?규모 매출액? 매입 보증금 전세 월세
      분담금 부담금 성금 장학금 기부금 후원금 배당 자산 예금 보험료 관세 세수 체불 합의금 위자료 추징금 탈루 탈세 잉여금 전셋값 원가 물가 교역액 무역
      수입(?=[은이도\s]\s?(?:연|월|약|\d)) 영업이익 순이익 이익 적자 흑자 손실 손해 피해액? 벌금 과태료 과징금 범칙금 배상 위약금 경제\s?효과 파급\s?효과 유발\s?효과 생산\s?유발
      부가가치 효과 시가\s?총액 시총 기업\s?가치 몸값 주가 종가 공모가 대출 차입 융자 부채 빚(?=[은을이도\s]) 채권 (?<![가-힣])이자 요금 통행료 운임 임대료 사용료 이용료 구독료 수수료
      관람료 입장료 연봉 월급 임금 급여 수당 상금 포상금 가격 판매가 분양가 공시지가 땅값 집값 시세 단가(?!능) (?<![가-힣])정가 절감 절약 아꼈 아낄 아끼
      (?:결제|이용|발행|청구|절감|감면|환급|기부|후원|상환)액 갚 판매액 판매고 거래액 거래\s?규모 수출액 실제\s수출 수출\s?실적 수입액 유류비 전기료 전기\s?요금 인건비 통신비 의료비 연료비
      관리비 수익 소득 GDP 총생산 가로채 가로챈 편취 횡령 뇌물 사기(?=\s?혐의|죄|범|를\s당) 빼돌 체납 당첨 환전 빌려 빌린 임차
    `,
  },
];
