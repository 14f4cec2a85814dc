// Which currency stands right before or right behind a number: `US$`, `SAR `, `₹`; `만 달러`'s 달러, ` Singapore dollars`, `-won`.
// It knows names only. Whether the number is money, a verb (won 4 tenders) or a weight (55 pounds) is for money.ts and money-vetoes.ts.

export type CurrencyBefore = {
  /** Where the sign or code begins. */
  readonly start: number;
  readonly code: string;
  /** So short that only a number with a scale word makes it money: `W1.3 trillion`. */
  readonly isFaint: boolean;
};

export function currencyBefore(text: string, start: number): CurrencyBefore | undefined {
  const last = text[start - 1] === ' ' || text[start - 1] === '\u00a0' ? text[start - 2] : text[start - 1];
  if (!MAY_END_SIGN.test(last ?? '')) return undefined;
  const match = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BEFORE), start));
  const sign = match?.[1]?.replaceAll(' ', '');
  const code = sign === undefined ? undefined : CODES_BEFORE.get(sign);
  if (match === null || sign === undefined || code === undefined) return undefined;
  return { start: start - match[0].length, code, isFaint: FAINT.has(sign) };
}

export type CurrencyAfter = { readonly end: number; readonly code: string; readonly name: string };

/** @param end behind the number and its scale words */
export function currencyAfter(text: string, end: number): CurrencyAfter | undefined {
  if (!mayBegin(text, end)) return undefined;
  const match = AFTER.exec(text.slice(end, end + LONGEST_AFTER));
  if (match === null) return undefined;
  const [whole, country = '', unit = ''] = match;
  const name = unit.toLowerCase();
  const code = countryNear(text, end, { country, name }) ?? codeOf(country.trim().toLowerCase(), name);
  return code === undefined ? undefined : { end: end + whole.length, code, name };
}

/** `카타르는 30억 리얄`: a unit of several countries is that of the one named last before it; a dollar is American all the same. */
function countryNear(
  text: string,
  end: number,
  { country, name }: { readonly country: string; readonly name: string },
): string | undefined {
  const codes = FAMILIES.get(name)?.codes ?? [];
  if (country !== '' || codes.length < 2 || codes.includes('USD')) return undefined;
  const named = text.slice(Math.max(0, end - NEARBY), end).match(ANY_COUNTRY) ?? [];
  return named.flatMap((one) => COUNTRY_CODES.get(one.toLowerCase()) ?? []).findLast((code) => codes.includes(code));
}

const NEARBY = 100;

/** `홍콩` and `달러` make HKD; a country that has no such money of its own makes none. */
function codeOf(country: string, unit: string): string | undefined {
  const family = FAMILIES.get(unit);
  if (family === undefined) return undefined;
  const own = COUNTRY_CODES.get(country)?.find((code) => family.codes.includes(code));
  return country === '' ? family.usual : own;
}

/** Whether a name may begin here, behind 여 and one blank or hyphen: most numbers are none of money. */
function mayBegin(text: string, end: number): boolean {
  let at = text[end] === '여' ? end + 1 : end;
  if (GAP.test(text[at] ?? '')) at += 1;
  return FIRST_LETTERS.has((text[at] ?? '').toLowerCase());
}

/** The last character of `US$`, `€`, `KRW`, `Rs.`. */
const MAY_END_SIGN = /^[$€£¥￥₩￦₫₹฿₱₽₺₸₮₪A-Za-z.]$/;
const GAP = /^[\s-]$/;
const LONGEST_BEFORE = 6;
const LONGEST_AFTER = 32;

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  $US: 'USD',
  USD$: 'USD',
  HK$: 'HKD',
  NT$: 'TWD',
  A$: 'AUD',
  AU$: 'AUD',
  S$: 'SGD',
  SG$: 'SGD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  R$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '￥': 'JPY',
  '₩': 'KRW',
  '￦': 'KRW',
  '₫': 'VND',
  '₹': 'INR',
  '฿': 'THB',
  '₱': 'PHP',
  '₽': 'RUB',
  '₺': 'TRY',
  '₸': 'KZT',
  '₮': 'MNT',
  '₪': 'ILS',
  Rs: 'INR',
  'Rs.': 'INR',
  RM: 'MYR',
  Rp: 'IDR',
  Php: 'PHP',
  Tk: 'BDT',
  RMB: 'CNY',
  Dh: 'AED',
  Dhs: 'AED',
  SR: 'SAR',
  QR: 'QAR',
  W: 'KRW',
  P: 'PHP',
};

const FAINT: ReadonlySet<string> = new Set(['Dh', 'Dhs', 'SR', 'QR', 'W', 'P', 'Tk', 'TRY', 'R$']);

/** ISO 4217 codes, as newsrooms set them before or behind a number. */
const ISO =
  'USD EUR KRW GBP JPY CNY TWD HKD SGD AUD CAD NZD INR IDR MYR THB PHP VND PKR BDT LKR NPR MNT KZT UZS MMK KHR LAK BND MOP AED SAR QAR KWD BHD OMR ILS TRY EGP MAD JOD CHF SEK NOK DKK PLN CZK HUF RON RUB UAH BRL MXN ZAR';

const CODES_BEFORE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SIGNS),
  ...ISO.split(' ').map((code) => [code, code] as const),
]);

/** A sign or code and at most one space, right before a number: `US$`, `US $`, `€`, `KRW `, `Rs. `. Case counts: `try 5` is no lira. */
const BEFORE = new RegExp(
  String.raw`(?<![A-Za-z$])((?:US|HK|NT|AU|SG|CA|NZ|[ASCR]) ?\$|(?:USD)?\$(?:US)?|[€£¥￥₩￦₫₹฿₱₽₺₸₮₪]|Rs\.?|RM|Rp|Php|Tk|RMB|Dhs?|SR|QR|W|P|${ISO.replaceAll(' ', '|')})\s?$`,
);

