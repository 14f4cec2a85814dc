// A release that several outlets print and one tells in its own words: one alert, which comes to name them all, and a quiet line
// in its thread. The real program, killed in the middle as well.
import { MessageFlags } from 'discord.js';
import { afterAll, expect, it } from 'vitest';
import { RELEASES } from '../article/releases.ts';
import { links, text, type Message } from '../loopback/discord.ts';
import { NewsSite, type Article } from '../loopback/news-site.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';

/** Long enough for another poll (every second) or another try of a delivery to show itself. */
const QUIET_MS = 1_300;

const [garam, nuri, haean, byeol] = [
  await NewsSite.start('가람일보'),
  await NewsSite.start('누리도시신문'),
  await NewsSite.start('해안타임스'),
  await NewsSite.start('별빛저널'),
] as const;
const sites = [garam, nuri, haean, byeol];
const scene = await Scene.set({ sites });
const { discord, channel, admin } = scene;
let program = await scene.start();
await admin.slash('subscribe', { scope: 'all' });
await until('all feeds to be read', () => sites.every((site) => site.pollCount > 1));

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await Promise.all(sites.map((site) => site[Symbol.asyncDispose]()));
});

type Told = { readonly title: string; readonly body: string };
const toArticle = ({ title, body }: Told): Article => ({ title, author: '한가람', paragraphs: body.split('\n') });

function release(index: number): (typeof RELEASES)[number] {
  const found = RELEASES[index];
  if (found === undefined) throw new Error(`there is no release ${index}`);
  return found;
}

function inThread(card: Message): readonly Message[] {
  const thread = discord.thread(card);
  return thread === undefined ? [] : discord.posted(thread);
}

it('is one alert that names the outlets, and a silent line in its thread', async () => {
  const before = discord.posted(channel).length;
  const { title, body, rewrite } = release(1);
  const card = await scene.card(garam.publish(toArticle({ title, body })));
  const copies = [nuri.publish(toArticle({ title: `${title} 시작`, body })), haean.publish(toArticle({ title, body }))];
  for (const url of copies) await scene.why(url, /같은 글/);
  const retold = byeol.publish(toArticle(rewrite));
  await scene.why(retold, /앞선 알림 아래/);
  const now = () => discord.posted(channel).find(({ id }) => id === card.id);
  // One edit in ten minutes: the first names those that had come by then.
  const names = /[234]곳에서 보도: 가람일보, /;
  await until('the card to name the outlets', () => names.test(text(now() ?? card)));
  await until('the line in the thread', () => inThread(card).length > 0);
  await quiet(QUIET_MS);
  expect(discord.posted(channel)).toHaveLength(before + 1);
  expect(text(now() ?? card)).toContain(title);
  expect(inThread(card).map(links)).toEqual([[retold]]);
  const [line] = inThread(card);
  expect((line?.body.flags ?? 0) & MessageFlags.SuppressNotifications).toBeTruthy();
  expect(discord.violations).toEqual([]);
});

it.each([
  [2, false],
  [3, true],
])(
  'is told once when the program is killed between the thread and the line (release %i, carried out: %s)',
  async (index, isCarriedOut) => {
    const { title, body, rewrite } = release(index);
    const card = await scene.card(garam.publish(toArticle({ title, body })));
    const count = discord.posted(channel).length;
    const path = `/channels/${card.id}/messages`;
    discord.fault({ method: 'POST', path, times: 1, fault: { kind: 'hang', isCarriedOut } });
    byeol.publish(toArticle(rewrite));
    await until('the line on its way', () => discord.requests('POST').some((request) => request.path === path));
    await program.kill();
    expect(inThread(card)).toHaveLength(isCarriedOut ? 1 : 0);
    program = await scene.start();
    await until('the line in the thread', () => inThread(card).length > 0);
    await quiet(QUIET_MS);
    expect(inThread(card)).toHaveLength(1);
    expect(discord.posted(channel)).toHaveLength(count);
    expect(discord.violations).toEqual([]);
  },
);
