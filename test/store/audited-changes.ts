// Everything that a person changes for others, over one scene: what is done, and the line it is to leave in the server's history.
import type { AuditedChange, DoneBy } from '#src/model-audit.ts';
import type { Store } from '#src/store/store.ts';
import { HOUR_MS } from '#src/time.ts';
import { adminAt, EVERYTHING } from './contract-world.ts';
import { BUSAN, FEED, NOW, requestOf, SEJONG } from './readings.ts';

/** When the changes are made; what the scene itself needs is older. */
export const LATER = NOW + HOUR_MS;

export type Scene = {
  readonly store: Store;
  readonly firstId: number;
  /** A copy of the first. */
  readonly copyId: number;
  /** An article of another story. */
  readonly otherId: number;
};

export type AuditedCase = {
  readonly name: string;
  /** What has to be so before, beyond the scene. */
  readonly given?: (scene: Scene) => Promise<unknown>;
  readonly change: (scene: Scene, by: DoneBy) => Promise<unknown>;
  readonly line: AuditedChange;
};

const OTHER_FEED = { ...FEED, id: 'saesol', outlet: '새솔일보', url: 'https://saesol.example/rss' };
const RULE = { channelId: 'c', expression: '세종 드론', kind: 'exclude' } as const;

/** A source, a channel whose digest is open, a story with a copy and another story: all by the program itself. */
export async function setScene(store: Store): Promise<Scene> {
  await store.addFeeds([FEED], NOW);
  await store.subscribe({ ...EVERYTHING, mode: 'daily', now: NOW });
  const record = async (text: typeof SEJONG | typeof BUSAN, number: number) =>
    (await store.recordArticle(requestOf(text, number, { outlet: `신문 ${number}` }))).articleId;
  const [firstId, copyId, otherId] = [await record(SEJONG, 1), await record(SEJONG, 2), await record(BUSAN, 3)];
  return { store, firstId, copyId, otherId };
}

export const AUDITED_CASES: readonly AuditedCase[] = [
  {
    name: 'a new subscription',
    change: ({ store }, by) => store.subscribe({ ...EVERYTHING, channelId: 'd', hourlyCap: 10, now: by.at }, by),
    line: { action: 'subscribe', channelId: 'd', after: 'instant all cap=10' },
  },
  {
    name: 'other wishes of a channel',
    change: ({ store }, by) => store.subscribe({ ...EVERYTHING, city: 'kr-sejong', now: by.at }, by),
    line: { action: 'subscribe', channelId: 'c', before: 'daily all', after: 'instant all city=kr-sejong' },
  },
  {
    name: 'the end of a subscription',
    change: ({ store }, by) => store.unsubscribe('c', by),
    line: { action: 'unsubscribe', channelId: 'c', before: 'daily all' },
  },
  {
    name: 'a pause',
    change: ({ store }, by) => store.setSubscriptionState('c', 'paused', by),
    line: { action: 'pause', channelId: 'c', before: 'active', after: 'paused' },
  },
  {
    name: 'the end of a pause',
    given: ({ store }) => store.setSubscriptionState('c', 'paused', adminAt(NOW)),
    change: ({ store }, by) => store.setSubscriptionState('c', 'active', by),
    line: { action: 'resume', channelId: 'c', before: 'paused', after: 'active' },
  },
  {
    name: 'a new keyword rule',
    change: ({ store }, by) => store.addRule(RULE, by),
    line: { action: 'keyword-add', channelId: 'c', after: 'exclude 세종 드론' },
  },
  {
    name: 'the end of a keyword rule',
    given: ({ store }) => store.addRule(RULE, adminAt(NOW)),
    change: ({ store }, by) => store.removeRule(1, by),
    line: { action: 'keyword-remove', channelId: 'c', before: 'exclude 세종 드론' },
  },
  {
    name: 'a new source',
    change: ({ store }, by) => store.addFeeds([FEED, OTHER_FEED], by.at, by),
    line: { action: 'source-add', after: 'saesol 새솔일보' },
  },
  {
    name: 'the end of a source',
    change: ({ store }, by) => store.removeFeed(FEED.id, by),
    line: { action: 'source-remove', before: 'daily 하루신문' },
  },
  {
    name: 'a story that is split',
    change: ({ store, copyId }, by) => store.splitStory({ articleId: copyId, by }),
    line: { action: 'story-split', after: SEJONG.title },
  },
  {
    name: 'two stories that are joined',
    change: ({ store, firstId, otherId }, by) => store.joinStories({ articleId: otherId, otherId: firstId, by }),
    line: { action: 'story-join', before: SEJONG.title, after: BUSAN.title },
  },
  {
    name: 'two stories of one title that are joined',
    given: ({ store, copyId }) => store.splitStory({ articleId: copyId, by: adminAt(NOW) }),
    change: ({ store, firstId, copyId }, by) => store.joinStories({ articleId: copyId, otherId: firstId, by }),
    line: { action: 'story-join', before: SEJONG.title, after: SEJONG.title },
  },
  {
    name: 'a language',
    change: ({ store }, by) => store.servers.change({ language: 'en', serverLanguage: 'ko' }, by),
    line: { action: 'language', before: 'server', after: 'en' },
  },
  {
    name: 'a language that is forgotten',
    given: ({ store }) => store.servers.change({ language: 'en' }, adminAt(NOW)),
    change: ({ store }, by) => store.servers.change({ language: undefined, serverLanguage: 'ko' }, by),
    line: { action: 'language', before: 'en', after: 'server' },
  },
  {
    name: 'a time zone',
    change: ({ store }, by) => store.servers.change({ timeZone: 'Europe/Berlin' }, by),
    line: { action: 'time-zone', before: 'Asia/Seoul', after: 'Europe/Berlin' },
  },
  {
    name: 'an hour of digests',
    change: ({ store }, by) => store.servers.change({ digestHour: 20 }, by),
    line: { action: 'digest-hour', before: '9', after: '20' },
  },
  {
    name: 'quiet hours',
    change: ({ store }, by) => store.servers.change({ quietHours: { from: 22, to: 7 } }, by),
    line: { action: 'quiet-hours', after: '22-7' },
  },
  {
    name: 'quiet hours that end',
    given: ({ store }) => store.servers.change({ quietHours: { from: 22, to: 7 } }, adminAt(NOW)),
    change: ({ store }, by) => store.servers.change({ quietHours: undefined }, by),
    line: { action: 'quiet-hours', before: '22-7' },
  },
  {
    name: 'a style',
    change: ({ store }, by) => store.servers.change({ style: 'compact' }, by),
    line: { action: 'style', before: 'card', after: 'compact' },
  },
];
