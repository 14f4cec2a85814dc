import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Caller, CommandDefinition, CommandRouter, Invocation, Reply } from '#src/chat/command.ts';
import { connectDiscord, type DiscordOptions } from '#src/chat/discord.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { until } from '../loopback/until.ts';
import { article, delivery, subscription } from './card-fixtures.ts';
import { quietRouter } from './quiet-router.ts';

const NEVER = new AbortController().signal;
const words = { ko: '말', en: 'Words' };
const SEARCH: CommandDefinition = {
  name: 'search',
  nameKo: '검색',
  description: words,
  access: 'anyone',
  anywhere: true,
  options: [
    { name: 'query', nameKo: '검색어', description: words, type: 'string', required: true, autocomplete: true },
    { name: 'count', nameKo: '개수', description: words, type: 'integer' },
  ],
  subcommands: [],
};
const KEYWORDS: CommandDefinition = {
  ...SEARCH,
  name: 'keywords',
  nameKo: '키워드',
  access: 'manage-server',
  anywhere: false,
  options: [],
  subcommands: [
    {
      name: 'add',
      nameKo: '추가',
      description: words,
      options: [{ name: 'channel', nameKo: '채널', description: words, type: 'channel' }],
    },
  ],
};

const page = (number: number): Reply => ({
  kind: 'list',
  heading: `${number + 1}쪽`,
  rows: [{ article: article(), excerpt: '', alsoIn: [] }],
  note: undefined,
  paging: { listingKey: 'key', page: number, pageCount: 3 },
  isPrivate: false,
});
const said = (text: string): Reply => ({ kind: 'text', text, isPrivate: true });

async function slowPage(_: string, number: number): Promise<Reply> {
  return sleep(150, page(number));
}

type Behaviour = Partial<Pick<CommandRouter, 'run' | 'turnPage' | 'act' | 'tell' | 'suggest'>>;

async function setting(behaviour: Behaviour = {}, options: Partial<DiscordOptions> = {}) {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const channel = discord.addChannel(guild, '뉴스');
  const heard: { readonly invocation: Invocation; readonly caller: Caller }[] = [];
  const memory = new Map<string, string>();
  const run = behaviour.run ?? (async () => page(0));
  const router = quietRouter({
    definitions: [SEARCH, KEYWORDS],
    run: (invocation, caller) => {
      heard.push({ invocation, caller });
      return run(invocation, caller);
    },
    turnPage: behaviour.turnPage ?? (async (_, number) => page(number)),
    act: behaviour.act ?? (async (key) => said(`done: ${key}`)),
    tell: behaviour.tell ?? (async () => said('')),
    suggest: behaviour.suggest ?? (async () => []),
  });
  const owner = discord.addUser(guild, '주인', 'member');
  const connect = () =>
    connectDiscord({
      token: discord.token,
      apiUrl: discord.apiUrl,
      guildId: undefined,
      router,
      ownerIds: [owner.id],
      log: createLog('silent'),
      recall: async (key) => memory.get(key),
      remember: async (key, value) => void memory.set(key, value),
      patienceMs: 60,
      ...options,
    });
  const client = await connect();
  const discordChannel = new DiscordChannel({ token: discord.token, apiUrl: discord.apiUrl, log: createLog('silent') });
  const admin = discord.person(discord.addUser(guild, '김운영', 'admin'), channel);
  const member = discord.person(discord.addUser(guild, '이시민', 'member'), channel);
  return {
    discord,
    guild,
    channel,
    discordChannel,
    client,
    connect,
    heard,
    owner: discord.person(owner, channel, 'en-US'),
    admin,
    member,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await discordChannel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
      expect(discord.violations).toEqual([]);
    },
  };
}

