// The words of /sources, in both languages: lists, refusals, and the health of a source on one line.
import type { Text } from '#src/chat/command.ts';
import { reasonText } from '#src/chat/reason-texts.ts';
import { isWindowTooShort, pollInterval } from '#src/feed/interval.ts';
import type { FeedHealth, Language } from '#src/model.ts';
import type { FeedState } from '#src/store/polling.ts';
import { counted } from './names.ts';
import { clockAndAge, duration } from './time.ts';
import { webText } from './web-text.ts';

export const SOURCE_WORDS = {
  none: {
    ko: '등록된 출처가 없습니다. {/sources add} 로 추가하세요. 예: `/sources add url:https://news.example.com/rss`',
    en: 'No source is registered. Add one with {/sources add}. Example: `/sources add url:https://news.example.com/rss`',
  },
  heading(feeds: readonly FeedState[]): Text {
    const failing = feeds.filter(
      ({ errorCount, health }) => (errorCount > 0 || health === 'failing') && health !== 'gone',
    ).length;
    const silent = feeds.filter(({ health }) => health === 'silent').length;
    const gone = feeds.filter(({ health }) => health === 'gone').length;
    return {
      ko: `출처 ${feeds.length}곳${part(gone, `없어짐 ${gone}곳`)}${part(failing, `오류 ${failing}곳`)}${part(silent, `조용함 ${silent}곳`)}`,
      en: `${counted(feeds.length, 'source', 'sources')}${part(gone, `${gone} gone`)}${part(failing, `${failing} failing`)}${part(silent, `${silent} silent`)}`,
    };
  },
  noSuchSource: {
    ko: '그런 출처가 없습니다. {/sources list} 에서 이름을 확인하거나 자동 완성에서 골라 주세요.',
    en: 'There is no such source. {/sources list} shows their names, or pick a suggestion.',
  },
  knownAlready: (id: string): Text => ({
    ko: `이미 등록된 출처입니다: \`${id}\`. {/sources list} 에서 상태를 볼 수 있습니다.`,
    en: `That source is registered already: \`${id}\`. {/sources list} shows its health.`,
  }),
  knownShort: (id: string): Text => ({ ko: `이미 등록됨: \`${id}\``, en: `registered already: \`${id}\`` }),
  unreadable: (reason: Text): Text => ({
    ko: `읽을 수 없는 주소입니다: ${webText(reason.ko)}. RSS·Atom 피드 주소나 기사 목록 페이지의 주소를 넣어 주세요.`,
    en: `That address cannot be read: ${webText(reason.en)}. Give the address of an RSS or Atom feed, or of a page that lists articles.`,
  }),
  removed: (id: string, outlet: string): Text => ({
    ko: `이 출처를 더 읽지 않습니다: \`${id}\` (${webText(outlet)}). 이미 저장된 기사는 남습니다.`,
    en: `Source \`${id}\` (${webText(outlet)}) is no longer read. Its stored articles stay.`,
  }),
  added: (id: string): Text => ({
    ko: `출처를 추가했습니다: \`${id}\`. 지금 있는 기사는 알림 없이 저장하고, 앞으로 나오는 기사부터 알립니다.`,
    en: `Source \`${id}\` was added. What it holds now is stored silently; alerts start with what comes next.`,
  }),
  addedPage: (id: string): Text => ({
    ko: `목록 페이지를 출처로 추가했습니다: \`${id}\`. 두 번 읽어 기사 링크 형식이 같으면 그때부터 따라갑니다. 지금 있는 기사는 알리지 않습니다.`,
    en: `The page was added as source \`${id}\`. It is followed once two looks at it agree on what its article links are. What it lists now is stored silently.`,
  }),
  readable: {
    ko: '읽을 수 있는 출처입니다. 아직 등록되지 않았습니다.',
    en: 'This source can be read. It is not registered.',
  },
  registered: (id: string): Text => ({
    ko: `읽을 수 있는 출처입니다. 등록됨: \`${id}\``,
    en: `This source can be read. It is registered as \`${id}\`.`,
  }),
} as const;

