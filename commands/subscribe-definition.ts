// What /subscribe looks like from outside: its options and their words. The names are fixed: they are used from outside.
import type { CommandDefinition } from '#src/chat/command.ts';
import { channelOption, CITY_OPTION, TOPIC_OPTION } from './shared-options.ts';
import { choicesOf, FOLLOW_UP_NAMES, MODE_NAMES, SCOPE_NAMES, YES_NO_NAMES } from './words/names.ts';
import { STYLE_NAMES } from './words/settings.ts';

/** Two points make an article relevant; the five seeds have 16 to 26. */
export const LEAST_THRESHOLD = 2;
export const MOST_THRESHOLD = 30;
/** Alerts an hour: more than one a minute nobody reads. */
export const LEAST_CAP = 1;
export const MOST_CAP = 60;

export const subscribeDefinition: CommandDefinition = {
  name: 'subscribe',
  nameKo: '구독',
  description: { ko: '채널에서 새 소식을 알림으로 받습니다', en: 'Get alerts for new stories in a channel' },
  access: 'manage-server',
  anywhere: false,
  options: [
    channelOption({
      ko: '소식을 받을 채널 (기본: 지금 채널)',
      en: 'Channel that gets the alerts (by default this one)',
    }),
    {
      name: 'mode',
      nameKo: '방식',
      description: { ko: '받는 방식 (기본: 즉시)', en: 'When alerts come (by default at once)' },
      type: 'string',
      choices: choicesOf(MODE_NAMES),
    },
    {
      name: 'scope',
      nameKo: '범위',
      description: { ko: '기사 범위 (기본: 스마트시티만)', en: 'How wide to look (by default smart cities only)' },
      type: 'string',
      choices: choicesOf(SCOPE_NAMES),
    },
    CITY_OPTION,
    TOPIC_OPTION,
    {
      name: 'threshold',
      nameKo: '관련도',
      description: {
        ko: '이 점수보다 관련도가 낮은 기사는 받지 않습니다 (점수는 /why 에서)',
        en: 'Leave out articles with fewer points of relevance (/why shows them)',
      },
      type: 'integer',
      min: LEAST_THRESHOLD,
      max: MOST_THRESHOLD,
    },
    {
      name: 'followups',
      nameKo: '후속보도',
      description: {
        ko: '알린 이야기를 다른 언론사가 이어 보도하면 (기본: 첫 알림 아래로)',
        en: 'What becomes of further reports of a story that was told (by default under its alert)',
      },
      type: 'string',
      choices: choicesOf(FOLLOW_UP_NAMES),
    },
    {
      name: 'role',
      nameKo: '역할',
      description: { ko: '알림이 부를 역할 (기본: 없음)', en: 'Role that alerts mention (by default none)' },
      type: 'role',
    },
    {
      name: 'cap',
      nameKo: '최대',
      description: {
        ko: '한 시간에 받을 알림 수, 넘치면 모아서 옵니다 (기본: 제한 없음)',
        en: 'Alerts an hour at most; the rest come together (by default no limit)',
      },
      type: 'integer',
      min: LEAST_CAP,
      max: MOST_CAP,
    },
    {
      name: 'style',
      nameKo: '모양',
      description: { ko: '알림의 모양 (기본: 서버 설정대로)', en: 'How alerts look (by default as the server chose)' },
      type: 'string',
      choices: choicesOf(STYLE_NAMES),
    },
    {
      name: 'crosspost',
      nameKo: '게시',
      description: {
        ko: '공지 채널의 알림을 팔로우하는 서버에도 게시할지 (기본: 아니요)',
        en: 'Publish alerts of an announcement channel to its followers (by default no)',
      },
      type: 'string',
      choices: choicesOf(YES_NO_NAMES),
    },
  ],
  subcommands: [],
};
