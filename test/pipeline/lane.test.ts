import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Lane } from '#src/pipeline/lane.ts';

const log = pino({ level: 'silent' });

type Work = { readonly key: string; readonly id: number };

/** A lane over a list of works; each ends when the test says so. */
function laneOver(works: Work[], limit: number, atLeast = 1) {
  const started: Work[] = [];
  const endings = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const lane = new Lane<Work>({
    name: 'test',
    limit,
    atLeast,
    claim: async (free, busy) => {
      const chosen = works.filter((work) => !busy.includes(work.key)).slice(0, free);
      for (const work of chosen) works.splice(works.indexOf(work), 1);
      return chosen;
    },
    keyOf: (work) => work.key,
    run: (work) => {
      started.push(work);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      endings.set(work.id, { resolve, reject });
      return promise;
    },
    onDone: () => {},
    log,
  });
  return { lane, started, endings };
}

const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('a lane', () => {
  it('runs at most its limit, and claims more when one ends', async () => {
    const { lane, started, endings } = laneOver(
      [1, 2, 3].map((id) => ({ key: `k${id}`, id })),
      2,
    );
    lane.fill();
    await turns();
    expect(started.map((work) => work.id)).toEqual([1, 2]);
    endings.get(1)?.resolve();
    await turns();
    expect(started.map((work) => work.id)).toEqual([1, 2, 3]);
  });

  it('goes on when a work fails', async () => {
    const { lane, started, endings } = laneOver(
      [1, 2].map((id) => ({ key: 'same', id })),
      1,
    );
    lane.fill();
    await turns();
    endings.get(1)?.reject(new Error('broken'));
    await turns();
    expect(started.map((work) => work.id)).toEqual([1, 2]);
  });

  it('claims again when enough places are free, or all of them, and whenever it is told to', async () => {
    const works = [1, 2, 3, 4, 5, 6].map((id) => ({ key: `k${id}`, id }));
    const { lane, started, endings } = laneOver(works, 3, 2);
    const ids = () => started.map((work) => work.id);
    const end = async (id: number) => {
      endings.get(id)?.resolve();
      await turns();
    };
    lane.fill();
    await turns();
    await end(1);
    expect(ids()).toEqual([1, 2, 3]);
    await end(2);
    expect(ids()).toEqual([1, 2, 3, 4, 5]);
    await end(3);
    lane.fill();
    await turns();
    expect(ids()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const id of [4, 5]) await end(id);
    works.push({ key: 'k7', id: 7 });
    await end(6);
    expect(ids().at(-1)).toBe(7);
  });

  it('holds back works of a busy key only', async () => {
    const works = [{ key: 'hung', id: 1 }];
    const { lane, started } = laneOver(works, 4);
    lane.fill();
    await turns();
    works.push({ key: 'hung', id: 2 }, { key: 'free', id: 3 });
    lane.fill();
    await turns();
    expect(started.map((work) => work.id)).toEqual([1, 3]);
  });

  it('starts nothing after it is closed, and closes when all has ended', async () => {
    const works = [{ key: 'a', id: 1 }];
    const { lane, started, endings } = laneOver(works, 1);
    lane.fill();
    await turns();
    const closed = lane.close();
    works.push({ key: 'b', id: 2 });
    endings.get(1)?.resolve();
    await closed;
    lane.fill();
    await turns();
    expect(started.map((work) => work.id)).toEqual([1]);
  });
});