describe('a command', () => {
  it('arrives with its options as typed, and with who asked where', async () => {
    await using at = await setting();
    await at.member.slash('검색', { 검색어: '신호', 개수: 4 });
    await at.admin.slash('keywords add', { channel: at.channel });
    await at.owner.slash('search', { query: '신호' });
    const place = { guildId: at.guild.id, channelId: at.channel.id, guildLocale: 'ko' };
    expect(at.heard).toMatchObject([
      {
        invocation: { command: 'search', subcommand: undefined, options: { query: '신호', count: 4 } },
        caller: { ...place, userId: at.member.user.id, locale: 'ko', mayManageServer: false, isOwner: false },
      },
      {
        invocation: { command: 'keywords', subcommand: 'add', options: { channel: at.channel.id } },
        caller: { mayManageServer: true, isOwner: false },
      },
      { caller: { locale: 'en', mayManageServer: false, isOwner: true } },
    ]);
  });

  it('in a direct message has no server', async () => {
    await using at = await setting();
    await at.discord
      .person(at.member.user, at.discord.directChannel(at.member.user))
      .slash('search', { query: '신호' });
    expect(at.heard[0]?.caller).toMatchObject({ guildId: undefined, mayManageServer: false, guildLocale: 'ko' });
  });

  it('is answered for everybody or for its caller, as the reply says', async () => {
    await using at = await setting({
      run: async ({ options }) => (options.query === '틀림' ? said('이렇게 하세요') : page(0)),
    });
    expect(await at.member.slash('search', { query: '신호' })).toMatchObject({ isPrivate: false });
    expect(await at.member.slash('search', { query: '틀림' })).toMatchObject({
      isPrivate: true,
      text: '이렇게 하세요',
    });
  });

  it('that takes long is acknowledged first', async () => {
    await using at = await setting({
      run: async ({ command }) => {
        await sleep(200);
        return command === 'search' ? page(0) : said('더했습니다');
      },
    });
    const list = await at.member.slash('search', { query: '신호' });
    const rule = await at.admin.slash('keywords add');
    expect(list.acknowledgedMs).toBeLessThan(180);
    expect([list.isPrivate, rule.isPrivate, rule.text]).toEqual([false, true, '더했습니다']);
  });

  it('that takes long and has a refusal for its caller alone tells nobody else', async () => {
    await using at = await setting({ run: async () => sleep(150, said('이렇게 하세요')) });
    expect(await at.member.slash('search', { query: '틀림' })).toMatchObject({
      isPrivate: true,
      text: '이렇게 하세요',
    });
  });

  it('whose router breaks after all is answered with words and an id', async () => {
    await using at = await setting({ run: () => Promise.reject(new Error('broken')) });
    const seen = await at.member.slash('search', { query: '신호' });
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toMatch(/^답을 보여 드리지 못했습니다.*오류 \d{17,19}/);
  });
});

describe('a page button', () => {
  it('turns the list in place for the person who asked', async () => {
    await using at = await setting();
    const list = await at.member.slash('search', { query: '신호' });
    const turned = await at.member.click(list.message, 'v1|page|key|1');
    expect(turned.text).toContain('2쪽');
    expect(turned.message.id).toBe(list.message.id);
  });

  it('gives everybody else a copy of their own, which they can turn', async () => {
    await using at = await setting();
    const list = await at.member.slash('search', { query: '신호' });
    const copy = await at.admin.click(list.message, 'v1|page|key|1');
    expect(copy).toMatchObject({ isPrivate: true });
    expect(copy.message.id).not.toBe(list.message.id);
    const turned = await at.admin.click(copy.message, 'v1|page|key|2');
    expect(turned.message.id).toBe(copy.message.id);
  });

  it('works after a restart, without a new registration', async () => {
    await using at = await setting();
    const list = await at.member.slash('search', { query: '신호' });
    await at.client[Symbol.asyncDispose]();
    await using again = await at.connect();
    expect(again.isReady()).toBe(true);
    expect((await at.member.click(list.message, 'v1|page|key|1')).text).toContain('2쪽');
    expect(at.discord.requests('PUT')).toHaveLength(1);
  });

  it('of a list that is gone says so to the presser and leaves the list', async () => {
    await using at = await setting({ turnPage: async () => said('목록이 사라졌습니다') });
    const list = await at.member.slash('search', { query: '신호' });
    expect(await at.member.click(list.message, 'v1|page|key|1')).toMatchObject({
      isPrivate: true,
      text: '목록이 사라졌습니다',
    });
  });

  it('that takes long still gives everybody else their own copy', async () => {
    await using at = await setting({ turnPage: slowPage });
    const list = await at.member.slash('search', { query: '신호' });
    expect(await at.admin.click(list.message, 'v1|page|key|1')).toMatchObject({ isPrivate: true });
  });
});

