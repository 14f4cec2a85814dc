// Edits, threads and replies of the loopback Discord: what the tests of follow-ups lean on must hold by itself.
import { MessageFlags, REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSION } from './discord-world.ts';
import { LoopbackDiscord, text } from './discord.ts';

const withId = z.looseObject({ id: z.string() });
const QUIET = { allowed_mentions: { parse: [] } };

async function setting() {
  const discord = await LoopbackDiscord.start();
  const channel = discord.addChannel(discord.addGuild('도시 연구실'), '소식');
  const rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  const post = async (channelId: string, body: object) =>
    withId.parse(await rest.post(Routes.channelMessages(channelId), { body: { ...QUIET, ...body } }));
  const first = await post(channel.id, { content: '첫 소식' });
  const messageId = first.id;
  return {
    discord,
    channel,
    rest,
    post,
    messageId,
    edit: (body: object) => rest.patch(Routes.channelMessage(channel.id, messageId), { body }),
    startThread: (body: object, at = { channelId: channel.id, messageId }) =>
      rest.post(Routes.threads(at.channelId, at.messageId), { body }),
    async [Symbol.asyncDispose]() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe('an edit', () => {
  it('changes the message where it stands', async () => {
    await using at = await setting();
    expect(await at.edit({ content: '고친 소식', ...QUIET })).toMatchObject({
      id: at.messageId,
      content: '고친 소식',
      edited_timestamp: expect.any(String),
    });
    expect(at.discord.posted(at.channel).map(text)).toEqual(['고친 소식']);
  });

  it.each([
    ['a nonce', { content: '가', nonce: 'n', enforce_nonce: true, ...QUIET }],
    ['silence', { content: '가', flags: MessageFlags.SuppressNotifications, ...QUIET }],
    ['a reference', { content: '가', message_reference: { message_id: '1' }, ...QUIET }],
    ['no word about pings', { content: '가' }],
  ])('is refused with %s', async (_, body) => {
    await using at = await setting();
    await expect(at.edit(body)).rejects.toMatchObject({ status: 400 });
    expect(at.discord.violations).toHaveLength(1);
  });

  it('of a message that was deleted, or in a closed channel, is refused', async () => {
    await using at = await setting();
    at.discord.deny(at.channel, PERMISSION.viewChannel);
    await expect(at.edit({ content: '가', ...QUIET })).rejects.toMatchObject({ code: 50_001 });
    await at.rest.delete(Routes.channelMessage(at.channel.id, at.messageId));
    await expect(at.edit({ content: '가', ...QUIET })).rejects.toMatchObject({ code: 10_008 });
  });
});

describe('a thread', () => {
  it('has the id of its message and takes messages of its own', async () => {
    await using at = await setting();
    expect(await at.startThread({ name: '이어진 보도', auto_archive_duration: 1_440 })).toMatchObject({
      id: at.messageId,
      parent_id: at.channel.id,
    });
    await at.post(at.messageId, { content: '이어서' });
    expect(at.discord.posted(at.channel).map(text)).toEqual(['첫 소식']);
    const thread = at.discord.posted(at.channel).map((message) => at.discord.thread(message))[0];
    expect(thread && at.discord.posted(thread).map(text)).toEqual(['이어서']);
  });

  it('is started once a message, and in no thread', async () => {
    await using at = await setting();
    await at.startThread({ name: '하나' });
    await expect(at.startThread({ name: '둘' })).rejects.toMatchObject({ code: 160_004 });
    const inside = await at.post(at.messageId, { content: '안' });
    const nested = at.startThread({ name: '셋' }, { channelId: at.messageId, messageId: inside.id });
    await expect(nested).rejects.toMatchObject({ code: 50_024 });
  });

  it.each([
    ['an empty name', { name: ' ' }],
    ['too long a name', { name: '가'.repeat(101) }],
    ['an odd time', { name: '가', auto_archive_duration: 5 }],
    ['what it does not know', { name: '가', color: 3 }],
  ])('is refused with %s', async (_, body) => {
    await using at = await setting();
    await expect(at.startThread(body)).rejects.toMatchObject({ code: 50_035 });
    expect(at.discord.violations).toHaveLength(1);
  });

  it('needs permissions of its own', async () => {
    await using at = await setting();
    await at.startThread({ name: '하나' });
    at.discord.deny(at.channel, PERMISSION.sendInThreads);
    await expect(at.post(at.messageId, { content: '이어서' })).rejects.toMatchObject({ code: 50_013 });
    at.discord.deny(at.channel, PERMISSION.createThreads);
    const other = await at.post(at.channel.id, { content: '둘째 소식' });
    const started = at.startThread({ name: '둘' }, { channelId: at.channel.id, messageId: other.id });
    await expect(started).rejects.toMatchObject({ code: 50_013 });
  });
});

describe('a reply', () => {
  it('names what it replies to', async () => {
    await using at = await setting();
    const reference = { message_id: at.messageId };
    expect(await at.post(at.channel.id, { content: '답', message_reference: reference })).toMatchObject({
      type: 19,
      message_reference: reference,
    });
  });

  it('to nothing is refused unless it says that it may stand alone', async () => {
    await using at = await setting();
    const reference = { message_id: '123456789012345678' };
    await expect(at.post(at.channel.id, { content: '답', message_reference: reference })).rejects.toMatchObject({
      code: 50_035,
    });
    await at.post(at.channel.id, { content: '답', message_reference: { ...reference, fail_if_not_exists: false } });
    expect(at.discord.posted(at.channel).map(text)).toEqual(['첫 소식', '답']);
  });

  it('needs the history, and pings nobody', async () => {
    await using at = await setting();
    const body = { content: '답', message_reference: { message_id: at.messageId } };
    const loud = { ...body, allowed_mentions: { parse: [], replied_user: true } };
    await expect(at.post(at.channel.id, loud)).rejects.toMatchObject({ code: 50_035 });
    at.discord.deny(at.channel, PERMISSION.readHistory);
    await expect(at.post(at.channel.id, body)).rejects.toMatchObject({ code: 160_002 });
  });
});
