// One lane of the soak: a Discord, news sites, people and the real program between them, which lives through round after round with one
// archive. It makes happen what a round's plan says, brings peace, waits until all is settled and says what differs.
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../e2e/scene.ts';
import type { Channel } from '../loopback/discord.ts';
import { memoryOf } from '../loopback/memory.ts';
import { NewsSite, type Article } from '../loopback/news-site.ts';
import type { Program } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import { Crew } from './crew.ts';
import { Dice } from './dice.ts';
import { differences, openDeliveries, readLedger, type Ledger } from './ledger.ts';
import { makeTrouble } from './gateway-trouble.ts';
import { planRound, TROUBLE_MS, type Happening, type Planned } from './plan.ts';
import type { LaneCounts, RoundReport } from './report.ts';
import { copyOf, correctedTitle, freshStory } from './stories.ts';
import { wrongVerdicts } from './verdicts.ts';

const CLOCKED_MAIN = fileURLToPath(new URL('../loopback/clocked-main.ts', import.meta.url));
const OUTLETS = ['가람일보', '누리도시신문', '해안타임스'] as const;
const CHANNELS = ['즉시-하나', '즉시-둘', '즉시-셋', '시간별'] as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The clock begins so long before the machine's, and never comes near it: what it skips is time that has passed. */
const HEAD_START_MS = 60 * 24 * HOUR_MS;
/** Longer than Discord remembers a nonce. */
const FORGETTING_MS = 6 * MINUTE_MS;
/** Each look at what is still open moves the clock on, so that no pause of the outbox is waited for. */
const LOOK_MS = 250;
const LOOK_MOVES_MS = MINUTE_MS;
/** On a machine with more to do. */
const SETTLE_MS = 150_000;
const READY_MS = 120_000;
const MESSAGE_MS = 5_000;
const MOST_BYTES = 600e6;
const HEARTBEAT_MS = 700;

type Told = {
  readonly url: string;
  readonly article: Omit<Article, 'publishedAt'>;
  readonly site: NewsSite;
  isCorrected: boolean;
};

export class Lane implements AsyncDisposable {
  readonly #scene: Scene;
  readonly #sites: readonly NewsSite[];
  readonly #channels: readonly Channel[];
  readonly #crew: Crew;
  readonly #known = new Set<string>();
  #program: Program | undefined;
  #offsetMs = -HEAD_START_MS;
  #told: Told[] = [];
  #peakBytes = 0;
  #deliveryCount = 0;

  private constructor(scene: Scene, sites: readonly NewsSite[]) {
    this.#scene = scene;
    this.#sites = sites;
    scene.discord.gateway.heartbeatMs = HEARTBEAT_MS;
    this.#channels = CHANNELS.map((name) => scene.addChannel(name));
    const [first = scene.channel] = this.#channels;
    this.#crew = new Crew(scene.discord, scene.admin, first);
  }

  static async open(): Promise<Lane> {
    const sites = await Promise.all(OUTLETS.map((outlet) => NewsSite.start(outlet)));
    const lane = new Lane(await Scene.set({ sites }), sites);
    try {
      await lane.#begin();
    } catch (error) {
      // Nobody has it yet who could end its program.
      await lane[Symbol.asyncDispose]();
      throw error;
    }
    return lane;
  }

