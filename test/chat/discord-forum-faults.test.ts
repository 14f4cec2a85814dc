// Whatever becomes of the answers, of the program and of its posts between the tries: a delivery ends as one post.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import type { Delivery } from '#src/model.ts';
import { SECOND_MS } from '#src/time.ts';
import { fc } from '../chance.ts';
import { LoopbackDiscord, type Channel, type Guild } from '../loopback/discord.ts';
import type { Fault } from '../loopback/faults.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;

let discord: LoopbackDiscord;
let guild: Guild;
beforeAll(async () => {
  discord = await LoopbackDiscord.start();
  guild = discord.addGuild('도시 연구실');
});
afterAll(() => discord[Symbol.asyncDispose]());

const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(500, 502, 503),
    isCarriedOut: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('reset' as const, 'cut' as const), isCarriedOut: fc.boolean() }),
);

/** One try: what it meets (a fault at the post, or at a list), what happens to the forum after it, and how long until the next. */
const tries = fc.record({
  fault: faults,
  isReading: fc.boolean(),
  isKilled: fc.boolean(),
  meanwhile: fc.constantFrom('nothing', 'renamed', 'archived', 'locked', 'sample'),
  pauseMs: fc.constantFrom(0, 5 * SECOND_MS, 19 * SECOND_MS, 60 * SECOND_MS, 3_600 * SECOND_MS),
});
type Try = typeof tries extends fc.Arbitrary<infer T> ? T : never;

class Run {
  readonly forum: Channel;
  readonly #clock = { now: Date.now() };
  readonly #alert: Delivery;
  #channel: DiscordChannel;
  #startedAt: number | undefined;

  constructor() {
    this.forum = discord.addChannel(guild, '토론', 'forum');
    const to = subscription({ guildId: guild.id, channelId: this.forum.id, channelKind: 'forum' });
    this.#alert = delivery({ subscription: to, nonce: `n${this.forum.id}` });
    this.#channel = this.#start();
  }

  #start(): DiscordChannel {
    const clock = () => this.#clock.now;
    return new DiscordChannel({ token: discord.token, apiUrl: discord.apiUrl, log: createLog('silent'), clock });
  }

  /** As the outbox does it: the first try is noted before it is made. */
  async attempt(): Promise<boolean> {
    const { startedAt } = this;
    this.#startedAt ??= this.#clock.now;
    const outcome = await this.#channel.send({ ...this.#alert, startedAt }, NEVER);
    if (outcome.kind === 'retry') this.#clock.now += outcome.afterMs ?? SECOND_MS;
    return outcome.kind === 'sent';
  }

  get startedAt(): number | undefined {
    return this.#startedAt;
  }

  async go({ fault, isReading, isKilled, meanwhile, pauseMs }: Try): Promise<boolean> {
    const [method, path] = isReading
      ? ['GET', /threads/]
      : ['POST', new RegExp(`^/channels/${this.forum.id}/threads$`)];
    if (typeof method === 'string' && path instanceof RegExp) discord.fault({ method, path, times: 1, fault });
    const isSent = await this.attempt();
    discord.clearFaults();
    if (isSent) return true;
    if (isKilled) {
      await this.#channel[Symbol.asyncDispose]();
      this.#channel = this.#start();
    }
    await this.#happen(meanwhile);
    this.#clock.now += pauseMs;
    return false;
  }

  async #happen(meanwhile: Try['meanwhile']): Promise<void> {
    const posts = discord.threads(this.forum);
    if (meanwhile === 'renamed') for (const post of posts) Object.assign(post, { name: '다른 이름' });
    if (meanwhile === 'archived' || meanwhile === 'locked')
      for (const post of posts) discord.closeThread(post, { isLocked: meanwhile === 'locked' });
    if (meanwhile === 'sample')
      await this.#channel.sendSample({ ...this.#alert.subscription, style: 'card' }, article());
  }

  async end(): Promise<number> {
    for (let left = 10; left > 0 && !(await this.attempt()); left -= 1);
    await this.#channel[Symbol.asyncDispose]();
    return discord.threads(this.forum).filter((post) => !isSample(post)).length;
  }
}

/** Its name may have been changed, what stands in it not. */
function isSample(post: Channel): boolean {
  return discord.posted(post).some(({ body }) => JSON.stringify(body).includes('견본입니다'));
}

it('is one post after any tries', async () => {
  const property = fc.asyncProperty(fc.array(tries, { maxLength: 5 }), async (plan) => {
    const run = new Run();
    let isSent = false;
    for (const one of plan) isSent ||= await run.go(one);
    expect(await run.end()).toBe(1);
  });
  await fc.assert(property, { numRuns: 60 });
  expect(discord.violations).toEqual([]);
});
