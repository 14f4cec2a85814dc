// /subscribe: alerts into a channel. Says exactly what is missing before it stores anything; shows a sample card after.
import type { Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import { catchUpHint } from './catch-up.ts';
import type { Command, CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';
import { channelId, cityId, maybe, oneOf, parseOptions, topicId, wholeNumber } from './options.ts';
import { channelOption, CITY_OPTION, suggestShared, TOPIC_OPTION } from './shared-options.ts';
import type { Subscription } from '#src/model.ts';
import { choicesOf, FOLLOW_UP_NAMES, MODE_NAMES, SCOPE_NAMES } from './words/names.ts';
import { missingPermissions, noThreads, SAMPLE_WORDS, subscribed, SUBSCRIPTION_WORDS } from './words/subscriptions.ts';

/** Two points make an article relevant; the five seeds have 16 to 26. */
const LEAST_THRESHOLD = 2;
const MOST_THRESHOLD = 30;

const shape = {
  channel: maybe(channelId),
  mode: maybe(oneOf(['instant', 'hourly', 'daily', 'weekly'])),
  scope: maybe(oneOf(['core', 'all'])),
  city: maybe(cityId),
  topic: maybe(topicId),
  threshold: maybe(wholeNumber(LEAST_THRESHOLD, MOST_THRESHOLD)),
  followups: maybe(oneOf(['thread', 'quiet'])),
};

export const subscribe: Command = {
  definition: {
    name: 'subscribe',
    nameKo: '구독',
    description: { ko: '채널에서 새 소식을 알림으로 받습니다', en: 'Get alerts for new stories in a channel' },
    access: 'manage-server',
    anywhere: false,
    options: [
      channelOption({
        ko: '소식을 받을 채널 (기본: 지금 채널)',
        en: 'Channel that gets the alerts (by default this one)',
      }),
      {
        name: 'mode',
        nameKo: '방식',
        description: { ko: '받는 방식 (기본: 즉시)', en: 'When alerts come (by default at once)' },
        type: 'string',
        choices: choicesOf(MODE_NAMES),
      },
      {
        name: 'scope',
        nameKo: '범위',
        description: { ko: '기사 범위 (기본: 스마트시티만)', en: 'How wide to look (by default smart cities only)' },
        type: 'string',
        choices: choicesOf(SCOPE_NAMES),
      },
      CITY_OPTION,
      TOPIC_OPTION,
      {
        name: 'threshold',
        nameKo: '관련도',
        description: {
          ko: '이 점수보다 관련도가 낮은 기사는 받지 않습니다 (점수는 /why 에서)',
          en: 'Leave out articles with fewer points of relevance (/why shows them)',
        },
        type: 'integer',
        min: LEAST_THRESHOLD,
        max: MOST_THRESHOLD,
      },
      {
        name: 'followups',
        nameKo: '후속보도',
        description: {
          ko: '알린 이야기를 다른 언론사가 이어 보도하면 (기본: 스레드로)',
          en: 'What becomes of further reports of a story that was told (by default a thread)',
        },
        type: 'string',
        choices: choicesOf(FOLLOW_UP_NAMES),
      },
    ],
    subcommands: [],
  },
  async run(invocation, context) {
    const { caller, store, now } = context;
    const options = parseOptions(shape, invocation);
    const target = options.channel ?? caller.channelId;
    const guildId = requireGuild(caller);
    await refuseForeign(target, guildId, context);
    await requirePostable(target, context);
    const missed = await catchUpHint(target, context);
    const { subscription, isNew } = await store.subscribe({
      guildId,
      channelId: target,
      mode: options.mode ?? 'instant',
      scope: options.scope ?? 'core',
      city: options.city,
      topic: options.topic,
      threshold: options.threshold,
      followUps: options.followups,
      locale: caller.guildLocale,
      now,
    });
    const sample = await context.sendSample(target, subscription.locale);
    const hint = await threadHint(subscription, context);
    const text = paragraphs([subscribed(subscription, isNew), ...missed, SAMPLE_WORDS[sample], ...hint]);
    return { kind: 'text', text: text[caller.locale], isPrivate: true };
  },
  suggest: suggestShared,
};

/** A platform only offers the server's own channels; an id from elsewhere must not take over another server's alerts. */
async function refuseForeign(channel: string, guildId: string, { store }: CommandContext): Promise<void> {
  const known = await store.subscriptionOf(channel);
  if (known !== undefined && known.guildId !== guildId)
    throw new UserError('foreign_channel', SUBSCRIPTION_WORDS.notOfThisServer);
}

/** @throws UserError `missing_permissions` that names each one */
export async function requirePostable(channel: string, context: CommandContext): Promise<void> {
  const missing = await context.missingPermissions(channel);
  if (missing.length > 0) throw new UserError('missing_permissions', missingPermissions(channel, missing));
}

/** Threads are welcome, not needed: without them further reports are silent replies. */
export async function threadHint(
  { mode, followUps, channelId: channel }: Subscription,
  { missingPermissions: missingFor }: CommandContext,
): Promise<readonly Text[]> {
  if (mode !== 'instant' || followUps !== 'thread') return [];
  const missing = await missingFor(channel, 'threads');
  return missing.length === 0 ? [] : [noThreads(missing)];
}

export function paragraphs(texts: readonly Text[]): Text {
  return { ko: texts.map(({ ko }) => ko).join('\n'), en: texts.map(({ en }) => en).join('\n') };
}
