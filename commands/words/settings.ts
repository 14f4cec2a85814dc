// The words of /settings, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { CardStyle } from '#src/model-channels.ts';
import type { QuietHours } from '#src/model-servers.ts';
import type { Language } from '#src/model.ts';

export const STYLE_NAMES: Readonly<Record<CardStyle, Text>> = {
  card: { ko: '카드', en: 'Cards' },
  compact: { ko: '한 줄', en: 'One line each' },
};

export const LANGUAGE_NAMES: Readonly<Record<Language, Text>> = {
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
};

const AS_SERVER: Text = { ko: '서버의 언어대로', en: 'As the server' };

export const LANGUAGE_CHOICES: Readonly<Record<Language | 'server', Text>> = { ...LANGUAGE_NAMES, server: AS_SERVER };

export const SETTING_LABELS = {
  language: { ko: '알림 언어', en: 'Language of alerts' },
  'time-zone': { ko: '시간대', en: 'Time zone' },
  'digest-hour': { ko: '모아 보기 시각', en: 'Digest hour' },
  'quiet-hours': { ko: '조용한 시간', en: 'Quiet hours' },
  style: { ko: '알림 모양', en: 'Style of alerts' },
  next: { ko: '다음 모아 보기', en: 'Next digests' },
} as const satisfies Readonly<Record<string, Text>>;

/** `서버의 언어대로 (한국어)` where nobody chose one. */
export function languageWords(chosen: Language | undefined, ofServer: Language): Text {
  const { ko, en } = LANGUAGE_NAMES[chosen ?? ofServer];
  if (chosen !== undefined) return { ko, en };
  return { ko: `${AS_SERVER.ko} (${ko})`, en: `${AS_SERVER.en} (${en})` };
}

/** `09:00`. */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `22:00–07:00`. */
export function quietWords(quiet: QuietHours | undefined): Text {
  if (quiet === undefined) return { ko: '없음', en: 'none' };
  const hours = `${hourWords(quiet.from)}–${hourWords(quiet.to)}`;
  return {
    ko: `${hours} (그동안의 소식은 끝난 뒤 모아서 보냅니다)`,
    en: `${hours} (what comes meanwhile is sent together when they end)`,
  };
}

type Digests = { readonly daily: string; readonly weekly: string };

export function nextDigestWords({ daily, weekly }: Digests): Text {
  return { ko: `매일 ${daily} · 매주 ${weekly}`, en: `daily ${daily} · weekly ${weekly}` };
}

export const SETTING_WORDS = {
  heading: { ko: '이 서버의 설정', en: 'Settings of this server' },
  changed: (label: Text): Text => ({ ko: `${label.ko}: 바꿨습니다`, en: `${label.en}: changed` }),
  same: (label: Text): Text => ({
    ko: `${label.ko}: 이미 그렇게 되어 있습니다`,
    en: `${label.en}: already set that way`,
  }),
  more: {
    ko: '채널마다 다른 모양은 {/subscribe} 의 `style` 로 정하고, 누가 무엇을 바꿨는지는 {/settings history} 에서 봅니다.',
    en: 'For a style of its own in one channel use `style` of {/subscribe}; {/settings history} shows who changed what.',
  },
  halfQuiet: {
    ko: '`from` 과 `to` 를 함께 써 주세요. 조용한 시간을 없애려면 둘 다 비웁니다. 예: `/settings quiet-hours from:22 to:7`',
    en: 'Give both `from` and `to`, or neither to end the quiet hours. Example: `/settings quiet-hours from:22 to:7`',
  },
  emptyQuiet: {
    ko: '`from` 과 `to` 가 같으면 조용한 시간이 없습니다. 다른 시각을 써 주세요. 예: `/settings quiet-hours from:22 to:7`. 알림을 모두 멈추려면 {/subscriptions pause} 를 쓰세요.',
    en: '`from` and `to` are the same hour. Choose two. Example: `/settings quiet-hours from:22 to:7`. To stop all alerts use {/subscriptions pause}.',
  },
} as const;
