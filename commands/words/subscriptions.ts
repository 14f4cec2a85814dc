// The words of /subscribe, /unsubscribe and /subscriptions, in both languages.
import type { SampleOutcome } from '#src/chat/channel.ts';
import type { Text } from '#src/chat/command.ts';
import type { ChannelKind } from '#src/model-channels.ts';
import type { ServerSettings } from '#src/model-servers.ts';
import type { Language, Mode, Subscription } from '#src/model.ts';
import { channelMention, counted, FOLLOW_UP_NAMES, MODE_NAMES, narrowing, roleMention, SCOPE_NAMES } from './names.ts';
import { hourWords, STYLE_NAMES } from './settings.ts';

/** When a digest comes: on the clocks of the server. */
function deliveryTimes(mode: Mode, { timeZone, digestHour }: ServerSettings): Text {
  const hour = hourWords(digestHour);
  switch (mode) {
    case 'instant':
      return { ko: '들어오는 대로 하나씩', en: 'one by one as they appear' };
    case 'hourly':
      return { ko: '매시 정각에 모아서', en: 'together at every full hour' };
    case 'daily':
      return { ko: `매일 ${hour}(${timeZone})에 모아서`, en: `together every day at ${hour} (${timeZone})` };
    case 'weekly':
      return {
        ko: `매주 월요일 ${hour}(${timeZone})에 모아서`,
        en: `together every Monday at ${hour} (${timeZone})`,
      };
  }
}

