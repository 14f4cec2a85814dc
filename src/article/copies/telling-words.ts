// Which words say what an article is about: names and rare nouns, without particles, endings and everyday words of news.
// Two articles of one event know each other's telling words; look-alikes (another city, firm, match, day) do not.
import { comparedWord } from './comparison-text.ts';
import { wordRarity } from './tf-idf.ts';

/** `rarity`: natural logarithm of articles for each one that holds the word. */
export type TellingWord = { readonly word: string; readonly rarity: number };

/**
 * The words of a text that may name an event, each once, the rarest first.
 * @param text as written; cost grows with its length
 */
export function tellingWords(text: string): readonly TellingWord[] {
  const found = new Map<string, TellingWord>();
  for (const written of text.split(WORD_BREAK)) {
    const telling = tellingWord(written);
    if (telling !== undefined) found.set(telling.word, telling);
  }
  return [...found.values()].toSorted(byRarity);
}

function byRarity(one: TellingWord, other: TellingWord): number {
  return other.rarity - one.rarity || other.word.length - one.word.length || (one.word < other.word ? -1 : 1);
}

/** News says the same words again and again: what was found out of one is remembered. Halves the cost of an article. */
const remembered = new Map<string, TellingWord | undefined>();
const MOST_REMEMBERED = 20_000;
/** Longer ones are no words. */
const LONGEST_WRITTEN = 40;

function tellingWord(written: string): TellingWord | undefined {
  if (written === '' || written.length > LONGEST_WRITTEN) return undefined;
  const known = remembered.get(written);
  if (known !== undefined || remembered.has(written)) return known;
  const word = comparedWord(written).replace(PARTICLE, '$1').replace(TOWN, '$1');
  const isTelling = word.length >= 2 && word.length <= LONGEST && !isEveryday(word);
  const telling = isTelling ? { word, rarity: wordRarity(word) } : undefined;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(written, telling);
  return telling;
}

const LONGEST = 16;
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
/** Figures are compared on their own. Example: `24일`, `148곳`. */
const FIGURE = /^\d/;
/** Words that no event is known by, however rare their pairs are. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    '모두 함께 평균 따르면 먼저 처음 현재 직접 관계자 시민 주민 사업 지난 이번 올해 내년 지난해 오전 오후 오는 최근 전국 국내 해외 국비 시비 ' +
    '스마트시티 스마트도시 스마트 도시 시티 인공지능 데이터 플랫폼 시스템 서비스 기술 기반 센터 정부 국토교통부 국토부 지자체 지방자치단체 ' +
    '통합플랫폼 정보통신기술 사물인터넷 빅데이터 기자 뉴스 사진 시장 대표 장관 계획 예정 개최 추진 구축 선정 협약 체결 ' +
    'the and for with from that this its are was were has have will would been their they than into about over more also said says ' +
    'new year years city cities smart urban digital data technology technologies project projects system systems service services ' +
    'public government development infrastructure platform company which who his her our can could may not but all one two first on in ' +
    'of to at by an as is it be or ai it ict iot monday tuesday wednesday thursday friday saturday sunday january february march april ' +
    'june july august september october november december'
  ).split(' '),
);
