// Rules of a site that are built to cost time and memory: they are read on the main thread, which never waits for them.
import { afterAll, describe, expect, it } from 'vitest';
import { WebClient } from '#src/source/fetch.ts';
import { Robots } from '#src/source/robots.ts';
import { serve } from '../source/loopback.ts';
import { MOST_DELAY_MS } from './scene.ts';
import { quietest } from './watch.ts';

const web = new WebClient({ version: '9.9', allowPrivateHosts: ['127.0.0.1'] });
afterAll(() => web[Symbol.asyncDispose]());

const everybody = 'User-agent: *\n';
const OTHERS = Array.from({ length: 18_000 }, (_, at) => `user-agent:${at}\n`).join('');

describe('robots.txt', () => {
  it.each([
    ['13,000 times us and 32,000 rules', 'user-agent:citybeat\n'.repeat(13_000) + 'allow:/\n'.repeat(32_000)],
    ['18,000 others and 32,000 rules', OTHERS + 'disallow:/\n'.repeat(32_000)],
    ['22,000 groups', `${everybody}Allow: /\n`.repeat(22_000)],
    ['60,000 rules', everybody + 'Allow:/\n'.repeat(60_000)],
    ['rules of stars', everybody + `Disallow: /${'*a'.repeat(240)}b\n`.repeat(1_000)],
    ['rules with one star and a long tail', everybody + `Disallow: /*${'a'.repeat(480)}b\n`.repeat(1_000)],
    ['half a million empty lines', '\n'.repeat(520_000)],
    ['lines of blanks', `${' '.repeat(499)}\n`.repeat(1_040)],
    ['one endless line', `${everybody}Disallow: /${'a'.repeat(520_000)}`],
    ['bytes of no text', Buffer.from(Array.from({ length: 500_000 }, (_, at) => (at * 7_919) % 256))],
  ])('of %s lets pages be read, and the main thread run', async (_what, body) => {
    await using site = await serve((_request, response) => response.end(body));
    const pages = [`${site.origin}/${'a'.repeat(1_400)}`, `${site.origin}/news/1?id=2`];
    const seen = await quietest(
      async () => {
        const robots = new Robots({ web });
        const found = await Promise.all(pages.map((page) => robots.permission(page)));
        return found.map(({ verdict }) => verdict);
      },
      { enoughMs: MOST_DELAY_MS },
    );
    expect(seen.result).toEqual(['allowed', 'allowed']);
    expect(seen.longestDelayMs).toBeLessThan(MOST_DELAY_MS);
    expect(seen.rssGrowth).toBeLessThan(100_000_000);
  });
});
