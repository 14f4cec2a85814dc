// The words for what waits while a channel takes nothing, and for when it comes.
import { closedChannelWords } from '#src/chat/closed-channel-words.ts';
import type { Text } from '#src/chat/command.ts';
import type { Subscription } from '#src/model.ts';
import { counted, STATE_NAMES } from './names.ts';

/** @param quietEnd when the server's quiet hours end, in which it is now */
export function caughtUpWith(waiting: number, quietEnd: number | undefined): Text {
  const when =
    quietEnd === undefined
      ? { ko: '지금', en: 'now' }
      : { ko: `조용한 시간이 끝나는 ${mark(quietEnd)}에`, en: `when quiet hours end (${mark(quietEnd)})` };
  return {
    ko: `그동안의 소식 ${waiting}건은 ${when.ko} 모아서 보냅니다.`,
    en: `What was missed (${counted(waiting, 'article', 'articles')}) comes together ${when.en}.`,
  };
}

/** As Discord shows it on the reader's clock. Example: `<t:1527603720:f>`. */
function mark(at: number): string {
  return `<t:${Math.floor(at / 1_000)}:f>`;
}

/** State of a subscription; where it takes nothing, why, what waits for it, and what to do. */
export function stateOf({ state, stateReason }: Subscription, waiting: number): Text {
  const name = STATE_NAMES[state];
  if (state === 'active') return name;
  const count: Text =
    waiting === 0 ? { ko: '', en: '' } : { ko: ` ${waiting}건이 기다립니다.`, en: ` ${waiting} waiting.` };
  if (state === 'paused')
    return {
      ko: `${name.ko}.${count.ko} {/subscriptions resume} 을 쓰면 모아서 보냅니다`,
      en: `${name.en}.${count.en} {/subscriptions resume} sends what was missed in one message`,
    };
  const { why, repair } = closedChannelWords(stateReason ?? '');
  return {
    ko: `${name.ko}${because(why.ko)}.${count.ko} ${repair.ko}`,
    en: `${name.en}${because(why.en)}.${count.en} To mend it, ${repair.en}`,
  };
}

function because(words: string): string {
  return words === '' ? '' : `: ${words}`;
}
