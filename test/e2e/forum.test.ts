// A forum gets one post a story, whatever becomes of Discord's answers: further reports and edits go into it, the next story comes
// after it. The real program, killed in the middle as well; an announcement channel beside it is published.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { RELEASES } from '../article/releases.ts';
import { links, text, type Channel, type Message } from '../loopback/discord.ts';
import { NewsSite, type Article } from '../loopback/news-site.ts';
import type { Program } from '../loopback/program.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

/** Long enough for another poll (every second) or another try of a delivery to show itself. */
const QUIET_MS = 1_300;

const [garam, byeol] = [await NewsSite.start('가람일보'), await NewsSite.start('별빛저널')] as const;
const sites = [garam, byeol];
const scene = await Scene.set({ sites });
const { discord, home } = scene;
const guild = scene.channel.guild;
if (guild === undefined) throw new Error('the scene has a guild');
const forum = discord.addChannel(guild, '토론', 'forum');
const other = discord.addChannel(guild, '질문', 'forum');
const news = discord.addChannel(guild, '공지', 'announcement');
let program: Program;

beforeAll(async () => {
  {
    await using store = await openSqliteStore({ path: home.databasePath });
    const wishes = { guildId: guild.id, mode: 'instant', scope: 'all', city: undefined, topic: undefined } as const;
    const given = { ...wishes, locale: 'ko', now: Date.now() } as const;
    for (const { id } of [forum, other]) await store.subscribe({ ...given, channelId: id, channelKind: 'forum' });
    await store.subscribe({ ...given, channelId: news.id, channelKind: 'announcement', isCrossposted: true });
  }
  program = await scene.start();
  await until('all feeds to be read', () => sites.every((site) => site.pollCount > 1));
});

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await Promise.all(sites.map((site) => site[Symbol.asyncDispose]()));
});

const pathOf = ({ id }: Channel): string => `/channels/${id}/threads`;
const triesAt = (place: Channel): number =>
  discord.requests('POST').filter((request) => request.path === pathOf(place)).length;
const toArticle = ({ title, body }: { readonly title: string; readonly body: string }): Article => ({
  title,
  author: '한가람',
  paragraphs: body.split('\n'),
});
const namesBoth = (card: Message): boolean => text(card).includes('2곳에서 보도');
const postsOf = (title: string, place = forum): readonly Channel[] =>
  discord.threads(place).filter(({ name }) => name === title);

async function postOf(title: string): Promise<Channel> {
  return until(`a post ${title}`, () => postsOf(title)[0]);
}

it('is one post a story in their order, with the follow-up and the edit inside', { timeout: 180_000 }, async () => {
  const [, release] = RELEASES;
  if (release === undefined) throw new Error('there are releases');
  const { title, body, rewrite } = release;
  discord.fault({
    method: 'POST',
    path: pathOf(forum),
    times: 1,
    fault: { kind: 'status', status: 502, isCarriedOut: true },
  });
  garam.publish(toArticle({ title, body }));
  await until('the post to be tried', () => triesAt(forum) > 0);
  const retold = byeol.publish(toArticle(rewrite));
  const core = garam.publish(texts.CHUNCHEON);
  await scene.why(retold, /앞선 알림 아래/);
  const post = await postOf(title);
  await until('the next story', () => postsOf(texts.CHUNCHEON.title)[0]);
  const inside = () => discord.posted(post);
  await until('the follow-up in the post', () => inside().some((message) => links(message).includes(retold)));
  await until('the card to name both outlets', () => inside().slice(0, 1).some(namesBoth));
  await quiet(QUIET_MS);
  expect(discord.threads(forum).map(({ name }) => name)).toEqual([title, texts.CHUNCHEON.title]);
  expect(inside()).toHaveLength(2);
  expect(inside()[0]?.id).toBe(post.id);
  // The first one is only near the subject: it is told, not published.
  await scene.why(core, new RegExp(`<#${news.id}> 보냄.*게시함`));
  expect(discord.published(news).flatMap(links)).toContain(core);
  expect(discord.published(news)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

it(
  'is one post when the program is killed before Discord answers, carried out or not',
  { timeout: 180_000 },
  async () => {
    const places = [forum, other];
    for (const [index, place] of places.entries()) {
      const fault = { kind: 'hang', isCarriedOut: index === 0 } as const;
      discord.fault({ method: 'POST', path: pathOf(place), times: 1, fault });
    }
    const before = places.map(triesAt);
    const url = garam.publish(texts.HANOI);
    await until('both posts on their way', () => places.every((place, index) => triesAt(place) > (before[index] ?? 0)));
    await program.kill();
    const counts = () => places.map((place) => postsOf(texts.HANOI.title, place).length);
    expect(counts()).toEqual([1, 0]);
    program = await scene.start();
    for (const place of places) await scene.why(url, new RegExp(`<#${place.id}> 보냄`));
    await quiet(QUIET_MS);
    expect(counts()).toEqual([1, 1]);
    expect(discord.violations).toEqual([]);
  },
);
