// Discord answering wrongly, late or never: one article to many channels, each with a fault of its own, one message in each.
import { afterAll, expect, it } from 'vitest';
import type { Channel } from '../loopback/discord.ts';
import type { Fault } from '../loopback/faults.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

const FAULTS: readonly (readonly [name: string, fault: Fault, times: number])[] = [
  ['502 after it was posted', { kind: 'status', status: 502, isCarriedOut: true }, 1],
  ['502 three times', { kind: 'status', status: 502 }, 3],
  ['a reset after it was posted', { kind: 'reset', isCarriedOut: true }, 1],
  ['an answer cut in the middle', { kind: 'cut', isCarriedOut: true }, 1],
  ['a body that stalls in the middle', { kind: 'stall', isCarriedOut: true }, 1],
  ['no answer though it was posted', { kind: 'hang', isCarriedOut: true }, 1],
  ['no answer', { kind: 'hang' }, 1],
  ['an answer after twelve seconds', { kind: 'delay', delayMs: 12_000 }, 1],
  ['a rate limit', { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: '{"retry_after":1}' }, 1],
];

const site = await NewsSite.start('가람일보');
const scene = await Scene.set({ sites: [site] });

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

it('posts exactly one message whatever Discord answers', async () => {
  const program = await scene.start();
  const channels = new Map<string, Channel>();
  for (const [name, fault, times] of FAULTS) {
    const channel = scene.addChannel(name);
    channels.set(name, channel);
    await until('the bot to know the channel', async () => {
      const seen = await scene.admin.slash('subscribe', { channel });
      return seen.text.includes(`<#${channel.id}>`);
    });
    scene.discord.fault({ method: 'POST', path: `/channels/${channel.id}/messages`, times, fault });
  }
  await until('the feed to be read', () => site.pollCount > 1);
  const url = site.publish(texts.YEOSU);
  await scene.why(url, /보냄/);
  await until(
    'every delivery to be settled',
    async () => {
      const words = await scene.why(url, /보냄/);
      return words.split('보냄').length - 1 === FAULTS.length;
    },
    60_000,
  );
  await quiet(1_500);
  const counts = FAULTS.map(([name]) => [name, countOf(url, channels.get(name))]);
  expect(counts).toEqual(FAULTS.map(([name]) => [name, 1]));
  expect(program.isEnded).toBe(false);
  expect(scene.discord.violations).toEqual([]);
});

function countOf(url: string, channel: Channel | undefined): number {
  return scene.cardsFor(url, channel).length;
}
