// What the judge found of an article, in words a person understands: how much is the same, what differs, what spoke for and against.
import type { CommonGround, Difference } from '#src/article/in-common.ts';
import type { Text } from '#src/chat/command.ts';
import type { Verdict } from '#src/model.ts';

/** The article beside the one its verdict names. */
export type Comparison = { readonly difference: Difference; readonly ground: CommonGround };

/** @param comparison with the article that is named below; undefined when there is none */
export function verdictWords(verdict: Verdict, comparison: Comparison | undefined): Text {
  const { reasons, version } = verdict;
  const said = reasons.filter((code) => !isSaidAnyway(code, verdict)).map(reasonWords);
  const kind = kindWords(verdict, comparison);
  const because = (locale: keyof Text) => (said.length === 0 ? '' : ` (${joined(said, locale)})`);
  return {
    ko: `${kind.ko}${because('ko')}${version === undefined ? '' : ` · 판정 규칙 ${version}`}`,
    en: `${kind.en}${because('en')}${version === undefined ? '' : ` · rules ${version}`}`,
  };
}

function joined(words: readonly Text[], locale: keyof Text): string {
  return words.map((word) => word[locale]).join(', ');
}

function kindWords(verdict: Verdict, comparison: Comparison | undefined): Text {
  switch (verdict.kind) {
    case 'new':
      return newWords(verdict);
    case 'copy':
      return copyWords(verdict, comparison?.difference);
    case 'story':
      return eventWords(comparison?.ground);
    case 'update':
      return { ko: '다음 기사의 고친 글', en: 'a new version of this one' };
  }
}

function newWords({ reasons }: Verdict): Text {
  const against = reasons.filter(speaksAgainst).map(reasonWords);
  if (against.length === 0) return { ko: '새 기사', en: 'new' };
  return {
    ko: `새 기사: 닮은 기사가 있으나 ${joined(against, 'ko')}`,
    en: `new: there is a similar article, but ${joined(against, 'en')}`,
  };
}

function copyWords({ scores, reasons }: Verdict, difference: Difference | undefined): Text {
  const isSameText = reasons.includes('same-text');
  const share = isSameText ? 1 : Math.max(scores?.jaccard ?? 0, scores?.containment ?? 0);
  const percent =
    share === 0 ? { ko: '', en: '' } : { ko: `${wholePercent(share)}% `, en: `${wholePercent(share)} % ` };
  const parts = difference === undefined || isSameText ? [] : differenceWords(difference);
  const list = (locale: keyof Text) => parts.map((part) => `, ${part[locale]}`).join('');
  return {
    ko: `다음 기사와 ${percent.ko}같은 글${list('ko')}`,
    en: `${percent.en}the same text as this one${list('en')}`,
  };
}

/** Whole only when every letter is the same, or one text holds all of the other. */
function wholePercent(share: number): number {
  return share === 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
}

function differenceWords({ differing, reworded, surplus }: Difference): readonly Text[] {
  const [differ, rest] = [sentences(differing), sentences(reworded)];
  const more = sentences(Math.abs(surplus));
  return [
    differing > 0 && { ko: `${differ.ko}이 다름`, en: `${differ.en} ${differing === 1 ? 'differs' : 'differ'}` },
    reworded > 0 && { ko: `${rest.ko}을 다듬음`, en: `${rest.en} reworded` },
    surplus > 0 && { ko: `이 기사가 ${more.ko} 더 김`, en: `this one is ${more.en} longer` },
    surplus < 0 && { ko: `다음 기사가 ${more.ko} 더 김`, en: `that one is ${more.en} longer` },
  ].filter((part) => part !== false);
}

const NUMBERS_KO = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const NUMBERS_EN = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Example: `두 문장`, `two sentences`; above ten in digits. */
function sentences(count: number): Text {
  return {
    ko: `${NUMBERS_KO[count] ?? `${count}개`} 문장`,
    en: `${NUMBERS_EN[count] ?? count} ${count === 1 ? 'sentence' : 'sentences'}`,
  };
}

function eventWords(ground: CommonGround | undefined): Text {
  const { names = [], figures = [] } = ground ?? {};
  const parts = [
    names.length > 0 && { ko: `같은 이름 ${names.join('·')}`, en: `the same names ${names.join(', ')}` },
    figures.length > 0 && { ko: `같은 수치 ${figures.join('·')}`, en: `the same figures ${figures.join(', ')}` },
  ].filter((part) => part !== false);
  const because = (locale: keyof Text) => (parts.length === 0 ? '' : `: ${joined(parts, locale)}`);
  return { ko: `다음 기사와 같은 사건${because('ko')}`, en: `the same event as this one${because('en')}` };
}

