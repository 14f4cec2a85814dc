// How alike two texts are in rare character pairs (TF-IDF cosine on char-2): what still finds a rewritten article.
// Weighs by a table of counted articles when there is one; before that by what is common in Korean city news anyway.
import { isLatin, shingleHashes, sortedSet } from './shingles.ts';

/** How many of the counted articles hold each character pair. Keys as `pairsOf` gives them. */
export type PairCounts = { readonly articleCount: number; readonly counts: ReadonlyMap<number, number> };

/** A text as sorted character pairs with weights; the length of the vector is 1. */
export type PairVector = { readonly pairs: Uint32Array; readonly weights: Float64Array };

/** The distinct pairs of a compared text, sorted: what a table of counts is made of. */
export function pairsOf(text: string): Uint32Array {
  return sortedSet(featuresOf(text));
}

/** @param text as `normaliseForComparison` gives it */
export function pairVector(text: string, table?: PairCounts): PairVector {
  const all = featuresOf(text).sort();
  const isKnown = !isLatin(text);
  const pairs = sortedSet(all.slice());
  const weights = new Float64Array(pairs.length);
  let at = 0;
  let square = 0;
  for (const [index, pair] of pairs.entries()) {
    const first = at;
    while (at < all.length && all[at] === pair) at += 1;
    const weight = (1 + Math.log(at - first)) * rarity(pair, isKnown ? expectedRate(pair) : LATIN_RATE, table);
    weights[index] = weight;
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  return { pairs, weights: weights.map((weight) => weight / length) };
}

/** 0 to 1; 0 when either text is empty. */
export function cosine(one: PairVector, other: PairVector): number {
  let sum = 0;
  let left = 0;
  let right = 0;
  while (left < one.pairs.length && right < other.pairs.length) {
    const difference = (one.pairs[left] ?? 0) - (other.pairs[right] ?? 0);
    if (difference === 0) sum += (one.weights[left] ?? 0) * (other.weights[right] ?? 0);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return Math.min(1, sum);
}

/** Mean rarity of a word's pairs: names and figures come out high, endings and everyday words low. 0 for one character. */
export function wordRarity(word: string): number {
  const pairs = allPairs(word);
  return pairs.length === 0 ? 0 : pairs.reduce((sum, pair) => sum + rarity(pair, expectedRate(pair)), 0) / pairs.length;
}

/** How many articles the built-in rates count for: a real archive of a few thousand articles outweighs them. */
const PRIOR_ARTICLES = 200;

/** Six letters stand for a pair of syllables in English text; without a table all count alike. */
const LATIN_GRAM = 6;
const LATIN_RATE = 0.01;

function featuresOf(text: string): Uint32Array {
  return isLatin(text) ? shingleHashes(text, LATIN_GRAM) : allPairs(text);
}

function rarity(pair: number, rate: number, table?: PairCounts): number {
  const expected = PRIOR_ARTICLES * rate;
  const count = table?.counts.get(pair) ?? 0;
  return Math.log((PRIOR_ARTICLES + (table?.articleCount ?? 0) + 1) / (expected + count + 1));
}

/** Digits, Latin letters and Hangul syllables, numbered without gaps: 10 + 26 + 11,172 fit in 14 bits. */
const SYMBOLS = 1 << 14;

function allPairs(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = symbolAt(text, at) * SYMBOLS + symbolAt(text, at + 1);
  return pairs;
}

function symbolAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x3a) return code - 0x30;
  return code < 0x7b ? code - 0x61 + 10 : code - 0xac_00 + 36;
}

/** Letters of an ordinary article, for the expected number of times two of them meet by chance. */
const TEXT_LENGTH = 500;

/** Share of articles expected to hold a pair: known from common words, else from how frequent both characters are. */
function expectedRate(pair: number): number {
  const known = COMMON_PAIRS.get(pair);
  if (known !== undefined) return known;
  const one = CHARACTER_RATES[Math.floor(pair / SYMBOLS)] ?? 0;
  const other = CHARACTER_RATES[pair % SYMBOLS] ?? 0;
  return 1 - Math.exp(-TEXT_LENGTH * one * other);
}

/** Per thousand characters, counted in the five seed articles, rounded, those of their own subjects evened out. */
const FREQUENT_CHARACTERS =
  '이23 다20 의17 을17 는16 한16 시16 기15 도14 하14 에14 스10 사12 지11 가11 로11 고11 서10 를9 정9 해9 관8 수8 인8 대8 국8 은7 ' +
  '했7 트7 자7 업7 으7 부6 주6 개6 있6 티6 장5 구5 제5 나5 세5 전5 과5 계5 공5 라5 마6 미5 일5 리5 와5 여4 명4 등4 성4 협4 아4 진4 통4 ' +
  '위4 회4 유4 단4 원4 행4 발4 력4 최3 민3 체3 어3 들3 며3 교3 재3 표3 보3 상3 안3 용3 경3 동3 그3 비3 신3 조3 적3 연3 양3 술3';
const RARE_CHARACTER_RATE = 0.000_8;
const DIGIT_RATE = 0.006;
const LETTER_RATE = 0.002;

const CHARACTER_RATES = characterRates();

function characterRates(): Float64Array {
  const rates = new Float64Array(SYMBOLS).fill(RARE_CHARACTER_RATE);
  rates.fill(DIGIT_RATE, 0, 10).fill(LETTER_RATE, 10, 36);
  for (const entry of FREQUENT_CHARACTERS.split(' ')) rates[symbolAt(entry, 0)] = Number(entry.slice(1)) / 1_000;
  return rates;
}

/** Words that most articles hold, by the share of articles that is to be expected of their pairs. */
const COMMON_WORDS: readonly (readonly [rate: number, words: string])[] = [
  [
    0.3,
    '국토교통부 정보통신기술 인공지능 데이터 플랫폼 협약 체결 개최 글로벌 국내 해외 기업 전문가 참여 분야 관련 안전 교통 환경 시스템',
  ],
  [
    0.4,
    '스마트시티 스마트도시 스마트 도시 사업 서비스 기술 기반 구축 제공 지원 다양한 추진 시민 지역 조성 계획 예정 선정 운영',
  ],
  [
    0.5,
    '했다고 말했다 위해 통해 있는 있다 한다 이번 지난 된다 됐다 관계자는 것으로 계획이다 대한 위한 통한 까지 부터 라며 면서 에는 이라고',
  ],
  [0.8, '했다 다고 밝혔다 고밝 으로 에서 하는 하고 등을'],
];

const COMMON_PAIRS: ReadonlyMap<number, number> = new Map(
  COMMON_WORDS.flatMap(([rate, words]) =>
    words.split(' ').flatMap((word) => Array.from(allPairs(word), (pair) => [pair, rate] as const)),
  ),
);
