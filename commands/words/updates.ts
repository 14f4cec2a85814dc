// The words for what an outlet changed in an article after it was stored, in both languages.
import type { Change } from '#src/article/update.ts';
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { ArticleUpdate } from '#src/store/trace.ts';
import { shorten } from './shorten.ts';
import { clock } from './time.ts';

const CHANGE_NAMES: Readonly<Record<Change, Text>> = {
  title: { ko: '제목', en: 'title' },
  figures: { ko: '숫자', en: 'figures' },
  names: { ko: '이름', en: 'names' },
  text: { ko: '본문', en: 'text' },
};

/** `2026-11-20 12:00 제목·숫자·본문 바뀜, 보낸 알림도 고침. 그 전 제목: “…”`: what changed, whether cards are edited, the title until then. */
export function updateWords({ seenAt, title, changes, isCorrection }: ArticleUpdate, locale: Language): string {
  const what = changes.map((change) => CHANGE_NAMES[change][locale]).join(locale === 'ko' ? '·' : ', ');
  const edited = isCorrection ? EDITED[locale] : '';
  const before = changes.includes('title') ? BEFORE[locale](shorten(title, 120)) : '';
  return `${clock(seenAt, locale)} ${what}${CHANGED[locale]}${edited}${before}`;
}

const CHANGED: Text = { ko: ' 바뀜', en: ' changed' };
const EDITED: Text = { ko: ', 보낸 알림도 고침', en: '; posted alerts are corrected' };
const BEFORE: Readonly<Record<Language, (title: string) => string>> = {
  ko: (title) => `. 그 전 제목: “${title}”`,
  en: (title) => `. Its title was “${title}”`,
};
