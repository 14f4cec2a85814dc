// Times and durations as people read them in replies: on Seoul's clocks, with how long ago.
import { clock } from '#src/chat/clock-words.ts';
import type { Language } from '#src/model.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';

/** `2018-05-29 23:22 (3시간 전)`; an instant to come reads `3시간 뒤`. */
export function clockAndAge(at: number, now: number, locale: Language): string {
  const distance = duration(Math.abs(now - at), locale);
  const isPast = at <= now;
  if (locale === 'ko') return `${clock(at, locale)} (${distance} ${isPast ? '전' : '뒤'})`;
  return `${clock(at, locale)} (${isPast ? `${distance} ago` : `in ${distance}`})`;
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
