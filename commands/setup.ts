// The start button of the welcome message: subscribes a channel with the defaults, as /subscribe does. A second press does no harm.
import type { Reply } from '#src/chat/command.ts';
import type { CommandContext } from './command.ts';
import { subscribe } from './subscribe.ts';
import { alreadySubscribed } from './words/setup.ts';

type SetUp = (channelId: string, context: CommandContext) => Promise<Reply>;

/** One press a channel at a time: two quick ones are one subscription and one sample card. */
export function createSetUp(): SetUp {
  const underWay = new Map<string, Promise<unknown>>();
  return async (channelId, context) => {
    const before = underWay.get(channelId) ?? Promise.resolve();
    const mine = before.then(() => start(channelId, context));
    const settled = mine.catch(() => undefined);
    underWay.set(channelId, settled);
    void settled.then(() => underWay.get(channelId) === settled && underWay.delete(channelId));
    return mine;
  };
}

async function start(channelId: string, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const known = await store.subscriptionOf(channelId);
  if (known !== undefined && known.guildId === caller.guildId) {
    const waiting = known.state === 'active' ? 0 : await store.waitingArticles(channelId);
    return { kind: 'text', text: alreadySubscribed(known, waiting)[caller.locale], isPrivate: true };
  }
  return subscribe.run({ command: 'subscribe', subcommand: undefined, options: { channel: channelId } }, context);
}
