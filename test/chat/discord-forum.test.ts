// Subscriptions of forums and threads against the loopback Discord: one post a story whatever becomes of the answers, everything
// later inside it, and what happens where a post was closed or deleted.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import type { Delivery } from '#src/model.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#src/time.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { LoopbackDiscord, text } from '../loopback/discord.ts';
import type { Fault } from '../loopback/faults.ts';
import { until } from '../loopback/until.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;
const SETTLED_MS = 21 * SECOND_MS;

async function setting() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const forum = discord.addChannel(guild, '토론', 'forum');
  const clock = { now: Date.now() };
  const start = () =>
    new DiscordChannel({
      token: discord.token,
      apiUrl: discord.apiUrl,
      log: createLog('silent'),
      clock: () => clock.now,
      timeoutMs: 800,
      deadlineMs: 1_600,
    });
  const channels = [start()];
  const to = subscription({ guildId: guild.id, channelId: forum.id, channelKind: 'forum' });
  const alert = delivery({ subscription: to, nonce: 'alert' });
  return {
    discord,
    forum,
    clock,
    to,
    alert,
    send: (parts: Partial<Delivery> = {}) => channels.at(-1)?.send({ ...alert, ...parts }, NEVER),
    sample: () => channels.at(-1)?.sendSample({ ...to, style: 'card' }, article()),
    /** As after a crash: what the process remembered is gone. */
    restart: () => channels.push(start()),
    /** Each post with the messages in it. */
    posts: () => discord.threads(forum).map((thread) => [thread.name, discord.posted(thread).length] as const),
    async [Symbol.asyncDispose]() {
      await Promise.all(channels.map((channel) => channel[Symbol.asyncDispose]()));
      await discord[Symbol.asyncDispose]();
    },
  };
}

type Setting = Awaited<ReturnType<typeof setting>>;

const postPath = ({ forum }: Setting) => `/channels/${forum.id}/threads`;
const losePost = (at: Setting, fault: Fault) =>
  at.discord.fault({ method: 'POST', path: postPath(at), times: 1, fault });

const LOST: readonly (readonly [string, Fault])[] = [
  ['a 502 after it was carried out', { kind: 'status', status: 502, isCarriedOut: true }],
  ['a 502', { kind: 'status', status: 502 }],
  ['a reset after it was carried out', { kind: 'reset', isCarriedOut: true }],
  ['silence after it was carried out', { kind: 'hang', isCarriedOut: true }],
  ['silence', { kind: 'hang' }],
  ['a cut answer', { kind: 'cut', isCarriedOut: true }],
];
const TITLE = article().title;

