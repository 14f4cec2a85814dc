import { describe, expect, test } from 'vitest';
import { sourceIdOf } from '#commands/source-id.ts';
import type { Feed } from '#src/model.ts';
import { english, NOW, openWorld, readable, words } from './world.ts';

const feed: Feed = {
  id: 'hanbit',
  outlet: '한빛신문',
  url: 'https://hanbit.example.com/rss',
  kind: 'feed',
  language: 'ko',
  timeZone: 'Asia/Seoul',
  charset: undefined,
};
const url = 'https://www.saesol.example.com/rss?section=city';

describe('/sources add', () => {
  test('reads the source first, names it by its host, and shows what it would bring', async () => {
    await using world = await openWorld();
    const reply = await world.run('sources add', { url }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('`saesol-example-com` was added');
    expect(words(reply)).toContain('Entries: 20');
    expect(words(reply)).toContain('Samples: 물 관리 감지기 단다');
    expect(await world.store.listFeeds()).toMatchObject([
      {
        id: 'saesol-example-com',
        outlet: '새솔일보 전체 기사',
        url,
        kind: 'feed',
        charset: 'euc-kr',
        timeZone: 'Asia/Seoul',
      },
    ]);
  });

  test('takes the name of the outlet from the owner', async () => {
    await using world = await openWorld();
    await world.run('sources add', { url, outlet: '새솔일보' });
    expect(await world.store.listFeeds()).toMatchObject([{ outlet: '새솔일보' }]);
  });

  test('says why a source cannot be read, and stores nothing', async () => {
    await using world = await openWorld({ inspectSource: async () => ({ kind: 'failed', reason: 'status 404' }) });
    const reply = await world.run('sources add', { url }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('cannot be read: status 404');
    expect(await world.store.listFeeds()).toEqual([]);
  });

  test('knows a source that is registered already', async () => {
    await using world = await openWorld({ inspectSource: async () => ({ ...readable, feedUrl: feed.url }) });
    await world.store.addFeeds([feed], NOW);
    expect(words(await world.run('sources add', { url: 'https://hanbit.example.com/' }, english))).toContain(
      '`hanbit`',
    );
    expect(await world.store.listFeeds()).toHaveLength(1);
  });
});

describe('/sources list', () => {
  test('says how to add the first one', async () => {
    await using world = await openWorld();
    expect(words(await world.run('sources list', {}, english))).toContain('{/sources add}');
  });

  test('shows the health of each source, failing ones first', async () => {
    await using world = await openWorld();
    await world.store.addFeeds([feed, { ...feed, id: 'saesol', outlet: '새솔일보', url }], NOW - 7_200_000);
    const validators = { etag: undefined, lastModified: undefined, bodyHash: undefined };
    const fine = { kind: 'read', validators, nextPollAt: NOW + 600_000, charset: undefined } as const;
    await world.store.settleFeed('hanbit', fine, NOW - 600_000);
    await world.store.settleFeed('saesol', { kind: 'failed', error: 'status 503', nextPollAt: NOW + 60_000 }, NOW);
    const text = words(await world.run('sources list', {}, english));
    expect(text).toContain('2 sources · 1 failing');
    expect(text).toContain('새솔일보 (saesol): failed 1×: status 503');
    expect(text).toMatch(/한빛신문 \(hanbit\): fine · read .*\(10 minutes ago\) · next .*\(in 10 minutes\)/);
    expect(text.indexOf('saesol')).toBeLessThan(text.indexOf('hanbit'));
  });
});

describe('/sources remove', () => {
  test('takes the name, the address, or the outlet', async () => {
    await using world = await openWorld();
    for (const source of [feed.id, feed.url, feed.outlet]) {
      await world.store.addFeeds([feed], NOW);
      expect(words(await world.run('sources remove', { source }, english))).toContain('no longer read');
      expect(await world.store.listFeeds()).toEqual([]);
    }
    expect(words(await world.run('sources remove', { source: feed.id }, english))).toContain('no such source');
  });

  test('suggests sources by name, outlet and address', async () => {
    await using world = await openWorld();
    await world.store.addFeeds([feed], NOW);
    const invocation = { command: 'sources', subcommand: 'remove', options: {} };
    for (const typed of ['HANBIT', '한빛', 'example.com/rss', '']) {
      expect(await world.router.suggest(invocation, 'source', typed, english)).toEqual([
        { name: '한빛신문 — hanbit', value: 'hanbit' },
      ]);
    }
    expect(await world.router.suggest(invocation, 'source', '없음', english)).toEqual([]);
  });
});

describe('/sources check', () => {
  test('reports and stores nothing', async () => {
    await using world = await openWorld();
    const text = words(await world.run('sources check', { url }, english));
    expect(text).toContain('This source can be read.');
    expect(text).toContain('Charset: euc-kr');
    expect(await world.store.listFeeds()).toEqual([]);
  });
});

describe('the id of a source', () => {
  test('comes from its host and is unlike every other', () => {
    expect(sourceIdOf('https://www.news.example.com/rss', new Set())).toBe('news-example-com');
    expect(sourceIdOf('https://rss.example.com/', new Set(['example-com', 'example-com-2']))).toBe('example-com-3');
    expect(sourceIdOf('https://새솔.example/rss', new Set())).toMatch(/^xn-[a-z0-9-]+-example$/);
    expect(sourceIdOf('http://[::1]/rss', new Set())).toBe('1');
  });
});
