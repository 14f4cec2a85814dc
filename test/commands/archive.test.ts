import type { Facts } from '#src/model-facts.ts';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#src/chat/command.ts';
import { findPlaceByName } from '#src/language/places.ts';
import { admin, DAY, english, member, NOW, openWorld, tell, words } from './world.ts';

/** Long enough that a second outlet printing it is recognised as a copy. */
const RELEASE = [
  '새솔시는 상수도관 누수를 찾는 감지기 삼백 개를 내년 봄까지 골목마다 달기로 했다고 밝혔다.',
  '시는 감지기가 보내는 소리를 한데 모아 물이 새는 자리를 하루 안에 찾겠다는 계획이다.',
  '김다솜 수도과장은 땅을 파지 않고도 새는 곳을 알 수 있어 수리비가 크게 줄 것이라고 말했다.',
];

function listOf(reply: Reply) {
  if (reply.kind !== 'list') throw new Error(`no list: ${words(reply)}`);
  return reply;
}

describe('/latest', () => {
  test('says what happens when nothing is stored yet', async () => {
    await using world = await openWorld();
    const reply = await world.run('latest', {}, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('Nothing is stored yet');
  });

  test('shows the newest stories first, five on a page, for everybody', async () => {
    await using world = await openWorld();
    for (let day = 1; day <= 7; day += 1) {
      await tell(world.store, {
        title: `${day}일 전 다리 놓기`,
        publishedAt: NOW - day * DAY,
        paragraphs: [`${day}번째 다리 이야기 ${'가나다라마바사'.at(day - 1)}`],
      });
    }
    const reply = listOf(await world.run('latest', {}, member));
    expect(reply.isPrivate).toBe(false);
    expect(reply.heading).toBe('Newest: 7 stories');
    expect(reply.rows.map(({ article }) => article.title)).toEqual(
      [1, 2, 3, 4, 5].map((day) => `${day}일 전 다리 놓기`),
    );
    expect(reply.paging).toMatchObject({ page: 0, pageCount: 2 });
    expect(reply.paging?.listingKey).toMatch(/^[\w-]{1,24}$/);
  });

  test('turns its pages with the options it began with, for whoever presses, and forgets nothing over time', async () => {
    await using world = await openWorld();
    for (let day = 1; day <= 5; day += 1)
      await tell(world.store, {
        title: `${day}일 전`,
        publishedAt: NOW - day * DAY,
        paragraphs: [`${'가나다라마'.at(day)} ${day}`],
      });
    const { paging } = listOf(await world.run('latest', { count: 2 }, english));
    const key = paging?.listingKey ?? '';
    const second = listOf(await world.router.turnPage(key, 1, english));
    expect(second.rows.map(({ article }) => article.title)).toEqual(['3일 전', '4일 전']);
    expect(second.paging).toEqual({ listingKey: key, page: 1, pageCount: 3 });
    const beyond = listOf(await world.router.turnPage(key, 99, english));
    expect(beyond.rows.map(({ article }) => article.title)).toEqual(['5일 전']);
    const theirs = listOf(await world.router.turnPage(key, -1, { ...member, locale: 'ko' }));
    expect(theirs).toMatchObject({ isPrivate: true, heading: '최신 소식 5건', paging: { page: 0 } });
    const ownAgain = listOf(await world.router.turnPage(key, 0, admin));
    expect(ownAgain).toMatchObject({ isPrivate: false, heading: 'Newest: 5 stories' });
  });

  test('keeps to a city, and to an outlet however it is spelled', async () => {
    await using world = await openWorld();
    const sejong = findPlaceByName('세종')?.id ?? '';
    const places = [{ id: sejong, name: '세종', start: 0, end: 2 }];
    await tell(world.store, { title: '세종 버스', facts: { places }, outlet: '도시 일보' });
    await tell(world.store, { title: '다른 곳 버스', paragraphs: ['다른 이야기'] });
    const byCity = listOf(await world.run('latest', { city: 'Sejong' }));
    expect(byCity.rows.map(({ article }) => article.title)).toEqual(['세종 버스']);
    const byOutlet = listOf(await world.run('latest', { outlet: '도시일보' }));
    expect(byOutlet.rows.map(({ article }) => article.title)).toEqual(['세종 버스']);
    expect(words(await world.run('latest', { outlet: '없는신문' }, english))).toContain('Leave out');
  });

  test('tells a story once and names the other outlets', async () => {
    await using world = await openWorld();
    await tell(world.store, {
      title: '새솔시, 누수 감지기',
      paragraphs: RELEASE,
      outlet: '새솔일보',
      publishedAt: NOW - 2 * DAY,
    });
    await tell(world.store, { title: '새솔시, 누수 감지기 단다', paragraphs: RELEASE, outlet: '한빛신문' });
    const { rows } = listOf(await world.run('latest'));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.alsoIn).toEqual(['한빛신문']);
    expect(rows[0]?.excerpt).toContain('감지기 삼백 개');
  });

  test('suggests cities in the language of the person, and outlets that are stored', async () => {
    await using world = await openWorld();
    await tell(world.store, { outlet: '도시 일보' });
    const invocation = { command: 'latest', subcommand: undefined, options: {} };
    const cities = await world.router.suggest(invocation, 'city', '세종', english);
    expect(cities[0]?.name).toContain('Sejong');
    const first = cities[0]?.value;
    expect(listOf(await world.run('latest', {})).rows).toHaveLength(1);
    expect(words(await world.run('latest', { city: first }, english))).toContain('No article fits');
    expect(await world.router.suggest(invocation, 'outlet', '도시일', english)).toEqual([
      { name: '도시 일보', value: '도시 일보' },
    ]);
    expect((await world.router.suggest(invocation, 'city', '', english)).length).toBeLessThanOrEqual(25);
  });
});

