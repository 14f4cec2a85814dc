import { expect, it } from 'vitest';
import { feeds } from '../eval/kinds/feeds.ts';

it('the project’s own set of feeds is read without a mistake', async () => {
  const { lines, figures } = await feeds.evaluate('test/eval/sets/feeds.jsonl');
  expect(figures).toMatchObject({ cases: lines.length, thrown: 0, core: `${lines.length}/${lines.length} (100.0 %)` });
});
