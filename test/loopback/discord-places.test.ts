// Forums, archived threads and crossposts of the loopback Discord: what the tests of those places lean on must hold by itself.
import { REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSION } from './discord-world.ts';
import { LoopbackDiscord, text, type Channel } from './discord.ts';

const withId = z.looseObject({ id: z.string() });
const threadList = z.looseObject({ threads: z.array(withId) });
const message = { content: '첫 글', allowed_mentions: { parse: [] } };

async function setting() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const [forum, news] = [discord.addChannel(guild, '토론', 'forum'), discord.addChannel(guild, '공지', 'announcement')];
  const rest = new REST({ api: discord.apiUrl, retries: 0, rejectOnRateLimit: () => true }).setToken(discord.token);
  return {
    discord,
    forum,
    news,
    startPost: async (body: object = {}) =>
      withId.parse(await rest.post(Routes.threads(forum.id), { body: { name: '이야기', message, ...body } })).id,
    say: async (channelId: string) =>
      withId.parse(await rest.post(Routes.channelMessages(channelId), { body: message })).id,
    active: async () =>
      threadList.parse(await rest.get(Routes.guildActiveThreads(guild.id))).threads.map(({ id }) => id),
    archived: async () =>
      threadList.parse(await rest.get(Routes.channelThreads(forum.id, 'public'))).threads.map(({ id }) => id),
    open: (id: string) => rest.patch(Routes.channel(id), { body: { archived: false } }),
    starter: (id: string) => rest.get(Routes.channelMessage(id, id)),
    crosspost: (id: string, channel: Channel = news) => rest.post(Routes.channelMessageCrosspost(channel.id, id)),
    async [Symbol.asyncDispose]() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe('a forum', () => {
  it('takes posts, each with a first message of the same id, two for the same request twice', async () => {
    await using at = await setting();
    const ids = [await at.startPost(), await at.startPost()];
    expect(at.discord.threads(at.forum).map(({ id }) => id)).toEqual(ids);
    expect(at.discord.threads(at.forum).map((thread) => at.discord.posted(thread).map(text))).toEqual([
      ['첫 글'],
      ['첫 글'],
    ]);
    expect(await at.active()).toEqual(ids);
    expect(await at.starter(ids[0] ?? '')).toMatchObject({ id: ids[0], channel_id: ids[0] });
  });

  it('takes no plain message, and no post with a nonce or too long a name', async () => {
    await using at = await setting();
    await expect(at.say(at.forum.id)).rejects.toMatchObject({ code: 50_008 });
    await expect(at.startPost({ message: { ...message, nonce: 'n' } })).rejects.toMatchObject({ code: 50_035 });
    await expect(at.startPost({ name: '가'.repeat(101) })).rejects.toMatchObject({ code: 50_035 });
    expect(at.discord.violations).toHaveLength(3);
    expect(at.discord.threads(at.forum)).toEqual([]);
  });

  it('may require a tag that is there and open to everybody', async () => {
    await using at = await setting();
    const [moderated = '', open = ''] = at.discord.requireTag(at.forum, [
      { name: '공지', isModerated: true },
      { name: '소식', isModerated: false },
    ]);
    await expect(at.startPost()).rejects.toMatchObject({ code: 40_067 });
    await expect(at.startPost({ applied_tags: [moderated] })).rejects.toMatchObject({ code: 50_013 });
    await expect(at.startPost({ applied_tags: ['1'] })).rejects.toMatchObject({ code: 50_035 });
    await at.startPost({ applied_tags: [open] });
    expect(at.discord.threads(at.forum)).toHaveLength(1);
  });

  it('shows archived posts apart, to those who may read the history', async () => {
    await using at = await setting();
    const [first, second] = [await at.startPost(), await at.startPost()];
    for (const thread of at.discord.threads(at.forum).slice(0, 1)) at.discord.closeThread(thread, { isLocked: false });
    expect(await at.active()).toEqual([second]);
    expect(await at.archived()).toEqual([first]);
    at.discord.deny(at.forum, PERMISSION.readHistory);
    await expect(at.archived()).rejects.toMatchObject({ code: 50_001 });
    await expect(at.starter(second)).rejects.toMatchObject({ code: 50_001 });
  });
});

describe('an archived thread', () => {
  it('takes messages after it was opened', async () => {
    await using at = await setting();
    const id = await at.startPost();
    for (const thread of at.discord.threads(at.forum)) at.discord.closeThread(thread, { isLocked: false });
    await expect(at.say(id)).rejects.toMatchObject({ code: 50_083 });
    await at.open(id);
    await at.say(id);
    expect(await at.active()).toEqual([id]);
  });

  it('that is locked stays closed to the bot', async () => {
    await using at = await setting();
    const id = await at.startPost();
    for (const thread of at.discord.threads(at.forum)) at.discord.closeThread(thread, { isLocked: true });
    await expect(at.open(id)).rejects.toMatchObject({ code: 50_013 });
  });
});

describe('a crosspost', () => {
  it('is made once a message, ten an hour, in announcement channels alone', async () => {
    await using at = await setting();
    const ids: string[] = [];
    for (let count = 0; count < 11; count += 1) ids.push(await at.say(at.news.id));
    for (const id of ids.slice(0, 10)) await at.crosspost(id);
    await expect(at.crosspost(ids[0] ?? '')).rejects.toMatchObject({ code: 40_033 });
    await expect(at.crosspost(ids[10] ?? '')).rejects.toMatchObject({
      name: 'RateLimitError[/channels/:id/messages/:id/crosspost]',
    });
    expect(at.discord.published(at.news).map(({ id }) => id)).toEqual(ids.slice(0, 10));
    const post = await at.startPost();
    const inThread = at.discord.threads(at.forum)[0] ?? at.forum;
    await expect(at.crosspost(post, inThread)).rejects.toMatchObject({ code: 50_024 });
  });
});
