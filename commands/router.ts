// Brings an invocation to its command: checks access, catches what is thrown, answers in the caller's language.
// The one boundary of the commands: nothing is ever thrown out of here, and no stack or inner message reaches a person.
import { randomUUID } from 'node:crypto';
import type {
  Caller,
  CommandDefinition,
  CommandRouter,
  Invocation,
  Reply,
  Suggestion,
  Text,
} from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Clock } from '#src/time.ts';
import { recallAction } from './action.ts';
import type { Command, CommandContext, SuggestRequest } from './command.ts';
import { labelStored } from './label.ts';
import { recallListing } from './listing.ts';
import { tellStored } from './tell.ts';
import { findRelated, related, relatedCommand } from './related.ts';
import { createSetUp } from './setup.ts';
import { MOST_SUGGESTIONS } from './shared-options.ts';
import { faultWords, REFUSALS } from './words/refusals.ts';

/** What the commands need of the program around them; main.ts supplies it. */
export type RouterHost = Omit<CommandContext, 'caller' | 'now'> & {
  readonly clock: Clock;
  /** Told of everything that broke; `id` is the one the person was given. */
  readonly onFault: (error: unknown, id: string) => void;
  /** Told after every answer: what a command changed may be due now. */
  readonly onAnswered: () => void;
};

/** The commands behind one door. @param commands the list of `commands/index.ts` */
export function createRouter(commands: readonly Command[], host: RouterHost): CommandRouter {
  const byName = new Map([...commands, related].map((command) => [command.definition.name, command]));
  const setUp = createSetUp();
  return {
    definitions: commands.map((command) => command.definition),
    messageCommands: [relatedCommand],
    run: (invocation, caller) =>
      guarded(host, caller, () => runCommand(byName.get(invocation.command), invocation, contextOf(host, caller))),
    turnPage: (listingKey, page, caller) =>
      guarded(host, caller, () => turnListing(byName, { listingKey, page }, contextOf(host, caller))),
    act: (actionKey, caller) => guarded(host, caller, () => act(byName, actionKey, contextOf(host, caller))),
    label: (articleId, isRelevant, caller) =>
      guarded(host, caller, () => labelStored(articleId, isRelevant, contextOf(host, caller))),
    tell: (topic, articleId, caller) =>
      guarded(host, caller, () => tellStored(topic, articleId, contextOf(host, caller))),
    refusal: (name, caller) => refusalOf(byName.get(name), caller),
    setUp: (channelId, caller) =>
      guarded(
        host,
        caller,
        async () => refusalOf(byName.get('subscribe'), caller) ?? setUp(channelId, contextOf(host, caller)),
      ),
    findRelated: (message, caller) => guarded(host, caller, () => findRelated(message, contextOf(host, caller))),
    suggest: (...[invocation, option, typed, caller]) =>
      suggestQuietly(host, () =>
        suggestFor(byName.get(invocation.command), { invocation, option, typed }, contextOf(host, caller)),
      ),
  };
}

function contextOf(host: RouterHost, caller: Caller): CommandContext {
  const { clock, onFault: _, onAnswered: __, ...given } = host;
  return { ...given, caller, now: clock() };
}

async function guarded(host: RouterHost, caller: Caller, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof UserError) return privately(error.text, caller);
    return privately(faultWords(reportFault(host, error)), caller);
  } finally {
    host.onAnswered();
  }
}

function reportFault(host: RouterHost, error: unknown): string {
  const id = randomUUID().slice(0, 8);
  try {
    host.onFault(error, id);
  } catch {
    // A log that fails must not cost the person the answer.
  }
  return id;
}

function privately(text: Text, caller: Caller): Reply {
  return { kind: 'text', text: text[caller.locale], isPrivate: true };
}

async function runCommand(
  command: Command | undefined,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const refusal = refusalOf(command, context.caller);
  if (command === undefined || refusal !== undefined)
    return refusal ?? privately(REFUSALS.unknownCommand, context.caller);
  const { subcommands } = command.definition;
  const isKnown = subcommands.length === 0 || subcommands.some(({ name }) => name === invocation.subcommand);
  if (!isKnown) return privately(REFUSALS.unknownCommand, context.caller);
  return command.run(invocation, context);
}

function refusalOf(command: Command | undefined, caller: Caller): Reply | undefined {
  const refusal = command === undefined ? REFUSALS.unknownCommand : refusalFor(command.definition, caller);
  return refusal === undefined ? undefined : privately(refusal, caller);
}

/** Discord hides commands by permission, but a server's admins may change that: so it is asked again here. */
function refusalFor({ access }: CommandDefinition, caller: Caller): Text | undefined {
  if (access === 'owner') return caller.isOwner ? undefined : REFUSALS.owner;
  if (access === 'anyone') return undefined;
  if (caller.guildId === undefined) return REFUSALS.serverOnly;
  return caller.mayManageServer ? undefined : REFUSALS.manageServer;
}

async function turnListing(
  commands: ReadonlyMap<string, Command>,
  { listingKey, page }: { readonly listingKey: string; readonly page: number },
  context: CommandContext,
): Promise<Reply> {
  const listing = await recallListing(listingKey, context);
  const command = listing === undefined ? undefined : commands.get(listing.command);
  if (listing === undefined || command?.turnPage === undefined) return privately(REFUSALS.listingGone, context.caller);
  const refusal = refusalFor(command.definition, context.caller);
  if (refusal !== undefined) return privately(refusal, context.caller);
  const isTheirs = listing.userId === context.caller.userId;
  const caller = { ...context.caller, locale: isTheirs ? listing.locale : context.caller.locale };
  const reply = await command.turnPage(listing, page, { ...context, caller });
  return isTheirs ? reply : { ...reply, isPrivate: true };
}

/** The person who presses runs the command: what he may not type he may not press. */
async function act(commands: ReadonlyMap<string, Command>, actionKey: string, context: CommandContext): Promise<Reply> {
  const invocation = await recallAction(actionKey, context);
  if (invocation === undefined) return privately(REFUSALS.actionGone, context.caller);
  return runCommand(commands.get(invocation.command), invocation, context);
}

async function suggestFor(
  command: Command | undefined,
  request: SuggestRequest,
  context: CommandContext,
): Promise<readonly Suggestion[]> {
  if (command?.suggest === undefined || refusalFor(command.definition, context.caller) !== undefined) return [];
  return command.suggest({ ...request, typed: request.typed.trim() }, context);
}

/** A failed suggestion is no answer to anybody: it is logged and the list stays empty. */
async function suggestQuietly(
  host: RouterHost,
  suggest: () => Promise<readonly Suggestion[]>,
): Promise<readonly Suggestion[]> {
  try {
    const found = await suggest();
    return found.filter(({ name, value }) => name !== '' && value.length <= LONGEST_VALUE).slice(0, MOST_SUGGESTIONS);
  } catch (error) {
    reportFault(host, error);
    return [];
  }
}

/** Discord refuses the whole answer when one value is longer. */
const LONGEST_VALUE = 100;
