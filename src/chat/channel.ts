// The port of the platform for messages: alerts to channels, notices to owners and servers. Discord and the terminal implement it.
import type { Notice } from '#src/model-notices.ts';
import type { Delivery, Language } from '#src/model.ts';

export type SendOutcome =
  /** `isTargetGone`: somebody has deleted the message that was to be edited or followed up, or locked its post. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly isTargetGone?: boolean }
  /** Not now: network, 5xx, rate limit, or no answer at all (the nonce makes a second try safe). `isUntried`: nothing was asked of the platform, so it is no failed try. `isAnswered`: the platform says that it failed, and may say so always. */
  | {
      readonly kind: 'retry';
      readonly afterMs: number | undefined;
      readonly error: string;
      readonly isUntried?: true;
      readonly isAnswered?: true;
    }
  /** Never: this message is refused; `disablesSubscription` when the channel itself is gone or closed to us. */
  | { readonly kind: 'dead'; readonly error: string; readonly disablesSubscription: boolean };

/** What takes no message now: everything until `allUntil`, single channels until their time. */
export type Resting = { readonly allUntil: number | undefined; readonly channels: ReadonlyMap<string, number> };

/**
 * Of a sample card. `refused`: a permission is missing; `needs-tag`: the forum wants a tag and has none for us; `locked`: the thread is
 * closed; `gone`: there is no such channel, or it takes no messages; `failed`: the platform did not say.
 */
export type SampleOutcome = 'sent' | 'refused' | 'needs-tag' | 'locked' | 'gone' | 'failed';

/** What the bot may lack permissions for in a channel: to post there; welcome, not needed: threads for further reports, and the history in which a message is found again whose answer was lost. */
export type ChannelPurpose = 'alerts' | 'threads' | 'history';

export interface Channel extends AsyncDisposable {
  /** Posts the delivery's message under its own nonce, or edits or publishes its target's. Never throws for what a channel can answer. */
  send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome>;
  /**
   * What the platform is known to refuse for the moment. Nothing waits inside `send`: a channel that must wait would hold one of the few
   * places, and a burst in ten channels would keep all others waiting; the outbox passes it over instead. Absent: nothing ever rests.
   */
  resting?(): Resting;
  /** Writes to an owner of the bot, or in a server where its admins read it, under the notice's own nonce; `disablesSubscription` of the outcome means nothing here. */
  notify(notice: Notice, locale: Language, signal: AbortSignal): Promise<SendOutcome>;
}
