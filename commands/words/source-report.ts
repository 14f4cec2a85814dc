// The words of what a source would bring: for /sources add and check, in both languages.
import type { Text } from '#src/chat/command.ts';
import type { CommandContext, ReadableSource } from '#commands/command.ts';
import { counted } from './names.ts';
import { shorten } from './shorten.ts';
import { clockAndAge, duration } from './time.ts';
import { webText } from './web-text.ts';

export const REPORT_WORDS = {
  found: (count: number): Text => ({
    ko: `이 사이트에서 읽을 수 있는 출처 ${count}곳을 찾았습니다`,
    en: `${counted(count, 'readable source was', 'readable sources were')} found on this site`,
  }),
  choose: {
    ko: '아직 아무것도 추가하지 않았습니다. 아래를 보고 추가할 것을 골라 주세요.',
    en: 'Nothing was added yet. See what each would bring, and choose.',
  },
  allKnown: {
    ko: '모두 이미 등록되어 있습니다. {/sources list}',
    en: 'All of them are registered already. {/sources list}',
  },
  add: (name: string): Text => ({ ko: `추가: ${name}`, en: `Add ${name}` }),
} as const;

export const SOURCE_LABELS = {
  address: { ko: '주소', en: 'Address' },
  outlet: { ko: '언론사', en: 'Outlet' },
  kind: { ko: '종류', en: 'Kind' },
  entries: { ko: '기사', en: 'Entries' },
  newest: { ko: '최신 기사', en: 'Newest' },
  window: { ko: '보여 주는 기간', en: 'Window' },
  charset: { ko: '문자 집합', en: 'Charset' },
  unchanged: { ko: '변경 없음 응답', en: 'Says “not modified”' },
  robots: { ko: 'robots.txt', en: 'robots.txt' },
  moved: { ko: '옮긴 주소', en: 'Has moved to' },
  pattern: { ko: '기사 링크 형식', en: 'Article links' },
  health: { ko: '지금 상태', en: 'Health' },
  samples: { ko: '예', en: 'Samples' },
} as const satisfies Readonly<Record<string, Text>>;

export const SOURCE_KINDS = {
  feed: { ko: '피드', en: 'feed' },
  page: { ko: '기사 목록 페이지', en: 'page with article links' },
} as const satisfies Readonly<Record<string, Text>>;

const RECOGNITION = {
  'not-modified': { ko: '함 (304)', en: 'yes (304)' },
  ignored: { ko: '하지 않음: 매번 전체를 받음', en: 'no: the whole document each time' },
  'no-validators': { ko: '하지 않음: 내용으로 비교함', en: 'no: compared by its bytes' },
} as const satisfies Readonly<Record<string, Text>>;

const PERMISSION = {
  allowed: { ko: '기사를 읽어도 됨', en: 'its articles may be read' },
  disallowed: {
    ko: '기사를 읽지 말라고 함: 피드에 실린 글만 씀',
    en: 'its articles may not be read: only what the feed itself says is used',
  },
  unknown: { ko: '지금 답하지 않음', en: 'does not answer now' },
} as const satisfies Readonly<Record<string, Text>>;

/** One feed among several, on a line or two. */
export function previewLine(source: ReadableSource, { now }: CommandContext): Text {
  const [sample] = source.samples;
  const example = sample === undefined ? '' : ` “${webText(sample, 80)}”`;
  const newest = (locale: 'ko' | 'en') =>
    source.newestAt === undefined
      ? ''
      : `, ${locale === 'ko' ? '최신' : 'newest'} ${clockAndAge(source.newestAt, now, locale)}`;
  const kind = SOURCE_KINDS[source.sourceKind];
  return {
    ko: `${kind.ko}, ${entriesWords(source).ko}${newest('ko')}.${example} ${webText(source.feedUrl)}`,
    en: `${kind.en}, ${entriesWords(source).en}${newest('en')}.${example} ${webText(source.feedUrl)}`,
  };
}

/** Everything that is known of a source, a line each. */
export function reportLines(source: ReadableSource, context: CommandContext) {
  const { caller, now } = context;
  const { locale } = caller;
  const { recognition, robots, movedTo, pattern, newestAt } = source;
  const facts: readonly (readonly [Text, string | undefined])[] = [
    [SOURCE_LABELS.address, source.feedUrl],
    [SOURCE_LABELS.moved, movedTo],
    [SOURCE_LABELS.outlet, source.title],
    [SOURCE_LABELS.kind, SOURCE_KINDS[source.sourceKind][locale]],
    [SOURCE_LABELS.pattern, pattern],
    [SOURCE_LABELS.entries, entriesWords(source)[locale]],
    [SOURCE_LABELS.newest, newestAt === undefined ? '–' : clockAndAge(newestAt, now, locale)],
    [SOURCE_LABELS.window, windowWords(source, context)?.[locale]],
    [SOURCE_LABELS.charset, charsetWords(source)[locale]],
    [SOURCE_LABELS.unchanged, recognition === undefined ? undefined : RECOGNITION[recognition][locale]],
    [SOURCE_LABELS.robots, robots === undefined ? undefined : PERMISSION[robots][locale]],
    ...source.samples.map(
      (title, index) => [index === 0 ? SOURCE_LABELS.samples : NO_LABEL, shorten(title, 120)] as const,
    ),
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label[locale], webText(value)] as const]));
}

const NO_LABEL: Text = { ko: '', en: '' };

function entriesWords({ entryCount, relevantCount }: ReadableSource): Text {
  return {
    ko: `${entryCount.toLocaleString('ko')}건 (스마트시티 관련으로 보이는 것 ${relevantCount}건)`,
    en: `${entryCount.toLocaleString('en')} (${relevantCount} about smart cities, by their looks)`,
  };
}

function charsetWords({ charset, replacementCount }: ReadableSource): Text {
  if (replacementCount === 0) return { ko: charset, en: charset };
  return {
    ko: `${charset} (깨진 글자 ${replacementCount}개)`,
    en: `${charset} (${counted(replacementCount, 'character', 'characters')} unreadable)`,
  };
}

/** What the feed shows at once against how often it is asked: half of it must not pass between two polls. */
function windowWords(
  { windowMs, intervalMs }: ReadableSource,
  { pollMinIntervalMs }: CommandContext,
): Text | undefined {
  if (windowMs === undefined || windowMs === 0) return undefined;
  const isTight = windowMs < 2 * pollMinIntervalMs;
  const words = (locale: 'ko' | 'en') => [duration(windowMs, locale), duration(intervalMs, locale)] as const;
  const [windowKo, intervalKo] = words('ko');
  const [windowEn, intervalEn] = words('en');
  return {
    ko: `${windowKo} 동안의 글, ${intervalKo}마다 확인${isTight ? ' — 너무 짧아 놓칠 수 있음: 분야별 피드를 더하거나 POLL_MIN_INTERVAL_MS를 줄이세요' : ''}`,
    en: `${windowEn} of entries, asked every ${intervalEn}${isTight ? ' — too short, some may be missed: add its section feeds or lower POLL_MIN_INTERVAL_MS' : ''}`,
  };
}
