import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#src/chat/command.ts';
import { admin, CHANNEL, english, GUILD, member, openWorld, tell, words } from './world.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

const linesOf = ({ store }: World, guildId = GUILD) =>
  store.servers.history({ guildId, beforeId: undefined, limit: 100 });
const actionsOf = async (world: World) => (await linesOf(world)).map(({ action }) => action).toReversed();

function actionKeys(reply: Reply): readonly string[] {
  return reply.kind === 'text' ? [] : (reply.actions ?? []).map(({ actionKey }) => actionKey);
}

describe('the record of changes', () => {
  test('has a line for each change, with who, where, before and after', async () => {
    await using world = await openWorld();
    await world.run('subscribe', { city: '세종', cap: 10 });
    await world.run('subscribe', { mode: 'daily' });
    await world.run('subscriptions pause');
    await world.run('subscriptions resume');
    await world.run('keywords add', { expression: '세종 드론', kind: 'exclude' });
    await world.run('keywords remove', { rule: '세종 드론' });
    await world.run('settings quiet-hours', { from: 22, to: 7 });
    await world.run('settings language', { language: 'en' });
    await world.run('settings time-zone', { zone: 'UTC' });
    await world.run('settings digest-hour', { hour: 7 });
    await world.run('settings style', { style: 'compact' });
    await world.run('unsubscribe');
    const place = { guildId: GUILD, userId: admin.userId };
    const there = { ...place, channelId: CHANNEL };
    const rule = { channelId: undefined, before: undefined, after: 'exclude 세종 드론' };
    expect((await linesOf(world)).toReversed()).toMatchObject([
      { ...there, action: 'subscribe', before: undefined, after: 'instant core city=kr-sejong cap=10' },
      { ...there, action: 'subscribe', before: 'instant core city=kr-sejong cap=10', after: 'daily core' },
      { ...there, action: 'pause', before: 'active', after: 'paused' },
      { ...there, action: 'resume', before: 'paused', after: 'active' },
      { ...place, ...rule, action: 'keyword-add' },
      { ...place, action: 'keyword-remove', before: rule.after, after: undefined },
      { ...place, action: 'quiet-hours', before: undefined, after: '22-7' },
      { ...place, action: 'language', before: 'server', after: 'en' },
      { ...place, action: 'time-zone', before: 'Asia/Seoul', after: 'UTC' },
      { ...place, action: 'digest-hour', before: '9', after: '7' },
      { ...place, action: 'style', before: 'card', after: 'compact' },
      { ...there, action: 'unsubscribe', before: 'daily core', after: undefined },
    ]);
  });

  test('has no line for what was refused, repeated, or only looked at', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await world.run('keywords add', { expression: '세종' });
    const before = await linesOf(world);
    await world.run('subscribe');
    await world.run('subscribe', { cap: 0 });
    await world.run('subscribe', { crosspost: 'yes' });
    await world.run('subscribe', { mode: 'daily' }, member);
    await world.run('subscriptions resume');
    await world.run('subscriptions test');
    await world.run('subscriptions list');
    await world.run('keywords add', { expression: '세종' });
    await world.run('keywords remove', { rule: '99' });
    await world.run('settings language', { language: 'server' });
    await world.run('settings quiet-hours');
    await world.run('settings digest-hour', { hour: 9 });
    await world.run('settings time-zone', { zone: '서울' });
    await world.run('unsubscribe', { channel: '900000000000000099' });
    expect(await linesOf(world)).toEqual(before);
  });

  test('has what owners do to sources and stories, also by a button', async () => {
    await using world = await openWorld();
    await world.run('sources add', { url: 'https://www.saesol.example.com/rss?section=city', outlet: '새솔일보' });
    await world.run('sources add', { url: 'https://www.saesol.example.com/rss?section=city' });
    const [source] = await world.store.listFeeds();
    await world.run('sources remove', { source: source?.id ?? '' });
    const [one, other] = [
      await tell(world.store, { title: '가람시 물 관리' }),
      await tell(world.store, { title: '누리시 버스' }),
    ];
    const joined = await world.run('story', { article: String(one), join: String(other) });
    const [undo = ''] = actionKeys(joined);
    await world.router.act(undo, admin);
    expect(await actionsOf(world)).toEqual(['source-add', 'source-remove', 'story-join', 'story-split']);
    const text = words(await world.run('settings history', {}, english));
    expect(text).toContain('source added: ');
    expect(text).toContain('stories joined: ');
    expect(text).toContain('가람시 물 관리');
  });

  test('keeps what a button changed under the person who pressed it', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '세종 드론' });
    const [add = ''] = actionKeys(await world.run('keywords test', { expression: '세종' }));
    await world.router.act(add, { ...english, userId: '900000000000000077' });
    await world.router.act(add, member);
    expect(await linesOf(world)).toMatchObject([{ action: 'keyword-add', userId: '900000000000000077' }]);
  });
});

