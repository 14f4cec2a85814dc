// Whose fault it is, judged by itself: a line that flaps, our own house beside the world, a site that only redirects.
import { expect, it } from 'vitest';
import { Outage } from '#src/pipeline/outage.ts';

function world() {
  const at = { now: 0, public: 0, anywhere: 0 };
  const outage = new Outage({ clock: () => at.now, lastAnswerAt: (from) => at[from], graceMs: 20 });
  const fail = (site: string, isPublic = true) => outage.judge({ site, startedAt: at.now - 1, feedId: site, isPublic });
  return { at, outage, fail };
}

/** Feeds blamed in a round of failures, less those forgiven. */
async function blamed(sites: readonly string[], fail: (site: string) => ReturnType<Outage['judge']>) {
  const found = new Set<string>();
  for (const site of sites) {
    const judged = await fail(site);
    if (judged.whose === 'theirs') found.add(site);
    else for (const id of judged.forgive) found.delete(id);
  }
  return [...found];
}

it('a line that comes back for a moment and drops again is still our own outage', async () => {
  const { at, outage, fail } = world();
  const sites = ['a', 'b', 'c', 'd', 'e'];
  at.now = 100_000;
  expect(await blamed(sites, fail)).toEqual([]);
  // The line is back for a minute: only one feed happens to be due.
  at.now = 400_000;
  at.public = at.anywhere = 400_000;
  outage.reached('a');
  // And gone again.
  at.now = 700_000;
  expect(await blamed(sites, fail)).toEqual([]);
});

it('an answer from our own house does not end an outage of the world outside', async () => {
  const { at, fail } = world();
  at.now = 100_000;
  expect(await blamed(['a', 'b', 'c'], fail)).toEqual([]);
  at.now = 200_000;
  at.anywhere = 200_000; // a source in our own house answers, another one there is down
  expect((await fail('nas.local', false)).whose).toBe('theirs');
  at.now = 400_000;
  expect(await blamed(['a', 'b', 'c'], fail)).toEqual([]);
});

it('a site that answered with a redirect to a dead one is not held for dead itself', async () => {
  const { at, fail } = world();
  at.now = 100_000;
  at.public = at.anywhere = 100_000; // it answered: 302
  expect((await fail('portal')).whose).toBe('theirs'); // its target did not
  at.now = 400_000;
  expect(await blamed(['portal', 'b', 'c'], fail)).toEqual([]);
});
