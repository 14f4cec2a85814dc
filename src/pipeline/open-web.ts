// Everything that goes out to the web or parses what comes back, opened and closed together.
import type { Config } from '#src/config.ts';
import { WebClient } from '#src/source/fetch.ts';
import { HostGate } from '#src/source/host-gate.ts';
import { Robots } from '#src/source/robots.ts';
import type { Clock } from '#src/time.ts';
import { VERSION } from '#src/version.ts';
import { Outage } from './outage.ts';
import { Reader } from './reader.ts';

export type Web = AsyncDisposable & {
  readonly web: WebClient;
  readonly gate: HostGate;
  readonly robots: Robots;
  readonly reader: Reader;
  readonly outage: Outage;
};

export function openWeb(config: Pick<Config, 'allowPrivateHosts' | 'contactUrl' | 'hostDelayMs'>, clock: Clock): Web {
  const { allowPrivateHosts, contactUrl, hostDelayMs } = config;
  const web = new WebClient({ version: VERSION, allowPrivateHosts, contactUrl, clock });
  const gate = new HostGate({ delayMs: hostDelayMs });
  const reader = new Reader();
  return {
    web,
    gate,
    reader,
    outage: new Outage({ clock, lastAnswerAt: (from) => web.lastAnswerAt(from) }),
    robots: new Robots({ web, gate, clock }),
    async [Symbol.asyncDispose]() {
      await reader[Symbol.asyncDispose]();
      await web[Symbol.asyncDispose]();
    },
  };
}
