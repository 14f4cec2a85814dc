// The words for what an outlet changed in an article after it was stored, in both languages.
import { clock } from '#src/chat/clock-words.ts';
import type { Change } from '#src/article/update.ts';
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { AlertTrace, ArticleUpdate } from '#src/store/trace.ts';
import { counted } from './names.ts';
import { webText } from './web-text.ts';

const CHANGE_NAMES: Readonly<Record<Change, Text>> = {
  title: { ko: '제목', en: 'title' },
  figures: { ko: '숫자', en: 'figures' },
  names: { ko: '이름', en: 'names' },
  text: { ko: '본문', en: 'text' },
};

/**
 * `2026-11-20 12:00 제목·숫자·본문 바뀜, 보낸 알림 2개 고침. 그 전 제목: “…”`: what changed, what became of posted cards, the title until then.
 * @param alerts those the reader may know of; undefined: nothing is said of cards
 */
export function updateWords(
  update: ArticleUpdate,
  alerts: readonly AlertTrace[] | undefined,
  locale: Language,
): string {
  const { seenAt, title, changes, isCorrection } = update;
  const what = changes.map((change) => CHANGE_NAMES[change][locale]).join(locale === 'ko' ? '·' : ', ');
  const cards = isCorrection && alerts !== undefined ? cardWords(alerts, seenAt)[locale] : '';
  const before = changes.includes('title') ? BEFORE[locale](webText(title, 120)) : '';
  return `${clock(seenAt, locale)} ${what}${CHANGED[locale]}${cards}${before}`;
}

const CHANGED: Text = { ko: ' 바뀜', en: ' changed' };
const BEFORE: Readonly<Record<Language, (title: string) => string>> = {
  ko: (title) => `. 그 전 제목: “${title}”`,
  en: (title) => `. Its title was “${title}”`,
};

/** What became of the messages that said it as it was before: cards of alerts are edited, for 48 hours; others are not. */
function cardWords(alerts: readonly AlertTrace[], seenAt: number): Text {
  const fates = alerts.flatMap(({ delivery }) => fateOf(delivery, seenAt) ?? []);
  if (fates.length === 0)
    return { ko: ', 그때까지 이곳에 보낸 알림 없음', en: '; no alert had been posted here by then' };
  const told = FATES.flatMap((fate) => {
    const count = fates.filter((one) => one === fate).length;
    return count === 0 ? [] : [FATE_WORDS[fate](count)];
  });
  return { ko: told.map(({ ko }) => `, ${ko}`).join(''), en: told.map(({ en }) => `; ${en}`).join('') };
}

const FATES = ['edited', 'waiting', 'left'] as const;
type Fate = (typeof FATES)[number];

function fateOf(delivery: AlertTrace['delivery'], seenAt: number): Fate | undefined {
  if (delivery === undefined || delivery.isDeleted || (delivery.startedAt ?? seenAt) >= seenAt) return undefined;
  const { kind, state, edit } = delivery;
  if (state === 'dead' || state === 'pending') return undefined;
  if (kind !== 'alert' || edit === undefined) return 'left';
  if (edit.state === 'sent') return (edit.settledAt ?? 0) >= seenAt ? 'edited' : 'left';
  return edit.state === 'dead' ? 'left' : 'waiting';
}

const FATE_WORDS: Readonly<Record<Fate, (count: number) => Text>> = {
  edited: (count) => ({
    ko: `보낸 알림 ${count}개 고침`,
    en: `${counted(count, 'posted alert', 'posted alerts')} corrected`,
  }),
  waiting: (count) => ({
    ko: `보낸 알림 ${count}개를 곧 고침`,
    en: `${counted(count, 'posted alert', 'posted alerts')} about to be corrected`,
  }),
  left: (count) => ({
    ko: `보낸 글 ${count}개는 그대로 둠(모아 보기와 스레드의 글, 48시간 지난 알림은 고치지 않음)`,
    en: `${counted(count, 'posted message', 'posted messages')} left as before (digests, lines in threads and alerts older than 48 hours are not edited)`,
  }),
};