/** Said only where there is something to say. */
function part(count: number, words: string): string {
  return count > 0 ? ` · ${words}` : '';
}

const RANKS: Readonly<Record<FeedHealth, number>> = { gone: 0, failing: 1, silent: 2, ok: 4, new: 4 };

/** What needs somebody first. */
export function healthRank({ health, errorCount }: FeedState): number {
  return errorCount > 0 ? Math.min(RANKS.failing, RANKS[health]) : RANKS[health];
}

type Given = { readonly now: number; readonly locale: Language; readonly pollMinIntervalMs: number };

/** Health of a source on one line: state, last read, next poll, pace, newest entry, gaps. */
export function feedHealth(feed: FeedState, { now, locale, pollMinIntervalMs }: Given): string {
  const ko = locale === 'ko';
  const time = (at: number | undefined) => (at === undefined ? undefined : clockAndAge(at, now, locale));
  const read = time(feed.lastReadAt);
  const newest = time(feed.newestEntryAt);
  const parts = [
    feedState(feed, { now, locale }),
    read === undefined ? undefined : `${ko ? '마지막 확인' : 'last read'} ${read}`,
    feed.health === 'gone' ? undefined : nextWords(feed, { now, locale, pollMinIntervalMs }),
    newest === undefined ? undefined : `${ko ? '최신 기사' : 'newest'} ${newest}`,
    gapWords(feed, pollMinIntervalMs)?.[locale],
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function nextWords(
  { nextPollAt, pollIntervalMs, memory, errorCount }: FeedState,
  { now, locale, pollMinIntervalMs }: Given,
): string {
  const ko = locale === 'ko';
  const soon = ko ? '곧' : 'soon';
  const next = nextPollAt <= now ? soon : clockAndAge(nextPollAt, now, locale);
  // A failing one is asked less and less often: it has no pace.
  if (errorCount > 0) return `${ko ? '다음 확인' : 'next'} ${next}`;
  const pace = duration(pollIntervalMs ?? pollInterval(memory, pollMinIntervalMs, now), locale);
  return ko ? `다음 확인 ${next}, ${pace}마다` : `next ${next}, every ${pace}`;
}

function gapWords({ memory }: FeedState, pollMinIntervalMs: number): Text | undefined {
  if (memory.gapCount === 0) return undefined;
  const isShort = isWindowTooShort(memory, pollMinIntervalMs);
  return {
    ko: `놓쳤을 수 있음 ${memory.gapCount}번${isShort ? ' (보여 주는 글이 너무 적음)' : ''}`,
    en: `may have missed some ${memory.gapCount}×${isShort ? ' (it shows too few entries)' : ''}`,
  };
}

function feedState(feed: FeedState, { now, locale }: Omit<Given, 'pollMinIntervalMs'>): string {
  const ko = locale === 'ko';
  const { errorCount, lastError, firstReadAt, health, healthAt, memory } = feed;
  if (health === 'gone') return ko ? '없어짐(410): 더 읽지 않음' : 'gone (410): not read any more';
  if (errorCount > 0) {
    const reason = lastError === undefined ? '' : `: ${webText(reasonText(lastError)[locale].slice(0, 160))}`;
    return ko ? `오류 ${errorCount}번째${reason}` : `failed ${errorCount}×${reason}`;
  }
  if (health === 'silent') {
    const since = duration(Math.max(0, now - (memory.lastArrivalAt ?? healthAt ?? now)), locale);
    return ko ? `${since}째 새 글 없음` : `nothing new for ${since}`;
  }
  if (health === 'failing')
    return ko ? '다시 읽히는 중: 한동안 지켜봅니다' : 'answers again, being watched for a while';
  if (firstReadAt === undefined) return ko ? '아직 읽지 않음' : 'not read yet';
  if (memory.pattern?.isProven === false) return ko ? '기사 링크를 익히는 중' : 'learning its article links';
  return ko ? '정상' : 'fine';
}
