// Which messages are taken from the outbox now, and when to look again: what the platform is known to refuse for the moment is passed over,
// so that it takes no place from others. Asks nothing of the platform.
import type { Resting } from '#src/chat/channel.ts';
import type { Delivery } from '#src/model.ts';
import type { ChannelClaim } from '#src/store/claim.ts';
import type { PipelineContext } from './context.ts';

export async function claimMessages(
  { store, channel }: Pick<PipelineContext, 'store' | 'channel'>,
  claim: ChannelClaim,
): Promise<readonly Delivery[]> {
  const { allUntil = 0, channels = NONE } = channel.resting?.() ?? {};
  if (allUntil > claim.now) return [];
  const resting = [...channels].flatMap(([channelId, until]) => (until > claim.now ? [channelId] : []));
  return store.claimDeliveries({ ...claim, busyChannels: [...claim.busyChannels, ...resting] });
}

const NONE: Resting['channels'] = new Map();

/** When the first of what rests may be asked again; undefined when nothing rests. */
export function restEndsAt({ allUntil, channels }: Resting): number | undefined {
  if (allUntil !== undefined) return allUntil;
  const ends = [...channels.values()];
  return ends.length === 0 ? undefined : Math.min(...ends);
}
