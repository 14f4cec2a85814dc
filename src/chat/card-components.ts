// The few Discord components that cards and replies are made of, as the plain JSON that Discord takes.
// Shapes and ceilings only; what a message says is decided elsewhere.
import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
} from 'discord.js';
import { clipText } from './card-markdown.ts';

/** Message flag: made of components alone, without content and embeds. */
export const IS_COMPONENTS_V2: number = MessageFlags.IsComponentsV2;
/** Characters of all text displays of a message together. */
export const MOST_TEXT = 4_000;
/** What is left of them for news: a role may be pinged below it, a sample says that it is one. */
export const MOST_NEWS_TEXT: number = MOST_TEXT - 120;
/** Components of a message, nested ones counted. */
export const MOST_COMPONENTS = 40;
const MOST_LABEL = 80;
const MOST_CUSTOM_ID = 100;

const ACCENT_COLORS = { core: 0x2f855a, adjacent: 0x4a6fa5, plain: 0x4a5568 } as const;
/** Decoration only: what it stands for is always in words as well. */
export type Accent = keyof typeof ACCENT_COLORS;

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** @param id 32-bit number that Discord keeps with the message; undefined lets Discord number it */
export function container(components: APIComponentInContainer[], accent: Accent, id?: number): APIContainerComponent {
  return {
    type: ComponentType.Container,
    accent_color: ACCENT_COLORS[accent],
    components,
    ...(id === undefined ? {} : { id }),
  };
}

export function buttonRow(components: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: ComponentType.ActionRow, components };
}

/** @param url fit for a button (`buttonUrl`) */
export function linkButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: clipText(label, MOST_LABEL), url };
}

/** A grey button. Words of the web may come to nothing when cleaned. @param customId at most 100 characters, unique in the message */
export function pressButton(label: string, customId: string, isDisabled: boolean): APIButtonComponent {
  const words = clipText(label, MOST_LABEL);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: words === '' ? '…' : words,
    custom_id: customId.slice(0, MOST_CUSTOM_ID),
    disabled: isDisabled,
  };
}