/** What a channel gets, e.g. `즉시 · 스마트시티만 · 세종 · 후속 보도: 첫 알림 아래 스레드로 · 한 시간에 10건까지`. */
export function wishesOf(subscription: Subscription): Text {
  const { mode, scope, threshold, mentionRoleId, hourlyCap, style, isCrossposted } = subscription;
  const parts = (locale: Language) =>
    [
      MODE_NAMES[mode][locale],
      SCOPE_NAMES[scope][locale],
      narrowing(subscription, locale),
      threshold === undefined ? undefined : wishWords.threshold(threshold)[locale],
      mode === 'instant' ? `${WISH_NAMES.followUps[locale]}: ${followUpWords(subscription)[locale]}` : undefined,
      hourlyCap === undefined || mode !== 'instant' ? undefined : wishWords.cap(hourlyCap)[locale],
      style === undefined ? undefined : `${WISH_NAMES.style[locale]}: ${STYLE_NAMES[style][locale]}`,
      mentionRoleId === undefined ? undefined : wishWords.role(roleMention(mentionRoleId))[locale],
      isCrossposted ? WISH_NAMES.crosspost[locale] : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return { ko: parts('ko'), en: parts('en') };
}

function followUpWords({ followUps, channelKind }: Subscription): Text {
  return followUps === 'thread' ? FOLLOW_UP_PLACES[channelKind] : FOLLOW_UP_NAMES[followUps];
}

const IN_A_THREAD: Text = { ko: '첫 알림 아래 스레드로', en: 'in a thread under the first alert' };

/** A thread holds no threads; in a forum each story is a post of its own. */
const FOLLOW_UP_PLACES: Readonly<Record<ChannelKind, Text>> = {
  text: IN_A_THREAD,
  announcement: IN_A_THREAD,
  thread: { ko: '첫 알림에 소리 없는 답글로', en: 'as silent replies to the first alert' },
  forum: { ko: '같은 글 안에', en: 'in the same post' },
};

/** A digest has each story once: only alerts that come at once have further reports. */
export const WISH_NAMES = {
  followUps: { ko: '후속 보도', en: 'further reports' },
  style: { ko: '모양', en: 'style' },
  crosspost: { ko: '팔로우하는 서버에도 게시', en: 'published to following servers' },
} as const satisfies Readonly<Record<string, Text>>;

export const wishWords = {
  threshold: (points: number): Text => ({ ko: `관련도 ${points}점부터`, en: `from ${points} points of relevance` }),
  cap: (count: number): Text => ({ ko: `한 시간에 ${count}건까지`, en: `at most ${count} an hour` }),
  role: (mention: string): Text => ({ ko: `${mention} 멘션`, en: `mentions ${mention}` }),
} as const;

type Subscribed = {
  readonly subscription: Subscription;
  readonly isNew: boolean;
  /** Of its server: when digests come. */
  readonly settings: ServerSettings;
};

/** The answer to /subscribe: what comes, when, and what to do next. */
export function subscribed({ subscription, isNew, settings }: Subscribed): Text {
  const channel = channelMention(subscription.channelId);
  const wishes = wishesOf(subscription);
  const when = deliveryTimes(subscription.mode, settings);
  return {
    ko: [
      `${channel} 채널${isNew ? '에서 소식을 구독합니다' : '의 구독을 바꿨습니다'}: ${wishes.ko}.`,
      `이제부터 나오는 새 소식을 ${when.ko} 보내 드립니다. 이미 저장된 기사는 보내지 않습니다.`,
      '다음으로 {/keywords add} 로 관심 단어를 정하면 그 소식만 옵니다. 예: `/keywords add expression:세종`',
      '언어, 시간대, 조용한 시간은 {/settings show} 에서 봅니다.',
    ].join('\n'),
    en: [
      `${isNew ? `${channel} is subscribed` : `The subscription of ${channel} was changed`}: ${wishes.en}.`,
      `New stories come ${when.en}. What is stored already is not sent.`,
      'Next, narrow it down with {/keywords add}. Example: `/keywords add expression:Sejong`',
      '{/settings show} has the language, the time zone and quiet hours.',
    ].join('\n'),
  };
}

export const SAMPLE_WORDS: Readonly<Record<SampleOutcome | 'nothing-stored', Text>> = {
  sent: { ko: '견본 카드를 보냈습니다.', en: 'A sample card was posted there.' },
  'nothing-stored': {
    ko: '아직 저장된 기사가 없어 견본 카드는 보내지 못했습니다.',
    en: 'No article is stored yet, so there is no sample card to show.',
  },
  refused: {
    ko: '견본 카드를 보내지 못했습니다. 봇에 권한이 없습니다. 그 채널에서 봇에게 글쓰기를 허용하고 {/subscriptions test} 를 실행해 주세요.',
    en: 'The sample card could not be posted: the bot lacks a permission. Let it write in that channel, then run {/subscriptions test}.',
  },
  'needs-tag': {
    ko: '견본 글을 올리지 못했습니다. 이 포럼은 글마다 태그를 붙여야 하는데 봇이 쓸 수 있는 태그가 없습니다. 누구나 쓸 수 있는 태그를 하나 만들고 {/subscriptions test} 를 실행해 주세요.',
    en: 'The sample could not be posted: this forum requires a tag and has none that the bot may use. Add a tag that everybody may use, then run {/subscriptions test}.',
  },
  locked: {
    ko: '견본 카드를 보내지 못했습니다. 그 스레드가 잠겨 있습니다. 잠금을 풀고 {/subscriptions test} 를 실행해 주세요.',
    en: 'The sample card could not be posted: that thread is locked. Unlock it, then run {/subscriptions test}.',
  },
  gone: {
    ko: '견본 카드를 보내지 못했습니다. 그 채널이 없거나 글을 받지 않는 채널입니다. 다른 채널을 골라 {/subscribe} 를 실행해 주세요.',
    en: 'The sample card could not be posted: that channel is gone or takes no messages. Choose another one with {/subscribe}.',
  },
  failed: {
    ko: '견본 카드를 보내지 못했습니다. 잠시 뒤 {/subscriptions test} 를 실행해 주세요. 또 안 되면 봇이 그 채널에 글을 쓸 수 있는지 확인해 주세요.',
    en: 'The sample card could not be posted. Run {/subscriptions test} in a moment; if it fails again, check that the bot may write there.',
  },
};

export const SUBSCRIPTION_WORDS = {
  none: {
    ko: '이 서버에는 아직 구독이 없습니다. 소식을 받을 채널에서 {/subscribe} 를 실행해 주세요.',
    en: 'This server has no subscription yet. Run {/subscribe} in the channel that is to get the news.',
  },
  heading: (count: number): Text => ({
    ko: `구독 ${count}개`,
    en: counted(count, 'subscription', 'subscriptions'),
  }),
  notSubscribed: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널은 구독하고 있지 않습니다. {/subscriptions list} 로 구독을 볼 수 있고, {/subscribe} 로 시작합니다.`,
    en: `${channelMention(channelId)} is not subscribed. {/subscriptions list} shows what is; {/subscribe} starts one.`,
  }),
  everyone: {
    ko: '@everyone 은 부를 수 없습니다. 알림을 원하는 사람만 가진 역할을 골라 주세요.',
    en: '@everyone cannot be pinged by alerts. Choose a role that only people who want them have.',
  },
  roleHint: (roleId: string): Text => ({
    ko: `${roleMention(roleId)} 역할은 서버 설정에서 “누구나 이 역할을 멘션할 수 있음”을 켜야 울립니다.`,
    en: `${roleMention(roleId)} is only rung when the server’s settings allow anyone to mention that role.`,
  }),
  noAnnouncements: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널은 공지 채널이 아니어서 다른 서버에 게시할 수 없습니다. 공지 채널을 고르거나 \`crosspost\` 를 빼 주세요.`,
    en: `${channelMention(channelId)} is no announcement channel, so nothing can be published from it. Choose one, or leave \`crosspost\` out.`,
  }),
  instantOnly: (names: readonly string[]): Text => {
    const shown = names.map((name) => `\`${name}\``).join(', ');
    return {
      ko: `${shown} 값은 모아 보기에는 쓰이지 않습니다. 쓰려면 \`mode:instant\` 로 구독해 주세요.`,
      en: `Digests make no use of ${shown}. For that, subscribe with \`mode:instant\`.`,
    };
  },
  notOfThisServer: {
    ko: '이 서버의 채널이 아닙니다. 이 서버의 채널을 골라 주세요.',
    en: 'That is no channel of this server. Choose one of its own.',
  },
  unsubscribed: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널의 구독을 끝냈습니다. 키워드 규칙은 남아 있습니다. 다시 받으려면 {/subscribe} 를 쓰세요.`,
    en: `${channelMention(channelId)} is no longer subscribed. Its keyword rules stay. {/subscribe} starts it again.`,
  }),
  paused: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널의 알림을 멈췄습니다. 그동안의 소식은 모아 두었다가, {/subscriptions resume} 을 쓰면 한 번에 보냅니다.`,
    en: `Alerts in ${channelMention(channelId)} are paused. What comes meanwhile is kept; {/subscriptions resume} starts them again and sends it in one message.`,
  }),
  pausedAlready: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널의 알림은 이미 멈춰 있습니다. 다시 받으려면 {/subscriptions resume} 을 쓰세요.`,
    en: `Alerts in ${channelMention(channelId)} are paused already. {/subscriptions resume} starts them again.`,
  }),
  activeAlready: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널은 이미 알림을 받고 있습니다. {/subscriptions test} 로 견본을 받아 볼 수 있습니다.`,
    en: `Alerts in ${channelMention(channelId)} are on already. {/subscriptions test} posts a sample there.`,
  }),
  resumed: (channelId: string): Text => ({
    ko: `${channelMention(channelId)} 채널의 알림을 다시 보냅니다.`,
    en: `Alerts in ${channelMention(channelId)} are on again.`,
  }),
} as const;
