// What the crash tests stand on: an archive with a subscription and a feed that was read once, the news of the next poll,
// and a run from a copy of that archive to the end. A lane has a site and a Discord of its own, so that lanes run side by side.
import type { Step } from '#src/pipeline/step.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Home } from '../loopback/program.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

/** Long enough for another poll (every second) or another try of a delivery to show itself. */
const QUIET_MS = 1_300;

/** When the program dies: right after a step, or while Discord has a message and has not answered. */
export type Killing =
  | { readonly kind: 'step'; readonly step: Step; readonly n: number }
  | { readonly kind: 'unanswered'; readonly isCarriedOut: boolean };

type News = { readonly told: readonly string[]; readonly copy: string };

/** What a run left behind. */
export type Remains = {
  /** Cards of each article that is to be told. */
  readonly cardCounts: readonly number[];
  /** All messages in the channel. */
  readonly messageCount: number;
  readonly archive: object;
};

export class CrashLane implements AsyncDisposable {
  readonly scene: Scene;
  readonly #site: NewsSite;
  #news: News = { told: [], copy: '' };

  private constructor(scene: Scene, site: NewsSite) {
    this.scene = scene;
    this.#site = site;
  }

  /** @param now when the news of all lanes is published, so that their archives are alike */
  static async open(now: number): Promise<CrashLane> {
    const site = await NewsSite.start('가람일보');
    const lane = new CrashLane(await Scene.set({ sites: [site] }), site);
    const program = await lane.scene.start();
    await lane.scene.admin.slash('subscribe');
    await until('the feed to be read', () => site.pollCount > 1);
    await program.stop();
    lane.#news = publishNews(site, now);
    return lane;
  }

  /**
   * From a copy of the prepared archive: kills the program, then starts it again and lets it run in peace.
   * @param killing undefined: it runs in peace from the start
   */
  async run(killing: Killing | undefined): Promise<Remains> {
    const { scene } = this;
    scene.discord.forgetMessages();
    await using home = Home.copyOf(scene.home);
    if (killing?.kind === 'step') await killAfterStep(home, killing);
    if (killing?.kind === 'unanswered') await killUnanswered(home, scene, killing.isCarriedOut);
    const program = await home.start();
    for (const url of this.#news.told) await scene.card(url);
    await scene.why(this.#news.copy, /같은 글/);
    await quiet(QUIET_MS);
    await program.stop();
    return {
      cardCounts: this.#news.told.map((url) => scene.cardsFor(url).length),
      messageCount: scene.discord.posted(scene.channel).length,
      archive: await archiveOf(home, this.#site.origin),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.scene[Symbol.asyncDispose]();
    await this.#site[Symbol.asyncDispose]();
  }
}

async function killAfterStep(home: Home, { step, n }: { readonly step: Step; readonly n: number }): Promise<void> {
  const { signal } = await home.startCrashing(step, n).ended();
  if (signal !== 'SIGKILL') throw new Error(`it never came to ${step} (${n})`);
}

async function killUnanswered(home: Home, { discord, channel }: Scene, isCarriedOut: boolean): Promise<void> {
  const path = `/channels/${channel.id}/messages`;
  const asked = () => discord.requests('POST').filter((request) => request.path === path).length;
  const before = asked();
  discord.fault({ method: 'POST', path, times: 1, fault: { kind: 'hang', isCarriedOut } });
  const program = home.launch();
  await until('a message on its way', () => asked() > before);
  await program.kill();
}

/** Two stories and a copy of the second, in this order. */
function publishNews(site: NewsSite, now: number): News {
  const told = [texts.CHUNCHEON, texts.HANOI].map((text, index) =>
    site.publish({ ...text, publishedAt: now - 30_000 + index * 1_000 }),
  );
  const rewritten = texts.editedCopy(texts.HANOI, '새길정보, 하노이 스마트시티 주차 관제 2300만 달러에 따내');
  return { told, copy: site.publish({ ...rewritten, publishedAt: now - 10_000 }) };
}

/** Everything that is kept but the moment of keeping and the address of the lane's site. */
async function archiveOf(home: Home, origin: string): Promise<object> {
  await using store = await openSqliteStore({ path: home.databasePath });
  const { articles, copies, stories, waitingEntries, pendingDeliveries, sentDeliveries, deadDeliveries } =
    await store.counts();
  const { hits } = await store.latest({ filter: {}, limit: 50 });
  const latest = hits.map(({ article, outlets }) => ({ ...article, storedAt: 0, outlets }));
  const counts = { articles, copies, stories, waitingEntries, pendingDeliveries, sentDeliveries, deadDeliveries };
  const text = JSON.stringify({ counts, latest }).replaceAll(new URL(origin).host, 'site');
  return { counts, text };
}
