// The commands over a real database in memory, with a platform around them that only remembers what it was asked.
import { commands } from '#commands/index.ts';
import { createRouter, type RouterHost } from '#commands/router.ts';
import type { ReadableSource } from '#commands/command.ts';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { facetsOf } from '#src/article/facets.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import type { Caller, RawOptions, Reply } from '#src/chat/command.ts';
import { analyzeDocument } from '#src/language/analyze.ts';
import type { DoneBy } from '#src/model-audit.ts';
import type { Facts } from '#src/model-facts.ts';
import type { Classification, Draft, Reading } from '#src/model.ts';
import type { RecordRequest, Store } from '#src/store/store.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';

export const NOW = Date.UTC(2026, 10, 20, 3, 0);
export const DAY = 86_400_000;
export const GUILD = '900000000000000001';
export const CHANNEL = '900000000000000011';

/** Somebody who may do everything, in a server; Korean. */
export const admin: Caller = {
  userId: '900000000000000021',
  guildId: GUILD,
  channelId: CHANNEL,
  locale: 'ko',
  guildLocale: 'ko',
  mayManageServer: true,
  isOwner: true,
};
/** The same somebody, as the store is told of who does it. */
export const adminAt = (at: number, guildId = GUILD): DoneBy => ({ guildId, userId: admin.userId, at });
export const english: Caller = { ...admin, locale: 'en' };
export const member: Caller = { ...english, userId: '900000000000000022', mayManageServer: false, isOwner: false };

export async function openWorld(changes: Partial<RouterHost> = {}) {
  const store = await openSqliteStore({ path: ':memory:' });
  const faults: { readonly error: unknown; readonly id: string }[] = [];
  const samples: string[] = [];
  const router = createRouter(commands, {
    store,
    clock: () => NOW,
    onFault: (error, id) => faults.push({ error, id }),
    onAnswered: () => {},
    inspectSource: async () => readable,
    inspectFeed: async () => readable,
    pollMinIntervalMs: 300_000,
    missingPermissions: async () => [],
    channelKind: async () => 'text',
    sendSample: async (channelId) => {
      samples.push(channelId);
      return 'sent';
    },
    runtime: () => ({
      version: '1.2.3',
      startedAt: NOW - 3 * DAY,
      platform: 'discord',
      isConnected: true,
      memoryBytes: 150 * 1_048_576,
      lastTickAt: NOW - 30_000,
    }),
    ...changes,
  });
  const run = (path: string, options: RawOptions = {}, caller: Caller = admin): Promise<Reply> => {
    const [command = '', subcommand] = path.split(' ');
    return router.run({ command, subcommand, options }, caller);
  };
  return { store, router, run, faults, samples, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

export const readable: ReadableSource = {
  kind: 'ok',
  feedUrl: 'https://www.saesol.example.com/rss?section=city',
  sourceKind: 'feed',
  title: '새솔일보 전체 기사',
  charset: 'euc-kr',
  entryCount: 20,
  newestAt: NOW - 3_600_000,
  language: 'ko',
  replacementCount: 0,
  windowMs: 2 * DAY,
  intervalMs: 1_800_000,
  relevantCount: 2,
  movedTo: undefined,
  hubUrl: undefined,
  pattern: undefined,
  robots: 'allowed',
  recognition: 'not-modified',
  samples: ['물 관리 감지기 단다', '버스 정류장 바뀐다'],
};

export type Told = {
  readonly url?: string;
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly outlet?: string;
  readonly publishedAt?: number;
  readonly classification?: Partial<Classification>;
  readonly facts?: Partial<Facts>;
  readonly alerting?: RecordRequest['alerting'];
  readonly entryId?: number;
  readonly now?: number;
};

let counter = 0;

/** Stores an article the way the pipeline does, with its real fingerprint and index terms. @returns its id */
export async function tell(store: Store, told: Told = {}): Promise<number> {
  counter += 1;
  const url = told.url ?? `https://news.example.com/articles/${counter}`;
  const outcome = await store.recordArticle({
    reading: readingOf(url, told),
    urlKey: canonicalUrl(url) ?? url,
    outlet: told.outlet ?? '새솔일보',
    publishedAt: told.publishedAt ?? NOW - 3_600_000,
    entryId: told.entryId,
    isSeed: false,
    alerting: told.alerting ?? { allowed: true },
    now: told.now ?? NOW - 60_000,
  });
  return outcome.articleId;
}

function readingOf(url: string, told: Told): Reading {
  const title = told.title ?? `새솔시 소식 ${counter}`;
  const paragraphs = told.paragraphs ?? [`새솔시가 ${title}에 관한 계획을 발표했다.`];
  const classification = { relevance: 'core', score: 8.4, topics: [], reasons: [], ...told.classification } as const;
  const facts = { places: [], money: [], quantities: [], agreements: [], events: [], ...told.facts };
  const facets = facetsOf({ title, facts, classification, language: 'ko' });
  return {
    draft: draftOf(url, { title, paragraphs }),
    classification,
    summary: paragraphs.slice(0, 2),
    facts,
    fingerprint: fingerprint({ title, paragraphs }),
    terms: analyzeDocument({ title, text: paragraphs.join('\n'), facets }),
  };
}

function draftOf(url: string, { title, paragraphs }: Pick<Draft, 'title' | 'paragraphs'>): Draft {
  return {
    url,
    title,
    paragraphs,
    canonicalLink: undefined,
    section: undefined,
    subtitle: undefined,
    authors: [],
    desk: undefined,
    dateline: undefined,
    origin: undefined,
    access: 'open',
    imageCredit: undefined,
    outlet: undefined,
    publishedAt: undefined,
    updatedAt: undefined,
    language: 'ko',
    captions: [],
    about: [],
    lines: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    imageUrl: undefined,
    how: 'readability',
  };
}

/** Everything a reply says, as one text. */
export function words(reply: Reply): string {
  switch (reply.kind) {
    case 'text':
      return reply.text;
    case 'facts':
      return [reply.heading, ...reply.lines.map(([label, ...values]) => `${label}: ${values.join(' | ')}`)].join('\n');
    case 'list':
      return [
        reply.heading,
        ...reply.rows.map(({ article, excerpt, alsoIn }) => `${article.title} | ${excerpt} | ${alsoIn.join(', ')}`),
        reply.note ?? '',
      ].join('\n');
  }
}
