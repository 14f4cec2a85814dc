// Time zones as people name them: the city they know, in both languages, beside the IANA name.
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';

export type KnownZone = { readonly zone: string; readonly names: Text };

/** Offered first, in this order; all others are known by their IANA name alone. */
export const KNOWN_ZONES: readonly KnownZone[] = [
  { zone: 'Asia/Seoul', names: { ko: '서울', en: 'Seoul' } },
  { zone: 'Asia/Tokyo', names: { ko: '도쿄', en: 'Tokyo' } },
  { zone: 'Asia/Shanghai', names: { ko: '베이징·상하이', en: 'Beijing, Shanghai' } },
  { zone: 'Asia/Taipei', names: { ko: '타이베이', en: 'Taipei' } },
  { zone: 'Asia/Hong_Kong', names: { ko: '홍콩', en: 'Hong Kong' } },
  { zone: 'Asia/Singapore', names: { ko: '싱가포르', en: 'Singapore' } },
  { zone: 'Asia/Ho_Chi_Minh', names: { ko: '호찌민·하노이', en: 'Ho Chi Minh City, Hanoi' } },
  { zone: 'Asia/Bangkok', names: { ko: '방콕', en: 'Bangkok' } },
  { zone: 'Asia/Jakarta', names: { ko: '자카르타', en: 'Jakarta' } },
  { zone: 'Asia/Kolkata', names: { ko: '뉴델리', en: 'New Delhi' } },
  { zone: 'Asia/Tashkent', names: { ko: '타슈켄트', en: 'Tashkent' } },
  { zone: 'Asia/Dubai', names: { ko: '두바이', en: 'Dubai' } },
  { zone: 'Asia/Riyadh', names: { ko: '리야드', en: 'Riyadh' } },
  { zone: 'Europe/London', names: { ko: '런던', en: 'London' } },
  { zone: 'Europe/Paris', names: { ko: '파리', en: 'Paris' } },
  { zone: 'Europe/Berlin', names: { ko: '베를린', en: 'Berlin' } },
  { zone: 'America/New_York', names: { ko: '뉴욕', en: 'New York' } },
  { zone: 'America/Chicago', names: { ko: '시카고', en: 'Chicago' } },
  { zone: 'America/Los_Angeles', names: { ko: '로스앤젤레스', en: 'Los Angeles' } },
  { zone: 'America/Sao_Paulo', names: { ko: '상파울루', en: 'São Paulo' } },
  { zone: 'Australia/Sydney', names: { ko: '시드니', en: 'Sydney' } },
  { zone: 'UTC', names: { ko: '협정 세계시', en: 'Coordinated Universal Time' } },
];

/** `서울 (Asia/Seoul)`, or the IANA name alone. */
export function timeZoneName(zone: string, locale: Language): string {
  const known = KNOWN_ZONES.find((one) => one.zone === zone);
  return known === undefined ? zone : `${known.names[locale]} (${zone})`;
}
