// The largest feeds through a whole poll: asked, read, stored, settled, with a database; nothing else waits for it.
import { expect, it } from 'vitest';
import { DAY_MS } from '#src/time.ts';
import { serve } from '../source/loopback.ts';
import { feedOf, openPollWorld } from '../pipeline/poll-world.ts';
import { MOST_DELAY_MS } from './scene.ts';
import { quietest } from './watch.ts';

const START = Date.parse('2026-11-20T09:00:00+09:00');

it('two thousand entries of a thousand characters, all new, are stored without holding up anybody', async () => {
  let round = 0;
  const text = '도시의 자료를 한곳에 모아 교통과 환경을 함께 살핀다. '.repeat(30);
  await using site = await serve((_request, response) => {
    const entries = Array.from({ length: 2_000 }, (_, n) => ({ n: round * 2_000 + n }));
    response.end(feedOf(entries).replaceAll('</title><link>', `</title><description>${text}</description><link>`));
  });
  await using world = await openPollWorld(START);
  const id = await world.add(`${site.origin}/rss`);
  const seen = await quietest(
    async () => {
      round += 1;
      world.now += DAY_MS;
      await world.poll();
      return (await world.feed(id)).entryCount;
    },
    { enoughMs: MOST_DELAY_MS },
  );
  expect(seen.result).toBe(round * 2_000);
  expect(seen.longestDelayMs).toBeLessThan(MOST_DELAY_MS);
  expect(seen.rssGrowth).toBeLessThan(250_000_000);
});

it('an endless calendar is taken for three thousand entries a day and no more, however often it is asked', async () => {
  let asked = 0;
  await using site = await serve((_request, response) => {
    asked += 1;
    response.end(feedOf(Array.from({ length: 1_000 }, (_, n) => ({ n: `${asked}-${n}` }))));
  });
  await using world = await openPollWorld(START);
  const id = await world.add(`${site.origin}/rss`);
  for (let times = 0; times < 6; times += 1) await world.pollNext(id);
  expect(await world.feed(id)).toMatchObject({ entryCount: 3_000 });
  expect((await world.told()).filter(({ kind }) => kind === 'feed-flood')).toHaveLength(1);
});
