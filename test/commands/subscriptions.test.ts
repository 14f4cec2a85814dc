import { describe, expect, test } from 'vitest';
import { subscribeDefinition } from '#commands/subscribe-definition.ts';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { renderReply } from '#src/chat/discord-render.ts';
import { madeUp } from '../store/made-up.ts';
import { admin, adminAt, CHANNEL, english, GUILD, NOW, openWorld, words } from './world.ts';

const OTHER_CHANNEL = '900000000000000012';
const ROLE = '900000000000000055';
const stranger = { ...english, guildId: '900000000000000002', channelId: '900000000000000013' };

describe('/subscribe', () => {
  test('subscribes this channel by default, shows a sample and says what comes next', async () => {
    await using world = await openWorld();
    const reply = await world.run('subscribe', {}, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain(
      `<#${CHANNEL}> is subscribed: Instant · Smart cities only · further reports: in a thread under the first alert.`,
    );
    expect(words(reply)).toContain('{/keywords add}');
    expect(words(reply)).toContain('A sample card was posted');
    expect(world.samples).toEqual([CHANNEL]);
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({
      guildId: GUILD,
      mode: 'instant',
      scope: 'core',
      city: undefined,
      topic: undefined,
      locale: 'ko',
      state: 'active',
    });
  });

  test('takes a channel, a mode, a scope and a city, and changes them when it is run again', async () => {
    await using world = await openWorld();
    await world.run('subscribe', { channel: OTHER_CHANNEL, mode: 'weekly', scope: 'all', city: '세종' });
    expect(await world.store.subscriptionOf(CHANNEL)).toBeUndefined();
    expect(await world.store.subscriptionOf(OTHER_CHANNEL)).toMatchObject({ mode: 'weekly', scope: 'all' });
    const again = words(await world.run('subscribe', { channel: OTHER_CHANNEL, mode: 'daily' }));
    expect(again).toContain('의 구독을 바꿨습니다: 매일 · 스마트시티만');
    expect(again).toContain('매일 09:00(Asia/Seoul)에 모아서');
    expect(await world.store.subscriptionOf(OTHER_CHANNEL)).toMatchObject({
      mode: 'daily',
      scope: 'core',
      city: undefined,
    });
    expect(await world.store.listSubscriptions(GUILD)).toHaveLength(1);
  });

  test('takes a least relevance, and says so', async () => {
    await using world = await openWorld();
    expect(words(await world.run('subscribe', { threshold: 8 }))).toContain('즉시 · 스마트시티만 · 관련도 8점부터 · ');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ threshold: 8 });
    expect(words(await world.run('subscribe', { threshold: 1 }))).toContain('threshold');
    expect(words(await world.run('subscriptions list', {}, english))).toContain('from 8 points of relevance');
  });

  test('lets a channel say what becomes of further reports of a story', async () => {
    await using world = await openWorld();
    expect(words(await world.run('subscribe'))).toContain('후속 보도: 첫 알림 아래 스레드로.');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ followUps: 'thread' });
    expect(words(await world.run('subscribe', { followups: 'quiet' }))).toContain('후속 보도: 알리지 않음.');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ followUps: 'quiet' });
    expect(words(await world.run('subscriptions list', {}, english))).toContain('further reports: not told');
    expect(words(await world.run('subscribe', { followups: 'loud' }))).toContain('thread, quiet');
  });

  test.each([
    ['text', '첫 알림 아래 스레드로', 'in a thread under the first alert'],
    ['announcement', '첫 알림 아래 스레드로', 'in a thread under the first alert'],
    ['thread', '첫 알림에 소리 없는 답글로', 'as silent replies to the first alert'],
    ['forum', '같은 글 안에', 'in the same post'],
  ] as const)('says where further reports come in a channel of the kind %s', async (kind, ko, en) => {
    await using world = await openWorld({ channelKind: async () => kind });
    expect(words(await world.run('subscribe'))).toContain(`후속 보도: ${ko}.`);
    expect(words(await world.run('subscriptions list', {}, english))).toContain(`further reports: ${en} — `);
    expect(words(await world.router.setUp(CHANNEL, english))).toContain(`further reports: ${en} — `);
    expect(words(await world.run('subscribe', { followups: 'quiet' }, english))).toContain('further reports: not told');
  });

  test('offers nothing about further reports that is untrue in some kind of channel', () => {
    const { options } = subscribeDefinition;
    const offered = options.find(({ name }) => name === 'followups')?.choices?.map(({ label }) => label.en);
    expect(offered).toEqual(['under the first alert', 'not told']);
  });

  test('takes a role, a cap and a style, says so, and lists them', async () => {
    await using world = await openWorld();
    const wishes = { role: `<@&${ROLE}>`, cap: 10, style: 'compact' };
    const reply = words(await world.run('subscribe', wishes, english));
    expect(reply).toContain(`at most 10 an hour · style: One line each · mentions {@&${ROLE}}`);
    expect(reply).toContain('allow anyone to mention that role');
    const kept = { mentionRoleId: ROLE, hourlyCap: 10, style: 'compact', isCrossposted: false, channelKind: 'text' };
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject(kept);
    expect(words(await world.run('subscriptions list'))).toContain('한 시간에 10건까지 · 모양: 한 줄');
    expect(words(await world.run('subscribe'))).not.toContain('한 시간에');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ mentionRoleId: undefined, style: undefined });
  });

  test('says what a digest makes no use of, and does not list it', async () => {
    await using world = await openWorld();
    const reply = await world.run('subscribe', { mode: 'daily', cap: 5, followups: 'quiet' });
    expect(words(reply)).toContain('매일 · 스마트시티만.\n');
    expect(words(reply)).toContain('`cap`, `followups` 값은 모아 보기에는 쓰이지 않습니다.');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ mode: 'daily', hourlyCap: undefined });
    await using announced = await openWorld({ channelKind: async () => 'announcement' });
    const published = await announced.run('subscribe', { mode: 'weekly', crosspost: 'yes' }, english);
    expect(words(published)).toContain('Digests make no use of `crosspost`.');
    expect(words(published)).not.toContain('published to following');
    expect(words(await world.run('subscribe', { mode: 'instant', cap: 5 }))).toContain('한 시간에 5건까지.');
    expect(words(await world.run('subscribe', { mode: 'hourly' }, english))).not.toContain('make no use');
  });

  test('refuses @everyone as the role, and a cap that is none', async () => {
    await using world = await openWorld();
    expect(words(await world.run('subscribe', { role: GUILD }, english))).toContain('@everyone cannot be pinged');
    for (const cap of [0, 61]) expect(words(await world.run('subscribe', { cap }))).toContain('1부터 60까지');
    expect(await world.store.subscriptionOf(CHANNEL)).toBeUndefined();
  });

  test('publishes to other servers from an announcement channel alone', async () => {
    await using text = await openWorld();
    expect(words(await text.run('subscribe', { crosspost: 'yes' }))).toContain('공지 채널이 아니어서');
    expect(await text.store.subscriptionOf(CHANNEL)).toBeUndefined();
    await using world = await openWorld({ channelKind: async () => 'announcement' });
    expect(words(await world.run('subscribe', { crosspost: 'yes' }))).toContain('팔로우하는 서버에도 게시');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({
      isCrossposted: true,
      channelKind: 'announcement',
    });
    await world.run('subscribe', { crosspost: 'no' });
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ isCrossposted: false });
  });

  test('subscribes a forum as a forum, and samples it as one', async () => {
    const asked: string[] = [];
    await using world = await openWorld({
      channelKind: async () => 'forum',
      sendSample: async (_, { channelKind, locale }) => {
        asked.push(`${channelKind} ${locale}`);
        return 'sent';
      },
    });
    expect(words(await world.run('subscribe'))).toContain('후속 보도: 같은 글 안에');
    await world.run('subscriptions test');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ channelKind: 'forum' });
    expect(asked).toEqual(['forum ko', 'forum ko']);
  });

  test('samples what is to come: in the channel’s own style, else in the server’s', async () => {
    const asked: string[] = [];
    await using world = await openWorld({
      sendSample: async (_, { style }) => {
        asked.push(style);
        return 'sent';
      },
    });
    await world.run('settings style', { style: 'compact' });
    await world.run('subscribe');
    await world.run('subscribe', { style: 'card' });
    await world.run('subscriptions test');
    expect(asked).toEqual(['compact', 'card', 'card']);
  });

  test('subscribes without the permissions for threads, and says what happens instead', async () => {
    const missingPermissions = async (_channel: string, purpose = 'alerts') =>
      purpose === 'threads' ? ['CreatePublicThreads', 'SendMessagesInThreads'] : [];
    await using world = await openWorld({ missingPermissions });
    const hint = '“공개 스레드 만들기”, “스레드에서 메시지 보내기” 권한이 없어';
    expect(words(await world.run('subscribe'))).toContain(hint);
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ followUps: 'thread' });
    expect(words(await world.run('subscriptions test', {}, english))).toContain('come as silent replies');
    for (const wish of [{ followups: 'quiet' }, { mode: 'daily' }])
      expect(words(await world.run('subscribe', wish))).not.toContain('스레드');
  });

  test('subscribes where the history may not be read, and says that a message may come twice', async () => {
    const missingPermissions = async (_channel: string, purpose = 'alerts') =>
      purpose === 'history' ? ['ReadMessageHistory'] : [];
    await using world = await openWorld({ missingPermissions });
    const hint = '“메시지 기록 보기” 권한이 없어';
    for (const wish of [{}, { mode: 'daily' }, { followups: 'quiet' }])
      expect(words(await world.run('subscribe', wish))).toContain(hint);
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ state: 'active' });
    const tested = words(await world.run('subscriptions test', {}, english));
    expect(tested).toContain('Note: without “Read Message History”');
    expect(tested).toContain('may be posted twice');
    await world.run('unsubscribe');
    expect(words(await world.router.setUp(CHANNEL, admin))).toContain(hint);
  });

  test('says in one sentence that neither threads nor the history are allowed', async () => {
    const missingPermissions = async (_channel: string, purpose = 'alerts') =>
      ({ threads: ['CreatePublicThreads'], history: ['ReadMessageHistory'] })[purpose] ?? [];
    await using world = await openWorld({ missingPermissions });
    const korean = words(await world.run('subscribe'));
    expect(korean).toContain('“공개 스레드 만들기”, “메시지 기록 보기” 권한이 없어');
    expect(korean.match(/참고:/g)).toHaveLength(1);
    const said = words(await world.run('subscriptions test', {}, english));
    expect(said).toContain('Note: without “Create Public Threads”, “Read Message History”');
    expect(said.match(/Note:/g)).toHaveLength(1);
  });

  test('names each missing permission and stores nothing', async () => {
    await using world = await openWorld({ missingPermissions: async () => ['SendMessages', 'EmbedLinks', 'Odd'] });
    const reply = await world.run('subscribe');
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('“메시지 보내기”, “링크 첨부”, “Odd”');
    expect(await world.store.subscriptionOf(CHANNEL)).toBeUndefined();
    expect(world.samples).toEqual([]);
  });

  test('says when no sample could be shown', async () => {
    await using world = await openWorld({ sendSample: async () => 'nothing-stored' });
    expect(words(await world.run('subscribe', {}, english))).toContain('No article is stored yet');
  });

  test.each([
    ['refused', 'lacks a permission'],
    ['needs-tag', 'requires a tag'],
    ['locked', 'is locked'],
    ['gone', 'takes no messages'],
    ['failed', 'in a moment'],
  ] as const)('says what is wrong when the sample is %s', async (outcome, said) => {
    await using world = await openWorld({ sendSample: async () => outcome });
    expect(words(await world.run('subscribe', {}, english))).toContain(said);
    expect(words(await world.run('subscriptions test', {}, english))).toContain(said);
  });
});

