import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#src/time.ts';
import { tell } from '../commands/world.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { buttons, text, type Channel, type Guild, type Message } from '../loopback/discord.ts';
import { quiet, until } from '../loopback/until.ts';
import { openScene } from './discord-scene.ts';

type Scene = Awaited<ReturnType<typeof openScene>>;
type Home = { readonly guild: Guild; readonly channel: Channel };

/** Long enough for a message that must not come. */
const QUIET_MS = 250;

const greeting = ({ discord }: Scene, { channel }: Home): Promise<Message> =>
  until('the greeting', () => discord.posted(channel)[0]);

/** A server that came while the bot was there: when it has been dealt with, so has everything before it. */
async function settled(at: Scene): Promise<void> {
  await greeting(at, at.discord.inviteTo('마지막'));
}

function people({ discord }: Scene, { guild, channel }: Home) {
  return {
    admin: discord.person(discord.addUser(guild, '김운영', 'admin'), channel),
    member: discord.person(discord.addUser(guild, '이시민', 'member'), channel),
  };
}

const actionsIn = async ({ store }: Scene, { guild }: Home) =>
  (await store.servers.history({ guildId: guild.id, beforeId: undefined, limit: 9 })).map(({ action }) => action);

describe('a server that invites the bot', () => {
  it('is greeted once, in its language, with what to do', async () => {
    await using at = await openScene();
    await at.start();
    const [korean, english] = [at.discord.inviteTo('도시 연구실'), at.discord.inviteTo('City lab', 'en-US')];
    const message = await greeting(at, korean);
    expect(text(message)).toContain('Citybeat입니다');
    expect(text(message)).toMatch(/<\/subscribe:\d+>/);
    expect(buttons(message)).toEqual([]);
    expect(text(await greeting(at, english))).toContain('Hello, this is Citybeat');
    expect(text(await greeting(at, english))).toContain('Start');
    await quiet(QUIET_MS);
    expect(at.discord.posted(korean.channel)).toHaveLength(1);
  });

  it('is set up with a picker and a button, by somebody who may manage it', async () => {
    await using at = await openScene();
    await tell(at.store, { title: '물 관리 감지기 단다' });
    await at.start();
    const home = at.discord.inviteTo('도시 연구실');
    const news = at.discord.addChannel(home.guild, '소식');
    const { admin } = people(at, home);
    const picked = await admin.pick(await greeting(at, home), 'v1|pick|ko', news);
    expect(picked.isPrivate).toBe(false);
    expect(buttons(picked.message)).toEqual([{ label: '시작', customId: `v1|start|${news.id}` }]);
    const started = await admin.click(picked.message, `v1|start|${news.id}`);
    expect(started.isPrivate).toBe(true);
    expect(started.text).toContain(`<#${news.id}> 채널에서 소식을 구독합니다: 즉시 · 스마트시티만`);
    expect(started.text).toMatch(/<\/keywords add:\d+>/);
    expect(started.text).toMatch(/<\/settings show:\d+>/);
    expect(at.discord.posted(news).map(text)).toEqual([expect.stringContaining('물 관리 감지기 단다')]);
    expect(await at.store.subscriptionOf(news.id)).toMatchObject({
      guildId: home.guild.id,
      mode: 'instant',
      locale: 'ko',
    });
    expect(await actionsIn(at, home)).toEqual(['subscribe']);
  });

  it('may press twice, at once or later: nothing is done again', async () => {
    await using at = await openScene();
    await tell(at.store);
    await at.start();
    const home = at.discord.inviteTo('도시 연구실');
    const { admin } = people(at, home);
    const { message } = await admin.pick(await greeting(at, home), 'v1|pick|ko', home.channel);
    const press = () => admin.click(message, `v1|start|${home.channel.id}`);
    const answers = (await Promise.all([press(), press()])).map((seen) => seen.text);
    answers.push((await press()).text);
    expect(answers.filter((answer) => answer.includes('이미 구독하고 있습니다'))).toHaveLength(2);
    expect(at.discord.posted(home.channel)).toHaveLength(2);
    expect(await actionsIn(at, home)).toEqual(['subscribe']);
    await admin.slash('subscriptions pause');
    expect((await press()).text).toContain('일시 중지');
    expect(await at.store.subscriptionOf(home.channel.id)).toMatchObject({ state: 'paused' });
  });

  it('can be set up after a restart, as it was picked before', async () => {
    await using at = await openScene();
    await at.start();
    const home = at.discord.inviteTo('City lab', 'en-US');
    const { admin } = people(at, home);
    const message = await greeting(at, home);
    await at.restart();
    const picked = await admin.pick(message, 'v1|pick|en', home.channel);
    await at.restart();
    const [start] = buttons(picked.message);
    expect(start?.label).toBe('Start');
    await admin.click(picked.message, start?.customId ?? '');
    expect(await at.store.subscriptionOf(home.channel.id)).toMatchObject({ locale: 'en' });
    expect(at.discord.posted(home.channel)).toHaveLength(1);
  });

  it('is not set up by people who may not manage it: they get words, and the message stays', async () => {
    await using at = await openScene();
    await at.start();
    const home = at.discord.inviteTo('도시 연구실');
    const { admin, member } = people(at, home);
    const refused = await member.pick(await greeting(at, home), 'v1|pick|ko', home.channel);
    expect(refused).toMatchObject({ isPrivate: true, text: expect.stringContaining('서버 관리') });
    expect(buttons(await greeting(at, home))).toEqual([]);
    const { message } = await admin.pick(await greeting(at, home), 'v1|pick|ko', home.channel);
    const pressed = await member.click(message, `v1|start|${home.channel.id}`);
    expect(pressed.text).toContain('서버 관리');
    expect(await at.store.subscriptionOf(home.channel.id)).toBeUndefined();
  });

  it('hears what the bot lacks in the channel that was picked', async () => {
    await using at = await openScene();
    await at.start();
    const home = at.discord.inviteTo('도시 연구실');
    const closed = at.discord.addChannel(home.guild, '임원');
    at.discord.deny(closed, PERMISSION.embedLinks);
    const { admin } = people(at, home);
    const { message } = await admin.pick(await greeting(at, home), 'v1|pick|ko', closed);
    const answer = await until('the permission to be gone', async () => {
      const seen = await admin.click(message, `v1|start|${closed.id}`);
      return seen.text.includes('링크 첨부') && seen;
    });
    expect(answer.isPrivate).toBe(true);
    expect(await at.store.subscriptionOf(closed.id)).toBeUndefined();
  });

  it('without a channel for greetings, or one the bot may not write in, hears nothing; nor does any person', async () => {
    await using at = await openScene();
    await at.start();
    const silent = at.discord.addGuild('조용한 곳');
    const shut = at.discord.world.addGuild('닫힌 곳', 'ko');
    const channel = at.discord.world.addChannel({ guild: shut, name: '일반', kind: 'text' });
    channel.denied = PERMISSION.sendMessages;
    shut.systemChannelId = channel.id;
    at.discord.regainGuild(shut);
    await settled(at);
    expect(at.discord.posted(channel)).toEqual([]);
    expect(at.discord.requests('POST', /users\/@me\/channels/)).toEqual([]);
    expect(await at.store.servers.join(silent.id, 0)).toEqual({ isNew: false });
  });

  it('gets one message also where the answer to it is lost', async () => {
    await using at = await openScene();
    await at.start();
    const fault = { kind: 'status', status: 502, isCarriedOut: true } as const;
    at.discord.fault({ method: 'POST', path: /\/channels\/\d+\/messages/, times: 2, fault });
    const home = at.discord.inviteTo('도시 연구실');
    await until('another try', () => at.discord.requests('POST', /channels\/\d+\/messages/).length === 3);
    await settled(at);
    expect(at.discord.posted(home.channel)).toHaveLength(1);
  });
});

