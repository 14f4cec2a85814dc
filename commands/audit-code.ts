// How a change is written into the record of a server: short codes that no language and no later wording touches.
// `words/audit.ts` reads them to people.
import type { QuietHours } from '#src/model-servers.ts';
import type { Subscription } from '#src/model.ts';

/** `instant core city=kr-sejong cap=10 crosspost paused`: what a channel wants, and its state where that is not active. */
export function subscriptionCode(subscription: Subscription): string {
  const { mode, scope, city, topic, threshold, followUps, isCrossposted, mentionRoleId, hourlyCap } = subscription;
  const named = {
    city,
    topic,
    threshold,
    followups: followUps === 'thread' ? undefined : followUps,
    role: mentionRoleId,
    cap: hourlyCap,
    style: subscription.style,
  };
  const given = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const isActive = subscription.state === 'active';
  return [
    mode,
    scope,
    ...given,
    ...(isCrossposted ? ['crosspost'] : []),
    ...(isActive ? [] : [subscription.state]),
  ].join(' ');
}

/** `22-7`; undefined where nothing is quiet. */
export function quietCode(quietHours: QuietHours | undefined): string | undefined {
  return quietHours === undefined ? undefined : `${quietHours.from}-${quietHours.to}`;
}
