// What modes, scopes, states and kinds are called, and how channels, commands, places and topics are mentioned in replies.
import { TOPICS } from '#src/article/topic-names.ts';
import type { Choice, Text } from '#src/chat/command.ts';
import { placeName } from '#src/language/places.ts';
import type { FollowUps, KeywordRule, Language, Mode, Scope, Subscription } from '#src/model.ts';

export const MODE_NAMES: Readonly<Record<Mode, Text>> = {
  instant: { ko: '즉시', en: 'Instant' },
  hourly: { ko: '매시간', en: 'Hourly' },
  daily: { ko: '매일', en: 'Daily' },
  weekly: { ko: '매주', en: 'Weekly' },
};

export const SCOPE_NAMES: Readonly<Record<Scope, Text>> = {
  core: { ko: '스마트시티만', en: 'Smart cities only' },
  all: { ko: '관련 분야까지', en: 'Related fields too' },
};

/** As they are chosen, for a channel of any kind. */
export const FOLLOW_UP_NAMES: Readonly<Record<FollowUps, Text>> = {
  thread: { ko: '첫 알림 아래로', en: 'under the first alert' },
  quiet: { ko: '알리지 않음', en: 'not told' },
};

export const STATE_NAMES: Readonly<Record<Subscription['state'], Text>> = {
  active: { ko: '받는 중', en: 'active' },
  paused: { ko: '일시 중지', en: 'paused' },
  disabled: { ko: '중단됨', en: 'disabled' },
};

export const KIND_NAMES: Readonly<Record<KeywordRule['kind'], Text>> = {
  include: { ko: '포함', en: 'include' },
  exclude: { ko: '제외', en: 'exclude' },
};

export const YES_NO_NAMES = {
  yes: { ko: '예', en: 'Yes' },
  no: { ko: '아니요', en: 'No' },
} as const satisfies Readonly<Record<string, Text>>;

/** English count and noun: `1 story`, `2 stories`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Choices of an option, in the order of the names. */
export function choicesOf(names: Readonly<Record<string, Text>>): readonly Choice[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** A channel as Discord shows it; the terminal prints its name. */
export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}

/** A person as Discord shows them, without a ping; whoever sits at a terminal has a plain name. */
export function userMention(userId: string): string {
  return SNOWFLAKE.test(userId) ? `{@${userId}}` : userId;
}

/** A role as Discord shows it, without a ping. */
export function roleMention(roleId: string): string {
  return SNOWFLAKE.test(roleId) ? `{@&${roleId}}` : roleId;
}

/** Example: `112233445566778899`. */
const SNOWFLAKE = /^\d{17,20}$/;

export function topicName(id: string, locale: Language): string {
  return TOPICS.find((topic) => topic.id === id)?.label[locale] ?? id;
}

/** `세종 · 교통`: what narrows a subscription, undefined when nothing does. */
export function narrowing(
  { city, topic }: { readonly city: string | undefined; readonly topic: string | undefined },
  locale: Language,
): string | undefined {
  const parts = [
    city === undefined ? undefined : placeName(city, locale),
    topic === undefined ? undefined : topicName(topic, locale),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
