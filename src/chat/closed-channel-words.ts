// Why a channel gets nothing any more, in plain words, and what an admin does about it. From the platform's own words; texts only.
import type { Text } from './command.ts';

type Cause = 'gone' | 'hidden' | 'forbidden' | 'locked' | 'unfit';

/** Discord's codes: unknown channel, guild and webhook; no access; missing permissions; an archived and a locked thread; channels that take no messages. */
const CAUSES: ReadonlyMap<string, Cause> = new Map([
  ['10003', 'gone'],
  ['10004', 'gone'],
  ['10015', 'gone'],
  ['50001', 'hidden'],
  ['50013', 'forbidden'],
  ['50083', 'locked'],
  ['160005', 'locked'],
  ['50008', 'unfit'],
  ['50024', 'unfit'],
  ['40058', 'unfit'],
]);

/** Example: `403 50013: Missing Permissions` (the HTTP status may be missing). */
const CODE = /^(?:\d{3} )?(\d{5,6})\b/;
/** What was known before anything was asked. Example: `missing: ViewChannel, SendMessages`. */
const MISSING = /^missing: (.+)$/;

function causeOf(reason: string): Cause | undefined {
  const missing = MISSING.exec(reason)?.[1];
  if (missing !== undefined) return missing.includes('ViewChannel') ? 'hidden' : 'forbidden';
  return CAUSES.get(CODE.exec(reason)?.[1] ?? '');
}

const WHY: Readonly<Record<Cause, Text>> = {
  gone: { ko: '채널이 삭제되었습니다', en: 'the channel was deleted' },
  hidden: { ko: '봇이 채널을 볼 수 없습니다', en: 'the bot cannot see the channel' },
  forbidden: { ko: '봇이 채널에 글을 쓸 수 없습니다', en: 'the bot may not write in the channel' },
  locked: { ko: '스레드가 잠겨 있습니다', en: 'the thread is locked' },
  unfit: { ko: '글을 받지 않는 종류의 채널입니다', en: 'it is a kind of channel that takes no messages' },
};

const REPAIR: Readonly<Record<Cause, Text>> = {
  gone: {
    ko: '소식을 받을 다른 채널에서 {/subscribe} 를 실행해 주세요',
    en: 'run {/subscribe} in the channel that is to get the news instead',
  },
  hidden: {
    ko: '채널 설정 → 권한에서 봇에게 “채널 보기”를 허용한 뒤 {/subscriptions resume} 을 실행해 주세요',
    en: 'allow the bot “View Channel” under channel settings → Permissions, then run {/subscriptions resume}',
  },
  forbidden: {
    ko: '채널 설정 → 권한에서 봇에게 “메시지 보내기”와 “링크 첨부”(스레드라면 “스레드에서 메시지 보내기”)를 허용한 뒤 {/subscriptions resume} 을 실행해 주세요',
    en: 'allow the bot “Send Messages” and “Embed Links” (in a thread “Send Messages in Threads”) under channel settings → Permissions, then run {/subscriptions resume}',
  },
  locked: {
    ko: '스레드의 잠금을 푼 뒤 {/subscriptions resume} 을 실행해 주세요',
    en: 'unlock the thread, then run {/subscriptions resume}',
  },
  unfit: {
    ko: '글을 쓸 수 있는 채널에서 {/subscribe} 를 실행해 주세요',
    en: 'run {/subscribe} in a channel that takes messages',
  },
};

/** @param reason what the platform said; unknown words are passed on as they are */
export function closedChannelWords(reason: string): { readonly why: Text; readonly repair: Text } {
  const cause = causeOf(reason);
  if (cause !== undefined) return { why: WHY[cause], repair: REPAIR[cause] };
  return {
    why: { ko: reason, en: reason },
    repair: {
      ko: '고친 뒤 {/subscriptions resume} 을 실행해 주세요',
      en: 'once it is repaired, run {/subscriptions resume}',
    },
  };
}
