// The words of cards and of the platform's own short answers, in both languages. Texts only, no decision.
import type { Text } from './command.ts';
import type { Mode } from '#src/model.ts';

export const CARD_TEXTS = {
  read: { ko: '원문', en: 'Read' },
  related: { ko: '관련 기사', en: 'Related' },
  why: { ko: '왜?', en: 'Why?' },
  relevant: { ko: '👍 관련 있음', en: '👍 Relevant' },
  irrelevant: { ko: '👎 관련 없음', en: '👎 Not relevant' },
  because: { ko: '알린 까닭', en: 'Why you see this' },
  sample: {
    ko: '견본입니다. 새 소식이 오면 이런 모양으로 알려 드립니다.',
    en: 'A sample. News will be posted here like this.',
  },
  untitled: { ko: '제목 없음', en: 'Untitled' },
  previous: { ko: '◀ 이전', en: '◀ Previous' },
  next: { ko: '다음 ▶', en: 'Next ▶' },
  alsoIn: { ko: '함께 보도', en: 'Also in' },
  nothing: { ko: '보여 드릴 것이 없습니다.', en: 'Nothing to show.' },
  oldButton: {
    ko: '이 버튼은 더 쓰이지 않습니다. 명령을 다시 입력해 주세요.',
    en: 'This button is no longer in use. Please run the command again.',
  },
} as const satisfies Readonly<Record<string, Text>>;

const DIGEST_TITLES: Readonly<Record<Mode, Text>> = {
  instant: { ko: '스마트시티 소식', en: 'Smart-city news' },
  hourly: { ko: '한 시간 스마트시티 소식', en: 'Smart-city news of the hour' },
  daily: { ko: '오늘의 스마트시티 소식', en: 'Smart-city news of the day' },
  weekly: { ko: '이번 주 스마트시티 소식', en: 'Smart-city news of the week' },
};

/** Heading of a digest, with the number of its articles. */
export function digestHeading(mode: Mode, count: number): Text {
  const { ko, en } = DIGEST_TITLES[mode];
  return { ko: `${ko} · ${count}건`, en: `${en} · ${count} ${count === 1 ? 'article' : 'articles'}` };
}

/** Heading of what waited while the channel took nothing, with the number of all its articles. */
export function catchUpHeading(count: number): Text {
  return {
    ko: `그동안의 소식 · ${count}건`,
    en: `While you were away · ${count} ${count === 1 ? 'article' : 'articles'}`,
  };
}

/** What a picture shows, for those who do not see it: all that is known of it. */
export function pictureWords(headline: string, credit: string): Text {
  return { ko: `${headline} (사진: ${credit})`, en: `${headline} (photo: ${credit})` };
}

/** Name of a digest's post in a forum. @param when `2026-11-27`, or with the hour where there are several a day */
export function digestPostName(mode: Mode, when: string): Text {
  const { ko, en } = DIGEST_TITLES[mode];
  return { ko: `${ko} · ${when}`, en: `${en} · ${when}` };
}

/** Name of the sample's post in a forum. */
export const samplePostName: Text = {
  ko: '견본: 새 소식은 이런 글로 올라옵니다',
  en: 'A sample: news will be posted like this',
};

/** Said below a digest whose last articles found no room. */
export function moreArticles(count: number): Text {
  return { ko: `그 밖에 ${count}건: /latest`, en: `${count} more: /latest` };
}

/** The page label between the two buttons. @param page from 0 */
export function pageLabel(page: number, pageCount: number): Text {
  return { ko: `${pageCount}쪽 중 ${page + 1}쪽`, en: `Page ${page + 1} of ${pageCount}` };
}

/** Something broke on the way to Discord; the id stands in the log. */
export function brokenWords(id: string): Text {
  return {
    ko: `답을 보여 드리지 못했습니다. 잠시 뒤 다시 해 주세요. (오류 ${id})`,
    en: `The answer could not be shown. Please try again in a moment. (error ${id})`,
  };
}
