// Commands on a message: their definition as Discord takes it, and what a message says: its text, that of its cards, its links.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { MessageCommandDefinition, SeenMessage } from './command.ts';
import type { CommandScope } from './discord-definitions.ts';

/** @returns what goes into the bulk overwrite beside the slash commands; a message command has no description */
export function messageCommandsJson(
  definitions: readonly MessageCommandDefinition[],
  scope: CommandScope,
): RESTPostAPIContextMenuApplicationCommandsJSONBody[] {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const everywhere = { contexts: [Guild, BotDM, PrivateChannel], integration_types: [GuildInstall, UserInstall] };
  return definitions.map(({ name, nameKo }) => ({
    type: ApplicationCommandType.Message,
    name,
    name_localizations: { ko: nameKo },
    default_member_permissions: null,
    ...(scope === 'global' ? everywhere : {}),
  }));
}

/** Discord sends the message with the command, whatever the bot may read else. */
export function seenMessage({ targetMessage }: MessageContextMenuCommandInteraction): SeenMessage {
  const { content, embeds, components } = targetMessage;
  const cards = [...embeds, ...(components ?? [])].map(plain);
  const parts = [content, ...cards.flatMap(wordsIn)].filter((part) => part !== '');
  const text = parts.join('\n').slice(0, MOST_TEXT);
  // As it stands first: an address may well end in Korean words.
  const typed = (text.match(ADDRESS) ?? []).flatMap((address) => [address, address.replace(WORDS_BEHIND, '')]);
  return { text, urls: [...new Set([...cards.flatMap(addressesIn), ...typed])] };
}

/** A card has 4,000 characters, ten embeds 6,000. */
const MOST_TEXT = 12_000;

/** Example: `https://news.example/a?b=1` in `[제목](https://news.example/a?b=1)`. */
const ADDRESS = /https?:\/\/[^\s<>()[\]]+/g;

/** Of a channel that the client does not know it gives the message as it came; else it has wrapped its parts. */
function plain(part: object): unknown {
  return 'toJSON' in part && typeof part.toJSON === 'function' ? part.toJSON() : part;
}

/** What a sentence goes on with behind an address (bounded: a row of a thousand dots costs no more). Example: the end of `https://news.example/1을`, `https://news.example/1.`, `https://news.example/1**`. */
const WORDS_BEHIND = /(?:(?![/=_-])[\p{Script=Hangul}\p{P}~|`]){1,80}$/u;

type Part = {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly content?: string | undefined;
  readonly url?: string | null | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
  readonly components?: readonly unknown[] | undefined;
  readonly accessory?: unknown;
};

/** An embed, or a component with what it holds. */
const part: z.ZodType<Part> = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  content: z.string().optional(),
  url: z.string().nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  components: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
});

/** Discord nests three deep. */
const DEEPEST = 5;

function partsIn(raw: unknown, depth = 0): readonly Part[] {
  const parsed = part.safeParse(raw);
  if (!parsed.success || depth > DEEPEST) return [];
  const inner = [...(parsed.data.components ?? []), parsed.data.accessory];
  return [parsed.data, ...inner.flatMap((one) => partsIn(one, depth + 1))];
}

function wordsIn(raw: unknown): readonly string[] {
  return partsIn(raw).flatMap(({ title, description, content, fields = [] }) =>
    [title, content, description, ...fields.flatMap(({ name, value }) => [name, value])].filter(
      (words) => words !== undefined && words !== null,
    ),
  );
}

function addressesIn(raw: unknown): readonly string[] {
  return partsIn(raw).flatMap(({ url }) => (url === undefined || url === null ? [] : [url]));
}