describe('a server the bot is in', () => {
  it('is greeted at the next start when it came while the bot was off, and at no start after', async () => {
    await using at = await openScene();
    const home = at.discord.inviteTo('도시 연구실');
    await at.start();
    await greeting(at, home);
    await at.restart();
    await settled(at);
    expect(at.discord.posted(home.channel)).toHaveLength(1);
  });

  it('is not greeted again after an outage, but when it invites the bot anew: in the language it chose then', async () => {
    await using at = await openScene();
    await at.start();
    const home = at.discord.inviteTo('도시 연구실');
    await greeting(at, home);
    at.discord.loseGuild(home.guild, 'outage');
    at.discord.regainGuild(home.guild);
    await settled(at);
    expect(at.discord.posted(home.channel)).toHaveLength(1);
    // Some minutes later: until then the first greeting would be given back.
    at.discord.forgetNonces();
    await at.store.servers.change({ language: 'en' }, { guildId: home.guild.id, userId: 'admin', at: Date.now() });
    at.discord.loseGuild(home.guild, 'removed');
    at.discord.regainGuild(home.guild);
    const again = await until('the second greeting', () => at.discord.posted(home.channel)[1]);
    expect(text(again)).toContain('Hello, this is Citybeat');
  });

  it('since before the bot greeted anybody is not greeted, nor when it was in an outage at that start', async () => {
    await using at = await openScene();
    const [home, down] = [at.discord.inviteTo('도시 연구실'), at.discord.inviteTo('먼 곳')];
    at.discord.loseGuild(down.guild, 'outage');
    const key = `discord-commands:${at.discord.world.bot.id}:global`;
    await at.store.remember(key, JSON.stringify({ hash: 'of an earlier version', ids: { search: '1' } }), 0);
    await at.start();
    at.discord.regainGuild(down.guild);
    await settled(at);
    expect([home, down].flatMap(({ channel }) => at.discord.posted(channel))).toEqual([]);
    await at.restart();
    await settled(at);
    expect([home, down].flatMap(({ channel }) => at.discord.posted(channel))).toEqual([]);
  });

  it('for long is not greeted when everything about it was forgotten', async () => {
    await using at = await openScene();
    const home = at.discord.inviteTo('도시 연구실');
    home.guild.invitedAt = Date.now() - 30 * DAY_MS;
    await at.start();
    await settled(at);
    expect(at.discord.posted(home.channel)).toEqual([]);
    expect(await at.store.servers.join(home.guild.id, 0)).toEqual({ isNew: false });
  });

  it('with a subscribed channel is not greeted, whatever is known of it', async () => {
    await using at = await openScene();
    const home = at.discord.inviteTo('도시 연구실');
    const wishes = { mode: 'daily', scope: 'core', city: undefined, topic: undefined, locale: 'ko', now: 0 } as const;
    await at.store.subscribe({ guildId: home.guild.id, channelId: home.channel.id, ...wishes });
    await at.start();
    await settled(at);
    expect(at.discord.posted(home.channel)).toEqual([]);
  });
});