describe('/settings history', () => {
  test('says that nobody changed anything, and where to look', async () => {
    await using world = await openWorld();
    expect(words(await world.run('settings history', {}, english))).toContain('{/settings show}');
  });

  test('tells each change in the language of the reader, on the clocks of the server', async () => {
    await using world = await openWorld();
    await world.run('subscribe', {
      city: '세종',
      role: '900000000000000055',
      cap: 10,
      style: 'compact',
      followups: 'quiet',
    });
    await world.run('settings quiet-hours', { from: 22, to: 7 });
    await world.run('keywords add', { expression: '세종', channel: CHANNEL });
    await world.run('settings language', { language: 'en' });
    const korean = words(await world.run('settings history'));
    expect(korean).toContain('변경 기록 · 서울 (Asia/Seoul)');
    expect(korean).toContain(`2026-11-20 12:00: {@${admin.userId}} · 알림 언어: 서버의 언어대로 → 영어`);
    expect(korean).toContain('조용한 시간: 없음 → 22:00–07:00');
    expect(korean).toContain(`키워드 규칙 추가 <#${CHANNEL}>: 포함 \`세종\``);
    expect(korean).toContain(
      `구독 <#${CHANNEL}>: 즉시 · 스마트시티만 · 세종 · 후속 보도: 알리지 않음 · {@&900000000000000055} 멘션 · 한 시간에 10건까지 · 모양: 한 줄`,
    );
    const inEnglish = words(await world.run('settings history', {}, english));
    expect(inEnglish).toContain('Quiet hours: none → 22:00–07:00');
    expect(inEnglish).toContain('at most 10 an hour');
    expect(korean.indexOf('알림 언어')).toBeLessThan(korean.indexOf('구독'));
  });

  test('goes on page by page, also for changes that come meanwhile', async () => {
    await using world = await openWorld();
    for (let hour = 10; hour < 23; hour += 1) await world.run('settings digest-hour', { hour });
    const first = await world.run('settings history');
    if (first.kind !== 'facts' || first.paging === undefined) throw new Error('there is a second page');
    expect(first.lines).toHaveLength(8);
    await world.run('settings style', { style: 'compact' });
    const second = await world.router.turnPage(first.paging.listingKey, 1, admin);
    expect(words(second).match(/모아 보기 시각/g)).toHaveLength(5);
    expect(words(second)).toContain('09:00 → 10:00');
    expect(words(await world.router.turnPage(first.paging.listingKey, 1, member))).toContain('Manage Server');
  });
});

test('commands change what is kept through `changes.ts` alone, so that no change goes without its line', () => {
  const folder = new URL('../../commands/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'changes.ts');
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect({ name, changes: text.match(CHANGING)?.[0] }).toEqual({ name, changes: undefined });
  }
});

/** Example: `store.subscribe(`. */
const CHANGING =
  /store\s*\.\s*(?:servers\.change|subscribe|unsubscribe|setSubscriptionState|addRule|removeRule|addFeeds|removeFeed|splitStory|joinStories)\b/;