describe('a button that does something', () => {
  const offer = { label: '추가', actionKey: 'key', typed: '/add' };
  const offered: Reply = { kind: 'facts', heading: '찾음', lines: [], actions: [offer], isPrivate: true };

  it('does it as the person who presses, and answers them alone', async () => {
    await using at = await setting({
      run: async () => offered,
      act: async (key, { userId }) => said(`${key} ${userId}`),
    });
    const seen = await at.owner.slash('search', { query: '신호' });
    const done = await at.member.click(seen.message, 'v1|do|key');
    expect(done).toMatchObject({ isPrivate: true, text: `key ${at.member.user.id}` });
  });

  it('that takes long is acknowledged first', async () => {
    await using at = await setting({ run: async () => offered, act: async () => sleep(200, said('더했습니다')) });
    const seen = await at.owner.slash('search', { query: '신호' });
    const done = await at.owner.click(seen.message, 'v1|do|key');
    expect(done.acknowledgedMs).toBeLessThan(180);
    expect(done).toMatchObject({ isPrivate: true, text: '더했습니다' });
  });

  it('turns a paged list of facts in place, too', async () => {
    const paging = (number: number) => ({ listingKey: 'key', page: number, pageCount: 3 });
    const facts = (number: number): Reply => ({
      ...offered,
      actions: [],
      lines: [['쪽', `${number}`]],
      paging: paging(number),
    });
    await using at = await setting({ run: async () => facts(0), turnPage: async (_, number) => facts(number) });
    const seen = await at.owner.slash('search', { query: '신호' });
    const turned = await at.owner.click(seen.message, 'v1|page|key|1');
    expect(turned.message.id).toBe(seen.message.id);
    expect(turned.text).toContain('Page 2 of 3');
  });
});

describe('a button of a card', () => {
  const tell: Behaviour['tell'] = async (topic, articleId, { userId, locale }) =>
    said(`${topic} ${articleId} ${userId} ${locale}`);

  it('tells the presser alone what else is known of its article, also after a restart', async () => {
    await using at = await setting({ tell });
    await at.discordChannel.send(delivery({ subscription: subscription({ channelId: at.channel.id }) }), NEVER);
    const [alert] = at.discord.posted(at.channel);
    if (alert === undefined) throw new Error('nothing was posted');
    const seen = await at.member.click(alert, 'v1|story|7');
    expect(seen).toMatchObject({ isPrivate: true, text: `story 7 ${at.member.user.id} ko` });
    await at.client[Symbol.asyncDispose]();
    await using again = await at.connect();
    expect(again.isReady()).toBe(true);
    const afterwards = await at.owner.click(alert, 'v1|why|7');
    expect(afterwards).toMatchObject({ isPrivate: true, text: `why 7 ${at.owner.user.id} en` });
    expect(at.discord.posted(at.channel)).toHaveLength(1);
  });

  it('that takes long is acknowledged first', async () => {
    await using at = await setting({ tell: async () => sleep(200, said('늦은 답')) });
    await at.discordChannel.send(delivery({ subscription: subscription({ channelId: at.channel.id }) }), NEVER);
    const [alert] = at.discord.posted(at.channel);
    if (alert === undefined) throw new Error('nothing was posted');
    const seen = await at.member.click(alert, 'v1|why|7');
    expect(seen.acknowledgedMs).toBeLessThan(180);
    expect(seen).toMatchObject({ isPrivate: true, text: '늦은 답' });
  });
});

