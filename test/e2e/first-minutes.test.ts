// The first minutes with the real program: invited, set up with two presses, news comes; killed in between, nothing comes twice.
import { expect, it } from 'vitest';
import { buttons, text, type Message } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

const QUIET_MS = 500;

it('a server that invites the bot has its news after two presses, also across a kill', async () => {
  await using site = await NewsSite.start('새솔일보');
  await using scene = await Scene.set({ sites: [site] });
  const { discord } = scene;
  const program = await scene.start();
  await until('the feed to be read', () => site.pollCount > 1);
  const { guild, channel } = discord.inviteTo('시청');
  const news = discord.addChannel(guild, '소식');
  const admin = discord.person(discord.addUser(guild, '김운영', 'admin'), channel);
  const greeting: Message = await until('the greeting', () => discord.posted(channel)[0]);
  await program.kill();
  await scene.start();
  const { message } = await admin.pick(greeting, 'v1|pick|ko', news);
  const [start] = buttons(message);
  expect((await admin.click(message, start?.customId ?? '')).text).toContain(
    `<#${news.id}> 채널에서 소식을 구독합니다`,
  );
  const url = site.publish(texts.HANOI);
  expect(text(await until('the news', () => scene.cardsFor(url, news)[0]))).toContain(texts.HANOI.title);
  expect((await admin.click(message, start?.customId ?? '')).text).toContain('이미 구독하고 있습니다');
  await admin.slash('settings time-zone', { zone: '도쿄' });
  const history = (await admin.slash('settings history')).text;
  expect(history).toContain(`<@${admin.user.id}> · 시간대: 서울 (Asia/Seoul) → 도쿄 (Asia/Tokyo)`);
  expect(history).toContain(`구독 <#${news.id}>: 즉시 · 스마트시티만`);
  const related = await admin.useOn({ content: `읽어 보세요 ${url}` }, '관련 기사 찾기');
  expect(related).toMatchObject({ isPrivate: true, text: expect.stringContaining(texts.HANOI.title) });
  expect(discord.posted(channel)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

it('a kill while the greeting is on its way leads to one at most', async () => {
  await using scene = await Scene.set();
  const { discord } = scene;
  let program = await scene.start();
  for (const isCarriedOut of [false, true]) {
    const before = discord.requests('POST', /channels/).length;
    discord.fault({
      method: 'POST',
      path: /\/channels\/\d+\/messages/,
      times: 1,
      fault: { kind: 'hang', isCarriedOut },
    });
    const { channel } = discord.inviteTo(`시청 ${isCarriedOut}`);
    await until('the greeting on its way', () => discord.requests('POST', /channels/).length > before);
    await program.kill();
    discord.forgetNonces();
    program = await scene.start();
    await quiet(QUIET_MS);
    expect(discord.posted(channel)).toHaveLength(isCarriedOut ? 1 : 0);
  }
  expect(discord.violations).toEqual([]);
});
