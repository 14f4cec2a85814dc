// Decides by which keys stored articles are found that may be the same text or the same event: one table (version, key, article).
// Only finds; what a found article is, dedupe.ts decides. Three kinds of keys: bands (copies, also edited), the opening (copies that were
// cut: a text cut to 15 % shares too few shingles for any band), and the rarest words and
// figures of title and lead in a week (rewrites).
import type { Fingerprint } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import { normaliseForComparison } from './comparison-text.ts';
import { figuresOf, quantitiesOf } from './event-keys.ts';
import { bandKeys, comparedText } from '#src/article/fingerprint.ts';
import { gramSize, mix, shingleHashes, sortedSet } from './shingles.ts';
import { wordRarity } from './tf-idf.ts';

export type Keyed = {
  readonly fingerprint: Fingerprint;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt: number;
};

/**
 * At most 76 unsigned 32-bit keys of an article; two articles that share any are candidates for each other, the more the likelier.
 * Kept under FINGERPRINT_VERSION: keys of two versions are never compared.
 */
export function candidateKeys(article: Keyed): readonly number[] {
  return [...new Set([...bandKeys(article.fingerprint), ...openingKeys(comparedText(article)), ...eventKeys(article)])];
}

/** Long enough to be rare, short enough to survive an edit nearby. */
const OPENING_SHINGLE = 8;
/** Two windows, so that a text of two lines still shares keys with the long one. */
const OPENINGS = [
  { length: 64, count: 4 },
  { length: 180, count: 8 },
] as const;
const OPENING_SALT = 0x6f_70_65_6e;

function openingKeys(text: string): readonly number[] {
  const size = gramSize(text, OPENING_SHINGLE);
  const scale = size / OPENING_SHINGLE;
  return OPENINGS.flatMap(({ length, count }) => {
    const hashes = sortedSet(shingleHashes(text.slice(0, length * scale), size));
    return Array.from(hashes.subarray(0, count), (hash) => mix(hash ^ OPENING_SALT));
  });
}

/** Each in two overlapping weeks: articles within 3½ days of each other always share one of the two. */
const EVENT_WORDS = 7;
const EVENT_FIGURES = 4;
const WEEK_MS = 7 * DAY_MS;
/** Title and lead are where an event is named. */
const LEAD_LENGTH = 400;

function eventKeys({ title, paragraphs, publishedAt }: Keyed): readonly number[] {
  const week = Math.floor(publishedAt / WEEK_MS);
  const shifted = Math.floor((publishedAt + WEEK_MS / 2) / WEEK_MS);
  const lead = `${title} ${paragraphs.join(' ').slice(0, LEAD_LENGTH)}`;
  return [...rarestWords(lead), ...longestFigures(lead)].flatMap((word) => {
    const hash = wordHash(word);
    return [mix(hash ^ mix(week * 2)), mix(hash ^ mix(shifted * 2 + 1))];
  });
}

/** `17.4%` and `2,659억` say more than `10곳`: the more digits that are not zero at the end, the rarer. */
function longestFigures(text: string): readonly string[] {
  return [...quantitiesOf(figuresOf(text))]
    .toSorted((one, other) => significantDigits(other) - significantDigits(one) || (one < other ? -1 : 1))
    .slice(0, EVENT_FIGURES);
}

function significantDigits(figure: string): number {
  return figure.replace(UNIT, '').replace(ENDING_ZEROS, '').length;
}

const UNIT = /\D+$/;
const ENDING_ZEROS = /0{1,15}$/;

/** The words that say most about which event it is: names without their particles, long and rare ones first. */
function rarestWords(text: string): readonly string[] {
  const words = new Set(
    text
      .split(WORD_BREAK)
      .map((word) => normaliseForComparison(word).replace(PARTICLE, '$1').replace(TOWN, '$1'))
      .filter((word) => word.length >= 2 && word.length <= 16 && !isEveryday(word)),
  );
  const ranked = [...words].map((word) => ({
    word,
    weight: wordRarity(word) * Math.min(word.length - 1, LONGEST_PAIRS),
  }));
  return ranked
    .toSorted((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
    .slice(0, EVENT_WORDS)
    .map(({ word }) => word);
}

/** Compounds longer than five syllables are spelled differently by every outlet. */
const LONGEST_PAIRS = 4;

const WORD_BREAK = /[\s,.·…‘’“”'"()[\]<>「」『』《》〈〉|:;!?=/~-]+/;
/** Example: `달랏시에서` → `달랏시`. At least two characters stay. */
const PARTICLE =
  /^(.{2,}?)(?:에서는|에서|으로|에게|까지|부터|이라고|라고|라는|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
/** `김해시` and `김해` are one name. */
const TOWN = /^([가-힣]{2,4})(?:특별자치시|특별시|광역시|특례시|시|군|구)$/;

function isEveryday(word: string): boolean {
  return PREDICATE.test(word) || FIGURE.test(word) || EVERYDAY.has(word);
}

/** Words that say what was done, not who or where. Example: `개최했다`, `위한`, `교류하고`. */
const PREDICATE =
  /(?:다|다고|하고|하며|하는|하기|했던|된|되는|한|할|해|하여|위해|통해|있는|대한|.{2}(?:고|며|면|면서|도록|게|던|는데))$/;
/** Figures have keys of their own. Example: `24일`, `148곳`. */
const FIGURE = /^\d/;
/** Words that no event is known by. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    '모두 함께 평균 따르면 먼저 처음 현재 직접 관계자 시민 주민 사업 지난 이번 올해 내년 지난해 오전 오후 오는 최근 전국 국내 해외 국비 시비 ' +
    '스마트시티 스마트도시 스마트 도시 시티 인공지능 데이터 플랫폼 시스템 서비스 기술 기반 센터 정부 국토교통부 국토부 지자체 지방자치단체 ' +
    '통합플랫폼 정보통신기술 사물인터넷 빅데이터 기자 뉴스 사진 시장 대표 장관 계획 예정 개최 추진 구축 선정 협약 체결 ' +
    'the and for with from that this its are was were has have will would been their they than into about over more also said says ' +
    'new year years city cities smart urban digital data technology technologies project projects system systems service services ' +
    'public government development infrastructure platform company which who his her our can could may not but all one two first on in ' +
    'of to at by an as is it be or ai it ict iot'
  ).split(' '),
);

function wordHash(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 0x01_00_01_93) + word.charCodeAt(at)) | 0;
  return mix(hash);
}
