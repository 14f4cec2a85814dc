// The words of /why: what became of an address, step by step, in both languages.
import type { Text } from '#src/chat/command.ts';
import { placeName } from '#src/language/places.ts';
import type { Language, Relevance } from '#src/model.ts';
import type { AlertTrace } from '#src/store/trace.ts';
import { expressionText } from './keywords.ts';
import { topicName } from './names.ts';

export const WHY_LABELS = {
  seen: { ko: '발견', en: 'Seen' },
  revised: { ko: '고침', en: 'Changed' },
  page: { ko: '본문', en: 'Page' },
  updated: { ko: '기사 수정', en: 'Updated' },
  relevance: { ko: '관련성', en: 'Relevance' },
  verdict: { ko: '중복 판정', en: 'Duplicate check' },
  story: { ko: '이야기', en: 'Story' },
  alerts: { ko: '알림', en: 'Alerts' },
} as const satisfies Readonly<Record<string, Text>>;

export const RELEVANCE_NAMES: Readonly<Record<Relevance, Text>> = {
  core: { ko: '스마트시티 기사', en: 'about smart cities' },
  adjacent: { ko: '관련 분야 기사', en: 'a related field' },
  no: { ko: '관련 없음', en: 'not relevant' },
};

export const WHY_WORDS = {
  noAddress: {
    ko: '기사의 주소가 아닙니다. 기사 페이지의 주소를 그대로 붙여 넣어 주세요. 예: `/why url:https://news.example.com/articles/1234`',
    en: 'That is no address of an article. Paste the address of its page. Example: `/why url:https://news.example.com/articles/1234`',
  },
  unknown: {
    ko: '이 주소는 아직 본 적이 없습니다. 등록된 출처에 실리지 않았거나 아직 읽기 전일 수 있습니다. {/status} 에서 출처의 상태를 보고, 이 언론사가 빠졌으면 봇 소유자에게 {/sources add} 를 부탁해 주세요. 같은 소식은 {/search} 로 찾을 수 있습니다.',
    en: 'This address was never seen. No registered source carried it, or it was not read yet. {/status} shows how the sources are; if this outlet is missing, ask an owner of the bot to use {/sources add}. {/search} may find the same news elsewhere.',
  },
  revision: (title: string, until: Text): Text => ({
    ko: `${until.ko}까지 “${title}”`,
    en: `until ${until.en} “${title}”`,
  }),
  reread: {
    ko: '나중에 다시 읽어서야 읽을 수 있게 된 기사라 알리지 않음',
    en: 'not sent: it could be read only when it was read again later',
  },
  seed: { ko: '처음부터 들어 있던 기사', en: 'part of the archive from the start' },
  notRelevant: { ko: '여기서 멈춤: 저장도 알림도 하지 않음', en: 'it stopped here: neither stored nor sent' },
  unreadable: (reason: string): Text => ({
    ko: `읽지 못함: ${reason}. 여기서 멈췄습니다.`,
    en: `could not be read: ${reason}. It stopped here.`,
  }),
  waiting: (tries: number, reason: string | undefined, next: Text): Text => ({
    ko: `아직 읽지 못함${tries > 0 ? ` (${tries}번 실패${reason === undefined ? '' : `: ${reason}`})` : ''}. 다음 시도: ${next.ko}`,
    en: `not read yet${tries > 0 ? ` (failed ${tries}×${reason === undefined ? '' : `: ${reason}`})` : ''}; next try: ${next.en}`,
  }),
  read: (how: string, stored: Text): Text => ({ ko: `${stored.ko} 저장 (${how})`, en: `stored ${stored.en} (${how})` }),
  noServer: {
    ko: '서버의 알림은 그 서버의 채널에서 실행해야 보입니다.',
    en: 'A server’s alerts are shown in that server’s channels only.',
  },
  noAlerts: { ko: '이 서버에 알림 대상이 된 구독이 없습니다.', en: 'No subscription of this server was considered.' },
  keptBack: {
    ko: ' (같은 글이지만, 원본이 이 채널에 알려지지 않아 알림)',
    en: ' (a copy, sent because the original was not told here)',
  },
  originalAlert: { ko: '원본의 알림:', en: 'Alert of the original:' },
} as const;

/** Why an article is kept without alerting anybody. Example: `first-poll`. */
const SILENCES: Readonly<Record<string, Text>> = {
  'first-poll': {
    ko: '출처를 처음 읽을 때 이미 있던 기사라 알리지 않음',
    en: 'not sent: it was there when its source was first read',
  },
  'too-old': { ko: '발행된 지 오래되어 알리지 않음', en: 'not sent: published too long ago' },
  reread: {
    ko: '나중에 다시 읽어서야 읽을 수 있게 된 기사라 알리지 않음',
    en: 'not sent: it could be read only when it was read again later',
  },
  seed: { ko: '처음부터 들어 있던 기사라 알리지 않음', en: 'not sent: part of the archive from the start' },
  paused: { ko: '구독이 일시 중지된 동안이라 알리지 않음', en: 'not sent: the subscription was paused' },
  disabled: { ko: '구독이 중단된 동안이라 알리지 않음', en: 'not sent: the subscription was disabled' },
};

/** The words for a reason of silence; an unknown one is shown as it is. */
export function silence(reason: string): Text {
  return SILENCES[reason] ?? { ko: `알리지 않음: ${reason}`, en: `not sent: ${reason}` };
}

/** Why a subscription was not told, from the outcome and its detail (a rule, a place, a topic). */
export function mutedWords({ outcome, detail, subscription }: AlertTrace): Text {
  // The detail is what the subscription wanted then; it may want something else by now.
  const city = (locale: Language) => placeName(detail || (subscription.city ?? '?'), locale);
  const topic = (locale: Language) => topicName(detail || (subscription.topic ?? '?'), locale);
  const rule = detail === '' ? '' : ` ${expressionText(detail)}`;
  switch (outcome) {
    case 'alerted':
      return { ko: '알림 대상', en: 'matched' };
    case 'scope':
      return { ko: '범위 밖: 스마트시티 기사만 받는 구독', en: 'outside its scope: smart cities only' };
    case 'threshold':
      return { ko: `관련도가 기준보다 낮음: ${detail}`, en: `below its relevance threshold: ${detail}` };
    case 'city':
      return { ko: `도시가 다름: ${city('ko')} 소식만 받음`, en: `another city: it takes ${city('en')} only` };
    case 'topic':
      return { ko: `주제가 다름: ${topic('ko')} 소식만 받음`, en: `another topic: it takes ${topic('en')} only` };
    case 'no-include':
      return { ko: '맞는 포함 규칙이 없음', en: 'no include rule matched' };
    case 'excluded':
      return { ko: `제외 규칙${rule} 에 맞아 알리지 않음`, en: `muted by the exclude rule${rule}` };
    case 'copy':
      return { ko: '이미 있던 기사와 같은 글이라 알리지 않음', en: 'not sent: a copy' };
    case 'threaded':
      return {
        ko: '같은 이야기라 앞선 알림 아래에 조용히 덧붙임',
        en: 'the same story: added under its alert, without a ping',
      };
    case 'quiet':
      return { ko: '같은 이야기를 이미 알려 다시 알리지 않음', en: 'not sent again: the same story' };
    case 'not-alerting':
      return silence(detail);
  }
}
