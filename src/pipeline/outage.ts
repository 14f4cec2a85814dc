// Tells our own network's outage from a server's: when nothing at all answers, no feed is to blame.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#src/time.ts';

export type OutageOptions = {
  readonly clock: Clock;
  /** When any server last answered anything; of the public ones only, or of any. */
  readonly lastAnswerAt: (from: 'public' | 'anywhere') => number;
  /** How long an answer of another server is waited for before our own network is blamed. */
  readonly graceMs?: number;
};

export type Unreached = {
  readonly site: string;
  readonly startedAt: number;
  /** The feed that would be blamed; undefined for a page. */
  readonly feedId: string | undefined;
  /** Not in our own house: an answer from there says nothing about the world. */
  readonly isPublic?: boolean;
};

export type Judgement =
  | { readonly whose: 'theirs' }
  /** `forgive`: feeds that were blamed before it was clear. */
  | { readonly whose: 'ours'; readonly forgive: readonly string[] };

/** One site that cannot be reached may be down; two, with no answer from anywhere meanwhile, mean that we are. */
const SITES_OF_AN_OUTAGE = 2;
/** A name that is unknown fails at once, a sound server answers within seconds. */
const GRACE_MS = 5_000;
const LOOKS = 20;
const THEIRS: Judgement = { whose: 'theirs' };

/** What is known of one side, the world or our own house, since its last answer. */
class Side {
  /** Sites that could not be reached, with the feeds that were blamed for it. */
  readonly silent = new Map<string, Set<string>>();
  /** Whether one of them was reached at its last try: dead names alone are no sign of an outage. */
  hasWitness = false;
  isOutage = false;
  since = Number.NEGATIVE_INFINITY;
}

export class Outage {
  readonly #clock: Clock;
  readonly #lastAnswerAt: OutageOptions['lastAnswerAt'];
  readonly #graceMs: number;
  readonly #world = new Side();
  readonly #house = new Side();
  /** Sites that could not be reached at their last try. */
  readonly #dead = new Set<string>();

  constructor({ clock, lastAnswerAt, graceMs = GRACE_MS }: OutageOptions) {
    this.#clock = clock;
    this.#lastAnswerAt = lastAnswerAt;
    this.#graceMs = graceMs;
  }

  /** A site answered. */
  reached(site: string): void {
    this.#dead.delete(site);
  }

  /** Whose fault it is. Takes up to the grace when nothing has answered since the request began. */
  async judge(failure: Unreached): Promise<Judgement> {
    const side = failure.isPublic === false ? this.#house : this.#world;
    const wasDead = this.#dead.has(failure.site);
    this.#dead.add(failure.site);
    if (this.#hasAnswered(side, failure)) return THEIRS;
    if (side.isOutage) return { whose: 'ours', forgive: [] };
    const blamed = side.silent.get(failure.site) ?? new Set<string>();
    side.silent.set(failure.site, blamed);
    side.hasWitness ||= !wasDead;
    const mayBeOurs = side.silent.size >= SITES_OF_AN_OUTAGE && side.hasWitness;
    if (mayBeOurs && !(await this.#answersInTime(side, failure))) return declare(side);
    if (failure.feedId !== undefined) blamed.add(failure.feedId);
    return THEIRS;
  }

  async #answersInTime(side: Side, failure: Unreached): Promise<boolean> {
    for (let look = 0; look < LOOKS; look += 1) {
      await sleep(this.#graceMs / LOOKS);
      if (this.#hasAnswered(side, failure)) return true;
    }
    return false;
  }

  /** Whether anything answered since the request began; an answer ends the outage and the list of those that are silent. */
  #hasAnswered(side: Side, { startedAt }: Unreached): boolean {
    const now = this.#clock();
    const answeredAt = this.#lastAnswerAt(side === this.#house ? 'anywhere' : 'public');
    // The clock was set back since.
    if (answeredAt > now) return false;
    if (answeredAt >= Math.min(side.since, now)) {
      side.silent.clear();
      side.hasWitness = false;
      side.isOutage = false;
      side.since = now;
    }
    return answeredAt >= startedAt;
  }
}

function declare(side: Side): Judgement {
  side.isOutage = true;
  const forgive = [...side.silent.values()].flatMap((ids) => [...ids]);
  for (const ids of side.silent.values()) ids.clear();
  return { whose: 'ours', forgive };
}
