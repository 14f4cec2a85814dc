import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { adminAt, english, NOW, openWorld, tell } from './world.ts';

/** Every option that suggests, with the command and subcommand it belongs to. */
const suggesting = commands.flatMap(({ definition: { name, options, subcommands } }) => {
  const groups = [{ subcommand: undefined, options }, ...subcommands.map((one) => ({ ...one, subcommand: one.name }))];
  return groups.flatMap(({ subcommand, options: own }) =>
    own
      .filter(({ autocomplete }) => autocomplete === true)
      .map(({ name: option }) => ({ path: `${name} ${subcommand ?? ''}`.trim(), option, command: name, subcommand })),
  );
});

const ODD = [
  '',
  ' ',
  '세',
  '%',
  '_',
  '"',
  "'; --",
  '* OR title:',
  '가'.repeat(200),
  '😀'.repeat(80),
  '\u0000',
  'title:드론 -',
  '((((',
];

describe('suggestions', () => {
  test('are there for every city, outlet and article, for rules and for sources', () => {
    expect(suggesting.map(({ path, option }) => `${path} ${option}`)).toEqual([
      'latest city',
      'latest outlet',
      'search city',
      'search outlet',
      'story article',
      'story join',
      'subscribe city',
      'keywords remove rule',
      'settings time-zone zone',
      'sources add outlet',
      'sources remove source',
      'sources check url',
    ]);
  });

  test.each(suggesting)('of $path $option fit Discord whatever is typed, and nothing breaks', async (one) => {
    await using world = await openWorld();
    for (let index = 0; index < 30; index += 1)
      await tell(world.store, {
        title: `세종 ${'긴 제목 '.repeat(30)}${index}`,
        outlet: `${'신'.repeat(index * 4)}문`,
      });
    for (let index = 0; index < 30; index += 1)
      await world.store.addRule(
        { channelId: undefined, expression: `${'긴 '.repeat(40 + index)}말`, kind: 'include' },
        adminAt(NOW),
      );
    const invocation = { command: one.command, subcommand: one.subcommand, options: {} };
    for (const typed of ODD) {
      const found = await world.router.suggest(invocation, one.option, typed, english);
      expect(found.length).toBeLessThanOrEqual(25);
      for (const { name, value } of found) {
        expect(name.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(name.isWellFormed()).toBe(true);
      }
    }
    expect(world.faults).toEqual([]);
  });

  test('of an article hold all words typed, in any order, the newest first', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '드론, 세종에 뜬다', publishedAt: NOW - 2_000_000 });
    await tell(world.store, { title: '세종에서 드론 축제', publishedAt: NOW - 1_000_000 });
    await tell(world.store, { title: '세종 버스' });
    const invocation = { command: 'story', subcommand: undefined, options: {} };
    const found = await world.router.suggest(invocation, 'article', '드론 세종', english);
    expect(found.map(({ name }) => name)).toEqual(['세종에서 드론 축제 — 새솔일보', '드론, 세종에 뜬다 — 새솔일보']);
  });
});
