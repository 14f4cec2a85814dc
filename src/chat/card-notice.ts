// A notice to an owner or a server as a Discord message: a line an event. Pure; what feeds and servers say in it is escaped like everything else.
import type { Notice } from '#src/model-notices.ts';
import type { Language } from '#src/model.ts';
import { messageOf, type MessageBody } from './card.ts';
import { deliveryMark } from './card-mark.ts';
import { container, MOST_TEXT, textDisplay } from './card-components.ts';
import { showWords } from './discord-words.ts';
import { noticeFrame, noticeText } from './notice-texts.ts';

/** Ten events have room in one message. */
const MOST_LINE = 380;
/** In a direct message the owners' commands cannot be pressed. */
const NO_COMMAND_IDS = new Map<string, string>();

export function noticeMessage(notice: Notice, locale: Language): MessageBody {
  const { nonce, events } = notice;
  const { heading, footer } = noticeFrame(notice);
  const lines = events.map((event) => `- ${showWords(noticeText(event)[locale], NO_COMMAND_IDS, MOST_LINE)}`);
  const below = `-# ${showWords(footer[locale], NO_COMMAND_IDS, MOST_LINE)}`;
  const text = [`### ${heading[locale]}`, ...lines, below].join('\n').slice(0, MOST_TEXT);
  const parts = [container([textDisplay(text)], 'plain', deliveryMark(nonce))];
  return { ...messageOf(parts), nonce, enforce_nonce: true };
}