it('suggestions are cut to what Discord takes', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    name: `이름 ${index} ${'가'.repeat(150)}`,
    value: String(index),
  }));
  await using at = await setting({ suggest: async () => [{ name: '긴 값', value: 'v'.repeat(101) }, ...many] });
  const choices = await at.member.autocomplete('search', { query: '이' }, 'query');
  expect(choices).toHaveLength(25);
  expect(choices.every(({ name }) => name.length <= 100)).toBe(true);
});

it('an interaction that Discord no longer knows does no harm', async () => {
  await using at = await setting();
  const gone = {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: '{"code":10062,"message":"Unknown interaction"}',
  };
  at.discord.fault({ path: /callback/, times: 1, fault: { kind: 'status', ...gone } });
  const lost = at.member.slash('search', { query: '신호' }).catch(() => 'no answer');
  await until('the late answer', () => at.discord.requests('POST', /callback/).length === 1);
  expect(await at.admin.slash('search', { query: '신호' })).toMatchObject({ isPrivate: false });
  expect(at.discord.requests('POST', /callback/)).toHaveLength(2);
  void lost;
});

describe('what the bot may do in a channel', () => {
  it('is told by what is missing', async () => {
    await using at = await setting();
    expect(await at.client.missingPermissions(at.channel.id)).toEqual([]);
    at.discord.deny(at.channel, PERMISSION.sendMessages | PERMISSION.embedLinks);
    const missing = await until('the change', async () => {
      const found = await at.client.missingPermissions(at.channel.id);
      return found.length > 0 && found;
    });
    expect(missing).toEqual(['SendMessages', 'EmbedLinks']);
    expect(await at.client.missingPermissions('100000000000000009')).toEqual(['ViewChannel']);
  });

  it('is told for a forum, whose posts are threads', async () => {
    await using at = await setting();
    const forum = at.discord.addChannel(at.guild, '토론', 'forum');
    await until('the forum', async () => (await at.client.channelKind(forum.id)) === 'forum');
    expect(await at.client.missingPermissions(forum.id)).toEqual([]);
    at.discord.deny(forum, PERMISSION.sendInThreads | PERMISSION.createThreads);
    const missing = await until('the change', async () => {
      const found = await at.client.missingPermissions(forum.id);
      return found.length > 0 && found;
    });
    expect(missing).toEqual(['SendMessagesInThreads']);
    expect(await at.client.missingPermissions(forum.id, 'threads')).toEqual([]);
  });

  it('is known without asking, as far as a message would be refused', async () => {
    await using at = await setting();
    const thread = at.discord.world.addThread(at.channel, '300000000000000777', '스레드');
    at.discord.gateway.dispatch('THREAD_CREATE', at.discord.world.wireChannel(thread));
    const asked = at.discord.requests().length;
    expect(at.client.knownMissing(at.channel.id)).toEqual([]);
    expect(at.client.knownMissing('100000000000000009')).toEqual([]);
    at.discord.deny(at.channel, PERMISSION.sendMessages | PERMISSION.embedLinks);
    const missing = await until('the change', () => {
      const found = at.client.knownMissing(at.channel.id);
      return found.length > 0 && found;
    });
    expect(missing).toEqual(['SendMessages']);
    expect(at.client.knownMissing(thread.id)).toEqual([]);
    at.discord.deny(at.channel, PERMISSION.sendInThreads);
    const inThread = await until('the change', () => at.client.knownMissing(thread.id)[0]);
    expect(inThread).toBe('SendMessagesInThreads');
    expect(at.discord.requests()).toHaveLength(asked);
  });

  it('is told of the history, by which lost messages are found again, in channels, threads and forums', async () => {
    await using at = await setting();
    const news = at.discord.addChannel(at.guild, '공지', 'announcement');
    const forum = at.discord.addChannel(at.guild, '토론', 'forum');
    const thread = at.discord.world.addThread(at.channel, '300000000000000778', '스레드');
    at.discord.gateway.dispatch('THREAD_CREATE', at.discord.world.wireChannel(thread));
    await until('the forum', async () => (await at.client.channelKind(forum.id)) === 'forum');
    for (const { id } of [at.channel, news, forum, thread])
      expect(await at.client.missingPermissions(id, 'history')).toEqual([]);
    for (const place of [at.channel, news, forum]) at.discord.deny(place, PERMISSION.readHistory);
    for (const { id } of [at.channel, news, forum, thread]) {
      const missing = await until('the change', async () => {
        const found = await at.client.missingPermissions(id, 'history');
        return found.length > 0 && found;
      });
      expect(missing).toEqual(['ReadMessageHistory']);
      expect(await at.client.missingPermissions(id)).toEqual([]);
      expect(at.client.knownMissing(id)).toEqual([]);
    }
  });

  it('is told apart for alerts and for threads', async () => {
    await using at = await setting();
    expect(await at.client.missingPermissions(at.channel.id, 'threads')).toEqual([]);
    at.discord.deny(at.channel, PERMISSION.createThreads | PERMISSION.sendInThreads);
    const missing = await until('the change', async () => {
      const found = await at.client.missingPermissions(at.channel.id, 'threads');
      return found.length > 0 && found;
    });
    expect(missing).toEqual(['CreatePublicThreads', 'SendMessagesInThreads']);
    expect(await at.client.missingPermissions(at.channel.id)).toEqual([]);
  });
});

