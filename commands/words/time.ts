// Times and durations as people read them in replies: on Seoul's clocks, with how long ago.
import { clock } from '#src/chat/clock-words.ts';
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';

/** `2018-05-29 23:22 (3시간 전)`; an instant to come reads `3시간 뒤`, this very one `방금`. */
export function clockAndAge(at: number, now: number, locale: Language): string {
  return `${clock(at, locale)} (${ageWords(at, now)[locale]})`;
}

function ageWords(at: number, now: number): Text {
  const distance = Math.abs(now - at);
  if (distance < SECOND_MS) return { ko: '방금', en: 'just now' };
  const [ko, en] = [duration(distance, 'ko'), duration(distance, 'en')];
  return at <= now ? { ko: `${ko} 전`, en: `${en} ago` } : { ko: `${ko} 뒤`, en: `in ${en}` };
}

const UNITS = [
  { ms: DAY_MS, ko: '일', en: 'day' },
  { ms: HOUR_MS, ko: '시간', en: 'hour' },
  { ms: MINUTE_MS, ko: '분', en: 'minute' },
  { ms: SECOND_MS, ko: '초', en: 'second' },
] as const;

/** The largest unit that fits, whole: `3일`, `2 hours`. */
export function duration(ms: number, locale: Language): string {
  const unit = UNITS.find((unit) => ms >= unit.ms) ?? UNITS[3];
  const count = Math.floor(ms / unit.ms);
  if (locale === 'ko') return `${count.toLocaleString('ko')}${unit.ko}`;
  return `${count.toLocaleString('en')} ${unit.en}${count === 1 ? '' : 's'}`;
}
