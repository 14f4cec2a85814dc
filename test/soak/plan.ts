// What happens in one round, and when: drawn from the seed and the round's number alone, so that a round can be repeated.
// It knows channels and sites by their place in a list and touches nothing.
import type { Fault } from '../loopback/faults.ts';
import { Dice } from './dice.ts';

/** What a program dies of or has to live through, and what people do meanwhile. `n` chooses among what is there at that moment. */
export type Happening =
  | { readonly kind: 'publish'; readonly site: number }
  /** Another outlet prints a story of this round. */
  | { readonly kind: 'copy'; readonly site: number; readonly n: number }
  /** The outlet corrects the headline of a story of this round. */
  | { readonly kind: 'correct'; readonly n: number }
  /** The messages of one channel meet a fault; no channel: whatever goes on there comes to all of them. */
  | { readonly kind: 'messages'; readonly channel: number | undefined; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'edits' | 'answers' | 'sign-in'; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'pages' | 'feed'; readonly site: number; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'gateway'; readonly what: GatewayTrouble }
  | { readonly kind: 'person'; readonly does: Deed; readonly n: number }
  /**
   * SIGKILL, and a start at once. `forgets`: it takes longer than Discord remembers nonces. `afterMessageMs`: so long after the next
   * message was handed to Discord, whose answer may be on its way.
   */
  | { readonly kind: 'kill'; readonly forgets: boolean; readonly afterMessageMs: number | undefined }
  /** The machine sleeps: the clock jumps under everything that is under way. */
  | { readonly kind: 'sleep'; readonly minutes: number };

export type GatewayTrouble =
  | { readonly kind: 'drop' | 'reconnect' | 'unresumable' | 'resumable' | 'deaf' | 'refusing' }
  | { readonly kind: 'close'; readonly code: number };

export type Deed = 'search' | 'latest' | 'status' | 'why' | 'suggest' | 'page' | 'label';

export type Planned = { readonly atMs: number; readonly happening: Happening };

/** How many there are of each. */
export type Stage = { readonly channels: number; readonly sites: number };

/** Everything happens in this time; then there is peace. */
export const TROUBLE_MS = 3_000;

const DEEDS = ['search', 'latest', 'status', 'why', 'suggest', 'page', 'label'] as const;
/** Close codes after which Discord takes the same session, or another one of the same token, again. */
const CLOSE_CODES = [1_000, 1_001, 4_000, 4_001, 4_003, 4_005, 4_007, 4_008, 4_009] as const;

export function planRound(seed: number, round: number, stage: Stage): readonly Planned[] {
  const dice = new Dice(Math.imul(seed, 2_654_435_761) + round);
  const kills = dice.happens(0.65) ? 1 + Number(dice.happens(0.2)) : 0;
  const happenings: readonly Happening[] = [
    ...times(dice.between(1, 3), () => ({ kind: 'publish', site: dice.between(0, stage.sites - 1) }) as const),
    ...times(dice.between(0, 1), () => copying(dice, stage)),
    ...times(dice.between(0, 1), () => ({ kind: 'correct', n: dice.between(0, 9) }) as const),
    ...times(dice.between(1, 4), () => messageTrouble(dice, stage, kills > 0)),
    ...times(dice.between(0, 2), () => otherTrouble(dice, stage)),
    ...times(dice.between(0, 2), () => ({ kind: 'gateway', what: gatewayTrouble(dice) }) as const),
    ...times(dice.between(1, 5), () => ({ kind: 'person', does: dice.pick(DEEDS), n: dice.between(0, 9) }) as const),
    ...times(kills, () => killing(dice)),
    ...times(dice.happens(0.2) ? 1 : 0, () => ({ kind: 'sleep', minutes: dice.between(1, 45) }) as const),
  ];
  return happenings
    .map((happening) => ({ atMs: momentOf(happening, dice), happening }))
    .sort((one, other) => one.atMs - other.atMs);
}

/** What has a story for its object comes after there is one; what goes wrong stands in the way from the beginning, mostly. */
function momentOf({ kind }: Happening, dice: Dice): number {
  if (kind === 'publish') return dice.between(0, TROUBLE_MS * 0.4);
  if (kind === 'copy' || kind === 'correct') return dice.between(TROUBLE_MS * 0.4, TROUBLE_MS * 0.8);
  if (kind === 'messages') return dice.between(0, TROUBLE_MS * 0.5);
  return dice.between(0, TROUBLE_MS);
}

function times<Made>(count: number, make: () => Made): readonly Made[] {
  return Array.from({ length: count }, make);
}

function copying(dice: Dice, stage: Stage): Happening {
  return { kind: 'copy', site: dice.between(0, stage.sites - 1), n: dice.between(0, 9) };
}

function killing(dice: Dice): Happening {
  const afterMessageMs = dice.happens(0.6) ? dice.between(0, 300) : undefined;
  return { kind: 'kill', forgets: dice.happens(0.4), afterMessageMs };
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** @param mayHang a program that is not killed waits ten seconds for an answer that never comes */
function faultOf(dice: Dice, mayHang: boolean): Fault {
  const isCarriedOut = dice.happens(0.5);
  const faults: readonly Fault[] = [
    { kind: 'status', status: 502, isCarriedOut },
    { kind: 'status', status: dice.pick([500, 503, 504]), isCarriedOut },
    { kind: 'reset', isCarriedOut },
    { kind: 'cut', isCarriedOut },
    { kind: 'delay', delayMs: dice.between(200, 1_500) },
    { kind: 'status', status: 429, headers: { ...JSON_TYPE, 'retry-after': '1' }, body: '{"retry_after":1}' },
    { kind: 'status', status: 429, headers: JSON_TYPE, body: '{"message":"You are being rate limited."}' },
    { kind: 'status', status: 403, body: '<html><body>Access denied</body></html>' },
    ...(mayHang ? [{ kind: 'hang', isCarriedOut } as const, { kind: 'hang', isCarriedOut: true } as const] : []),
  ];
  return dice.pick(faults);
}

function messageTrouble(dice: Dice, stage: Stage, mayHang: boolean): Happening {
  const channel = dice.happens(0.3) ? undefined : dice.between(0, stage.channels - 1);
  return { kind: 'messages', channel, fault: faultOf(dice, mayHang), times: dice.between(1, 3) };
}

function otherTrouble(dice: Dice, stage: Stage): Happening {
  const kind = dice.pick(['edits', 'answers', 'sign-in', 'pages', 'feed'] as const);
  const fault = faultOf(dice, false);
  const count = dice.between(1, 2);
  return kind === 'pages' || kind === 'feed'
    ? { kind, site: dice.between(0, stage.sites - 1), fault, times: count }
    : { kind, fault, times: count };
}

function gatewayTrouble(dice: Dice): GatewayTrouble {
  const kind = dice.pick([
    'drop',
    'reconnect',
    'unresumable',
    'resumable',
    'deaf',
    'refusing',
    'close',
    'close',
  ] as const);
  return kind === 'close' ? { kind, code: dice.pick(CLOSE_CODES) } : { kind };
}
