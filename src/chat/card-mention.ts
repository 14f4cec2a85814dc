// The one ping there is: the role that an admin chose for the alerts of a channel. It names that role and nobody else,
// and only in what is new: never in an edit, a further report, a sample or a notice.
import type { Delivery } from '#src/model.ts';

/** The role that a delivery pings; undefined for most. */
export function pingedRole({ kind, subscription }: Delivery): string | undefined {
  const { mentionRoleId, guildId } = subscription;
  const isNew = kind === 'alert' || kind === 'digest';
  // The role that has its server's own id is everybody.
  if (!isNew || mentionRoleId === undefined || mentionRoleId === guildId) return undefined;
  return SNOWFLAKE.test(mentionRoleId) ? mentionRoleId : undefined;
}

export function roleMention(roleId: string): string {
  return `<@&${roleId}>`;
}

/** Example: `112233445566778899`. */
const SNOWFLAKE = /^\d{17,20}$/;
