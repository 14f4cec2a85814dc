import { describe, expect, test } from 'vitest';
import { admin, CHANNEL, english, member, openWorld, tell, words } from './world.ts';

const inDirectMessage = { ...english, guildId: undefined };

describe('the router', () => {
  test('keeps what concerns a server to people who may manage it, whatever Discord shows', async () => {
    await using world = await openWorld();
    for (const path of ['subscribe', 'unsubscribe', 'subscriptions list', 'keywords list']) {
      const reply = await world.run(path, {}, member);
      expect(reply.isPrivate).toBe(true);
      expect(words(reply)).toContain('Manage Server');
    }
    expect(await world.store.subscriptionOf(CHANNEL)).toBeUndefined();
  });

  test('sends those commands from a direct message to the server', async () => {
    await using world = await openWorld();
    const reply = await world.run('keywords add', { expression: '세종' }, inDirectMessage);
    expect(reply).toMatchObject({ isPrivate: true });
    expect(words(reply)).toContain('in a server only');
  });

  test('keeps the sources to the owners and says who those are', async () => {
    await using world = await openWorld();
    const reply = await world.run('sources list', {}, { ...english, isOwner: false });
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('BOT_OWNER_IDS');
  });

  test('answers an unknown command or subcommand with where to look', async () => {
    await using world = await openWorld();
    for (const path of ['nonsense', 'keywords', 'keywords explode']) {
      const reply = await world.run(path);
      expect(reply.isPrivate).toBe(true);
      expect(words(reply)).toContain('{/help}');
    }
  });

  test('says privately and in the language of the person what was wrong with a value', async () => {
    await using world = await openWorld();
    expect(words(await world.run('latest', { count: 99 }))).toContain('쓸 수 없습니다');
    expect(words(await world.run('latest', { count: 99 }, english))).toContain('It takes a whole number');
    expect(world.faults).toEqual([]);
  });

  test('tells a person nothing of a fault but a number that stands in the log', async () => {
    const broken = new Error('disk /var/lib/secret is gone');
    await using world = await openWorld({
      runtime: () => {
        throw broken;
      },
    });
    const reply = await world.run('status', {}, english);
    const [fault] = world.faults;
    expect(fault?.error).toBe(broken);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain(`(error ${fault?.id})`);
    expect(words(reply)).not.toMatch(/secret|Error|at \//);
  });

  test('answers also when the log itself fails', async () => {
    await using world = await openWorld({
      runtime: () => {
        throw new Error('first');
      },
      onFault: () => {
        throw new Error('second');
      },
    });
    expect(words(await world.run('status', {}, english))).toContain('Something went wrong');
  });

  test('suggests nothing rather than failing, and nothing to people who may not use the command', async () => {
    await using world = await openWorld();
    const invocation = { command: 'keywords', subcommand: 'remove', options: {} };
    await world.run('keywords add', { expression: '세종' });
    expect(await world.router.suggest(invocation, 'rule', '', english)).toHaveLength(1);
    expect(await world.router.suggest(invocation, 'rule', '', member)).toEqual([]);
    expect(await world.router.suggest({ ...invocation, command: 'nonsense' }, 'x', '', english)).toEqual([]);
    await world.store[Symbol.asyncDispose]();
    expect(await world.router.suggest(invocation, 'rule', '', english)).toEqual([]);
    expect(world.faults).toHaveLength(1);
  });

  test('says that a list is too old when its state is gone', async () => {
    await using world = await openWorld();
    const reply = await world.router.turnPage('nothing', 1, english);
    expect(reply).toMatchObject({ kind: 'text', isPrivate: true });
    expect(words(reply)).toContain('run the command again');
  });

  test('says that a list is too old when its state is damaged', async () => {
    await using world = await openWorld();
    await world.store.remember('listing:odd', '{"command":', 0);
    expect(words(await world.router.turnPage('odd', 1, english))).toContain('run the command again');
  });
});

describe('a button of a card', () => {
  test('tells the story of its article, and why it was sent, to the presser alone and in their language', async () => {
    await using world = await openWorld();
    const id = await tell(world.store, { title: '새솔시 신호등 40곳을 잇는다' });
    const [story, why] = [await world.router.tell('story', id, english), await world.router.tell('why', id, english)];
    for (const reply of [story, why])
      expect(reply).toMatchObject({ kind: 'facts', heading: '새솔시 신호등 40곳을 잇는다', isPrivate: true });
    expect(words(why)).toContain('Relevance');
    expect(words(await world.router.tell('why', id, admin))).toContain('관련성');
  });

  test('says the same as the commands', async () => {
    await using world = await openWorld();
    const url = 'https://news.example.com/articles/signal';
    const id = await tell(world.store, { url });
    expect(words(await world.router.tell('story', id, english))).toBe(
      words(await world.run('story', { article: String(id) }, english)),
    );
    expect(words(await world.router.tell('why', id, english))).toBe(words(await world.run('why', { url }, english)));
  });

  test('tells of an address too long to type', async () => {
    await using world = await openWorld();
    const id = await tell(world.store, { url: `https://news.example.com/a?${'q'.repeat(2_500)}=1`, title: '긴 주소' });
    expect(await world.router.tell('why', id, english)).toMatchObject({ kind: 'facts', heading: '긴 주소' });
    expect(world.faults).toEqual([]);
  });

  test('of an article that is gone says where to look', async () => {
    await using world = await openWorld();
    for (const topic of ['story', 'why'] as const) {
      const reply = await world.router.tell(topic, 123_456, english);
      expect(reply).toMatchObject({ kind: 'text', isPrivate: true });
      expect(words(reply)).toContain('no longer stored. {/latest}');
    }
  });
});

describe('/help', () => {
  test('says what to do first and names every command as something to press', async () => {
    await using world = await openWorld();
    for (const caller of [english, { ...english, locale: 'ko' as const }]) {
      const text = words(await world.run('help', {}, caller));
      expect(text.indexOf('{/subscribe}')).toBeLessThan(text.indexOf('{/search}'));
      for (const { name, subcommands } of world.router.definitions) {
        const paths = subcommands.length === 0 ? [name] : subcommands.map((subcommand) => `${name} ${subcommand.name}`);
        for (const path of paths) expect(text).toContain(`{/${path}}`);
      }
      expect(text.length).toBeLessThan(2_000);
    }
  });
});
