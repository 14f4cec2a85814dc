// What /settings looks like from outside: its subcommands, options and their words.
import type { CommandDefinition, SubcommandDefinition, Text } from '#src/chat/command.ts';
import { LANGUAGE_CHOICES, STYLE_NAMES } from './words/settings.ts';
import { choicesOf } from './words/names.ts';

export const FIRST_HOUR = 0;
export const LAST_HOUR = 23;

const hourOption = (name: string, nameKo: string, description: Text) =>
  ({ name, nameKo, description, type: 'integer', min: FIRST_HOUR, max: LAST_HOUR }) as const;

const SUBCOMMANDS: readonly SubcommandDefinition[] = [
  {
    name: 'show',
    nameKo: '보기',
    description: { ko: '지금의 설정과 다음 모아 보기 시각', en: 'What holds now, and when the next digest comes' },
    options: [],
  },
  {
    name: 'language',
    nameKo: '언어',
    description: { ko: '알림의 언어를 정합니다', en: 'Choose the language of the alerts' },
    options: [
      {
        name: 'language',
        nameKo: '언어',
        description: { ko: '알림의 언어', en: 'Language of the alerts' },
        type: 'string',
        required: true,
        choices: choicesOf(LANGUAGE_CHOICES),
      },
    ],
  },
  {
    name: 'time-zone',
    nameKo: '시간대',
    description: {
      ko: '모아 보기와 조용한 시간을 재는 시간대를 정합니다',
      en: 'Choose the time zone of digests and quiet hours',
    },
    options: [
      {
        name: 'zone',
        nameKo: '시간대',
        description: { ko: '도시나 IANA 이름 (예: 서울, Asia/Tokyo)', en: 'A city or an IANA name, e.g. Asia/Seoul' },
        type: 'string',
        required: true,
        autocomplete: true,
      },
    ],
  },
  {
    name: 'digest-hour',
    nameKo: '모아보기시각',
    description: {
      ko: '매일·매주 모아 보기가 오는 시각을 정합니다',
      en: 'Choose the hour at which daily and weekly digests come',
    },
    options: [{ ...hourOption('hour', '시', { ko: '시 (0–23)', en: 'Hour of the day, 0–23' }), required: true }],
  },
  {
    name: 'quiet-hours',
    nameKo: '조용한시간',
    description: {
      ko: '알림을 보내지 않을 시간을 정합니다 (비우면 해제)',
      en: 'Choose hours without alerts (leave both out to end them)',
    },
    options: [
      hourOption('from', '시작', { ko: '시작하는 시 (0–23)', en: 'Hour at which quiet begins, 0–23' }),
      hourOption('to', '끝', { ko: '끝나는 시 (0–23)', en: 'Hour at which it ends, 0–23' }),
    ],
  },
  {
    name: 'style',
    nameKo: '모양',
    description: { ko: '알림의 모양을 정합니다', en: 'Choose how alerts look' },
    options: [
      {
        name: 'style',
        nameKo: '모양',
        description: { ko: '카드나 한 줄', en: 'Cards, or one line each' },
        type: 'string',
        required: true,
        choices: choicesOf(STYLE_NAMES),
      },
    ],
  },
  {
    name: 'history',
    nameKo: '기록',
    description: { ko: '누가 무엇을 언제 바꿨는지', en: 'Who changed what, and when' },
    options: [],
  },
];

export const settingsDefinition: CommandDefinition = {
  name: 'settings',
  nameKo: '설정',
  description: {
    ko: '이 서버 알림의 언어, 시간, 모양을 정합니다',
    en: 'Language, times and style of the alerts of this server',
  },
  access: 'manage-server',
  anywhere: false,
  options: [],
  subcommands: SUBCOMMANDS,
};