describe('an alert in a forum', () => {
  it('is a post with its headline as name and the card inside', async () => {
    await using at = await setting();
    const outcome = await at.send();
    const [post] = at.discord.threads(at.forum);
    expect(outcome).toEqual({ kind: 'sent', messageId: post?.id });
    expect(post && at.discord.posted(post).map(text)[0]).toContain(TITLE);
    expect(at.posts()).toEqual([[TITLE, 1]]);
    expect(at.discord.violations).toEqual([]);
  });

  it('has a name that Discord takes, whatever the headline', async () => {
    await using at = await setting();
    for (const [index, title] of [`😀${'긴 제목 '.repeat(60)}`, ' ', 'a'.repeat(101)].entries())
      await at.send({ nonce: `n${index}`, articles: [{ article: article({ title }), because: [] }] });
    const names = at.discord.threads(at.forum).map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(names.every((name) => name.length <= 100 && name.trim() !== '')).toBe(true);
    expect(at.discord.violations).toEqual([]);
  });

  it.each(LOST)('answered by %s is one post after another try', async (_, fault) => {
    await using at = await setting();
    losePost(at, fault);
    expect(await at.send()).toMatchObject({ kind: 'retry' });
    const startedAt = at.clock.now;
    at.clock.now += SETTLED_MS;
    const outcome = await at.send({ startedAt, attempts: 1 });
    expect(outcome).toEqual({ kind: 'sent', messageId: at.discord.threads(at.forum)[0]?.id });
    expect(at.posts()).toEqual([[TITLE, 1]]);
    expect(at.discord.violations).toEqual([]);
  });

  it.each([true, false])('is one post after a crash before its answer (carried out: %s)', async (isCarriedOut) => {
    await using at = await setting();
    losePost(at, { kind: 'hang', isCarriedOut });
    const startedAt = at.clock.now;
    await at.send();
    at.clock.now += HOUR_MS;
    at.restart();
    // The try of the process before may have ended a moment ago.
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry', afterMs: 20 * SECOND_MS });
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 1]]);
  });

  it('asks for nothing while an earlier try may still become a post', async () => {
    await using at = await setting();
    losePost(at, { kind: 'status', status: 502, isCarriedOut: true });
    const startedAt = at.clock.now;
    at.clock.now += MINUTE_MS;
    await at.send({ startedAt: undefined });
    const count = at.discord.requests().length;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry', afterMs: 20 * SECOND_MS });
    at.clock.now += 15 * SECOND_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry', afterMs: 5 * SECOND_MS });
    expect(at.discord.requests()).toHaveLength(count);
  });

  it('is one post also where the first try becomes one after its answer was lost', async () => {
    await using at = await setting();
    losePost(at, { kind: 'late', afterMs: 100 });
    const startedAt = at.clock.now;
    expect(await at.send()).toMatchObject({ kind: 'retry' });
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry' });
    await until('the first try to be a post', () => at.posts().length > 0);
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 1]]);
  });

  it.each([true, false])('is found, and soon, though the clock was a day ahead then (killed: %s)', async (isKilled) => {
    await using at = await setting();
    at.clock.now += DAY_MS;
    at.restart();
    losePost(at, { kind: 'hang', isCarriedOut: true });
    const startedAt = at.clock.now;
    await at.send();
    at.clock.now -= DAY_MS;
    if (isKilled) at.restart();
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry', afterMs: 20 * SECOND_MS });
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 1]]);
  });

  it.each([false, true])('is found though somebody has renamed and closed its post (locked: %s)', async (isLocked) => {
    await using at = await setting();
    losePost(at, { kind: 'hang', isCarriedOut: true });
    const startedAt = at.clock.now;
    await at.send();
    for (const thread of at.discord.threads(at.forum)) {
      Object.assign(thread, { name: '다른 이름' });
      at.discord.closeThread(thread, { isLocked });
    }
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([['다른 이름', 1]]);
  });

  it('is known by its name where the bot may not read the history', async () => {
    await using at = await setting();
    losePost(at, { kind: 'hang', isCarriedOut: true });
    const startedAt = at.clock.now;
    await at.send();
    at.discord.deny(at.forum, PERMISSION.readHistory);
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toHaveLength(1);
  });

  it('waits while the lists of posts cannot be had', async () => {
    await using at = await setting();
    const startedAt = at.clock.now;
    at.clock.now += HOUR_MS;
    at.discord.fault({ method: 'GET', path: /threads/, times: 1, fault: { kind: 'status', status: 503 } });
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'retry' });
    expect(at.posts()).toEqual([]);
  });

  it('is not taken for the sample of the same article, nor for another delivery of it', async () => {
    await using at = await setting();
    const startedAt = at.clock.now;
    expect(await at.sample()).toBe('sent');
    await at.send({ nonce: 'other' });
    at.clock.now += SETTLED_MS;
    expect(await at.send({ startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toHaveLength(3);
    expect(at.discord.violations).toEqual([]);
  });

  it('has the first tag that everybody may set, where a tag is required', async () => {
    await using at = await setting();
    at.discord.requireTag(at.forum, [
      { name: '공지', isModerated: true },
      { name: '소식', isModerated: false },
    ]);
    expect(await at.send()).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toHaveLength(1);
  });

  it('waits like for a permission where there is no such tag, and says why', async () => {
    await using at = await setting();
    at.discord.requireTag(at.forum, [{ name: '공지', isModerated: true }]);
    expect(await at.send()).toEqual({
      kind: 'retry',
      afterMs: MINUTE_MS,
      error: '400 40067: A tag is required to create a forum post in this channel',
    });
    expect(await at.sample()).toBe('needs-tag');
  });

  it('ends the subscription of a forum that is gone', async () => {
    await using at = await setting();
    at.discord.world.channels.delete(at.forum.id);
    expect(await at.send()).toMatchObject({ kind: 'dead', disablesSubscription: true });
    expect(await at.sample()).toBe('gone');
  });
});

it('a digest in a forum is named by the day and hour of its server', async () => {
  await using at = await setting();
  at.clock.now = Date.parse('2026-11-22T18:00:00-08:00');
  const here = { kind: 'digest', timeZone: 'America/Los_Angeles' } as const;
  await at.send({ ...here, nonce: 'd', subscription: { ...at.to, mode: 'daily' } });
  await at.send({ ...here, nonce: 'h', subscription: { ...at.to, mode: 'hourly' } });
  const names = at.discord.threads(at.forum).map(({ name }) => name);
  expect(names).toEqual(['오늘의 스마트시티 소식 · 2026-11-22', '한 시간 스마트시티 소식 · 2026-11-22 18:00']);
});

it('a digest in a forum is a post with its day, an hourly one with its hour, also when it is tried later', async () => {
  await using at = await setting();
  at.clock.now = Date.parse('2026-11-27T14:00:30+09:00');
  at.restart();
  await at.send({ kind: 'digest', subscription: { ...at.to, mode: 'daily' } });
  const hourly = { kind: 'digest', nonce: 'h', subscription: { ...at.to, mode: 'hourly' } } as const;
  await at.send({ ...hourly, startedAt: at.clock.now - HOUR_MS });
  at.clock.now += HOUR_MS;
  await at.send({ ...hourly, startedAt: at.clock.now - 2 * HOUR_MS });
  expect(at.posts().map(([name]) => name)).toEqual([
    '오늘의 스마트시티 소식 · 2026-11-27',
    '한 시간 스마트시티 소식 · 2026-11-27 13:00',
  ]);
});

const isSilent = (flags: number) => (flags & MessageFlags.SuppressNotifications) !== 0;

async function withPost() {
  const at = await setting();
  const sent = await at.send();
  const target = { messageId: sent?.kind === 'sent' ? sent.messageId : '', nonce: 'alert' };
  const later = article({ id: 8, title: '신호 40곳, 스스로 바뀐다', url: 'https://nuri.example/8' });
  const followUp = { kind: 'follow-up', nonce: 'later', target, articles: [{ article: later, because: [] }] } as const;
  const story = { outlets: ['해안일보', '누리신문'], outletCount: 2, correctedAt: undefined };
  const edit = { kind: 'edit', nonce: 'e', target, articles: [{ article: article(), because: [], story }] } as const;
  const post = at.discord.threads(at.forum)[0] ?? at.forum;
  return { ...at, followUp, edit, post };
}

describe('a follow-up in a forum', () => {
  it('is a message in the post of its story', async () => {
    await using at = await withPost();
    expect(await at.send(at.followUp)).toEqual({ kind: 'sent', messageId: at.discord.posted(at.post)[1]?.id });
    expect(at.posts()).toEqual([[TITLE, 2]]);
    expect(at.discord.violations).toEqual([]);
  });

  it.each(LOST)('answered by %s is there once after another try', async (_, fault) => {
    await using at = await withPost();
    at.discord.fault({ method: 'POST', path: `/channels/${at.post.id}/messages`, times: 1, fault });
    expect(await at.send(at.followUp)).toMatchObject({ kind: 'retry' });
    const startedAt = at.clock.now;
    at.discord.forgetNonces();
    at.clock.now += HOUR_MS;
    expect(await at.send({ ...at.followUp, startedAt })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 2]]);
  });

  it('is not taken for its alert of the same headline where the bot may not read the history', async () => {
    await using at = await withPost();
    at.discord.deny(at.forum, PERMISSION.readHistory);
    const articles = [{ article: article({ id: 8, url: 'https://nuri.example/8' }), because: [] }];
    const outcome = await at.send({ ...at.followUp, articles, startedAt: at.clock.now });
    expect(outcome).toEqual({ kind: 'sent', messageId: at.discord.posted(at.post)[1]?.id });
  });

  it('opens a post that was archived', async () => {
    await using at = await withPost();
    at.discord.closeThread(at.post, { isLocked: false });
    expect(await at.send(at.followUp)).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 2]]);
  });

  it.each(['locked', 'deleted'] as const)(
    'is a post of its own where the first was %s, also after a lost answer',
    async (state) => {
      await using at = await withPost();
      if (state === 'locked') at.discord.closeThread(at.post, { isLocked: true });
      else at.discord.deleteThread(at.post);
      losePost(at, { kind: 'hang', isCarriedOut: true });
      expect(await at.send(at.followUp)).toMatchObject({ kind: 'retry' });
      const startedAt = at.clock.now;
      at.clock.now += SETTLED_MS;
      if (state === 'locked') Object.assign(at.post.thread ?? {}, { archivedAt: undefined, isLocked: false });
      const outcome = await at.send({ ...at.followUp, startedAt });
      const own = at.discord.threads(at.forum).at(-1);
      expect(outcome).toEqual({ kind: 'sent', messageId: own?.id, isTargetGone: true });
      expect(own && at.discord.posted(own).map(text)[0]).toContain('### [신호 40곳, 스스로 바뀐다]');
      expect((own && at.discord.posted(own)[0]?.body.flags) ?? 0).toSatisfy(isSilent);
      expect(at.posts()).toHaveLength(state === 'locked' ? 2 : 1);
    },
  );

  it('waits where the bot may not write in posts', async () => {
    await using at = await withPost();
    at.discord.deny(at.forum, PERMISSION.sendInThreads);
    expect(await at.send(at.followUp)).toMatchObject({ kind: 'retry', afterMs: MINUTE_MS });
    expect(at.posts()).toEqual([[TITLE, 1]]);
  });
});

