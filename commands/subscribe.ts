// /subscribe: alerts into a channel. Says exactly what is missing before it stores anything; shows a sample card after.
import type { Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Command, CommandContext } from './command.ts';
import { requireGuild } from './guild.ts';
import { channelId, cityId, maybe, oneOf, parseOptions, topicId } from './options.ts';
import { channelOption, CITY_OPTION, suggestShared, TOPIC_OPTION } from './shared-options.ts';
import { choicesOf, MODE_NAMES, SCOPE_NAMES } from './words/names.ts';
import { missingPermissions, SAMPLE_WORDS, subscribed, SUBSCRIPTION_WORDS } from './words/subscriptions.ts';

const shape = {
  channel: maybe(channelId),
  mode: maybe(oneOf(['instant', 'hourly', 'daily', 'weekly'])),
  scope: maybe(oneOf(['core', 'all'])),
  city: maybe(cityId),
  topic: maybe(topicId),
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
    const { subscription, isNew } = await store.subscribe({
      guildId,
      channelId: target,
      mode: options.mode ?? 'instant',
      scope: options.scope ?? 'core',
      city: options.city,
      topic: options.topic,
      locale: caller.guildLocale,
      now,
    });
    const sample = await context.sendSample(target, subscription.locale);
    const text = paragraphs(subscribed(subscription, isNew), SAMPLE_WORDS[sample]);
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

function paragraphs(first: Text, second: Text): Text {
  return { ko: `${first.ko}\n${second.ko}`, en: `${first.en}\n${second.en}` };
}