it('a channel is a text, an announcement or a forum channel, or a thread; one that cannot be seen counts as text', async () => {
  await using at = await setting();
  const news = at.discord.addChannel(at.guild, '공지', 'announcement');
  await until('the channel', async () => (await at.client.channelKind(news.id)) === 'announcement');
  expect(await at.client.channelKind(at.channel.id)).toBe('text');
  const thread = at.discord.world.addThread(at.channel, '300000000000000779', '스레드');
  at.discord.gateway.dispatch('THREAD_CREATE', at.discord.world.wireChannel(thread));
  await until('the thread', async () => (await at.client.channelKind(thread.id)) === 'thread');
  expect(await at.client.channelKind('100000000000000009')).toBe('text');
});

describe('signing in', () => {
  const quiet = {
    guildId: undefined,
    router: quietRouter(),
    ownerIds: [],
    log: createLog('silent'),
    recall: async () => undefined,
    remember: async () => undefined,
  };

  it('with a wrong token fails with words for the operator', async () => {
    await using discord = await LoopbackDiscord.start();
    for (const token of ['wrong.token.here', 'pasted\n'])
      await expect(connectDiscord({ ...quiet, token, apiUrl: discord.apiUrl })).rejects.toMatchObject({
        name: 'ConfigError',
        code: 'discord_token',
      });
  });

  it('goes on in the background while Discord is out of reach, and closes at once', async () => {
    await using discord = await LoopbackDiscord.start();
    discord.fault({ path: /gateway/, times: 4, fault: { kind: 'status', status: 503 } });
    await using client = await connectDiscord({
      ...quiet,
      token: discord.token,
      apiUrl: discord.apiUrl,
      startDeadlineMs: 100,
    });
    expect(client.isReady()).toBe(false);
    expect(await client.missingPermissions('100000000000000009')).toEqual([]);
    await until('the bot', () => client.isReady());
    await using never = await connectDiscord({
      ...quiet,
      token: 'a.b.c',
      apiUrl: 'http://127.0.0.1:9/api',
      startDeadlineMs: 50,
    });
    expect(never.isReady()).toBe(false);
  });
});
