// How a change is written into the record of a server: short codes that no language and no later wording touches.
// `commands/words/audit.ts` reads them to people: a code that was written once must stay readable.
import type { AuditedChange } from './model-audit.ts';
import type { QuietHours, ServerSettings } from './model-servers.ts';
import type { Feed, KeywordRule, Subscription } from './model.ts';

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

/** `include 세종 버스`. */
export function ruleCode({ kind, expression }: KeywordRule): string {
  return `${kind} ${expression}`;
}

/** `saesol 새솔일보`. */
export function sourceCode({ id, outlet }: Pick<Feed, 'id' | 'outlet'>): string {
  return `${id} ${outlet}`;
}

/** Each setting that became another, as a change of its own. */
export function settingChanges(before: ServerSettings, after: ServerSettings): readonly AuditedChange[] {
  const [was, is] = [settingCodes(before), settingCodes(after)];
  return SETTINGS.filter((setting) => was[setting] !== is[setting]).map((setting) => ({
    action: setting,
    before: was[setting],
    after: is[setting],
  }));
}

const SETTINGS = ['language', 'time-zone', 'digest-hour', 'quiet-hours', 'style'] as const;

function settingCodes({ language, timeZone, digestHour, quietHours, style }: ServerSettings) {
  return {
    language: language ?? 'server',
    'time-zone': timeZone,
    'digest-hour': String(digestHour),
    'quiet-hours': quietCode(quietHours),
    style,
  };
}

/** `22-7`; undefined where nothing is quiet. */
function quietCode(quietHours: QuietHours | undefined): string | undefined {
  return quietHours === undefined ? undefined : `${quietHours.from}-${quietHours.to}`;
}
