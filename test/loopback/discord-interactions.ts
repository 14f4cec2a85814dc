// What people do with the bot: slash commands, buttons, autocomplete, and how the bot's answers reach them.
// It holds the bot to Discord's terms: acknowledge once, within three seconds, with a callback that fits.
import { answerOf, refuse } from './discord-answers.ts';
import { FLAG } from './discord-limits.ts';
import type { Messages, Written } from './discord-messages.ts';
import { callbackBody, choice, text, type Choice, type Message } from './discord-payload.ts';
import { snowflake, type Channel, type User } from './discord-world.ts';
import type { HttpAnswer } from './faults.ts';
import { z } from 'zod';

const ACKNOWLEDGE_MS = 3_000;
const ANSWER_MS = 20_000;

const CALLBACK = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, choices: 8 } as const;
export const INTERACTION = { command: 2, component: 3, autocomplete: 4 } as const;
type InteractionType = (typeof INTERACTION)[keyof typeof INTERACTION];

/** What the person sees in the end. */
export type Seen = {
  readonly message: Message;
  readonly text: string;
  readonly isPrivate: boolean;
  /** From the press of the key to the acknowledgement and to the answer, milliseconds. */
  readonly acknowledgedMs: number;
  readonly answeredMs: number;
};

type Outcome = { readonly seen: Seen | undefined; readonly choices: readonly Choice[] };

type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channel: Channel;
  readonly user: User;
  /** The message whose button was pressed. */
  readonly pressed: Message | undefined;
  readonly startedAt: number;
  acknowledgedAt: number | undefined;
  isExpired: boolean;
  isFilled: boolean;
  originalId: string | undefined;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
};

export type Begun = Pick<Interaction, 'id' | 'token' | 'type' | 'channel' | 'user' | 'pressed'>;

const choicesBody = z.looseObject({ choices: z.array(choice.loose()).max(25) });
const flagsBody = z.looseObject({ flags: z.number().nullish() });

export class Interactions {
  readonly #messages: Messages;
  readonly #open = new Map<string, Interaction>();

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  /** Starts an interaction. @returns what to send to the bot, and the answer to come */
  begin(begun: Omit<Begun, 'id' | 'token'>): { readonly begun: Begun; readonly outcome: Promise<Outcome> } {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const id = snowflake();
    const interaction: Interaction = {
      ...begun,
      id,
      token: `loopback-${id}`,
      startedAt: Date.now(),
      acknowledgedAt: undefined,
      isExpired: false,
      isFilled: false,
      originalId: undefined,
      settle: resolve,
      fail: reject,
    };
    this.#open.set(interaction.token, interaction);
    this.#limit(interaction, promise);
    return { begun: interaction, outcome: promise };
  }

