// The words for what the bot is not allowed in a channel, in both languages: what it cannot post without, and what it only wishes for.
import type { Text } from '#src/chat/command.ts';
import { channelMention } from './names.ts';

/** Example of a permission: `SendMessages`. */
const PERMISSION_NAMES: Readonly<Record<string, Text>> = {
  ViewChannel: { ko: '채널 보기', en: 'View Channel' },
  SendMessages: { ko: '메시지 보내기', en: 'Send Messages' },
  SendMessagesInThreads: { ko: '스레드에서 메시지 보내기', en: 'Send Messages in Threads' },
  EmbedLinks: { ko: '링크 첨부', en: 'Embed Links' },
  CreatePublicThreads: { ko: '공개 스레드 만들기', en: 'Create Public Threads' },
  ReadMessageHistory: { ko: '메시지 기록 보기', en: 'Read Message History' },
};

function permissionNames(missing: readonly string[], locale: 'ko' | 'en'): string {
  return missing.map((name) => `“${PERMISSION_NAMES[name]?.[locale] ?? name}”`).join(', ');
}

/** The bot cannot post there; `missing` as the platform names it. */
export function missingPermissions(channelId: string, missing: readonly string[]): Text {
  const channel = channelMention(channelId);
  return {
    ko: `${channel} 채널에서 봇에게 없는 권한: ${permissionNames(missing, 'ko')}. 채널 설정 → 권한에서 봇에게 허용한 뒤 다시 실행해 주세요.`,
    en: `In ${channel} the bot lacks: ${permissionNames(missing, 'en')}. Allow it under channel settings → Permissions, then run the command again.`,
  };
}

type Unallowed = {
  /** Without which further reports cannot go into threads. */
  readonly threads: readonly string[];
  /** Without which a message cannot be found again. */
  readonly history: readonly string[];
};

/** What the bot can do without: what happens then, and how to change it, in one sentence where both are missing. */
export function unallowed({ threads, history }: Unallowed): readonly Text[] {
  const missing = [...threads, ...history];
  if (missing.length === 0) return [];
  const [ko, en] = [permissionNames(missing, 'ko'), permissionNames(missing, 'en')];
  if (history.length === 0) return [withoutThreads(ko, en)];
  return [threads.length === 0 ? withoutHistory(ko, en) : withoutBoth(ko, en)];
}

function withoutThreads(ko: string, en: string): Text {
  return {
    ko: `참고: 봇에게 ${ko} 권한이 없어 후속 보도는 스레드 대신 소리 없는 답글로 보냅니다. 권한을 주면 스레드로 보냅니다.`,
    en: `Note: without ${en}, further reports come as silent replies. Allow it, and they go into threads.`,
  };
}

function withoutHistory(ko: string, en: string): Text {
  return {
    ko: `참고: 봇에게 ${ko} 권한이 없어, Discord의 응답이 끊기면 이미 올린 소식을 찾지 못해 두 번 올릴 수 있습니다. 채널 설정 → 권한에서 허용해 주세요.`,
    en: `Note: without ${en}, news whose answer from Discord was lost cannot be found again and may be posted twice. Allow it under channel settings → Permissions.`,
  };
}

/** Nobody may reply without the history: each further report stands by itself. */
function withoutBoth(ko: string, en: string): Text {
  return {
    ko: `참고: 봇에게 ${ko} 권한이 없어 후속 보도는 스레드 대신 소리 없이 따로 올리고, Discord의 응답이 끊기면 소식을 두 번 올릴 수 있습니다. 채널 설정 → 권한에서 허용해 주세요.`,
    en: `Note: without ${en}, further reports come as silent messages of their own, and news whose answer from Discord was lost may be posted twice. Allow them under channel settings → Permissions.`,
  };
}
