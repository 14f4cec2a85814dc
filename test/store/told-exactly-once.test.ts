// Whatever happens to a server's hours, its channels and the answers of Discord: what was to be told is told once, and nothing rings at night.
import { fc } from '../chance.ts';
import { expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import type { DeliveryOutcome, Store } from '#src/store/store.ts';
import { DAY_MS, MINUTE_MS, quietUntil } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claimAt, EVERYTHING } from './contract-world.ts';
import { madeUp } from './made-up.ts';
import { NOW, requestOf } from './readings.ts';

const CHANNELS = ['c', 'd'] as const;
const hour = fc.integer({ min: 0, max: 23 });
const channel = fc.constantFrom(...CHANNELS);
/** `lost`: posted, and its answer was not heard; `cut`: the process died, with the message posted or not. */
const answer = fc.constantFrom('sent', 'sent', 'sent', 'lost', 'failed', 'cut', 'cut after', 'closed');

const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('articles'), count: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'report' }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('later'), minutes: fc.integer({ min: 1, max: 900 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('send'), answers: fc.array(answer, { minLength: 1, maxLength: 6 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('hours'),
      timeZone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York'),
      digestHour: hour,
      quietHours: fc.option(fc.record({ from: hour, to: hour }), { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('state'), channel, state: fc.constantFrom('active', 'paused') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wishes'),
      channel,
      mode: fc.constantFrom('instant', 'hourly', 'daily', 'weekly'),
      hourlyCap: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    }),
  },
);

type Event = typeof event extends fc.Arbitrary<infer Made> ? Made : never;

/** Two channels of a server, and a Discord that knows a message by its nonce. */
class World {
  readonly store: Store;
  readonly posted = new Map<string, Delivery>();
  readonly recorded: number[] = [];
  /** What went wrong on the way, in words. */
  readonly faults: string[] = [];
  #now = NOW;
  #reportCount = 0;

  constructor(store: Store) {
    this.store = store;
  }

  async happen(what: Event): Promise<void> {
    const { store } = this;
    switch (what.kind) {
      case 'articles':
        for (let count = 0; count < what.count; count += 1) await this.#record(madeUp(this.recorded.length + 1));
        return;
      case 'report':
        return this.#report();
      case 'later':
        this.#now += what.minutes * MINUTE_MS;
        return;
      case 'send':
        for (const one of what.answers) await this.send(one);
        return;
      case 'hours':
        await store.servers.change({ ...what, quietHours: what.quietHours }, adminAt(this.#now));
        return;
      case 'state':
        await store.setSubscriptionState(what.channel, what.state, adminAt(this.#now));
        return;
      case 'wishes':
        await this.subscribe(what.channel, what);
    }
  }

  async subscribe(channelId: string, wishes: Pick<Delivery['subscription'], 'mode' | 'hourlyCap'>): Promise<void> {
    const { mode, hourlyCap } = wishes;
    await this.store.subscribe({ ...EVERYTHING, channelId, mode, hourlyCap, now: this.#now });
  }

  /** One message of each channel that has one to send. */
  async send(how: typeof answer extends fc.Arbitrary<infer Made> ? Made : never): Promise<readonly Delivery[]> {
    const claimed = await this.store.claimDeliveries({ ...claimAt(this.#now), busyChannels: [] });
    for (const one of claimed) {
      if (how === 'sent' || how === 'lost' || how === 'cut after') await this.#post(one);
      const outcome = this.#outcomeOf(one, how);
      if (outcome !== undefined) await this.store.settleDelivery(one.id, outcome, this.#now);
    }
    if (how.startsWith('cut')) await this.store.releaseLeases(this.#now);
    return claimed;
  }

  /** Everything is repaired, and a fortnight passes. */
  async settle(): Promise<void> {
    for (const channelId of CHANNELS) await this.store.setSubscriptionState(channelId, 'active', adminAt(this.#now));
    const end = this.#now + 14 * DAY_MS;
    for (
      let due: number | undefined = this.#now;
      due !== undefined && due <= end;
      due = await this.store.nextDueAt(this.#now)
    ) {
      this.#now = Math.max(this.#now + MINUTE_MS, due);
      if (this.#now > end + DAY_MS) this.faults.push('something is called due and never goes out');
      while ((await this.send('sent')).length > 0) continue;
      for (const { id } of await this.store.claimNotices({ ...claimAt(this.#now), busyRecipients: [] }))
        await this.store.settleNotice(id, { kind: 'sent', messageId: 'n' }, this.#now);
    }
  }

  async #record(request: ReturnType<typeof requestOf>): Promise<void> {
    const number = this.recorded.length + 1;
    this.recorded.push(number);
    await this.store.recordArticle({ ...request, now: this.#now, publishedAt: this.#now });
  }

  /** A release, and then the same event in another outlet's words. */
  async #report(): Promise<void> {
    const release = RELEASES[Math.floor(this.#reportCount / 2)];
    if (release === undefined) return;
    const { title, body } = this.#reportCount % 2 === 0 ? release : release.rewrite;
    this.#reportCount += 1;
    const number = this.recorded.length + 1;
    await this.#record(requestOf({ title, paragraphs: body.split('\n') }, number, { outlet: `신문 ${number}` }));
  }

  async #post(one: Delivery): Promise<void> {
    if (one.kind === 'edit' || this.posted.has(one.nonce)) return;
    const hours = await this.store.servers.settingsOf('g');
    const rings = one.kind !== 'follow-up' && quietUntil(this.#now, hours) !== undefined;
    if (rings) this.faults.push(`${one.nonce} rings in quiet hours`);
    if (one.articles.length > 15) this.faults.push(`${one.nonce} is too long`);
    this.posted.set(one.nonce, one);
  }

  #outcomeOf(one: Delivery, how: string): DeliveryOutcome | undefined {
    if (how === 'sent') return { kind: 'sent', messageId: `m ${one.nonce}` };
    if (how === 'closed') return { kind: 'dead', error: '403 50013', disablesSubscription: true };
    if (how.startsWith('cut')) return undefined;
    return { kind: 'retry', at: this.#now + MINUTE_MS, error: 'no answer' };
  }
}

/** What is not as it should be when everything has gone out; nothing, in a good run. */
async function faultsOf({ store, posted, recorded, faults }: World): Promise<readonly string[]> {
  const shown = [...posted.values()].flatMap(({ articles, subscription }) =>
    articles.map(({ article }) => `${subscription.channelId} ${article.urlKey}`),
  );
  const known = new Set(shown);
  const twice = shown.filter((one, index) => shown.indexOf(one) !== index);
  const lost: string[] = [];
  const wanted = new Map<string, number>();
  for (const number of recorded) {
    const urlKey = `news.example/${number}`;
    for (const { subscription, outcome, delivery } of (await store.trace(urlKey))?.alerts ?? []) {
      if (outcome === 'quiet' || outcome === 'copy') continue;
      const { channelId } = subscription;
      wanted.set(channelId, (wanted.get(channelId) ?? 0) + 1);
      const isTold = delivery?.isCatchUp === true || known.has(`${channelId} ${urlKey}`);
      if (delivery?.state !== 'sent' || !isTold) lost.push(`${channelId} ${urlKey}`);
    }
  }
  const told = CHANNELS.map((one) => countTold(posted, one));
  const balance = `${told.join(' ')} told, ${CHANNELS.map((one) => wanted.get(one) ?? 0).join(' ')} wanted`;
  const isBalanced = CHANNELS.every((one, index) => told[index] === (wanted.get(one) ?? 0));
  return [
    ...faults,
    ...twice.map((one) => `twice: ${one}`),
    ...lost.map((one) => `lost: ${one}`),
    ...(isBalanced ? [] : [balance]),
  ];
}

/** Also those of a catch-up that it only counts. */
function countTold(posted: ReadonlyMap<string, Delivery>, channelId: string): number {
  const own = [...posted.values()].filter(({ subscription }) => subscription.channelId === channelId);
  return own.reduce((sum, { articles, catchUp }) => sum + articles.length + (catchUp?.moreCount ?? 0), 0);
}

it('tells every article exactly once when all channels take alerts again, and rings in no quiet hour', async () => {
  const play = fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
    await using store = await openSqliteStore({ path: ':memory:' });
    const world = new World(store);
    await world.subscribe('c', { mode: 'instant', hourlyCap: 2 });
    await world.subscribe('d', { mode: 'daily', hourlyCap: undefined });
    for (const one of events) await world.happen(one);
    await world.settle();
    expect(await faultsOf(world)).toEqual([]);
    expect(await store.counts()).toMatchObject({ pendingDeliveries: 0, heldDeliveries: 0, deadDeliveries: 0 });
  });
  await fc.assert(play, { numRuns: 60 });
}, 120_000);
