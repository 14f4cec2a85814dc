// The words that say what a sum is for, Korean and English, with what each is worth beside the others.
// A list of words and nothing else: which of them a sum belongs to is for money-roles.ts.
import type { MoneyRole, Span } from '#src/model.ts';

/** A word of a sentence and what it says. `spend`: paid out, by whom the sentence must tell. */
export type Cue = Span & {
  readonly role: MoneyRole | 'spend';
  /** 1 is the plain name of the thing: 예산, 계약, contract. */
  readonly weight: number;
};

/** In order of their place; where two begin at one place the longer wins. */
export function cuesIn(sentence: string): readonly Cue[] {
  const found: Cue[] = [];
  for (const { role, weight, pattern } of isHangulIn(sentence) ? KOREAN : ENGLISH) {
    for (const match of sentence.matchAll(pattern)) {
      if (match[0] !== '') found.push({ role, weight, start: match.index, end: match.index + match[0].length });
    }
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(
      (cue, index, all) => index === 0 || !all.slice(Math.max(0, index - 3), index).some((one) => holds(one, cue)),
    );
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isHangulIn(sentence: string): boolean {
  return HANGUL.test(sentence);
}

const HANGUL = /[가-힣]/;

type Row = { readonly role: Cue['role']; readonly weight: number; readonly pattern: RegExp };

/**
 * Longer words first: 투자협약 before 투자, 경제효과 before 투자. Examples: `총사업비`, `국비`, `계약액`, `수출의향서`, `시리즈B`, `상담 실적`, `시장 규모`.
 */
const KOREAN: readonly Row[] = [
  {
    role: 'budget',
    weight: 1.1,
    pattern:
      /국비|도비(?!스)|시비|군비(?![\s가-힣]{0,2}경쟁)|(?<!설|준|장|정)구비(?!서류|하|해|한|된)|지방비|국고|국도비|특별?교부세|교부금|교부세|특교세?|조정교부금|균특회계|재난관리기금|소멸대응기금|교통안전기금|재정\s?(?:사업|지원|투입)|추경|본예산|예산(?!군|읍|일반산|산단|시장)|총?사업비|총\s?사업비|(?:실증|사업화|개발|구축|설치|운영|조성|정비|보수|건립|건설|공사|설계|교체|용역|시설|연구|유지보수|유지관리|도입|컨설팅|홍보)비|소요액|혈세|세금|특별회계|일반회계|출연금|보조금|정부\s?지원금?|지원금|지원사업비|공적\s?개발\s?원조|ODA|무상원조|재원|재정(?!비)/g,
  },
  {
    role: 'contract',
    weight: 1,
    pattern:
      /(?:(?:수출|공급|납품|현장|구매|도급|물품|용역|본|실제)\s?)?계약(?!직|학과|자\b)(?:\s?체결)?(?:액|고|금액|금|규모|서)?|수주(?!변|민|전|\s?경쟁|\s?지원|단|산)(?:액|고|잔고|금액)?|낙찰(?:가|금액|액)?|도급(?:액|계약)?|실시협약|턴키/g,
  },
  {
    role: 'contract',
    weight: 0.6,
    pattern:
      /납품|공급(?!망|난|과잉|량|률)|발주(?!처|청|자)(?:액|금액)?|구매\s?주문|주문(?!형|진)|입찰가|따냈|따낸|따내|도장을?\s?찍|[을를]\s제시|(?:써|적어)[낸내]|서명|(?<![가-힣])성사|에\s맡/g,
  },
  {
    role: 'intent',
    weight: 1.15,
    pattern:
      /(?:(?:업무|투자|수출|구매|협력|공급|사업|기본)\s?)?협약(?:액|금액|식|서)?(?:\(MOU\))?|MOU|MOA|양해각서|(?:(?:구매|수출|투자|투자\s?검토|계약|사업|참여)\s?)?의향서?(?:\(LO[IC]\))?|LO[IC](?![A-Z])|가계약|합의각서|계약\s?추진(?:액|\s?금액|\s?실적|\s?규모)?|계약\s?(?:협의|논의|예상액|예상\s?금액|기대액|가능액|가능성|의향)|우선협상|수주\s?목표|예상\s?(?:투자|계약|수출)액|(?:구매|투자|참여|계약)\s?의향|(?:구매|투자|참여|도입|계약)\s?의사/g,
  },
  {
    role: 'investment',
    weight: 1,
    pattern:
      /투자\s?유치|투자금|투자액|투자\s?라운드|투자\s?규모|벤처\s?투자|지분\s?투자|민간\s?투자|민간\s?자본|민자|외자|시리즈\s?[A-G]|시드|프리\s?(?:시리즈|IPO)|브릿지|(?:벤처|투자|모태|성장|혁신|인프라)?\s?펀드|출자|유상증자|자금\s?조달|자금을\s?(?:지원받|유치|확보)|자금을\s?조달|모금|수혈|자기\s?자본|투자자(?:들)?(?:로부터|에게서?)|끌어(?=[왔모])|투자(?:를|를\s)?\s?(?:받|끌어|유치|이끌)|투자받|투자사|지분|투자(?=[를가와은는도]|\s(?:유치|약속|계획))/g,
  },
  {
    role: 'spend',
    weight: 0.9,
    pattern:
      /투자(?!자|처|가치|설명|의향|협약|심사|심의|심리|환경|청|업|은행|증권)|투입|(?<![가-힣])(?:들여(?!다)|들인|들였|들어[간가갈갔]|쓴다|쓰기로|썼다|써서|쓸\s)|쏟아|쏟는|보태|보탠|충당|소요/g,
  },
  {
    role: 'spend',
    weight: 0.6,
    pattern:
      /(?<![가-힣])(?:준다|주기로|댔다|내려보|댄다|대기로|낸다|내기로|넣었|넣기로|대는|맡는다|맡아|분담|더한다|더해|얹|주어[진지질]|건네|건넨|드는|들\s것|들었다|든다|(?:든|쓴|들어간|들인)\s돈)|부담|내놓|집행/g,
  },
  // What is built has its price; only heard where nothing else speaks.
  {
    role: 'spend',
    weight: 0.2,
    pattern: /사업|마련|추진|조성|구축|건립|건설|만든다|만들|짓는|지은|개발한|개발하|도입|설치/g,
  },
  { role: 'investment', weight: 0.9, pattern: /민간(?:사업자)?(?:이|가|에서|은|는)(?=\s)/g },
  {
    role: 'budget',
    weight: 0.75,
    pattern: /지원(?!센터|청|단|본부|팀|군)|편성|책정|배정|배분|교부|확보|삭감|증액|지급|반영|승인(?=[한된했됐])|의결/g,
  },
  {
    role: 'consultation',
    weight: 1.1,
    pattern:
      /(?:(?:수출|구매|투자|비즈니스|바이어|현장)\s?)?상담(?:액|실적|\s?실적|\s?규모|\s?금액|\s?성과)?(?!회|소|사\b|센터|원|전화)/g,
  },
  { role: 'spend', weight: 0.5, pattern: /비용(?=[은는이가을를도만\s])/g },
  {
    role: 'other',
    weight: 0.9,
    pattern: /(?:에너지|사회적|혼잡|정체|물류|처리|연료|생활|주거|이동|통행|의료|교통)\s?비용/g,
  },
  { role: 'intent', weight: 2.2, pattern: /(?:양해각서|협약서?|MOU|의향서)(?:에는|엔|에\s(?:담긴|적힌|명시))/g },
  { role: 'budget', weight: 0.8, pattern: /규모(?:의)?\s(?:[가-힣]{1,6}\s){0,2}사업/g },
  {
    role: 'other',
    weight: 0.5,
    pattern:
      /(?<=대|개|명|인|가구|세대|톤|㎡|㎞|kWh|km|t|시간|회|평|리터|분)당\s?(?=\d)|대금|한\s사람|한\s?달에|매달|매월/g,
  },
  {
    role: 'other',
    weight: 1.1,
    pattern:
      /(?<![가-힣]|(?:^|[^가-힣])[가-힣]\s)시장(?=[은는이가의도을]?\s?(?:규모|20\d\d|전망|성장|작년|지난해|올해|약|연평균))|시장\s?규모|매출액?|영업이익|순이익|이익|적자|흑자|손실|손해|피해액?|벌금|과태료|과징금|범칙금|배상|위약금|경제\s?효과|파급\s?효과|유발\s?효과|생산\s?유발|부가가치|효과|시가\s?총액|시총|기업\s?가치|몸값|주가|종가|공모가|대출|차입|융자|부채|빚(?=[은을이도\s])|채권|(?<![가-힣])이자|요금|통행료|운임|임대료|사용료|이용료|구독료|수수료|관람료|입장료|연봉|월급|임금|급여|수당|상금|포상금|가격|판매가|분양가|공시지가|땅값|집값|시세|단가(?!능)|(?<![가-힣])정가|절감|절약|아꼈|아낄|아끼|(?:결제|이용|발행|청구|절감|감면|환급|기부|후원|상환)액|갚|판매액|판매고|거래액|거래\s?규모|수출액|실제\s수출|수출\s?실적|수입액|유류비|전기료|전기\s?요금|인건비|통신비|의료비|연료비|관리비|수익|소득|GDP|총생산|가로채|가로챈|편취|횡령|뇌물|사기(?=\s?혐의|죄|범|를\s당)|빼돌|체납|당첨|환전|빌려|빌린|임차/g,
  },
];

const ENGLISH: readonly Row[] = [
  {
    role: 'budget',
    weight: 1.1,
    pattern:
      /\b(?:budget(?:s|ed|ing|ary)?|earmark(?:s|ed)?|allocat(?:e|es|ed|ion|ions|ing)|appropriat(?:ed|ion|ions)|public (?:money|funds?|funding|spending|purse)|taxpayers?|rate-?payers?|subsid(?:y|ies|ise|ised|ize|ized)|grants?|(?:state|federal|government|city|municipal|council|national|central|EU|ministry|county|provincial) (?:funds?|funding|money|aid|support|spending|grants?)|treasury|capital (?:plan|programme|program)|set aside|from the (?:state|city|council|treasury|ministry|county|province|EU|(?:central |federal )?government)|stimulus)\b/gi,
  },
  {
    role: 'contract',
    weight: 1,
    pattern:
      /\b(?:(?:sales|export|supply|service|firm) )?(?:contracts?|contracted|purchase orders?|orders? (?:worth|valued|for|of|from)|order book|tenders?|awarded|award of|procure(?:s|d|ment)?|framework agreement|turnkey|subcontracts?)\b/gi,
  },
  {
    role: 'contract',
    weight: 1.3,
    pattern:
      /\b(?:suppliers?|vendors?|contractors?)(?:,| was| were| is| are| will be| has been| have been)? paid\b|\bunder (?:the|an?|its|their) (?:[a-z-]{2,14} ){0,2}(?:contract|deal|agreement|order)\b/gi,
  },
  {
    role: 'contract',
    weight: 0.6,
    pattern:
      /\b(?:deals?|bids?|offers?|order(?:s|ed)?|suppl(?:y|ies|ied)|deliver(?:s|y|ed)?|agreements?|wins?|won|bought|buy)\b/gi,
  },
  {
    role: 'intent',
    weight: 1.2,
    pattern:
      /\b(?:MoUs?|memorand(?:um|a)(?: of understanding| of intent)?|letters? of intent|LoIs?|non-?binding|(?:not|no) (?:legally )?binding|expressions? of interest|statements? of intent|preliminary (?:agreements?|deals?|contracts?|accords?|pacts?)|agree(?:d|ment|ments)? in principle|pledg(?:e|es|ed)|heads of terms|preferred bidder|intended (?:contracts?|orders?|purchases?)|tentative (?:agreements?|deals?))\b/gi,
  },
  {
    role: 'intent',
    weight: 2,
    pattern:
      /\b(?:MoUs?|memorand(?:um|a)|letters? of intent)[^.;]{0,20}\b(?:under which|covers?|covering|mentions?|envisages?)\b/gi,
  },
  {
    role: 'investment',
    weight: 1,
    pattern:
      /\b(?:investors?|venture(?: capital)?|funding round|round|seed (?:round|funding)|pre-seed|Series [A-G]|raised|raises|raising|raise|stakes?|equity|backers|capital raise|private (?:capital|investment|money|finance)|fund(?:s)? led by|led by|foreign direct investment|FDI|growth capital|capital injection|own (?:money|funds|capital)|chipped in)\b/gi,
  },
  {
    role: 'spend',
    weight: 0.9,
    pattern:
      /\b(?:invest(?:s|ed|ing|ment|ments)?|spen[dt](?:s|ing)?|pour(?:s|ed|ing)?|put(?:s|ting)?(?= (?:in|up|forward|[A-Z]{0,3}[$€£¥₩]|\d))|commit(?:s|ted|ting)?|plough(?:s|ed|ing)?|inject(?:s|ed|ing)?|sank|sunk|pump(?:s|ed|ing)?|splash(?:es|ed)|shell(?:s|ed) out)\b/gi,
  },
  {
    role: 'spend',
    weight: 0.5,
    pattern:
      /\b(?:cost(?:s|ing)?|bankroll(?:s|ed)?|underwr(?:ites?|itten)|pay(?:s|ing)?|paid|fund(?:s|ed|ing)?|financ(?:e|ed|ing)|approv(?:e|es|ed|al)|sanction(?:s|ed)|cleared|released|contribut(?:e|es|ed|ion)|cover(?:s|ed)?|provid(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|match(?:es|ed)?)\b/gi,
  },
  { role: 'spend', weight: 0.35, pattern: /\b(?:projects?|programmes?|programs?|schemes?|plans?)\b/gi },
  {
    role: 'other',
    weight: 0.55,
    pattern:
      /\b(?:per (?:person|household|month|year|ride|trip|kWh|unit|vehicle|bus|passenger)|an? (?:month|year|day|hour|week|night|ride|trip|head)(?! (?:ago|earlier|later|before)))\b/gi,
  },
  { role: 'consultation', weight: 0.8, pattern: /\b(?:meetings?|talks|talked)\b/gi },
  { role: 'other', weight: 1.3, pattern: /\bto (?:the |its |their )?(?:[\w’']{2,14} ){0,2}(?:GDP|economy)\b/gi },
  {
    role: 'consultation',
    weight: 1.15,
    pattern:
      /\b(?:consultations?|consulting sessions?|business (?:meetings?|matching|talks)|export (?:talks|meetings?|inquiries)|trade (?:talks|meetings?)|one-on-one meetings?|buyer meetings?|matchmaking|(?:in|of|held|worth of) talks|talks (?:worth|valued)|negotiations|inquiries|discussed)\b/gi,
  },
  {
    role: 'other',
    weight: 1.1,
    pattern:
      /\b(?:market (?:size|value|worth|cap(?:italisation|italization)?)|market|sales|revenues?|turnover|profits?|losses|loss|earnings|fines?|fined|penalt(?:y|ies)|damages?|damage|pric(?:e|es|ed|ing)|fares?|tolls?|fees?|tariffs?|rents?|salar(?:y|ies)|wages?|loans?|lent|lend|borrow(?:s|ed|ing)?|debts?|bonds?|mortgage|sav(?:e|es|ed|ing|ings)|(?:energy|electricity|water|heating|utility|power|fuel|gas|hospital) bills?|bills|valuation|valuing|market value|shares? (?:rose|fell|price)|wip(?:e|ed|ing)|GDP|economic (?:impact|benefits?|output|value|activity)|benefits?|exports|imports|shipped|shipments?|cost(?:s|ing)? (?:the |its )?(?:economy|region|drivers|commuters|society|motorists|residents|households)|tickets?|prize|reward|bribe|fraud|theft|stolen|tax(?:es)?|avoid(?:s|ed)?|income|insurance)\b/gi,
  },
];
