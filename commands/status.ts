// /status: whether the program is well and how much it holds, from the counts and the runtime alone.
import type { Text } from '#src/chat/command.ts';
import type { Language } from '#src/model.ts';
import type { Counts } from '#src/store/store.ts';
import type { Command, CommandContext, RuntimeStatus } from './command.ts';
import { counted } from './words/names.ts';
import { clockAndAge, duration } from './words/time.ts';

export const status: Command = {
  definition: {
    name: 'status',
    nameKo: '상태',
    description: { ko: '봇의 상태와 저장된 기사 수', en: 'Health of the bot and what it holds' },
    access: 'anyone',
    anywhere: true,
    options: [],
    subcommands: [],
  },
  async run(_invocation, context) {
    const counts = await context.store.counts();
    const { locale } = context.caller;
    const lines = [
      ...archiveLines(counts, context),
      ...peopleLines(counts),
      ...runtimeLines(context.runtime(), context),
    ];
    return {
      kind: 'facts',
      heading: HEADING[locale],
      lines: lines.map(([label, value]) => [label[locale], value[locale]] as const),
      isPrivate: false,
    };
  },
};

const HEADING: Text = { ko: 'Citybeat 상태', en: 'Status of Citybeat' };

const n = (value: number) => value.toLocaleString('en');

type Line = readonly [label: Text, value: Text];

function archiveLines(counts: Counts, { now }: CommandContext): readonly Line[] {
  const newest = (locale: Language) =>
    counts.newestArticleAt === undefined ? '–' : clockAndAge(counts.newestArticleAt, now, locale);
  return [
    [
      { ko: '기사', en: 'Articles' },
      {
        ko: `${n(counts.articles)}건 (같은 글 ${n(counts.copies)}건, 이야기 ${n(counts.stories)}개, 기본 수록 ${n(counts.seeds)}건)`,
        en: `${n(counts.articles)} (${counted(counts.copies, 'copy', 'copies')}, ${counted(counts.stories, 'story', 'stories')}, ${n(counts.seeds)} from the start)`,
      },
    ],
    [
      { ko: '최신 기사', en: 'Newest article' },
      { ko: newest('ko'), en: newest('en') },
    ],
    [
      { ko: '출처', en: 'Sources' },
      {
        ko: `${n(counts.feeds)}곳, 오류 ${n(counts.failingFeeds)}곳${counts.silentFeeds > 0 ? `, 조용함 ${n(counts.silentFeeds)}곳` : ''}`,
        en: `${n(counts.feeds)}, ${n(counts.failingFeeds)} failing${counts.silentFeeds > 0 ? `, ${n(counts.silentFeeds)} silent` : ''}`,
      },
    ],
    [
      { ko: '읽기', en: 'Reading' },
      {
        ko: `대기 ${n(counts.waitingEntries)}건 · 관련 없음 ${n(counts.irrelevantEntries)}건 · 읽지 못함 ${n(counts.unreadableEntries)}건`,
        en: `${n(counts.waitingEntries)} waiting · ${n(counts.irrelevantEntries)} not relevant · ${n(counts.unreadableEntries)} unreadable`,
      },
    ],
  ];
}

/** What goes out to people, and what comes back from them. */
function peopleLines(counts: Counts): readonly Line[] {
  return [
    [
      { ko: '알림', en: 'Alerts' },
      {
        ko: `보냄 ${n(counts.sentDeliveries)}건 · 대기 ${n(counts.pendingDeliveries)}건 · 포기 ${n(counts.deadDeliveries)}건${counts.heldDeliveries > 0 ? ` · 멈춘 채널에서 대기 ${n(counts.heldDeliveries)}건` : ''}`,
        en: `${n(counts.sentDeliveries)} sent · ${n(counts.pendingDeliveries)} waiting · ${n(counts.deadDeliveries)} given up${counts.heldDeliveries > 0 ? ` · ${n(counts.heldDeliveries)} kept for channels that take none now` : ''}`,
      },
    ],
    [
      { ko: '구독', en: 'Subscriptions' },
      {
        ko: `${n(counts.subscriptions)}개, 키워드 규칙 ${n(counts.rules)}개`,
        en: `${n(counts.subscriptions)}, ${counted(counts.rules, 'keyword rule', 'keyword rules')}`,
      },
    ],
    [
      { ko: '👍 👎', en: '👍 👎' },
      {
        ko: `기사 ${n(counts.labelledArticles)}건 평가됨`,
        en: counted(counts.labelledArticles, 'article labelled', 'articles labelled'),
      },
    ],
  ];
}

function runtimeLines(runtime: RuntimeStatus, { now }: CommandContext): readonly Line[] {
  const { version, startedAt, memoryBytes, lastTickAt, platform, isConnected } = runtime;
  const memory = `${Math.round(memoryBytes / 1_048_576).toLocaleString('en')} MB`;
  const tick = (locale: Language) => (lastTickAt === undefined ? '–' : clockAndAge(lastTickAt, now, locale));
  const uptime = (locale: Language) => duration(Math.max(0, now - startedAt), locale);
  return [
    ...(platform === 'discord'
      ? [[{ ko: '연결', en: 'Connection' }, isConnected ? CONNECTED : UNCONNECTED] as const]
      : []),
    [
      { ko: '마지막 점검', en: 'Last round' },
      { ko: tick('ko'), en: tick('en') },
    ],
    [
      { ko: '가동', en: 'Running' },
      { ko: `${uptime('ko')}째, 메모리 ${memory}`, en: `for ${uptime('en')}, ${memory} of memory` },
    ],
    [
      { ko: '버전', en: 'Version' },
      { ko: `${version} (${platform})`, en: `${version} (${platform})` },
    ],
  ];
}

const CONNECTED: Text = { ko: 'Discord에 연결됨', en: 'Connected to Discord' };
const UNCONNECTED: Text = {
  ko: '연결 안 됨. 다시 연결하는 중입니다. 알림은 계속 보냅니다.',
  en: 'Not connected, trying again. Alerts still go out.',
};
