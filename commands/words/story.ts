// Labels of /story, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { Agreement } from '#src/model-facts.ts';
import type { VerdictKind } from '#src/model.ts';
import { counted } from './names.ts';

export const STORY_LABELS = {
  summary: { ko: '요약', en: 'Summary' },
  glance: { ko: '한눈에', en: 'At a glance' },
  places: { ko: '장소', en: 'Places' },
  money: { ko: '금액', en: 'Money' },
  agreements: { ko: '협약', en: 'Agreements' },
  events: { ko: '행사', en: 'Events' },
  topics: { ko: '주제', en: 'Topics' },
  timeline: { ko: '보도 순서', en: 'Timeline' },
} as const satisfies Readonly<Record<string, Text>>;

/** What an article of a story is to it. The lead reads as the first report whatever it was compared with. */
export const VERDICT_NAMES: Readonly<Record<VerdictKind, Text>> = {
  new: { ko: '첫 보도', en: 'first report' },
  copy: { ko: '같은 글', en: 'copy' },
  story: { ko: '같은 사건', en: 'same event' },
  update: { ko: '이어진 소식', en: 'follow-up' },
};

/** How much of an article nobody of its story had said before. */
export function additions(count: number): Text {
  if (count === 0) return { ko: '', en: '' };
  return { ko: `, 새 문장 ${count}개`, en: `, ${counted(count, 'new sentence', 'new sentences')}` };
}

export const STATUS_NAMES: Readonly<Record<Agreement['status'], Text>> = {
  signed: { ko: '체결', en: 'signed' },
  planned: { ko: '예정', en: 'planned' },
};

export function moreArticles(count: number): Text {
  return { ko: `그 밖에 ${count}건`, en: `${count} more` };
}

export function outletCount(articles: number, outlets: number): Text {
  return {
    ko: `기사 ${articles}건 · 언론사 ${outlets}곳`,
    en: `${counted(articles, 'article', 'articles')} · ${counted(outlets, 'outlet', 'outlets')}`,
  };
}
