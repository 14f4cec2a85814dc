// A message that was posted, as commands name it in their words: Discord makes a link of it that opens the message, a terminal a line with its id.
import type { ChannelKind } from '#src/model-channels.ts';

export type PostedMessage = {
  /** What the link is called: a word of ours. */
  readonly label: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  readonly messageId: string;
};

/**
 * `{#메시지|server/channel/message}`; its name and id as plain words where they are no ids of Discord's.
 * The first message of a forum's post has the id of its thread, and stands in that.
 */
export function messageMark({ label, guildId, channelId, channelKind, messageId }: PostedMessage): string {
  const place = [guildId, channelKind === 'forum' ? messageId : channelId, messageId];
  return place.every((id) => SNOWFLAKE.test(id)) ? `{#${label}|${place.join('/')}}` : `${label} ${messageId}`;
}

/** Example: `112233445566778899`. */
const SNOWFLAKE = /^\d{17,20}$/;
