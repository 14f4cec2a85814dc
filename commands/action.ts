// Keeps what a button of a reply will do: a command with its options, as if the person typed it. Works after a restart, too.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Action, Invocation } from '#src/chat/command.ts';
import type { CommandContext } from './command.ts';

const invocationSchema = z.object({
  command: z.string(),
  subcommand: z.string().optional(),
  options: z.record(z.string(), z.union([z.string(), z.number()])),
});

type Offer = { readonly label: string; readonly invocation: Invocation };

/** An action of a reply that is being made. */
export async function offerAction({ label, invocation }: Offer, { store, now }: CommandContext): Promise<Action> {
  const state = JSON.stringify(invocation);
  const actionKey = createHash('sha256').update(state).digest('base64url').slice(0, KEY_LENGTH);
  await store.remember(`${ACTION}${actionKey}`, state, now);
  return { label, actionKey, typed: lineOf(invocation) };
}

/** 96 bits: url-safe, and no two actions meet by accident. */
const KEY_LENGTH = 16;
/** Forgotten with the listings. */
const ACTION = 'listing:action:';

/** What an action does; undefined when it was forgotten or never was. */
export async function recallAction(
  actionKey: string,
  { store }: Pick<CommandContext, 'store'>,
): Promise<Invocation | undefined> {
  const state = await store.recall(`${ACTION}${actionKey}`);
  if (state === undefined) return undefined;
  const { command, subcommand, options } = invocationSchema.parse(JSON.parse(state));
  return { command, subcommand, options };
}

/** `/sources add url:https://…`; what would be read otherwise stands in quotation marks: `/search query:"부산 after:30d"`. */
function lineOf({ command, subcommand, options }: Invocation): string {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}:${typedValue(String(value))}`],
  );
  return [`/${command}`, ...(subcommand === undefined ? [] : [subcommand]), ...given].join(' ');
}

function typedValue(value: string): string {
  return NEEDS_MARKS.test(value) ? `"${value.replaceAll(TO_ESCAPE, '\\$&')}"` : value;
}

/** Example: the blank of `세종 드론`, the marks of `"국가 시범도시"`. */
const NEEDS_MARKS = /[\s"'“”]/;
/** Example: the `"` of `"국가 시범도시"`. */
const TO_ESCAPE = /["\\]/g;
