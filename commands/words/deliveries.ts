// How far a delivery has come, in words: to which channel, when, under which message, or what holds it up.
import { clock } from '#src/chat/clock-words.ts';
import { closedChannelWords } from '#src/chat/closed-channel-words.ts';
import type { Text } from '#src/chat/command.ts';
import { messageMark } from '#src/chat/message-mark.ts';
import type { Language } from '#src/model.ts';
import type { AlertTrace } from '#src/store/trace.ts';

/** Example: `보냄 2018-05-29 23:22 (메시지 123…)`. */
export function deliveryWords(trace: AlertTrace): Text {
  const { delivery, subscription } = trace;
  if (delivery === undefined) return { ko: '아직 보낼 차례가 아님', en: 'not queued yet' };
  const { state, attempts, error, crosspost } = delivery;
  const because = becauseOf(error);
  const isOpen = state === 'pending' || state === 'retry';
  if (isOpen && subscription.state !== 'active') return heldWords(subscription.state);
  switch (state) {
    case 'pending':
      return delivery.kind === 'digest'
        ? digestWords(delivery)
        : { ko: '보낼 차례를 기다림', en: 'waiting for its turn' };
    case 'sending':
      return { ko: '지금 보내는 중', en: 'being sent now' };
    case 'retry':
      return {
        ko: `${attempts}번 실패, 다시 시도함${because.ko}`,
        en: `failed ${attempts}×, will be tried again${because.en}`,
      };
    case 'dead':
      return { ko: `보내지 못하고 그만둠${because.ko}`, en: `given up${because.en}` };
    case 'sent':
      return {
        ko: `보냄${sentFacts(trace, 'ko')}${crosspostWords(crosspost).ko}`,
        en: `sent${sentFacts(trace, 'en')}${crosspostWords(crosspost).en}`,
      };
  }
}

/** What the platform said, in plain words where it is about the channel. */
function becauseOf(error: string | undefined): Text {
  if (error === undefined) return { ko: '', en: '' };
  const { ko, en } = closedChannelWords(error).why;
  return { ko: `: ${ko}`, en: `: ${en}` };
}

/** What became of it in the servers that follow the channel. */
function crosspostWords(crosspost: NonNullable<AlertTrace['delivery']>['crosspost']): Text {
  if (crosspost === undefined) return { ko: '', en: '' };
  const because = becauseOf(crosspost.error);
  switch (crosspost.state) {
    case 'sent':
      return { ko: ', 팔로우하는 서버에도 게시함', en: ', published to the servers that follow the channel' };
    case 'dead':
      return {
        ko: `, 팔로우하는 서버에는 게시하지 못함${because.ko}`,
        en: `, not published to followers${because.en}`,
      };
    case 'pending':
    case 'sending':
    case 'retry':
      return {
        ko: `, 팔로우하는 서버에 게시할 차례를 기다림${because.ko}`,
        en: `, waiting to be published${because.en}`,
      };
  }
}

/** A channel that takes nothing: its day will come, but nobody knows when. */
function heldWords(state: 'paused' | 'disabled'): Text {
  return state === 'paused'
    ? {
        ko: '일시 중지된 채널이라 기다림: 다시 시작하면 그동안의 소식으로 모아서 보냄',
        en: 'waiting, for the channel is paused: it comes with all that was missed when it is resumed',
      }
    : {
        ko: '받지 못하는 채널이라 기다림: 고쳐서 다시 시작하면 그동안의 소식으로 모아서 보냄',
        en: 'waiting, for the channel is closed: it comes with all that was missed when it is repaired and resumed',
      };
}

function digestWords({ isCatchUp, dueAt }: NonNullable<AlertTrace['delivery']>): Text {
  const name = isCatchUp ? { ko: '그동안의 소식', en: 'what was missed' } : { ko: '모아 보기', en: 'digest' };
  return {
    ko: `${clock(dueAt, 'ko')} ${name.ko}에 실림`,
    en: isCatchUp ? `comes with ${name.en}, ${clock(dueAt, 'en')}` : `part of the ${name.en} of ${clock(dueAt, 'en')}`,
  };
}

/** When, and where it can be seen. */
function sentFacts({ delivery, subscription }: AlertTrace, locale: Language): string {
  const { settledAt, messageId, isDeleted = false } = delivery ?? {};
  const { guildId, channelId, channelKind } = subscription;
  const when = settledAt === undefined ? '' : ` ${clock(settledAt, locale)}`;
  if (messageId === undefined) return when;
  if (isDeleted) return `${when} (${(channelKind === 'forum' ? POST_GONE : MESSAGE_GONE)[locale]})`;
  return `${when} (${messageMark({ label: MESSAGE[locale], guildId, channelId, channelKind, messageId })})`;
}

const MESSAGE: Text = { ko: '메시지', en: 'message' };
const MESSAGE_GONE: Text = { ko: '그 뒤 지워짐', en: 'deleted since' };
const POST_GONE: Text = { ko: '그 뒤 지워지거나 잠김', en: 'deleted or locked since' };