describe('/search', () => {
  test('shows snippets with the hits marked, and pages', async () => {
    await using world = await openWorld();
    for (let index = 1; index <= 6; index += 1) {
      await tell(world.store, {
        title: `${index}호 드론 시험`,
        paragraphs: [`${index}번째 시험에서 드론이 ${'강산들길숲못'.at(index - 1)}을 건넜다.`],
        publishedAt: NOW - index * DAY,
      });
    }
    await tell(world.store, { title: '버스 시험', paragraphs: ['버스가 다리를 건넜다.'] });
    const reply = listOf(await world.run('search', { query: '드론' }));
    expect(reply.heading).toBe('“드론” 검색 결과 6건');
    expect(reply.rows).toHaveLength(5);
    for (const { excerpt } of reply.rows) expect(excerpt).toContain('**드론');
    const next = listOf(await world.router.turnPage(reply.paging?.listingKey ?? '', 1, admin));
    expect(next.rows).toHaveLength(1);
    const seen = [...reply.rows, ...next.rows].map(({ article }) => article.id);
    expect(new Set(seen).size).toBe(6);
  });

  test('sorts by time and keeps to a span of days, whose end is left out', async () => {
    await using world = await openWorld();
    for (const day of [10, 11, 12])
      await tell(world.store, {
        title: `${day}일 드론`,
        paragraphs: [`${day}일에 드론 ${'가나다'.at(day - 10)}`],
        publishedAt: Date.UTC(2026, 9, day, 1),
      });
    const titles = async (options: Record<string, string>) =>
      listOf(await world.run('search', { query: '드론', sort: 'newest', ...options })).rows.map(
        ({ article }) => article.title,
      );
    expect(await titles({})).toEqual(['12일 드론', '11일 드론', '10일 드론']);
    expect(await titles({ after: '2026-10-11' })).toEqual(['12일 드론', '11일 드론']);
    expect(await titles({ before: '2026-10-11' })).toEqual(['10일 드론']);
    expect(await titles({ after: '2026-10-11', before: '2026-10-11' })).toEqual(['11일 드론']);
  });

  test('refuses a span that ends before it begins', async () => {
    await using world = await openWorld();
    const reply = await world.run('search', { query: '드론', after: '2026-10-12', before: '2026-10-11' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('`after` is later than `before`');
  });

  test('points at the place where a query goes wrong', async () => {
    await using world = await openWorld();
    const reply = await world.run('search', { query: '세종 (드론' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toMatch(/⟦.*⟧/);
  });

  test('says what to try when nothing is found', async () => {
    await using world = await openWorld();
    const reply = await world.run('search', { query: '없는낱말' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('Use fewer words');
  });

  test('mends a mistyped word by a button, and leaves the rest of the wishes as they were', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 투표', paragraphs: ['블록체인으로 표를 센다.'] });
    const reply = await world.run('search', { query: '블럭체인 -코인 title:투표', sort: 'newest' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('Did you mean “블록체인 -코인 title:투표”?');
    const [meant] = reply.kind === 'facts' ? (reply.actions ?? []) : [];
    expect(meant?.typed).toBe('/search query:"블록체인 -코인 title:투표" sort:newest');
    const found = listOf(await world.router.act(meant?.actionKey ?? '', english));
    expect(found.rows.map(({ article }) => article.title)).toEqual(['블록체인 투표']);
    const elsewhere = await world.run('search', { query: '블럭체인', before: '2020-01-01' }, english);
    expect(words(elsewhere)).toContain('Nothing was found');
  });

  test.each(['블럭체인  투표', '  블럭체인 투표', '투표\n\n블럭체인', '투표  블럭체인  도시'])(
    'mends the word where it stands, however %j is spaced',
    async (query) => {
      await using world = await openWorld();
      await tell(world.store, { title: '블록체인 투표', paragraphs: ['블록체인으로 도시의 표를 센다.'] });
      const reply = await world.run('search', { query }, english);
      const meant = query.trim().replaceAll(/\s+/g, ' ').replace('블럭체인', '블록체인');
      expect('actions' in reply ? reply.actions : []).toMatchObject([{ typed: `/search query:"${meant}"` }]);
    },
  );

  test('knows the words that stand in titles only', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 투표', paragraphs: ['표를 새로 센다.'] });
    const reply = await world.run('search', { query: '블럭체인' }, english);
    expect(words(reply)).toContain('Did you mean “블록체인”?');
  });

  test('says so when articles with some of the words are shown', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '드론 시험', paragraphs: ['드론이 강을 건넜다.'] });
    expect(words(await world.run('search', { query: '드론 무지개' }, english))).toContain('some of them are shown too');
    expect(words(await world.run('search', { query: '드론' }, english))).not.toContain('some of them');
  });

  test('offers to mend the mistyped one of several words beside what the others find', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 투표', paragraphs: ['블록체인으로 표를 센다. 시민이 쓴다.'] });
    await tell(world.store, { title: '시민 축제', paragraphs: ['시민이 모였다.'] });
    const reply = listOf(await world.run('search', { query: '블럭체인 시민' }, english));
    expect(reply.rows).toHaveLength(2);
    expect(reply.actions).toMatchObject([{ typed: '/search query:"블록체인 시민"' }]);
    expect(listOf(await world.run('search', { query: '시민' }, english)).actions).toEqual([]);
  });

  test('offers to mend on the first page only', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 투표', paragraphs: ['블록체인으로 표를 센다.'] });
    for (let index = 0; index < 8; index += 1)
      await tell(world.store, {
        title: `축제 ${index}`,
        paragraphs: [`${'가나다라마바사아'.at(index)}동 시민이 모였다.`],
      });
    const first = listOf(await world.run('search', { query: '블럭체인 시민' }, english));
    expect(first.actions).toHaveLength(1);
    const second = listOf(await world.router.turnPage(first.paging?.listingKey ?? '', 1, english));
    expect(second.rows).toHaveLength(3);
    expect(second.actions).toEqual([]);
  });

  test('takes relative days as the query language does', async () => {
    await using world = await openWorld();
    for (const day of [1, 10])
      await tell(world.store, {
        title: `${day}일 전 드론`,
        paragraphs: [`드론 ${'가나'.at(day % 2)} ${day}`],
        publishedAt: NOW - day * DAY,
      });
    const titles = async (options: Record<string, string>) =>
      listOf(await world.run('search', { query: '드론', ...options })).rows.map(({ article }) => article.title);
    expect(await titles({ after: '7d' })).toEqual(['1일 전 드론']);
    expect(await titles({ before: '1주' })).toEqual(['10일 전 드론']);
  });

  test('asks for words when there are none', async () => {
    await using world = await openWorld();
    expect(words(await world.run('search', {}, english))).toContain('`query` is needed');
  });
});

describe('/story', () => {
  test('finds its article by id, title, part of a title, and address with tracking', async () => {
    await using world = await openWorld();
    const url = 'https://news.example.com/view?no=77';
    const id = await tell(world.store, { title: '세종 다리 열린다', url });
    await tell(world.store, { title: '세종 다리 열린다, 시민 축제', paragraphs: ['축제는 저녁에 열린다.'] });
    for (const article of [String(id), '세종 다리 열린다', '"세종 다리 열린다"', `${url}&utm_source=x`]) {
      const reply = await world.run('story', { article });
      expect(reply).toMatchObject({ kind: 'facts', heading: '세종 다리 열린다', isPrivate: false });
    }
    expect(words(await world.run('story', { article: '축제' }))).toContain('시민 축제');
  });

  test('shows summary, facts and the outlets in the order they told it', async () => {
    await using world = await openWorld();
    const facts: Partial<Facts> = {
      money: [
        {
          text: '12억원',
          value: 1_200_000_000,
          currency: 'KRW',
          start: 0,
          end: 4,
          role: 'budget',
          sentence: { start: 0, end: 4 },
        },
      ],
      agreements: [
        { parties: ['새솔시', '한빛수도'], subject: '누수 감지', status: 'signed', date: '2026-11-18' } as const,
      ],
    };
    const first = NOW - 2 * DAY;
    await tell(world.store, {
      title: '새솔시, 누수 감지기',
      paragraphs: RELEASE,
      outlet: '새솔일보',
      publishedAt: first,
      facts,
    });
    const copy = await tell(world.store, {
      title: '새솔시, 누수 감지기 단다',
      paragraphs: RELEASE,
      outlet: '한빛신문',
      publishedAt: first + 3_600_000,
    });
    const text = words(await world.run('story', { article: String(copy) }));
    expect(text).toContain('한눈에: 누가 새솔시, 한빛수도 (협약 체결) · 얼마 12억원 (예산) · 언제 11월 18일');
    expect(text).toContain('금액: 12억원 (예산)');
    expect(text).toContain('협약: 새솔시 · 한빛수도: 누수 감지 (체결, 11월 18일)');
    expect(text).toContain('보도 순서: 기사 2건 · 언론사 2곳');
    expect(text.indexOf('새솔일보 (첫 보도)')).toBeLessThan(text.indexOf('한빛신문 (같은 글)'));
    expect(text).toContain('요약: 새솔시는 상수도관');
  });

  test('says how to find an article when none is meant', async () => {
    await using world = await openWorld();
    for (const article of ['없는 제목', '99999', 'https://news.example.com/none']) {
      const reply = await world.run('story', { article }, english);
      expect(reply.isPrivate).toBe(true);
      expect(words(reply)).toContain('{/search}');
    }
  });

  test('suggests articles by a part of the title, as ids', async () => {
    await using world = await openWorld();
    const id = await tell(world.store, { title: '가'.repeat(200), outlet: '새솔일보' });
    const invocation = { command: 'story', subcommand: undefined, options: {} };
    const [found] = await world.router.suggest(invocation, 'article', '가가', english);
    expect(found?.value).toBe(String(id));
    expect(found?.name.length).toBeLessThanOrEqual(100);
    expect(found?.name).toContain('새솔일보');
  });
});

describe('/status', () => {
  test('tells whether people can reach the bot', async () => {
    await using connected = await openWorld();
    expect(words(await connected.run('status'))).toContain('연결: Discord에 연결됨');
    const runtime = { version: '1', startedAt: NOW, memoryBytes: 1, lastTickAt: NOW, platform: 'discord' } as const;
    await using cut = await openWorld({ runtime: () => ({ ...runtime, isConnected: false }) });
    expect(words(await cut.run('status'))).toContain('연결 안 됨');
    expect(words(await cut.run('status', {}, english))).toContain('Not connected');
  });

  test('counts what is stored and says how the program runs', async () => {
    await using world = await openWorld();
    await tell(world.store);
    const text = words(await world.run('status', {}, english));
    expect(text).toContain('Articles: 1 (0 copies, 1 story, 0 from the start)');
    expect(text).toContain('Running: for 3 days, 150 MB');
    expect(text).toContain('Version: 1.2.3 (discord)');
    expect(text).toContain('(1 hour ago)');
    expect(words(await world.run('status'))).toContain('가동: 3일째, 메모리 150 MB');
  });
});
