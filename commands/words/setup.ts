// The words of the start button of the welcome message, in both languages. What it newly subscribes is said as by /subscribe.
import type { Text } from '#src/chat/command.ts';
import type { Subscription } from '#src/model.ts';
import { channelMention } from './names.ts';
import { wishesOf } from './subscriptions.ts';
import { stateOf } from './waiting.ts';

/** Somebody pressed the start button of a channel that has a subscription: it stays as it is. @param waiting articles that wait for it */
export function alreadySubscribed(subscription: Subscription, waiting: number): Text {
  const channel = channelMention(subscription.channelId);
  const [wishes, state] = [wishesOf(subscription), stateOf(subscription, waiting)];
  return {
    ko: `${channel} 채널은 이미 구독하고 있습니다: ${wishes.ko} — ${state.ko}. {/subscribe} 로 바꿀 수 있습니다.`,
    en: `${channel} is subscribed already: ${wishes.en} — ${state.en}. {/subscribe} changes it.`,
  };
}
