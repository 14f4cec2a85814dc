// Labels of /story, in both languages.
import type { ContributionKind } from '#src/article/contributions.ts';
import type { Text } from '#src/chat/command.ts';
import type { Agreement } from '#src/model-facts.ts';
import type { Language } from '#src/model.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { counted } from './names.ts';
import { duration } from './time.ts';

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

/** What an article of a story brings to it. */
export const CONTRIBUTION_NAMES: Readonly<Record<ContributionKind, Text>> = {
  first: { ko: '첫 보도', en: 'first report' },
  same: { ko: '같은 글', en: 'copy' },
  edited: { ko: '고친 글', en: 'edited copy' },
  own: { ko: '자체 취재', en: 'own reporting' },
};

/** How many sentences of an article nobody of its story had said before. */
export function newSentences(count: number): Text {
  return { ko: `새 문장 ${count}개`, en: counted(count, 'new sentence', 'new sentences') };
}

/** Beside those that are shown. */
export function moreNewSentences(count: number): Text {
  return { ko: `외 새 문장 ${count}개`, en: `and ${counted(count, 'more new sentence', 'more new sentences')}` };
}

/** How long after the first report: `+12분`, `+3시간`; `+12 min`, `+3 hours`. */
export function delay(ms: number, locale: Language): string {
  if (ms < MINUTE_MS) return AT_ONCE[locale];
  if (locale === 'en' && ms < HOUR_MS) return `+${Math.floor(ms / MINUTE_MS)} min`;
  return `+${duration(ms, locale)}`;
}

const AT_ONCE: Text = { ko: '동시', en: 'same time' };

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

/** `같은 글 2건 · 자체 취재 1건`: who copied and who did not, at a glance. */
export function contributionCounts(kinds: readonly ContributionKind[]): Text {
  const counts = (['same', 'edited', 'own'] as const)
    .map((kind) => ({ name: CONTRIBUTION_NAMES[kind], count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0);
  return {
    ko: counts.map(({ name, count }) => ` · ${name.ko} ${count}건`).join(''),
    en: counts.map(({ name, count }) => ` · ${name.en} ${count}`).join(''),
  };
}
