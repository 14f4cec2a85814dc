// /unsubscribe: ends the alerts of a channel. Its keyword rules stay, so that coming back is one command.
import { unsubscribeChannel } from './changes.ts';
import type { Command } from './command.ts';
import { requireSubscription } from './guild.ts';
import { channelId, maybe, parseOptions } from './options.ts';
import { channelOption } from './shared-options.ts';
import { SUBSCRIPTION_WORDS } from './words/subscriptions.ts';

const shape = { channel: maybe(channelId) };

export const unsubscribe: Command = {
  definition: {
    name: 'unsubscribe',
    nameKo: '구독해제',
    description: { ko: '채널의 알림을 끝냅니다', en: 'End the alerts of a channel' },
    access: 'manage-server',
    anywhere: false,
    options: [
      channelOption({ ko: '알림을 끝낼 채널 (기본: 지금 채널)', en: 'Channel whose alerts end (by default this one)' }),
    ],
    subcommands: [],
  },
  async run(invocation, context) {
    const { caller } = context;
    const target = parseOptions(shape, invocation).channel ?? caller.channelId;
    const subscription = await requireSubscription(target, context);
    await unsubscribeChannel(subscription, context);
    return { kind: 'text', text: SUBSCRIPTION_WORDS.unsubscribed(target)[caller.locale], isPrivate: true };
  },
};
