// The words of `/why`: what became of one address, as stored. Types only.
import type { Change } from '#src/article/update.ts';
import type { AlertDecision } from '#src/query/alert.ts';
import type { Article, DeliveryKind, DeliveryState, Feed, Subscription } from '#src/model.ts';

export type AlertTrace = {
  readonly subscription: Subscription;
  /** What became of this article for that subscription. */
  readonly outcome: AlertDecision['outcome'];
  /** Reasons of the match, the rule that muted, or the reason for not alerting. */
  readonly detail: string;
  readonly delivery:
    | {
        readonly kind: DeliveryKind;
        /** A digest of what waited while the channel took nothing. */
        readonly isCatchUp: boolean;
        readonly state: DeliveryState;
        /** When it goes out, or was to: its channel may take nothing then. */
        readonly dueAt: number;
        /** Its first try: what was said of the article until then stands in it. */
        readonly startedAt: number | undefined;
        /** Somebody deleted the message. */
        readonly isDeleted: boolean;
        /** The last edit of the message; undefined when there was none. */
        readonly edit: { readonly state: DeliveryState; readonly settledAt: number | undefined } | undefined;
        /** How far it is published to the servers that follow the channel; undefined where it is not to be. */
        readonly crosspost: { readonly state: DeliveryState; readonly error: string | undefined } | undefined;
        readonly attempts: number;
        readonly messageId: string | undefined;
        readonly settledAt: number | undefined;
        readonly error: string | undefined;
      }
    | undefined;
};

export type ArticleUpdate = {
  /** When it was seen. */
  readonly seenAt: number;
  /** The title until then. */
  readonly title: string;
  readonly changes: readonly Change[];
  readonly isCorrection: boolean;
};

export type Trace = {
  readonly url: string;
  readonly urlKey: string;
  readonly feed: Feed | undefined;
  readonly seenAt: number | undefined;
  readonly title: string;
  readonly state: 'waiting' | 'article' | 'irrelevant' | 'unreadable';
  readonly attempts: number;
  readonly reason: string | undefined;
  readonly retryAt: number | undefined;
  /** What its feed said of it before it changed its mind, oldest first. */
  readonly revisions: readonly { readonly seenAt: number; readonly title: string; readonly url: string }[];
  /** How its outlet changed the article itself, oldest first. */
  readonly updates: readonly ArticleUpdate[];
  readonly article: Article | undefined;
  /** The article this one repeats or follows. */
  readonly of: Article | undefined;
  readonly alerts: readonly AlertTrace[];
};
