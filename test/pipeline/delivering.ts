// The real schedule over a store and a channel, for tests of what is sent: it asks nothing of the web.
import type { Logger } from 'pino';
import type { Channel } from '#src/chat/channel.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { Schedule } from '#src/pipeline/schedule.ts';
import type { Step } from '#src/pipeline/step.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, MINUTE_MS, type Clock } from '#src/time.ts';

const CONFIG = {
  allowPrivateHosts: [],
  contactUrl: undefined,
  hostDelayMs: 0,
  pollMinIntervalMs: 5 * MINUTE_MS,
  alertMaxAgeMs: DAY_MS,
  rawKeepMs: 0,
};

export type Delivering = {
  readonly store: Store;
  readonly channel: Channel;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly onStep?: (step: Step) => void;
};

/** Nothing is under way until it is woken; disposed of, it ends what is. */
export function openDelivering({ store, channel, log, clock = Date.now, onStep = () => {} }: Delivering) {
  const opened = openWeb(CONFIG, clock);
  const stopping = new AbortController();
  const given = { ...opened, siteRules: { current: async () => [] }, store, channel, owners: [] };
  const schedule = new Schedule({ ...given, clock, config: CONFIG, log, onStep, signal: stopping.signal });
  return {
    schedule,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await schedule[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}
