// The crash tests: the program is killed at one named step of an article's way, started again, and must end where a run
// without a crash ends: the same archive, each article told exactly once.
import { afterAll, describe, expect, it } from 'vitest';
import type { Step } from '#src/pipeline/step.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Home } from '../loopback/program.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

/** Long enough for another poll or another try of a delivery to show itself. */
const QUIET_MS = 1_500;

type Killing = { readonly step: Step; readonly n: number };

/** Registers a test for each killing. All start from one archive with a subscription and a feed that was read once. */
export async function crashTests(killings: readonly Killing[]): Promise<void> {
  const site = await NewsSite.start('가람일보');
  const scene = await Scene.set({ sites: [site] });
  await prepare(scene, site);
  const news = publishNews(site);
  const uninterrupted = await runFrom(scene, news, async () => {});

  afterAll(async () => {
    await scene[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
  });

  describe('killed at once after', () => {
    it.each(killings)('$step ($n)', { timeout: 60_000 }, async ({ step, n }) => {
      const archive = await runFrom(scene, news, async (home) => {
        expect(await home.startCrashing(step, n).ended()).toMatchObject({ signal: 'SIGKILL' });
      });
      expect(news.told.map((url) => scene.cardsFor(url).length)).toEqual([1, 1]);
      expect(scene.discord.posted(scene.channel)).toHaveLength(2);
      expect(archive).toEqual(uninterrupted);
    });
  });

  it('kept to the rules of Discord', () => {
    expect(scene.discord.violations).toEqual([]);
  });
}

/** A subscription and a feed that was read once, so that what is published next is told. */
async function prepare(scene: Scene, site: NewsSite): Promise<void> {
  const program = await scene.start();
  await scene.admin.slash('subscribe');
  await until('the feed to be read', () => site.pollCount > 1);
  await program.stop();
  scene.discord.forgetMessages();
}

type News = { readonly told: readonly string[]; readonly copy: string };

/** Two stories and a copy of the second, in this order. */
function publishNews(site: NewsSite): News {
  const now = Date.now();
  const told = [texts.CHUNCHEON, texts.HANOI].map((text, index) =>
    site.publish({ ...text, publishedAt: now - 30_000 + index * 1_000 }),
  );
  const rewritten = texts.editedCopy(texts.HANOI, '새길정보, 하노이 스마트시티 주차 관제 2300만 달러에 따내');
  return { told, copy: site.publish({ ...rewritten, publishedAt: now - 10_000 }) };
}

/** From a copy of the prepared archive: what `first` does, then a whole run. @returns the archive at its end */
async function runFrom(scene: Scene, news: News, first: (home: Home) => Promise<void>): Promise<object> {
  scene.discord.forgetMessages();
  await using home = Home.copyOf(scene.home);
  await first(home);
  const program = await home.start();
  await settled(scene, news);
  await program.stop();
  return archiveOf(home);
}

/** Waits for the cards and for the copy to be read, then for nothing more to come. */
async function settled(scene: Scene, { told, copy }: News): Promise<void> {
  for (const url of told) await scene.card(url);
  await scene.why(copy, /같은 글/);
  await quiet(QUIET_MS);
}

async function archiveOf(home: Home): Promise<object> {
  await using store = await openSqliteStore({ path: home.databasePath });
  const { articles, copies, stories, waitingEntries, pendingDeliveries, sentDeliveries, deadDeliveries } =
    await store.counts();
  const { hits } = await store.latest({ filter: {}, offset: 0, limit: 50 });
  return {
    counts: { articles, copies, stories, waitingEntries, pendingDeliveries, sentDeliveries, deadDeliveries },
    latest: hits.map(({ article, outlets }) => ({ ...article, storedAt: 0, outlets })),
  };
}
