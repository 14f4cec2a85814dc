// How far a delivery has come, in words: to which channel, when, under which message, or what holds it up.
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { AlertTrace } from '#src/store/trace.ts';
import { clock } from './time.ts';

/** Example: `보냄 2018-05-29 23:22 (메시지 123…)`. */
export function deliveryWords({ delivery, subscription }: AlertTrace): Text {
  if (delivery === undefined) return { ko: '아직 보낼 차례가 아님', en: 'not queued yet' };
  const { state, messageId, settledAt, attempts, error } = delivery;
  const because = error === undefined ? '' : `: ${error}`;
  switch (state) {
    case 'pending':
      return subscription.mode === 'instant'
        ? { ko: '보낼 차례를 기다림', en: 'waiting for its turn' }
        : { ko: '다음 모아 보기에 실림', en: 'part of the next digest' };
    case 'sending':
      return { ko: '지금 보내는 중', en: 'being sent now' };
    case 'retry':
      return {
        ko: `${attempts}번 실패, 다시 시도함${because}`,
        en: `failed ${attempts}×, will be tried again${because}`,
      };
    case 'dead':
      return { ko: `보내지 못하고 그만둠${because}`, en: `given up${because}` };
    case 'sent':
      return { ko: `보냄${sentFacts(settledAt, messageId, 'ko')}`, en: `sent${sentFacts(settledAt, messageId, 'en')}` };
  }
}

function sentFacts(settledAt: number | undefined, messageId: string | undefined, locale: Language): string {
  const when = settledAt === undefined ? '' : ` ${clock(settledAt, locale)}`;
  if (messageId === undefined) return when;
  return `${when} (${locale === 'ko' ? '메시지' : 'message'} ${messageId})`;
}