/** What the sentence before says already, or says better. */
function isSaidAnyway(code: string, { kind, reasons }: Verdict): boolean {
  if (code === 'same-event' || code === 'same-text' || code.startsWith('shared:')) return true;
  // Of something new, only what spoke against its likeness, and why it was told all the same.
  return kind === 'new' && (speaksAgainst(code) || (!TOLD_BECAUSE.has(code) && reasons.some(speaksAgainst)));
}

function speaksAgainst(code: string): boolean {
  return code.startsWith('veto:') || code.startsWith('other-') || AGAINST.has(code);
}

/** Why what is like another was told all the same. */
const TOLD_BECAUSE: ReadonlySet<string> = new Set(['border', 'untold']);

const AGAINST: ReadonlySet<string> = new Set(['far-in-time', 'same-outlet', 'reaction', 'narrower', 'owner:split']);

/** The words for a reason; an unknown one is shown as it is. */
function reasonWords(code: string): Text {
  return REASONS[code] ?? { ko: code, en: code };
}

const REASONS: Readonly<Record<string, Text>> = {
  'same-url': { ko: '같은 주소', en: 'the same address' },
  'same-text': { ko: '글자까지 같음', en: 'the very same text' },
  'text-changed': { ko: '글이 바뀜', en: 'the text was changed' },
  correction: { ko: '제목·수치·이름이 고쳐짐', en: 'a title, a figure or a name was corrected' },
  contained: { ko: '한쪽 글이 다른 쪽에 들어 있음', en: 'one holds the text of the other' },
  repeated: { ko: '글 대부분이 되풀이됨', en: 'most of the text is repeated' },
  similar: { ko: '손본 글', en: 'an edited text' },
  'same-event': { ko: '같은 사건', en: 'the same event' },
  'shared:names': { ko: '같은 이름', en: 'the same names' },
  'shared:figures': { ko: '같은 수치', en: 'the same figures' },
  'near-in-time': { ko: '가까운 때에 나옴', en: 'published close together' },
  border: { ko: '판정이 경계에 가까워 알림', en: 'close to the border, so it was told' },
  untold: { ko: '이 이야기를 알린 적이 없어 알림', en: 'nobody was told of its story, so it was told' },
  'owner:split': { ko: '봇 소유자가 다른 이야기로 떼어 놓음', en: 'an owner of the bot took it out of that story' },
  'owner:join': { ko: '봇 소유자가 한 이야기로 합침', en: 'an owner of the bot joined the two' },
  'across-languages': { ko: '다른 언어, 같은 곳과 수치', en: 'another language, the same places and figures' },
  'far-in-time': { ko: '나온 시기가 멂', en: 'published far apart' },
  'same-outlet': { ko: '같은 언론사의 다음 기사', en: 'it is the next article of the same outlet' },
  reaction: { ko: '한쪽은 반응', en: 'one of them is a reaction' },
  narrower: { ko: '여러 곳 가운데 한 곳의 소식', en: 'one is about one of many places' },
  'other-names': { ko: '나오는 이름이 다름', en: 'the names differ' },
  'other-figures': { ko: '제목이나 앞부분의 수치가 다름', en: 'figures of headline or lead differ' },
  'other-actor': { ko: '먼저 나오는 주체가 다름', en: 'somebody else comes first' },
  'other-words': { ko: '다른 사람의 말을 전함', en: 'the headline quotes somebody else' },
  'other-focus': { ko: '제목의 장소가 다름', en: 'the headline is about another place' },
  'other-day': { ko: '다른 날의 일', en: 'it is about another day' },
  'other-stage': { ko: '일의 다른 단계', en: 'it tells another stage' },
  'veto:title': { ko: '제목이 다름', en: 'the headlines differ' },
  'veto:place': { ko: '장소가 다름', en: 'the place is another' },
  'veto:subject': { ko: '주체가 다름', en: 'somebody else acts' },
  'veto:edition': { ko: '회차나 연도가 다름', en: 'the edition or year is another' },
  'veto:figure': { ko: '수치가 다름', en: 'the figures differ' },
  'veto:day': { ko: '날짜가 다름', en: 'the day is another' },
  'veto:phase': { ko: '예고와 결과로 다름', en: 'one announces and one reports' },
};
