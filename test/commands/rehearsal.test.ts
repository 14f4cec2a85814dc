import { describe, expect, test } from 'vitest';
import { rehearse } from '#commands/rehearsal.ts';
import { rehearsed } from '#commands/words/keywords.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import { DAY, GUILD, NOW, openWorld, tell } from './world.ts';

function rehearsalOf(expression: string) {
  const parsed = parseQuery(expression, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${expression} is no query`);
  return { expression, query: parsed.query, guildId: GUILD };
}

async function drones(world: Awaited<ReturnType<typeof openWorld>>, days: readonly number[]) {
  for (const day of days)
    await tell(world.store, {
      title: `${day}일 전 드론`,
      paragraphs: [`${'가나다라마바사아자차'.at(day % 10)}동에 드론이 떴다.`],
      publishedAt: NOW - day * DAY,
    });
}

describe('a rehearsal', () => {
  test('counts the last 30 days and shows hits of before where there are not five', async () => {
    await using world = await openWorld();
    await drones(world, [2, 3, 45, 86]);
    const outcome = await rehearse(rehearsalOf('드론'), { store: world.store, now: NOW });
    expect(outcome).toMatchObject({ storedCount: 2, firedCount: 2, countedSince: undefined });
    expect(outcome.hits.map(({ article }) => article.title)).toEqual([2, 3, 45, 86].map((day) => `${day}일 전 드론`));
  });

  test('says from when on it counted when there was too much to look at', async () => {
    await using world = await openWorld();
    await drones(world, [2, 3, 4, 5]);
    const outcome = await rehearse(rehearsalOf('드론'), { store: world.store, now: NOW, mostJudged: 3 });
    expect(outcome).toMatchObject({ storedCount: 4, firedCount: 3, countedSince: NOW - 4 * DAY });
    const { ko, en } = rehearsed({ ...outcome, days: 30 });
    expect(ko).toBe('최근 30일에 적어도 3번 맞습니다 (너무 많아 2026-11-16 12:00부터의 기사만 세었습니다).');
    expect(en).toContain(
      'at least 3× in the last 30 days (so many may match that only articles since 2026-11-16 12:00 KST',
    );
  });

  test('looks at every article once that just misses, and shows five at most', async () => {
    await using world = await openWorld();
    await drones(world, [1, 2, 3, 4, 5, 6, 7]);
    const { nearMisses } = await rehearse(rehearsalOf('드론 세종'), { store: world.store, now: NOW });
    expect(nearMisses.map(({ article }) => article.title)).toEqual([1, 2, 3, 4, 5].map((day) => `${day}일 전 드론`));
    expect(nearMisses.every(({ part, refused }) => part === '세종' && refused === undefined)).toBe(true);
  });
});
