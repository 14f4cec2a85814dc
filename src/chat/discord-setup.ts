// The message with which a server is set up: what the bot is, a channel picker, a start button. Pure.
// Its custom ids are all the state there is, so that it works for everybody who sees it, and after a restart.
import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  MessageFlags,
  SelectMenuDefaultValueType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIChannelSelectComponent,
} from 'discord.js';
import type { Language } from '#src/model.ts';
import { buttonRow, MOST_TEXT, textDisplay } from './card-components.ts';
import type { ReplyMessage } from './discord-render.ts';
import { showWords, type CommandIds } from './discord-words.ts';
import { WELCOME_TEXTS } from './welcome-texts.ts';

type Setup = {
  /** Of the server: everybody sees the message. */
  readonly locale: Language;
  readonly commandIds: CommandIds;
  /** The channel that was picked; undefined before. */
  readonly channelId: string | undefined;
};

export function setupMessage({ locale, commandIds, channelId }: Setup): ReplyMessage {
  const { heading, what, how, more } = WELCOME_TEXTS;
  const [first, second, last] = [what, how, more].map((text) => showWords(text[locale], commandIds, MOST_TEXT / 4));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      textDisplay(`### ${heading[locale]}\n${first}\n${second}\n-# ${last}`),
      pickerRow(locale, channelId),
      buttonRow([startButton(locale, channelId)]),
    ],
    allowedMentions: { parse: [] },
  };
}

function pickerRow(locale: Language, channelId: string | undefined): APIActionRowComponent<APIChannelSelectComponent> {
  const picked = channelId === undefined ? [] : [{ id: channelId, type: SelectMenuDefaultValueType.Channel } as const];
  const picker: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: `v1|pick|${locale}`,
    placeholder: WELCOME_TEXTS.pick[locale],
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
    min_values: 1,
    max_values: 1,
    ...(picked.length === 0 ? {} : { default_values: picked }),
  };
  return { type: ComponentType.ActionRow, components: [picker] };
}

/** Nothing can be started before a channel is picked. */
function startButton(locale: Language, channelId: string | undefined): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: WELCOME_TEXTS.start[locale],
    custom_id: `v1|start|${channelId ?? ''}`,
    disabled: channelId === undefined,
  };
}

/** The channel that a start button subscribes; undefined for any other button. */
export function parseStart(customId: string): string | undefined {
  return START_BUTTON.exec(customId)?.[1];
}

/** Example: `v1|start|112233445566778899`. */
const START_BUTTON = /^v1\|start\|(\d{17,20})$/;

/** The language of the message whose picker was used; undefined when it is not (or no longer) ours. */
export function parsePicker(customId: string): Language | undefined {
  const locale = PICKER.exec(customId)?.[1];
  return locale === 'ko' || locale === 'en' ? locale : undefined;
}

/** Example: `v1|pick|ko`. */
const PICKER = /^v1\|pick\|(ko|en)$/;