type Family = { readonly usual: string | undefined; readonly codes: readonly string[] };

/** Name of a unit, the code it means alone (`-` when it needs its country), and those it may mean with a country. */
const UNITS = `
달러 dollar dollars = USD AUD CAD SGD HKD TWD NZD BND
불 = USD
원 원화 won krw = KRW
유로 유로화 euro euros = EUR
위안 위안화 元 yuan renminbi = CNY
엔 엔화 円 yen = JPY
파운드 pound pounds = GBP EGP
루피 rupee rupees = INR PKR LKR NPR
루피아 rupiah = IDR
링깃 ringgit = MYR
바트 밧 baht = THB
페소 peso pesos = PHP MXN COP CLP ARS
동 dong = VND
디르함 dirham dirhams = AED MAD
리얄 리알 riyal riyals rial rials = SAR QAR OMR IRR YER
디나르 dinar dinars = KWD BHD JOD IQD
타카 taka = BDT
투그릭 tugrik tugriks = MNT
텡게 tenge = KZT
숨 = UZS
짯 kyat = MMK
리엘 riel riels = KHR
킵 kip = LAK
셰켈 shekel shekels = ILS
리라 lira = TRY
프랑 franc francs = CHF
크로나 krona kronor = SEK
크로네 krone kroner = NOK DKK
즈워티 즐로티 zloty zlotys = PLN
코루나 koruna = CZK
포린트 forint forints = HUF
레이 lei = RON
루블 ruble rubles rouble roubles = RUB
흐리우냐 hryvnia = UAH
헤알 레알 reais = BRL
랜드 rand = - ZAR
`;

const FAMILIES: ReadonlyMap<string, Family> = new Map(
  UNITS.trim()
    .split('\n')
    .flatMap((line) => {
      const [names = '', codes = ''] = line.split(' = ');
      const [usual = '-', ...others] = codes.split(' ');
      const family = { usual: usual === '-' ? undefined : usual, codes: [usual, ...others] };
      return names.split(' ').map((name) => [name, family] as const);
    })
    .concat(ISO.split(' ').map((code) => [code.toLowerCase(), { usual: code, codes: [code] }] as const)),
);

const COUNTRIES = `
미 미국 美 us u.s. american = USD
호주 australian = AUD
캐나다 canadian = CAD
싱가포르 싱가폴 singapore = SGD
홍콩 hong kong = HKD
대만 신대만 taiwan new taiwan = TWD
뉴질랜드 new zealand = NZD
브루나이 brunei = BND
이집트 egyptian egypt = EGP
영국 british = GBP
인도 indian = INR
파키스탄 pakistani pakistan = PKR
스리랑카 sri lankan sri lanka = LKR
네팔 nepalese nepal = NPR
인도네시아 indonesian = IDR
말레이시아 malaysian = MYR
태국 thai = THB
베트남 vietnamese vietnam = VND
필리핀 philippine = PHP
멕시코 mexican mexico = MXN
콜롬비아 colombian colombia = COP
칠레 chilean chile = CLP
아르헨티나 argentine argentina = ARS
모로코 moroccan morocco = MAD
사우디 사우디아라비아 saudi = SAR
카타르 qatari qatar = QAR
오만 omani oman = OMR
이란 iranian = IRR
쿠웨이트 kuwaiti kuwait = KWD
바레인 bahraini bahrain = BHD
요르단 jordanian jordan = JOD
이라크 iraqi iraq = IQD
일본 japanese = JPY
중국 chinese = CNY
한국 korean south korean = KRW
스위스 swiss = CHF
스웨덴 swedish = SEK
노르웨이 norwegian norway = NOK
덴마크 danish denmark = DKK
폴란드 polish = PLN
체코 czech = CZK
헝가리 hungarian = HUF
러시아 russian = RUB
튀르키예 turkish = TRY
브라질 brazilian = BRL
남아공 south african = ZAR
우즈베키스탄 우즈벡 = UZS
루마니아 = RON
`;

/** Names of two words are found as they stand: `hong kong`. */
const TWO_WORDS = /(?:hong kong|new taiwan|new zealand|sri lankan?|south african|south korean)|\S+/g;

const COUNTRY_CODES: ReadonlyMap<string, readonly string[]> = new Map(
  COUNTRIES.trim()
    .split('\n')
    .flatMap((line) => {
      const [names = '', codes = ''] = line.split(' = ');
      return (names.match(TWO_WORDS) ?? []).map((name) => [name, codes.split(' ')] as const);
    }),
);

function alternatives(names: Iterable<string>): string {
  return [...names]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', String.raw`\.`))
    .join('|');
}

/** What may stand between a number and its currency, and the currency: `여 원`, `달러`, ` U.S. dollars`, `-won`, ` Saudi riyals`. */
const AFTER = new RegExp(
  String.raw`^여?[\s-]?(?:(${alternatives(COUNTRY_CODES.keys())})[\s-]?)?(${alternatives(FAMILIES.keys())})`,
  'i',
);

/** A country's name where a word begins. */
const ANY_COUNTRY = new RegExp(String.raw`(?<![\p{L}])(?:${alternatives(COUNTRY_CODES.keys())})`, 'giu');

const FIRST_LETTERS: ReadonlySet<string> = new Set(
  [...FAMILIES.keys(), ...COUNTRY_CODES.keys()].map((name) => name.charAt(0)),
);
