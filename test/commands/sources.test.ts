import { describe, expect, test } from 'vitest';
import type { SourceReport } from '#commands/command.ts';
import { sourceIdOf } from '#commands/source-id.ts';
import { ownerLocaleKey } from '#src/chat/owner-locale.ts';
import { NO_MEMORY, type FeedMemory } from '#src/feed/memory.ts';
import type { Feed } from '#src/model.ts';
import { DAY, english, member, NOW, openWorld, readable, words } from './world.ts';

const feed: Feed = {
  id: 'hanbit',
  outlet: '한빛신문',
  url: 'https://hanbit.example.com/rss',
  kind: 'feed',
  language: 'ko',
  timeZone: 'Asia/Seoul',
  charset: undefined,
  pollIntervalMs: undefined,
};
const url = 'https://www.saesol.example.com/rss?section=city';

describe('/sources add', () => {
  test('reads the source first, names it by its host, and shows what it would bring', async () => {
    await using world = await openWorld();
    const reply = await world.run('sources add', { url }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('`saesol-example-com` was added');
    expect(words(reply)).toContain('Entries: 20 (2 about smart cities, by their looks)');
    expect(words(reply)).toContain('Says “not modified”: yes (304)');
    expect(words(reply)).toContain('Window: 2 days of entries, asked every 30 minutes');
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
    await using world = await openWorld({
      inspectSource: async () => ({ kind: 'failed', reason: 'the server answered 404' }),
    });
    const reply = await world.run('sources add', { url }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('cannot be read: there is no such address (404)');
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

describe('/sources add of a site', () => {
  const other = { ...readable, feedUrl: 'https://www.saesol.example.com/rss?section=all', title: '새솔일보 전체' };
  const site = 'https://www.saesol.example.com/';

  test('shows what each feed would bring, adds nothing, and offers to add each', async () => {
    await using world = await openWorld({ inspectSource: async () => ({ kind: 'found', sources: [readable, other] }) });
    const reply = await world.run('sources add', { url: site, outlet: '새솔일보' }, english);
    expect(words(reply)).toContain('2 readable sources were found on this site');
    expect(words(reply)).toContain('Nothing was added yet');
    expect(words(reply)).toContain('“물 관리 감지기 단다”');
    expect(await world.store.listFeeds()).toEqual([]);
    const actions = reply.kind === 'facts' ? (reply.actions ?? []) : [];
    expect(actions.map(({ label, typed }) => [label, typed])).toEqual([
      ['Add 새솔일보 전체 기사', `/sources add url:${readable.feedUrl} kind:feed outlet:새솔일보`],
      ['Add 새솔일보 전체', `/sources add url:${other.feedUrl} kind:feed outlet:새솔일보`],
    ]);
  });

  test('a pressed offer adds the feed for an owner, and nothing for anybody else', async () => {
    let report: SourceReport = { kind: 'found', sources: [readable] };
    await using world = await openWorld({ inspectSource: async () => report });
    const reply = await world.run('sources add', { url: site }, english);
    const [action] = reply.kind === 'facts' ? (reply.actions ?? []) : [];
    report = readable;
    expect(words(await world.router.act(action?.actionKey ?? '', member))).toContain('owners');
    expect(await world.store.listFeeds()).toEqual([]);
    expect(words(await world.router.act(action?.actionKey ?? '', english))).toContain('was added');
    expect(await world.store.listFeeds()).toMatchObject([{ url: readable.feedUrl }]);
    expect(words(await world.router.act('unknown', english))).toContain('too old to be used');
  });

  test('does not offer what is registered already', async () => {
    await using world = await openWorld({ inspectSource: async () => ({ kind: 'found', sources: [readable, other] }) });
    await world.store.addFeeds([{ ...feed, url: readable.feedUrl }], NOW);
    const reply = await world.run('sources add', { url: site }, english);
    expect(words(reply)).toContain('registered already: `hanbit`');
    expect(reply.kind === 'facts' ? reply.actions : []).toHaveLength(1);
  });

  test('a list page is added with words on how it is learned', async () => {
    const page = { ...readable, sourceKind: 'page', pattern: 'www.saesol.example.com/view.do?id=#' } as const;
    await using world = await openWorld({ inspectSource: async () => page });
    const reply = await world.run('sources add', { url: site }, english);
    expect(words(reply)).toContain('once two looks at it agree');
    expect(words(reply)).toContain('Article links: www.saesol.example.com/view.do?id=#');
  });
});

describe('/sources list', () => {
  test('is paged, and what needs somebody comes first', async () => {
    await using world = await openWorld();
    const many = Array.from({ length: 40 }, (_, n) => ({ ...feed, id: `f-${n}`, url: `https://${n}.example.com/` }));
    await world.store.addFeeds(many, NOW);
    const settlement = {
      outcome: { kind: 'failed', error: 'x', isCounted: true },
      memory: NO_MEMORY,
      url: undefined,
      events: [],
      nextPollAt: NOW,
    } as const;
    const nobody = { recipients: [], dueAt: NOW, now: NOW };
    await world.store.settleFeed('f-30', { ...settlement, health: 'failing' }, nobody);
    await world.store.settleFeed(
      'f-31',
      {
        ...settlement,
        outcome: { kind: 'not-modified' },
        health: 'silent',
        memory: { ...NO_MEMORY, lastArrivalAt: NOW - 9 * DAY },
      },
      nobody,
    );
    await world.store.settleFeed('f-32', { ...settlement, health: 'gone' }, nobody);
    const first = await world.run('sources list', {}, english);
    const lines = words(first).split('\n');
    expect(lines[0]).toBe('40 sources · 1 gone · 1 failing · 1 silent');
    expect(lines[1]).toContain('f-32): gone (410)');
    expect(lines[2]).toContain('f-30): failed 1×: x');
    expect(lines[3]).toContain('f-31): nothing new for 9 days');
    const paging = first.kind === 'facts' ? first.paging : undefined;
    expect(paging).toMatchObject({ page: 0, pageCount: 4 });
    const last = await world.router.turnPage(paging?.listingKey ?? '', 3, english);
    expect(words(last).split('\n')).toHaveLength(5);
    expect(words(await world.router.turnPage(paging?.listingKey ?? '', 2, member))).toContain('owners');
  });

  test('says what may have been missed, and what is being learned', async () => {
    await using world = await openWorld();
    await world.store.addFeeds([feed], NOW);
    const settle = (memory: FeedMemory) =>
      world.store.settleFeed(
        feed.id,
        { outcome: { kind: 'not-modified' }, memory, health: 'ok', url: undefined, events: [], nextPollAt: NOW },
        { recipients: [], dueAt: NOW, now: NOW },
      );
    await settle({ ...NO_MEMORY, gapCount: 2, rollover: { ms: 300_000, at: NOW } });
    expect(words(await world.run('sources list', {}, english))).toContain(
      'every 5 minutes · may have missed some 2× (it shows too few entries)',
    );
    await settle({ ...NO_MEMORY, pattern: { shape: 's', isProven: false, looks: 1 } });
    expect(words(await world.run('sources list', {}, english))).toContain('learning its article links');
  });

  test('says how to add the first one', async () => {
    await using world = await openWorld();
    expect(words(await world.run('sources list', {}, english))).toContain('{/sources add}');
  });

  test('shows the health of each source, failing ones first', async () => {
    await using world = await openWorld();
    await world.store.addFeeds([feed, { ...feed, id: 'saesol', outlet: '새솔일보', url }], NOW - 7_200_000);
    const validators = { etag: undefined, lastModified: undefined, bodyHash: undefined };
    const settled = { memory: NO_MEMORY, url: undefined, events: [] };
    const nobody = { recipients: [], dueAt: NOW };
    await world.store.settleFeed(
      'hanbit',
      { ...settled, outcome: { kind: 'read', validators }, health: 'ok', nextPollAt: NOW + 600_000 },
      { ...nobody, now: NOW - 600_000 },
    );
    await world.store.settleFeed(
      'saesol',
      {
        ...settled,
        outcome: { kind: 'failed', error: 'status 503', isCounted: true },
        health: 'new',
        nextPollAt: NOW + 60_000,
      },
      { ...nobody, now: NOW },
    );
    const text = words(await world.run('sources list', {}, english));
    expect(text).toContain('2 sources · 1 failing');
    expect(text).toContain('새솔일보 (saesol): failed 1×: status 503');
    expect(text).toMatch(/한빛신문 \(hanbit\): fine · last read .*\(10 minutes ago\) · next .*\(in 10 minutes\)/);
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

describe('/sources check of a registered source', () => {
  test('reads it as what it is registered, and says how it has been', async () => {
    const asked: string[] = [];
    const inspectFeed = async ({ id }: Feed) => {
      asked.push(id);
      return readable;
    };
    await using world = await openWorld({ inspectFeed });
    await world.store.addFeeds([feed], NOW);
    const text = words(await world.run('sources check', { url: feed.url }, english));
    expect(asked).toEqual(['hanbit']);
    expect(words(await world.run('sources check', { url: 'hanbit' }, english))).toBe(text);
    const invocation = { command: 'sources', subcommand: 'check', options: {} };
    expect(await world.router.suggest(invocation, 'url', 'han', english)).toMatchObject([{ value: 'hanbit' }]);
    expect(words(await world.run('sources check', { url: 'nobody' }, english))).toContain('starts with http://');
    expect(text).toContain('It is registered as `hanbit`');
    expect(text).toContain('Health: not read yet');
  });

  test('offers to add one that is not', async () => {
    await using world = await openWorld();
    const reply = await world.run('sources check', { url }, english);
    expect(reply.kind === 'facts' ? reply.actions : []).toMatchObject([{ typed: `/sources add url:${url} kind:feed` }]);
  });
});

test('the bot remembers in which language an owner uses it, to write to them', async () => {
  await using world = await openWorld();
  await world.run('sources list', {}, english);
  expect(await world.store.recall(ownerLocaleKey(english.userId))).toBe('en');
});

describe('the id of a source', () => {
  test('comes from its host and is unlike every other', () => {
    expect(sourceIdOf('https://www.news.example.com/rss', new Set())).toBe('news-example-com');
    expect(sourceIdOf('https://rss.example.com/', new Set(['example-com', 'example-com-2']))).toBe('example-com-3');
    expect(sourceIdOf('https://새솔.example/rss', new Set())).toMatch(/^xn-[a-z0-9-]+-example$/);
    expect(sourceIdOf('http://[::1]/rss', new Set())).toBe('1');
  });
});
