// The port's words for what a channel is to be told, and by which rules.
import type { FollowUps, KeywordRule, Language, Mode, Scope } from '#src/model.ts';
import type { CardStyle, ChannelKind } from '#src/model-channels.ts';

export type SubscriptionRequest = {
  readonly guildId: string;
  readonly channelId: string;
  readonly mode: Mode;
  readonly scope: Scope;
  readonly city: string | undefined;
  readonly topic: string | undefined;
  readonly threshold?: number | undefined;
  /** `thread` when it is left out. */
  readonly followUps?: FollowUps | undefined;
  readonly locale: Language;
  /** `text` when it is left out. */
  readonly channelKind?: ChannelKind | undefined;
  readonly isCrossposted?: boolean | undefined;
  readonly mentionRoleId?: string | undefined;
  readonly hourlyCap?: number | undefined;
  readonly style?: CardStyle | undefined;
  readonly now: number;
};

export type RuleRequest = {
  /** Undefined: a rule of the whole server. */
  readonly channelId: string | undefined;
  readonly expression: string;
  readonly kind: KeywordRule['kind'];
};