describe('an edit in a forum', () => {
  it.each([false, true])('changes the first message of the post (archived: %s)', async (isArchived) => {
    await using at = await withPost();
    if (isArchived) at.discord.closeThread(at.post, { isLocked: false });
    expect(await at.send(at.edit)).toEqual({ kind: 'sent', messageId: at.post.id });
    expect(at.discord.posted(at.post).map(text)[0]).toContain('-# 2곳에서 보도: 해안일보, 누리신문');
    expect(at.discord.violations).toEqual([]);
  });

  it('of a post that was deleted is done, and says so', async () => {
    await using at = await withPost();
    at.discord.deleteThread(at.post);
    expect(await at.send(at.edit)).toMatchObject({ kind: 'sent', isTargetGone: true });
  });

  it('of a locked post is given up and costs nothing else', async () => {
    await using at = await withPost();
    at.discord.closeThread(at.post, { isLocked: true });
    expect(await at.send(at.edit)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    expect(await at.send({ nonce: 'next' })).toMatchObject({ kind: 'sent' });
  });
});

describe('a thread that is subscribed', () => {
  it('is opened when it was archived', async () => {
    await using at = await withPost();
    at.discord.closeThread(at.post, { isLocked: false });
    const to = subscription({ guildId: at.to.guildId, channelId: at.post.id });
    expect(await at.send({ subscription: to, nonce: 'in-thread' })).toMatchObject({ kind: 'sent' });
    expect(at.posts()).toEqual([[TITLE, 2]]);
    expect(at.discord.violations).toEqual([]);
  });

  it('has further reports as silent replies: a thread holds no threads', async () => {
    await using at = await withPost();
    const to = subscription({ guildId: at.to.guildId, channelId: at.post.id });
    const first = await at.send({ subscription: to, nonce: 'in-thread' });
    const messageId = first?.kind === 'sent' ? first.messageId : '';
    at.discord.closeThread(at.post, { isLocked: false });
    const parts = { ...at.followUp, target: { messageId, nonce: 'in-thread' }, subscription: to };
    expect(await at.send(parts)).toMatchObject({ kind: 'sent' });
    expect(at.discord.posted(at.post).at(-1)?.body).toMatchObject({ message_reference: { message_id: messageId } });
    expect(at.discord.violations).toEqual([]);
  });

  it('is closed to us when it is locked: it is tried again like any channel that refuses', async () => {
    await using at = await withPost();
    at.discord.closeThread(at.post, { isLocked: true });
    const to = subscription({ guildId: at.to.guildId, channelId: at.post.id });
    expect(await at.send({ subscription: to })).toMatchObject({ kind: 'retry', afterMs: MINUTE_MS });
  });
});

it('a sample in a forum is a post that says it is one', async () => {
  await using at = await setting();
  expect(await at.sample()).toBe('sent');
  const [post] = at.discord.threads(at.forum);
  expect(post?.name).toContain('견본');
  expect(post && at.discord.posted(post).map(text)[0]).toContain('견본입니다.');
  at.discord.deny(at.forum, PERMISSION.sendMessages);
  expect(await at.sample()).toBe('refused');
});
