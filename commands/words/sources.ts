// The words of /sources, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { FeedState } from '#src/store/store.ts';
import { counted } from './names.ts';
import { clockAndAge } from './time.ts';

export const SOURCE_WORDS = {
  none: {
    ko: '등록된 출처가 없습니다. {/sources add} 로 추가하세요. 예: `/sources add url:https://news.example.com/rss`',
    en: 'No source is registered. Add one with {/sources add}. Example: `/sources add url:https://news.example.com/rss`',
  },
  heading: (count: number, failing: number): Text => ({
    ko: `출처 ${count}곳${failing > 0 ? ` · 오류 ${failing}곳` : ''}`,
    en: `${counted(count, 'source', 'sources')}${failing > 0 ? ` · ${failing} failing` : ''}`,
  }),
  more: (count: number): Text => ({ ko: `그 밖에 ${count}곳`, en: `${count} more` }),
  noSuchSource: {
    ko: '그런 출처가 없습니다. {/sources list} 에서 이름을 확인하거나 자동 완성에서 골라 주세요.',
    en: 'There is no such source. {/sources list} shows their names, or pick a suggestion.',
  },
  knownAlready: (id: string): Text => ({
    ko: `이미 등록된 출처입니다: \`${id}\`. {/sources list} 에서 상태를 볼 수 있습니다.`,
    en: `That source is registered already: \`${id}\`. {/sources list} shows its health.`,
  }),
  unreadable: (reason: string): Text => ({
    ko: `읽을 수 없는 주소입니다: ${reason}. RSS·Atom 피드 주소나 기사 목록 쪽의 주소를 넣어 주세요.`,
    en: `That address cannot be read: ${reason}. Give the address of an RSS or Atom feed, or of a page that lists articles.`,
  }),
  removed: (id: string, outlet: string): Text => ({
    ko: `이 출처를 더 읽지 않습니다: \`${id}\` (${outlet}). 이미 저장된 기사는 남습니다.`,
    en: `Source \`${id}\` (${outlet}) is no longer read. Its stored articles stay.`,
  }),
  added: (id: string): Text => ({
    ko: `출처를 추가했습니다: \`${id}\`. 지금 있는 기사는 알림 없이 저장하고, 앞으로 나오는 기사부터 알립니다.`,
    en: `Source \`${id}\` was added. What it holds now is stored silently; alerts start with what comes next.`,
  }),
  readable: { ko: '읽을 수 있는 출처입니다.', en: 'This source can be read.' },
} as const;

export const SOURCE_LABELS = {
  address: { ko: '주소', en: 'Address' },
  outlet: { ko: '언론사', en: 'Outlet' },
  kind: { ko: '종류', en: 'Kind' },
  entries: { ko: '기사', en: 'Entries' },
  newest: { ko: '가장 새 기사', en: 'Newest' },
  charset: { ko: '문자 집합', en: 'Charset' },
  samples: { ko: '예', en: 'Samples' },
} as const satisfies Readonly<Record<string, Text>>;

export const SOURCE_KINDS = {
  feed: { ko: '피드', en: 'feed' },
  page: { ko: '기사 목록 쪽', en: 'page with article links' },
} as const satisfies Readonly<Record<string, Text>>;

/** Health of a feed on one line: state, last read, next poll, errors, newest entry. */
export function feedHealth(feed: FeedState, now: number, locale: Language): string {
  const ko = locale === 'ko';
  const time = (at: number | undefined) => (at === undefined ? undefined : clockAndAge(at, now, locale));
  const read = time(feed.lastReadAt);
  const newest = time(feed.newestEntryAt);
  const soon = ko ? '곧' : 'soon';
  const next = feed.nextPollAt <= now ? soon : clockAndAge(feed.nextPollAt, now, locale);
  const parts = [
    feedState(feed, locale),
    read === undefined ? undefined : `${ko ? '마지막 확인' : 'read'} ${read}`,
    `${ko ? '다음 확인' : 'next'} ${next}`,
    newest === undefined ? undefined : `${ko ? '새 기사' : 'newest'} ${newest}`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function feedState({ errorCount, lastError, firstReadAt }: FeedState, locale: Language): string {
  const ko = locale === 'ko';
  if (errorCount > 0) {
    const reason = lastError === undefined ? '' : `: ${lastError.slice(0, 120)}`;
    return ko ? `오류 ${errorCount}번째${reason}` : `failed ${errorCount}×${reason}`;
  }
  if (firstReadAt === undefined) return ko ? '아직 읽지 않음' : 'not read yet';
  return ko ? '정상' : 'fine';
}
