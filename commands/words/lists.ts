// Headings and notes of /latest, /search and /story, in both languages.
import type { Text } from '#src/chat/command.ts';
import { counted } from './names.ts';
import { quoted } from './refusals.ts';
import { shorten } from './shorten.ts';

/** With `isMore` at least so many: no more were counted. */
type Counted = { readonly total: number; readonly isMore: boolean };

function countKo({ total, isMore }: Counted): string {
  return `${total.toLocaleString('ko')}건${isMore ? ' 이상' : ''}`;
}

function countEn({ total, isMore }: Counted, one: string, many: string): string {
  return isMore ? `${total.toLocaleString('en')}+ ${many}` : counted(total, one, many);
}

export const LIST_WORDS = {
  latest: (counted: Counted): Text => ({
    ko: `최신 소식 ${countKo(counted)}`,
    en: `Newest: ${countEn(counted, 'story', 'stories')}`,
  }),
  found: (query: string, counted: Counted): Text => ({
    ko: `${query} 검색 결과 ${countKo(counted)}`,
    en: `${query}: ${countEn(counted, 'article', 'articles')}`,
  }),
  onlyMostRelevant: (count: number): Text => ({
    ko: `관련도가 높은 ${count.toLocaleString('ko')}건까지 보여 드렸습니다. 더 보려면 최신순으로 정렬하거나 조건을 더해 주세요.`,
    en: `These were the ${count.toLocaleString('en')} most relevant. For the rest, sort by newest or add a condition.`,
  }),
  emptyArchive: {
    ko: '아직 저장된 기사가 없습니다. 출처를 읽는 대로 채워집니다. {/status} 에서 진행 상황을 볼 수 있습니다.',
    en: 'Nothing is stored yet. The archive fills as the sources are read; {/status} shows how far that is.',
  },
  nothingLatest: {
    ko: '조건에 맞는 기사가 없습니다. 도시·주제·언론사 조건을 하나 빼고 다시 해 보세요.',
    en: 'No article fits these conditions. Leave out the city, the topic or the outlet and try again.',
  },
  nothingFound: {
    ko: '찾은 기사가 없습니다. 단어를 줄이거나, 따옴표를 빼거나, 날짜·도시 조건을 넓혀 보세요.',
    en: 'Nothing was found. Use fewer words, drop the quotation marks, or widen the dates and the city.',
  },
  notFound: (query: string): Text => ({
    ko: `${quoted(query)} 검색 결과가 없습니다`,
    en: `${quoted(query)}: nothing was found`,
  }),
  didYouMean: (suggestion: string): Text => ({
    ko: `혹시 ${quoted(suggestion)} 기사를 찾으셨나요?`,
    en: `Did you mean ${quoted(suggestion)}?`,
  }),
  searchFor: (query: string): Text => ({
    ko: `${quoted(shorten(query, 40))} 검색`,
    en: `Search for ${quoted(shorten(query, 40))}`,
  }),
  relaxed: {
    ko: '모든 단어가 든 기사가 적어, 일부만 든 기사도 함께 보여 줍니다.',
    en: 'Few articles hold all the words, so those that hold some of them are shown too.',
  },
  noSuchArticle: {
    ko: '그런 기사를 찾지 못했습니다. 제목을 몇 글자 쳐서 자동 완성에서 고르거나, 기사 주소를 붙여 넣어 주세요. {/search} 로 찾을 수도 있습니다.',
    en: 'No such article is stored. Type a part of its title and pick a suggestion, or paste its address. {/search} helps too.',
  },
  datesReversed: {
    ko: '`after` 날짜가 `before` 날짜보다 늦습니다. 두 날짜를 바꿔 주세요. 예: `/search query:세종 after:2018-01-01 before:2018-12-31`',
    en: '`after` is later than `before`. Swap the two dates. Example: `/search query:Sejong after:2018-01-01 before:2018-12-31`',
  },
  emptyQuery: {
    ko: '찾을 단어가 없습니다. 예: `/search query:세종 스마트시티`',
    en: 'There is no word to look for. Example: `/search query:Sejong "smart city"`',
  },
} as const;

/** The expression with its wrong stretch between ⟦ and ⟧; of a long one only what stands around it. */
export function expressionFault(expression: string, start: number, end: number): string {
  const from = Math.min(Math.max(0, start), expression.length);
  const to = Math.min(Math.max(from, end), expression.length);
  const before = expression.slice(Math.max(0, from - AROUND), from);
  const wrong = shorten(expression.slice(from, to), AROUND);
  const shown = `${before}⟦${wrong}⟧${expression.slice(to, to + AROUND)}`;
  return `\`${shown.toWellFormed().replaceAll(CODE_BREAKERS, ' ')}\``;
}

/** Discord's renderer takes stretches of code up to 300 characters. */
const AROUND = 90;
/** A back-tick or a line break would end the quotation. */
const CODE_BREAKERS = /[`\s]/g;