  async run(seed: number, round: number): Promise<RoundReport> {
    const plan = planRound(seed, round, { channels: this.#channels.length, sites: this.#sites.length });
    const dice = new Dice(seed * 7 + round);
    this.#told = [];
    const killCount = plan.filter(({ happening }) => happening.kind === 'kill').length;
    const faults = await this.#live(plan, dice).then(
      () => this.#differences(),
      (error: unknown) => [String(error), ...this.#differences()],
    );
    return { plan, faults, storyCount: this.#told.length, killCount };
  }

  counts(): LaneCounts {
    const { answered, unanswered, slowestMs } = this.#crew;
    const messages = this.#channels.reduce((sum, channel) => sum + this.#scene.discord.posted(channel).length, 0);
    return { messages, deliveries: this.#deliveryCount, answered, unanswered, slowestMs, peakBytes: this.#peakBytes };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#scene[Symbol.asyncDispose]();
    await Promise.all(this.#sites.map((site) => site[Symbol.asyncDispose]()));
  }

  async #begin(): Promise<void> {
    const { discord, admin } = this.#scene;
    await this.#start();
    await until('the commands to be registered', () => discord.commandNames().includes('subscribe'), READY_MS);
    for (const channel of this.#channels) {
      const mode = channel.name === '시간별' ? 'hourly' : 'instant';
      // On a machine with more to do the bot may be too late for one press of a key.
      const isKnown = (): Promise<boolean> =>
        admin.slash('subscribe', { channel, mode }).then(
          (seen) => seen.text.includes(`<#${channel.id}>`),
          () => false,
        );
      await until('the bot to know the channel', isKnown, READY_MS);
    }
    await until('the feeds to be read', () => this.#sites.every((site) => site.pollCount > 1), READY_MS);
    for (const channel of this.#channels) for (const { id } of discord.posted(channel)) this.#known.add(id);
  }

  async #start(): Promise<void> {
    this.#program = this.#scene.home.launchAs(CLOCKED_MAIN, [String(this.#offsetMs)]);
    await this.#program.ready(READY_MS);
  }

  #now(): number {
    return Date.now() + this.#offsetMs;
  }

  #moveClock(byMs: number): void {
    this.#offsetMs += byMs;
    this.#program?.type(`by ${byMs}`);
  }

  /** The trouble, then peace until everything is settled. */
  async #live(plan: readonly Planned[], dice: Dice): Promise<void> {
    const startedAt = performance.now();
    for (const { atMs, happening } of plan) {
      await sleep(Math.max(0, startedAt + atMs - performance.now()));
      await this.#happen(happening, dice);
    }
    await sleep(Math.max(0, startedAt + TROUBLE_MS - performance.now()));
    this.#makePeace();
    await this.#crew.isServed();
    // What waits for its hour is due now.
    this.#moveClock(HOUR_MS - (this.#now() % HOUR_MS) + SECOND_MS);
    await until('everything to be settled', () => this.#isSettled(), SETTLE_MS);
    // A message too many would still come with the next looks.
    await sleep(4 * LOOK_MS);
  }

  #makePeace(): void {
    this.#scene.discord.clearFaults();
    this.#scene.discord.gateway.clearFaults();
    for (const site of this.#sites) site.clearFaults();
  }

  async #isSettled(): Promise<boolean> {
    if (this.#program?.isEnded !== false) throw new Error(`the program ended by itself\n${this.#lastWords()}`);
    await sleep(LOOK_MS);
    this.#moveClock(LOOK_MOVES_MS);
    const ledger = this.#ledger();
    if (ledger.waitingCount > 0 || openDeliveries(ledger, this.#now()).length > 0) return false;
    return this.#told.every(({ url, isCorrected, article }) => {
      const stored = ledger.stories.get(url);
      return stored !== undefined && (!isCorrected || stored.title === correctedTitle(article));
    });
  }

  #ledger(): Ledger {
    const ledger = readLedger(this.#scene.home.databasePath);
    this.#deliveryCount = ledger.deliveries.length;
    return ledger;
  }

  #differences(): readonly string[] {
    const { discord } = this.#scene;
    const ledger = this.#ledger();
    this.#peakBytes = Math.max(this.#peakBytes, memoryOf(this.#program?.pid).peakBytes || 0);
    return [
      ...wrongVerdicts(ledger, this.#told, this.#channels.length),
      ...openDeliveries(ledger, this.#now()).map(({ kind, id, error }) => `not settled: ${kind} ${id}: ${error}`),
      ...differences(ledger, { discord, channels: this.#channels, known: this.#known }),
      ...discord.violations.map(({ where, broken }) => `against Discord's rules: ${where}: ${broken.join('; ')}`),
      ...(this.#peakBytes > MOST_BYTES ? [`memory: ${Math.round(this.#peakBytes / 1e6)} MB`] : []),
    ];
  }

  async #happen(happening: Happening, dice: Dice): Promise<void> {
    const { discord } = this.#scene;
    switch (happening.kind) {
      case 'publish':
        return this.#publish(this.#site(happening.site), freshStory(dice));
      case 'copy': {
        const story = this.#story(happening.n);
        return story === undefined ? undefined : this.#publish(this.#site(happening.site), copyOf(story.article, dice));
      }
      case 'correct':
        return this.#correct(this.#story(happening.n));
      case 'messages':
        return discord.fault({ ...happening, method: 'POST', path: this.#messagesOf(happening.channel) });
      case 'edits':
        return discord.fault({ ...happening, method: 'PATCH', path: CHANNEL_MESSAGES });
      case 'answers':
        return discord.fault({ ...happening, path: ANSWERS });
      case 'sign-in':
        return discord.fault({ ...happening, path: '/gateway/bot' });
      case 'pages':
        return this.#site(happening.site).faultPages(happening);
      case 'feed':
        return this.#site(happening.site).faultFeed(happening);
      case 'gateway':
        return makeTrouble(discord.gateway, happening.what);
      case 'person':
        void this.#crew.act(happening.does, happening.n, this.#story(happening.n)?.url);
        return;
      case 'kill':
        return this.#kill(happening);
      case 'sleep':
        return this.#moveClock(happening.minutes * MINUTE_MS);
    }
  }

  #site(n: number): NewsSite {
    const site = this.#sites[n];
    if (site === undefined) throw new Error(`there is no site ${n}`);
    return site;
  }

  #story(n: number): Told | undefined {
    return this.#told[n % Math.max(1, this.#told.length)];
  }

  #messagesOf(channel: number | undefined): string | RegExp {
    const one = channel === undefined ? undefined : this.#channels[channel];
    return one === undefined ? CHANNEL_MESSAGES : `/channels/${one.id}/messages`;
  }

  #publish(site: NewsSite, article: Told['article']): void {
    const url = site.publish({ ...article, publishedAt: this.#now() });
    this.#told.push({ url, article, site, isCorrected: false });
  }

  #correct(told: Told | undefined): void {
    if (told === undefined || told.article.author === COPYIST) return;
    told.isCorrected = true;
    told.site.revise(told.url, { title: correctedTitle(told.article) });
  }

  async #kill({ forgets, afterMessageMs }: Extract<Happening, { kind: 'kill' }>): Promise<void> {
    const program = this.#program;
    if (afterMessageMs !== undefined) await this.#nextMessage(afterMessageMs);
    if (program?.isEnded !== false) throw new Error(`the program ended by itself\n${this.#lastWords()}`);
    this.#peakBytes = Math.max(this.#peakBytes, memoryOf(program.pid).peakBytes || 0);
    await program.kill();
    if (forgets) {
      this.#scene.discord.forgetNonces();
      this.#offsetMs += FORGETTING_MS;
    }
    // A gateway that takes nobody would only make the start long.
    this.#scene.discord.gateway.clearFaults();
    await this.#start();
  }

  /** No message may come: then the moment is any other. */
  async #nextMessage(afterMs: number): Promise<void> {
    const handed = (): number => this.#scene.discord.requests('POST', CHANNEL_MESSAGES).length;
    const before = handed();
    await until('a message', () => handed() > before, MESSAGE_MS).catch(() => undefined);
    await sleep(afterMs);
  }

  #lastWords(): string {
    return (this.#program?.errors ?? '').slice(-2_000);
  }
}

/** Who signs the copies. */
const COPYIST = '온누리';

/** Example: `/channels/123456789012345678/messages` */
const CHANNEL_MESSAGES = /^\/channels\/\d+\/messages/;
/** Example: `/interactions/123/token/callback` */
const ANSWERS = /^\/(?:interactions|webhooks)\//;
