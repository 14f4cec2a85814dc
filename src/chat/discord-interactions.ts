// Answers what people do in Discord: commands, page buttons, suggestions. One catch for all: nothing is thrown out of here,
// and an interaction that Discord no longer knows is never answered a second time.
import {
  DiscordAPIError,
  MessageFlags,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import { describeError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';
import { clipText } from './card-markdown.ts';
import { brokenWords, CARD_TEXTS } from './card-texts.ts';
import type { Caller, CommandRouter, Reply, Text } from './command.ts';
import { parseButton } from './discord-buttons.ts';
import { callerOf, invocationOf } from './discord-caller.ts';
import { seenMessage } from './discord-message-command.ts';
import { within } from './discord-patience.ts';
import { privately, renderReply, type ReplyMessage } from './discord-render.ts';
import { parsePicker, parseStart, setupMessage } from './discord-setup.ts';
import type { CommandIds } from './discord-words.ts';

export type InteractionContext = {
  readonly router: CommandRouter;
  readonly ownerIds: readonly string[];
  readonly commandIds: () => CommandIds;
  readonly log: Logger;
  /** How long a reply may take before the interaction is acknowledged without it. Discord waits three seconds. */
  readonly patienceMs: number;
};

/** Answers one interaction, whatever happens. */
export async function answerInteraction(interaction: Interaction, context: InteractionContext): Promise<void> {
  try {
    if (interaction.isAutocomplete()) return await answerSuggestions(interaction, context);
    if (interaction.isChatInputCommand()) return await answerCommand(interaction, context);
    if (interaction.isButton()) return await answerButton(interaction, context);
    if (interaction.isChannelSelectMenu()) return await answerPick(interaction, context);
    if (interaction.isMessageContextMenuCommand()) {
      const message = seenMessage(interaction);
      return await answerAlone(interaction, context, (caller) => context.router.findRelated(message, caller));
    }
    if (interaction.isRepliable()) await interaction.reply(privately(said(CARD_TEXTS.oldButton, interaction, context)));
  } catch (error) {
    await answerFault(interaction, error, context);
  }
}

/**
 * The reply at once where it is ready in time: only then is it known whether it is private. Otherwise an acknowledgement
 * of the command's usual kind, which cannot be changed later: a private reply to a public command takes its place.
 */
async function answerCommand(interaction: ChatInputCommandInteraction, context: InteractionContext): Promise<void> {
  const caller = callerOf(interaction, context.ownerIds);
  const running = context.router.run(invocationOf(interaction), caller);
  const prompt = await within(running, context.patienceMs);
  if (prompt !== undefined) {
    const message = shown(prompt, caller, context);
    await interaction.reply(prompt.isPrivate ? privately(message) : message);
    return;
  }
  const isPublic = PUBLIC_COMMANDS.has(interaction.commandName);
  await interaction.deferReply(isPublic ? {} : { flags: MessageFlags.Ephemeral });
  const reply = await running;
  const message = shown(reply, caller, context);
  if (!isPublic || !reply.isPrivate) {
    await interaction.editReply(message);
    return;
  }
  await interaction.deleteReply();
  await interaction.followUp(privately(message));
}

/** Lists for everybody in the channel; all other commands answer their caller. */
const PUBLIC_COMMANDS: ReadonlySet<string> = new Set(['latest', 'search', 'story']);

async function answerButton(interaction: ButtonInteraction, context: InteractionContext): Promise<void> {
  const button = parseButton(interaction.customId);
  if (button?.kind === 'page') return turnPage(interaction, button, context);
  if (button?.kind === 'action')
    return answerAlone(interaction, context, (caller) => context.router.act(button.actionKey, caller));
  if (button?.kind === 'topic')
    return answerAlone(interaction, context, (caller) => context.router.tell(button.topic, button.articleId, caller));
  if (button?.kind === 'label')
    return answerAlone(interaction, context, (caller) =>
      context.router.label(button.articleId, button.isRelevant, caller),
    );
  const channelId = parseStart(interaction.customId);
  if (channelId !== undefined)
    return answerAlone(interaction, context, (caller) => context.router.setUp(channelId, caller));
  await interaction.reply(privately(said(CARD_TEXTS.oldButton, interaction, context)));
}

/** Shows everybody which channel was picked, so that the start button beside it is for that one. */
async function answerPick(interaction: ChannelSelectMenuInteraction, context: InteractionContext): Promise<void> {
  const caller = callerOf(interaction, context.ownerIds);
  const locale = parsePicker(interaction.customId);
  const [channelId] = interaction.values;
  const refusal = context.router.refusal('subscribe', caller);
  if (refusal !== undefined) await interaction.reply(privately(shown(refusal, caller, context)));
  else if (locale === undefined) await interaction.reply(privately(said(CARD_TEXTS.oldButton, interaction, context)));
  else await interaction.update(setupMessage({ locale, channelId, commandIds: context.commandIds() }));
}

/** Does what is asked for, as the person who pressed or chose it; the answer is theirs alone. */
async function answerAlone(
  interaction: ButtonInteraction | MessageContextMenuCommandInteraction,
  context: InteractionContext,
  press: (caller: Caller) => Promise<Reply>,
): Promise<void> {
  const caller = callerOf(interaction, context.ownerIds);
  const running = press(caller);
  const prompt = await within(running, context.patienceMs);
  if (prompt === undefined) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const message = shown(prompt ?? (await running), caller, context);
  await (interaction.deferred ? interaction.editReply(message) : interaction.reply(privately(message)));
}

type Turned = { readonly listingKey: string; readonly page: number };

/** Turns the page of a list: in place for the person who asked for it, as a private copy for everybody else. */
async function turnPage(interaction: ButtonInteraction, button: Turned, context: InteractionContext): Promise<void> {
  const caller = callerOf(interaction, context.ownerIds);
  const running = context.router.turnPage(button.listingKey, button.page, caller);
  const inPlace = mayTurnInPlace(interaction);
  const prompt = await within(running, context.patienceMs);
  if (prompt === undefined && inPlace) await interaction.deferUpdate();
  if (prompt === undefined && !inPlace) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const reply = prompt ?? (await running);
  const message = shown(reply, caller, context);
  if (inPlace && reply.kind !== 'text')
    await (interaction.deferred ? interaction.editReply(message) : interaction.update(message));
  else if (!interaction.deferred) await interaction.reply(privately(message));
  else await (inPlace ? interaction.followUp(privately(message)) : interaction.editReply(message));
}

/** A private message belongs to its only reader; a public one to the person whose command it answers (told by Discord, so after a restart too). */
function mayTurnInPlace({ message, user }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral) || message.interactionMetadata?.user.id === user.id;
}

async function answerSuggestions(interaction: AutocompleteInteraction, context: InteractionContext): Promise<void> {
  const focused = interaction.options.getFocused(true);
  const caller = callerOf(interaction, context.ownerIds);
  const running = context.router.suggest(invocationOf(interaction), focused.name, focused.value, caller);
  const suggestions = (await within(running, SUGGESTION_PATIENCE_MS)) ?? [];
  const choices = suggestions.map(({ name, value }) => ({ name: clipText(name, MOST_CHOICE), value }));
  const fit = choices.filter(({ name, value }) => name !== '' && value !== '' && value.length <= MOST_CHOICE);
  await interaction.respond(fit.slice(0, MOST_CHOICES));
}

const SUGGESTION_PATIENCE_MS = 2_500;
/** Discord refuses the whole answer when one name or value is longer. */
const MOST_CHOICE = 100;
const MOST_CHOICES = 25;

/** Unknown interaction (answered after three seconds), interaction already acknowledged. */
const TOO_LATE: ReadonlySet<unknown> = new Set([10_062, 40_060]);

async function answerFault(interaction: Interaction, error: unknown, context: InteractionContext): Promise<void> {
  const facts = { interactionId: interaction.id, error: describeError(error) };
  if (error instanceof DiscordAPIError && TOO_LATE.has(error.code)) {
    context.log.warn(facts, 'interaction was answered too late');
    return;
  }
  context.log.error(facts, 'interaction failed');
  if (!interaction.isRepliable()) return;
  const message = said(brokenWords(interaction.id), interaction, context);
  try {
    if (interaction.replied) await interaction.followUp(privately(message));
    else if (interaction.deferred) await interaction.editReply(message);
    else await interaction.reply(privately(message));
  } catch (second) {
    context.log.warn({ ...facts, error: describeError(second) }, 'interaction stayed without an answer');
  }
}

function said(text: Text, interaction: Interaction, context: InteractionContext): ReplyMessage {
  const caller = callerOf(interaction, context.ownerIds);
  return shown({ kind: 'text', text: text[caller.locale], isPrivate: true }, caller, context);
}

function shown(reply: Reply, { locale }: Caller, { commandIds }: InteractionContext): ReplyMessage {
  return renderReply(reply, { locale, commandIds: commandIds() });
}
