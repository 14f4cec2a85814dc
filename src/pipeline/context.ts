// What the three ways (poll, ingest, deliver) share: ports, clock, log, limits. Built once by main.ts, never a global.
import type { Channel } from '#src/chat/channel.ts';
import type { Config } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { HostGate } from '#src/source/host-gate.ts';
import type { Robots } from '#src/source/robots.ts';
import type { WebClient } from '#src/source/fetch.ts';
import type { Store } from '#src/store/store.ts';
import type { Clock } from '#src/time.ts';
import type { Outage } from './outage.ts';
import type { OwnSiteRules } from './own-site-rules.ts';
import type { Reader } from './reader.ts';
import type { OnStep } from './step.ts';

export type PipelineContext = {
  readonly store: Store;
  readonly channel: Channel;
  readonly web: WebClient;
  readonly gate: HostGate;
  readonly robots: Robots;
  readonly reader: Reader;
  readonly outage: Outage;
  /** Whom to tell when a source changes. */
  readonly owners: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly config: Pick<Config, 'pollMinIntervalMs' | 'alertMaxAgeMs' | 'rawKeepMs'>;
  /** The operator's own site rules, as their file has them now. */
  readonly siteRules: Pick<OwnSiteRules, 'current'>;
  readonly onStep: OnStep;
  /** Aborted when the process stops: what is under way is left as it is, its lease brings it back. */
  readonly signal: AbortSignal;
};

/** What polling and reading need: everything but a channel. */
export type ReadContext = Omit<PipelineContext, 'channel'>;