  /** POST /interactions/:id/:token/callback */
  callback(token: string, raw: unknown, wantsResponse: boolean): HttpAnswer {
    const interaction = this.#open.get(token);
    if (interaction === undefined || interaction.isExpired) return refuse(10_062);
    if (interaction.acknowledgedAt !== undefined) return refuse(40_060);
    const body = callbackBody.safeParse(raw);
    if (!body.success) return refuse(50_035, 'no callback');
    const misfit = misfitOf(interaction, body.data.type);
    this.#messages.noteViolation('callback', misfit, raw);
    if (misfit.length > 0) return refuse(50_035, misfit.join('; '));
    const refusal = this.#acknowledge(interaction, body.data.type, body.data.data);
    if (refusal !== undefined) return refusal;
    return wantsResponse ? answerOf(this.#resource(interaction, body.data.type)) : { status: 204 };
  }

  /** /webhooks/:application/:token and the messages under it. */
  webhook(method: string, [token = '', messageId]: readonly (string | undefined)[], raw: unknown): HttpAnswer {
    const interaction = this.#open.get(token);
    if (interaction?.acknowledgedAt === undefined) return refuse(10_015);
    const id = messageId === '@original' ? interaction.originalId : messageId;
    if (method === 'POST') return this.#followUp(interaction, raw);
    if (id === undefined) return refuse(10_008);
    if (method === 'PATCH') return this.#finish(interaction, this.#messages.edit(id, raw));
    if (method === 'DELETE') {
      if (id === interaction.originalId) interaction.originalId = undefined;
      return this.#messages.remove(id);
    }
    const message = this.#messages.find(id);
    return message === undefined ? refuse(10_008) : answerOf(this.#messages.wire(message));
  }

  #limit(interaction: Interaction, outcome: Promise<Outcome>): void {
    const acknowledge = setTimeout(() => {
      if (interaction.acknowledgedAt !== undefined) return;
      interaction.isExpired = true;
      interaction.fail(new Error(`the application did not acknowledge within ${ACKNOWLEDGE_MS} ms`));
    }, ACKNOWLEDGE_MS);
    const answer = setTimeout(() => {
      interaction.fail(new Error(`the application acknowledged and did not answer within ${ANSWER_MS} ms`));
    }, ANSWER_MS);
    const clear = (): void => [acknowledge, answer].forEach((timer) => clearTimeout(timer));
    void outcome.then(clear, clear);
  }

  #acknowledge(interaction: Interaction, type: number, raw: unknown): HttpAnswer | undefined {
    const { channel, pressed } = interaction;
    const asked = askedIn(interaction);
    if (type === CALLBACK.choices) {
      const choices = choicesBody.safeParse(raw);
      if (!choices.success) return refuse(50_035, 'at most 25 choices');
      interaction.acknowledgedAt = Date.now();
      interaction.settle({ seen: undefined, choices: choices.data.choices });
      return undefined;
    }
    if (type === CALLBACK.deferredMessage || type === CALLBACK.deferredUpdate) {
      const flags = (flagsBody.safeParse(raw).data?.flags ?? 0) & FLAG.ephemeral;
      interaction.originalId =
        type === CALLBACK.deferredUpdate ? pressed?.id : this.#messages.defer(channel, asked, flags).id;
      interaction.acknowledgedAt = Date.now();
      return undefined;
    }
    const written =
      type === CALLBACK.update
        ? this.#messages.edit(pressed?.id ?? '', raw)
        : this.#messages.reply(channel, asked, raw);
    if (written.kind === 'refused') return written.refusal;
    interaction.acknowledgedAt = Date.now();
    interaction.originalId = written.message.id;
    this.#finish(interaction, written);
    return undefined;
  }

  /** The first follow-up to a deferred answer fills it, as on Discord; any other is a message of its own. */
  #followUp(interaction: Interaction, raw: unknown): HttpAnswer {
    const isFilling =
      !interaction.isFilled && interaction.originalId !== undefined && interaction.pressed === undefined;
    const written = isFilling
      ? this.#messages.edit(interaction.originalId ?? '', raw)
      : this.#messages.reply(interaction.channel, askedIn(interaction), raw);
    return this.#finish(interaction, written);
  }

  #finish(interaction: Interaction, written: Written): HttpAnswer {
    if (written.kind === 'refused') return written.refusal;
    const { message } = written;
    const now = Date.now();
    interaction.isFilled = true;
    const seen = {
      message,
      text: text(message),
      isPrivate: message.isPrivate,
      acknowledgedMs: (interaction.acknowledgedAt ?? now) - interaction.startedAt,
      answeredMs: now - interaction.startedAt,
    };
    interaction.settle({ seen, choices: [] });
    return answerOf(this.#messages.wire(message));
  }

  #resource(interaction: Interaction, type: number): object {
    const message = interaction.originalId === undefined ? undefined : this.#messages.find(interaction.originalId);
    const wire = message === undefined ? {} : { message: this.#messages.wire(message) };
    return {
      interaction: { id: interaction.id, type: interaction.type, response_message_id: message?.id },
      resource: { type, ...wire },
    };
  }
}

function askedIn({ id, type, user }: Interaction): Message['asked'] {
  return { interactionId: id, type, user };
}

function misfitOf(interaction: Interaction, type: number): readonly string[] {
  const isAutocomplete = interaction.type === INTERACTION.autocomplete;
  const isUpdate = type === CALLBACK.deferredUpdate || type === CALLBACK.update;
  if (isAutocomplete !== (type === CALLBACK.choices)) return [`callback ${type} for interaction ${interaction.type}`];
  if (isUpdate && interaction.pressed === undefined) return [`callback ${type} without a message`];
  const known: readonly number[] = Object.values(CALLBACK);
  return known.includes(type) ? [] : [`callback ${type} is unknown here`];
}
