// /subscriptions: what the channels of this server get, and switching it off and on.
import type { Invocation, Reply, SubcommandDefinition, Text } from '#src/chat/command.ts';
import { catchUpHint } from './catch-up.ts';
import { setState } from './changes.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { requireGuild, requireSubscription } from './guild.ts';
import { FIRST_PAGE, newListing, pagesOf, rememberListing } from './listing.ts';
import { channelId, maybe, parseOptions } from './options.ts';
import { channelOption } from './shared-options.ts';
import { paragraphs, permissionHint, postSample, requirePostable } from './subscribe.ts';
import { channelMention } from './words/names.ts';
import { SAMPLE_WORDS, SUBSCRIPTION_WORDS, wishesOf } from './words/subscriptions.ts';
import { stateOf } from './words/waiting.ts';

const shape = { channel: maybe(channelId) };

const onChannel = (name: string, nameKo: string, description: Text): SubcommandDefinition => ({
  name,
  nameKo,
  description,
  options: [channelOption({ ko: '채널 (기본: 지금 채널)', en: 'Channel (by default this one)' })],
});

export const subscriptions: Command = {
  definition: {
    name: 'subscriptions',
    nameKo: '구독목록',
    description: {
      ko: '이 서버의 구독을 보고, 멈추고, 다시 시작합니다',
      en: 'Show, pause and resume the subscriptions here',
    },
    access: 'manage-server',
    anywhere: false,
    options: [],
    subcommands: [
      {
        name: 'list',
        nameKo: '목록',
        description: { ko: '이 서버의 모든 구독', en: 'All subscriptions of this server' },
        options: [],
      },
      onChannel('pause', '중지', { ko: '알림을 잠시 멈춥니다', en: 'Pause the alerts of a channel' }),
      onChannel('resume', '재개', { ko: '멈춘 알림을 다시 시작합니다', en: 'Start paused alerts again' }),
      onChannel('test', '시험', { ko: '견본 카드를 보내 봅니다', en: 'Post a sample card' }),
    ],
  },
  async run(invocation, context) {
    if (invocation.subcommand === 'list') return showPage(newListing(invocation, context), FIRST_PAGE, context);
    return { kind: 'text', text: (await change(invocation, context))[context.caller.locale], isPrivate: true };
  },
  turnPage: showPage,
};

/** A closed channel with every wish has some 550 characters, a message 4,000. */
const PAGE_SIZE = 7;

async function showPage(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const { locale } = caller;
  const found = await store.listSubscriptions(requireGuild(caller));
  if (found.length === 0) return { kind: 'text', text: SUBSCRIPTION_WORDS.none[locale], isPrivate: true };
  const { page, result } = await pagesOf(wanted, PAGE_SIZE, async ({ offset, limit }) => ({
    total: found.length,
    shown: found.slice(offset, offset + limit),
  }));
  // The channel stands in the value: labels are shown as plain words, a mention would not be one there.
  const lines = await Promise.all(
    result.shown.map(async (subscription) => {
      const { channelId: channel, state } = subscription;
      const waiting = state === 'active' ? 0 : await store.waitingArticles(channel);
      const words = [channelMention(channel), wishesOf(subscription)[locale], stateOf(subscription, waiting)[locale]];
      return ['', words.join(' — ')] as const;
    }),
  );
  const heading = SUBSCRIPTION_WORDS.heading(found.length)[locale];
  const paging = await rememberListing(listing, page, context);
  return { kind: 'facts', heading, lines, paging, isPrivate: true };
}

async function change(invocation: Invocation, context: CommandContext): Promise<Text> {
  const { caller } = context;
  const target = parseOptions(shape, invocation).channel ?? caller.channelId;
  const subscription = await requireSubscription(target, context);
  if (invocation.subcommand === 'pause') {
    if (subscription.state === 'paused') return SUBSCRIPTION_WORDS.pausedAlready(target);
    await setState(subscription, 'paused', context);
    return SUBSCRIPTION_WORDS.paused(target);
  }
  await requirePostable(target, context);
  if (invocation.subcommand === 'test') {
    const sample = SAMPLE_WORDS[await postSample(subscription, context)];
    return paragraphs([sample, ...(await permissionHint(subscription, context))]);
  }
  if (subscription.state === 'active') return SUBSCRIPTION_WORDS.activeAlready(target);
  const hint = await catchUpHint(target, context);
  await setState(subscription, 'active', context);
  return paragraphs([SUBSCRIPTION_WORDS.resumed(target), ...hint]);
}
