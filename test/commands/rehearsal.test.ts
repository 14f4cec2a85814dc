import { describe, expect, test } from 'vitest';
import { rehearse } from '#commands/rehearsal.ts';
import { rehearsed } from '#commands/words/keywords.ts';
import { matchQuery } from '#src/query/match.ts';
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

  test.each([
    '드론',
    '드론 -군사',
    '드론 OR 버스',
    '(버스 OR 드론) 세종',
    '"버스 노선"',
    '=스마트도시',
    'title:버스',
    'outlet:한빛신문',
    'lang:ko',
    'topic:mobility',
    '>100억',
    'after:5d',
    'after:5d before:3d 드론',
    'outlet:한빛신문 OR 드론',
    '버스 -outlet:한빛신문',
    '세종',
    '없는말',
  ])('of %s counts exactly what the alerts would match', async (expression) => {
    await using world = await openWorld();
    const texts = [
      '세종에서 드론이 난다',
      '군사 드론 훈련',
      '버스 노선을 늘린다',
      '세종대왕 동상',
      '스마트도시 예산 120억원',
      '스마트시티 세종 버스',
    ];
    const ids: number[] = [];
    for (const [index, text] of texts.entries())
      ids.push(
        await tell(world.store, {
          title: index % 2 === 0 ? text : `소식 ${index}`,
          paragraphs: [`${text}. ${'가나다라마바'.at(index)} 이야기다.`],
          outlet: index % 3 === 0 ? '한빛신문' : '새솔일보',
          publishedAt: NOW - (index + 1) * DAY,
          classification: { topics: index === 2 ? ['mobility'] : [] },
        }),
      );
    const rehearsal = rehearsalOf(expression);
    const articles = await Promise.all(ids.map((id) => world.store.article(id)));
    const matched = articles.filter((one) => one !== undefined && matchQuery(rehearsal.query, one).matched);
    const outcome = await rehearse(rehearsal, { store: world.store, now: NOW });
    expect(outcome.firedCount).toBe(matched.length);
    expect(outcome.hits.map(({ article }) => article.id)).toEqual(matched.slice(0, 5).map((one) => one?.id));
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
