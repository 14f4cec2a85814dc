// The buttons of a card, one row of five at most: the original, its story, why it was sent, and what the reader thinks of it.
// Each press button names its article in its custom id, so that it works after a restart.
import type { APIActionRowComponent, APIButtonComponent } from 'discord.js';
import type { Article, Language } from '#src/model.ts';
import { buttonRow, linkButton, pressButton } from './card-components.ts';
import { buttonUrl } from './card-link.ts';
import { CARD_TEXTS } from './card-texts.ts';
import { labelButtonId, topicButtonId } from './discord-buttons.ts';

/** 원문, 관련 기사, 왜?, 👍 and 👎; without the first where Discord takes no such address. */
export function cardButtons(
  { id, url }: Pick<Article, 'id' | 'url'>,
  locale: Language,
): APIActionRowComponent<APIButtonComponent> {
  const address = buttonUrl(url);
  return buttonRow([
    ...(address === undefined ? [] : [linkButton(CARD_TEXTS.read[locale], address)]),
    pressButton(CARD_TEXTS.related[locale], topicButtonId('story', id), false),
    pressButton(CARD_TEXTS.why[locale], topicButtonId('why', id), false),
    // A voice each, for `npm run train`: was this about smart cities?
    pressButton(CARD_TEXTS.relevant[locale], labelButtonId(id, true), false),
    pressButton(CARD_TEXTS.irrelevant[locale], labelButtonId(id, false), false),
  ]);
}
