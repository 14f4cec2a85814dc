// What a gateway that breaks down makes of the whole program: its exit code and words, and that no alert is lost or doubled over it.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NewsSite } from '../loopback/news-site.ts';
import type { Program } from '../loopback/program.ts';
import { quiet, until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

const CLOCKED_MAIN = fileURLToPath(new URL('../loopback/clocked-main.ts', import.meta.url));
const HOUR_MS = 3_600_000;
/** The clock of the program stays behind the machine's, as far as it is moved on. */
const BEHIND_MS = -48 * HOUR_MS;
/** Long enough for another poll (every second) or another try of a delivery to show itself. */
const QUIET_MS = 1_300;

/** A line of a stack trace. Example: `    at run (file:///app/src/main.ts:1:1)` */
const STACK_LINE = /^\s+at .+:\d+:\d+\)?$/m;

async function subscribed(scene: Scene, site: NewsSite, start: () => Promise<Program>): Promise<Program> {
  const program = await start();
  await until('the commands', () => scene.discord.commandNames().includes('subscribe'));
  await scene.admin.slash('subscribe');
  await until('the feed to be read', () => site.pollCount > 1);
  return program;
}

/** The cards for each address. */
function counts(scene: Scene, urls: readonly string[]): readonly number[] {
  return urls.map((url) => scene.cardsFor(url).length);
}

describe('the program', { timeout: 180_000 }, () => {
  it('ends at an event that its library cannot digest, and loses nothing by the restart', async () => {
    await using site = await NewsSite.start('가람일보');
    await using scene = await Scene.set({ sites: [site] });
    const { discord, channel } = scene;
    const program = await subscribed(scene, site, () => scene.start());
    const path = `/channels/${channel.id}/messages`;
    const asked = () => discord.requests('POST').filter((request) => request.path === path).length;
    const before = asked();
    discord.fault({ method: 'POST', path, times: 1, fault: { kind: 'hang', isCarriedOut: true } });
    const urls = [site.publish(texts.YEOSU), site.publish(texts.ANDONG)];
    await until('a message on its way', () => asked() > before);
    // discord.js checks no event: this one is torn, as INVALID_SESSION right behind RESUMED tears its session (seen once).
    discord.gateway.dispatch('CHANNEL_UPDATE', { id: null, type: 0, guild_id: channel.guild?.id });
    discord.gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: channel.guild?.id });
    const { code } = await program.ended();
    expect(code).toBe(1);
    expect(program.errors).toContain('fault outside every boundary');
    await scene.start();
    for (const url of urls) await scene.card(url);
    await quiet(QUIET_MS);
    expect(counts(scene, urls)).toEqual([1, 1]);
    expect(discord.violations).toEqual([]);
  });

  it('survives a session that is invalid right behind its resumption, or is restarted, and loses nothing', async () => {
    await using site = await NewsSite.start('누리일보');
    await using scene = await Scene.set({ sites: [site] });
    const program = await subscribed(scene, site, () => scene.start());
    const { gateway } = scene.discord;
    gateway.faults.invalidAfterResume = 1;
    const resumed = gateway.resumedCount;
    gateway.drop();
    const url = site.publish(texts.HANOI);
    await until('the resumption', () => gateway.resumedCount > resumed);
    await until('a card, or the end', () => program.isEnded || scene.cardsFor(url).length > 0).catch(
      (error: unknown) => {
        throw new Error(program.errors, { cause: error });
      },
    );
    if (program.isEnded) await scene.start();
    await scene.card(url);
    await until('an answer', () => scene.admin.slash('status').then(Boolean, () => false));
    await quiet(QUIET_MS);
    expect(counts(scene, [url])).toEqual([1]);
  });

  it('that Discord shuts out while it runs ends with words and exit code 1', async () => {
    await using site = await NewsSite.start('해안일보');
    await using scene = await Scene.set({ sites: [site] });
    const program = await scene.start();
    scene.discord.gateway.closeWith(4014);
    expect(await program.ended()).toMatchObject({ code: 1 });
    expect(program.errors).toContain('citybeat: Discord refuses the intents of this bot');
    expect(program.errors).not.toMatch(STACK_LINE);
  });

  it('is stopped within seconds while a gateway says nothing', async () => {
    await using scene = await Scene.set();
    scene.discord.gateway.faults.withholdsHello = true;
    const program = scene.home.launch();
    await until('the connection', () => scene.discord.requests('GET', /gateway/).length > 0);
    await quiet(500);
    const { code, afterMs } = await program.stop();
    expect(code).toBe(0);
    // Three seconds for the client, and what a busy machine makes of them.
    expect(afterMs).toBeLessThan(8_000);
  });

  it('tells what came in an hour without Discord when it is back, once and in order', async () => {
    await using site = await NewsSite.start('새벽일보');
    await using scene = await Scene.set({ sites: [site] });
    const { discord, channel } = scene;
    const launch = () => scene.home.launchAs(CLOCKED_MAIN, [String(BEHIND_MS)]).ready();
    const program = await subscribed(scene, site, launch);
    const before = discord.posted(channel).length;
    discord.fault({ path: /^\//, times: Number.MAX_SAFE_INTEGER, fault: { kind: 'status', status: 503 } });
    discord.gateway.faults.refusesSockets = true;
    discord.gateway.drop();
    const urls: string[] = [];
    for (const text of [texts.CHUNCHEON, texts.GUNSAN, texts.SOKCHO]) {
      const polls = site.pollCount;
      urls.push(site.publish({ ...text, publishedAt: Date.now() + BEHIND_MS }));
      await until('the feed to be asked', () => site.pollCount > polls + 1);
      for (let minutes = 0; minutes < 20; minutes += 1) program.type('by 60000');
    }
    await quiet(QUIET_MS);
    expect(discord.posted(channel)).toHaveLength(before);
    expect(program.isEnded).toBe(false);
    discord.clearFaults();
    discord.gateway.clearFaults();
    program.type(`by ${HOUR_MS}`);
    for (const url of urls) await scene.card(url);
    await until('an answer', () => scene.admin.slash('status').then(Boolean, () => false));
    await quiet(QUIET_MS);
    expect(counts(scene, urls)).toEqual([1, 1, 1]);
    const told = discord.posted(channel).slice(before);
    expect(urls.map((url) => told.indexOf(scene.cardsFor(url)[0] ?? told.at(-1) ?? fail()))).toEqual([0, 1, 2]);
    expect(discord.violations).toEqual([]);
  });
});

function fail(): never {
  throw new Error('there is no card');
}
