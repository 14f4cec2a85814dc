// The words with which the bot introduces itself to a server, in both languages. Texts only.
import type { Text } from './command.ts';

export const WELCOME_TEXTS = {
  heading: { ko: '안녕하세요, Citybeat입니다', en: 'Hello, this is Citybeat' },
  what: {
    ko: '스마트시티 소식을 모아, 같은 글은 한 번만 채널에 알려 드립니다.',
    en: 'I follow smart-city news and tell every story once, in a channel of yours.',
  },
  how: {
    ko: '아래에서 소식을 받을 채널을 고르고 “시작”을 누르세요. 견본 카드가 바로 올라옵니다. “서버 관리” 권한이 필요합니다.',
    en: 'Choose the channel that is to get the news and press “Start”: a sample card comes at once. It takes the “Manage Server” permission.',
  },
  more: {
    ko: '다른 방식으로 받으려면 {/subscribe}, 모든 명령은 {/help}',
    en: 'For other ways to get the news: {/subscribe}. All commands: {/help}',
  },
  pick: { ko: '소식을 받을 채널 고르기', en: 'Choose a channel' },
  start: { ko: '시작', en: 'Start' },
} as const satisfies Readonly<Record<string, Text>>;
