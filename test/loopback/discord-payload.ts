// The bodies a bot sends to Discord, read once at the edge, and what a reader sees of them.
// It reads only what the tests look at; unknown keys are kept as they came.
import { z } from 'zod';
import type { User } from './discord-world.ts';

export type Component = {
  readonly type: number;
  readonly id?: number | undefined;
  readonly media?: { readonly url: string } | undefined;
  readonly custom_id?: string | undefined;
  readonly label?: string | undefined;
  readonly url?: string | undefined;
  readonly style?: number | undefined;
  readonly disabled?: boolean | undefined;
  readonly content?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly description?: string | null | undefined;
  readonly components?: readonly Component[] | undefined;
  readonly accessory?: Component | undefined;
};

const component: z.ZodType<Component> = z.looseObject({
  type: z.number(),
  id: z.number().optional(),
  media: z.looseObject({ url: z.string() }).optional(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  url: z.string().optional(),
  style: z.number().optional(),
  disabled: z.boolean().optional(),
  content: z.string().optional(),
  placeholder: z.string().optional(),
  description: z.string().nullish(),
  components: z.lazy(() => z.array(component)).optional(),
  accessory: z.lazy(() => component).optional(),
});

const embed = z.looseObject({
  title: z.string().optional(),
  url: z.string().optional(),
  description: z.string().optional(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
  author: z.looseObject({ name: z.string() }).optional(),
});

export const messageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(component).nullish(),
  flags: z.number().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).optional(),
      users: z.array(z.string()).optional(),
      roles: z.array(z.string()).optional(),
      replied_user: z.boolean().optional(),
    })
    .nullish(),
  message_reference: z.looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().optional() }).nullish(),
});

export const threadBody = z.strictObject({
  name: z.string(),
  auto_archive_duration: z.number().optional(),
  rate_limit_per_user: z.number().nullish(),
});

/** A post of a forum. */
export const postBody = threadBody.extend({ message: z.unknown(), applied_tags: z.array(z.string()).optional() });

export type ThreadBody = z.infer<typeof threadBody>;

export type MessageBody = z.infer<typeof messageBody>;

export const choice = z.object({ name: z.string(), value: z.union([z.string(), z.number()]) });
export type Choice = z.infer<typeof choice>;

export const callbackBody = z.looseObject({ type: z.number(), data: z.unknown() });

const option = z.looseObject({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  description_localizations: z.record(z.string(), z.string()).nullish(),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: z.array(choice.loose()).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
});

const subcommand = option.extend({ options: z.array(option).optional() });

export const commandBody = z.looseObject({
  type: z.number().default(1),
  name: z.string(),
  description: z.string().default(''),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  description_localizations: z.record(z.string(), z.string()).nullish(),
  options: z.array(subcommand).optional(),
  default_member_permissions: z.string().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
});

export type CommandBody = z.infer<typeof commandBody>;
export type OptionBody = z.infer<typeof subcommand>;

/** A message as it stands in a channel. `isPrivate`: ephemeral, seen by one person alone. */
export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly isPrivate: boolean;
  /** The interaction it answers; undefined for a message of the bot's own accord. */
  readonly asked: { readonly interactionId: string; readonly type: number; readonly user: User } | undefined;
  readonly postedAt: number;
  /** When it was last edited; undefined when it never was. */
  readonly editedAt: number | undefined;
  readonly body: MessageBody;
};

/** Every component, containers before what they hold. */
export function componentsOf(body: MessageBody): readonly Component[] {
  const found: Component[] = [];
  const pending: Component[] = [...(body.components ?? [])].toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    if (next.accessory !== undefined) pending.push(next.accessory);
    pending.push(...(next.components ?? []).toReversed());
  }
  return found;
}

/** All visible text of a message, a line each: content, embeds, text displays, labels of buttons. */
export function text(message: Message): string {
  const { body } = message;
  const embeds = (body.embeds ?? []).flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  const components = componentsOf(body).flatMap((part) => [part.content, part.label]);
  return [body.content, ...embeds, ...components].filter((line) => line !== undefined && line !== null).join('\n');
}

/** An address in running text or in a markdown link. Example: `[제목](https://news.example/a?b=1)` */
const ADDRESS = /https?:\/\/[^\s<>()[\]]+/g;

/** Every address a reader can follow: link buttons, embeds, links in the text. */
export function links(message: Message): readonly string[] {
  const buttons = componentsOf(message.body).flatMap((part) => (part.url === undefined ? [] : [part.url]));
  const embeds = (message.body.embeds ?? []).flatMap((embed) => (embed.url === undefined ? [] : [embed.url]));
  return [...new Set([...buttons, ...embeds, ...(text(message).match(ADDRESS) ?? [])])];
}

/** The buttons that can be pressed: their labels and custom ids. */
export function buttons(message: Message): readonly { readonly label: string; readonly customId: string }[] {
  return componentsOf(message.body).flatMap((part) => {
    if (part.type !== 2 || part.custom_id === undefined || part.disabled === true) return [];
    return [{ label: part.label ?? '', customId: part.custom_id }];
  });
}