describe('/unsubscribe', () => {
  test('ends the alerts of a channel', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    expect(words(await world.run('unsubscribe', {}, english))).toContain('no longer subscribed');
    expect(await world.store.subscriptionOf(CHANNEL)).toBeUndefined();
    expect(words(await world.run('unsubscribe', {}, english))).toContain('is not subscribed');
  });

  test('does not reach the channel of another server', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    for (const path of ['unsubscribe', 'subscriptions pause', 'subscriptions test']) {
      expect(words(await world.run(path, { channel: CHANNEL }, stranger))).toContain('is not subscribed');
    }
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ state: 'active' });
    expect(world.samples).toHaveLength(1);
  });

  test('a subscription cannot be taken over from another server', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    const reply = await world.run('subscribe', { channel: CHANNEL }, stranger);
    expect(reply.isPrivate).toBe(true);
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ guildId: GUILD });
  });
});

describe('/subscriptions', () => {
  test('list says what to do when there is none', async () => {
    await using world = await openWorld();
    expect(words(await world.run('subscriptions list', {}, english))).toContain('{/subscribe}');
  });

  test('list shows channel, mode, scope, city and state', async () => {
    await using world = await openWorld();
    await world.run('subscribe', { mode: 'hourly', city: '세종' });
    await world.run('subscribe', { channel: OTHER_CHANNEL });
    await world.store.setSubscriptionState(OTHER_CHANNEL, 'disabled', adminAt(0));
    const text = words(await world.run('subscriptions list', {}, english));
    expect(text).toContain('2 subscriptions');
    expect(text).toMatch(new RegExp(`<#${CHANNEL}> — Hourly · Smart cities only · Sejong.* — active`));
    expect(text).toMatch(new RegExp(`<#${OTHER_CHANNEL}> — Instant · Smart cities only.* — disabled`));
    expect(text).toContain('{/subscriptions resume}');
  });

  test('list shows every channel, page by page, and each page whole', async () => {
    await using world = await openWorld();
    const channels = Array.from({ length: 30 }, (_, index) => String(BigInt(CHANNEL) + BigInt(index)));
    const wishes = {
      role: '900000000000000031',
      style: 'compact',
      cap: 10,
      threshold: 10,
      topic: 'mobility',
      city: '세종',
    };
    for (const channel of channels) await world.run('subscribe', { channel, ...wishes }, english);
    for (const channel of channels) await world.store.setSubscriptionState(channel, 'disabled', adminAt(0));
    const seen = new Set<string>();
    let reply = await world.run('subscriptions list', {}, english);
    for (let page = 0; page < 5; page += 1) {
      const shown = JSON.stringify(renderReply(reply, { locale: 'en', commandIds: new Map() }));
      channels.filter((channel) => shown.includes(`<#${channel}>`)).forEach((channel) => seen.add(channel));
      expect(shown).not.toContain('\\n…');
      const { paging } = reply.kind === 'facts' ? reply : {};
      expect(paging).toMatchObject({ page, pageCount: 5 });
      reply = await world.router.turnPage(paging?.listingKey ?? '', page + 1, english);
    }
    expect(seen.size).toBe(channels.length);
  });

  test('pause and resume switch the alerts', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    expect(words(await world.run('subscriptions pause', {}, english))).toContain('paused');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ state: 'paused' });
    expect(words(await world.run('subscriptions resume', { channel: CHANNEL }, english))).toContain('on again');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ state: 'active' });
  });

  test('pause and resume say when there is nothing to switch', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    expect(words(await world.run('subscriptions resume'))).toContain('이미 알림을 받고 있습니다');
    await world.run('subscriptions pause');
    expect(words(await world.run('subscriptions pause', {}, english))).toContain('are paused already');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ state: 'paused' });
  });

  test('say what waits for a channel that takes nothing, and that it comes in one message', async () => {
    await using world = await openWorld();
    const { store } = world;
    await world.run('subscribe', { scope: 'all' });
    await world.run('subscriptions pause');
    for (const number of [1, 2]) {
      const urlKey = canonicalUrl(`https://news.example/${number}`) ?? '';
      await store.recordArticle(madeUp(number, { now: NOW, urlKey }));
    }
    expect(words(await world.run('subscriptions list'))).toContain('일시 중지. 2건이 기다립니다.');
    expect(words(await world.run('subscriptions list', {}, english))).toContain('paused. 2 waiting.');
    expect(words(await world.run('status', {}, english))).toContain('1 kept for channels that take none now');
    const why = () => world.run('why', { url: 'https://news.example/1' }, english);
    expect(words(await why())).toContain('waiting, for the channel is paused');
    await store.servers.change({ quietHours: { from: 12, to: 14 } }, adminAt(NOW));
    const end = NOW / 1_000 + 7_200;
    expect(words(await world.run('subscriptions resume'))).toContain(
      `그동안의 소식 2건은 조용한 시간이 끝나는 <t:${end}:f>에 모아서 보냅니다.`,
    );
    expect(words(await why())).toContain('comes with what was missed, 2026-11-20 14:00 KST');
    expect(words(await world.run('subscriptions resume'))).not.toContain('그동안의 소식');
  });

  test('say so, too, when a closed channel is subscribed anew, and why it was closed in plain words', async () => {
    await using world = await openWorld();
    const { store } = world;
    await world.run('subscribe', { scope: 'all' });
    await store.recordArticle(madeUp(1, { now: NOW }));
    const claim = { now: NOW, limit: 1, leaseMs: 60_000, busyChannels: [] };
    const [alert] = await store.claimDeliveries(claim);
    const closed = { kind: 'dead', error: '403 50013: Missing Permissions', disablesSubscription: true } as const;
    await store.settleDelivery(alert?.id ?? 0, closed, NOW);
    const list = words(await world.run('subscriptions list', {}, english));
    expect(list).toContain('disabled: the bot may not write in the channel. 1 waiting. To mend it, allow the bot');
    expect(list).toContain('{/subscriptions resume}');
    const again = words(await world.run('subscribe', { scope: 'all' }, english));
    expect(again).toContain('What was missed (1 article) comes together now.');
  });

  test('post a sample card to show that alerts get through', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    expect(words(await world.run('subscriptions test', {}, admin))).toBe('견본 카드를 보냈습니다.');
    expect(world.samples).toEqual([CHANNEL, CHANNEL]);
  });
});
