// The terminal as a platform: typed lines run the same commands as Discord, alerts are printed as cards.
// Lines are answered one after another in their order; nothing a line holds can end the program but `exit`.
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Notice } from '#src/model-notices.ts';
import type { Delivery, Language } from '#src/model.ts';
import type { Channel, SendOutcome } from './channel.ts';
import type { Caller, CommandRouter, Invocation, Paging, Reply } from './command.ts';
import { parseLine } from './terminal-line.ts';
import { plainWords, renderDelivery, renderNotice, renderReply, renderSample } from './terminal-render.ts';
import { terminalWords } from './terminal-words.ts';

export type TerminalRequest = {
  readonly input: Readable;
  readonly output: Writable;
  readonly router: CommandRouter;
  /** Who types. In a terminal that is whoever runs the program. */
  readonly caller: Caller;
  /** Whether a person sits there: shows a prompt and bold type. */
  readonly isInteractive: boolean;
};

export type Terminal = {
  /** Settles when the input has ended or `exit` was typed, and every line before it is answered. Never rejects. */
  readonly done: Promise<void>;
  /** Ends the reading; the line being answered is finished. */
  close(): void;
  /** Shows the prompt again after something else was printed. */
  refresh(): void;
};

const PROMPT = 'citybeat> ';

/** Starts to read lines at once. */
export function startTerminal(request: TerminalRequest): Terminal {
  const { input, output, isInteractive } = request;
  const reader = createInterface({
    input,
    output: isInteractive ? output : undefined,
    terminal: isInteractive,
    prompt: PROMPT,
  });
  const refresh = () => {
    if (isInteractive && !isClosed(reader)) reader.prompt(true);
  };
  // Without a listener Ctrl-C only pauses the reading, and a reader that went away (`| head`) ends the program with an error.
  reader.on('SIGINT', () => reader.close());
  output.on('error', () => reader.close());
  const session = new Session(request);
  return { done: readLines(reader, session, refresh), close: () => reader.close(), refresh };
}

function isClosed(reader: Interface & { readonly closed?: boolean }): boolean {
  return reader.closed === true;
}

async function readLines(reader: Interface, session: Session, refresh: () => void): Promise<void> {
  refresh();
  try {
    for await (const line of reader) {
      if ((await session.answer(line)) === 'exit') break;
      refresh();
    }
  } catch {
    // The input broke (a closed pipe, a lost terminal): to us that is its end.
  }
  reader.close();
}

/** What one terminal remembers between lines: the list that /next turns. */
class Session {
  readonly #request: TerminalRequest;
  #paging: Paging | undefined;

  constructor(request: TerminalRequest) {
    this.#request = request;
  }

  async answer(line: string): Promise<'answered' | 'exit'> {
    const { router, caller } = this.#request;
    const parsed = parseLine(line, router.definitions);
    switch (parsed.kind) {
      case 'empty':
        return 'answered';
      case 'exit':
        return 'exit';
      case 'problem':
        this.#print(`${plainWords(parsed.text[caller.locale])}\n`);
        return 'answered';
      case 'page':
        await this.#turn(parsed.step);
        return 'answered';
      case 'invocation':
        await this.#run(parsed.invocation);
        return 'answered';
    }
  }

  async #run(invocation: Invocation): Promise<void> {
    const { router, caller } = this.#request;
    this.#show(await router.run(invocation, caller));
  }

  async #turn(step: 1 | -1): Promise<void> {
    const { router, caller } = this.#request;
    const from = this.#paging;
    const say = (text: { readonly ko: string; readonly en: string }) => this.#print(`${text[caller.locale]}\n`);
    if (from === undefined) return say(terminalWords.noList);
    const page = from.page + step;
    if (page < 0) return say(terminalWords.firstPage);
    if (page >= from.pageCount) return say(terminalWords.lastPage);
    this.#show(await router.turnPage(from.listingKey, page, caller));
  }

  #show(reply: Reply): void {
    if (reply.kind !== 'text') this.#paging = reply.paging ?? (reply.kind === 'list' ? undefined : this.#paging);
    const { caller, isInteractive } = this.#request;
    this.#print(renderReply(reply, { locale: caller.locale, isBold: isInteractive }));
  }

  #print(text: string): void {
    print(this.#request.output, text);
  }
}

function print(output: Writable, text: string): boolean {
  if (!output.writable) return false;
  output.write(text);
  return true;
}

/** Prints alert cards and notices. The message id counts from 1 in each run: nothing outlives a terminal. */
export class TerminalChannel implements Channel {
  readonly #output: Writable;
  readonly #isBold: boolean;
  readonly #afterPrint: () => void;
  /** Nonces printed in this run (of an edit with what it said), so that a second try of the same delivery prints nothing. */
  readonly #printed = new Map<string, string>();
  #count = 0;

  /** @param options `afterPrint` shows the prompt again, `Terminal.refresh` */
  constructor(options: { readonly output: Writable; readonly isBold?: boolean; readonly afterPrint?: () => void }) {
    this.#output = options.output;
    this.#isBold = options.isBold ?? false;
    this.#afterPrint = options.afterPrint ?? (() => {});
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const text = renderDelivery(delivery, this.#isBold);
    // An edit comes again under its nonce, whenever there is more to say.
    const key = delivery.kind === 'edit' ? `${delivery.nonce} ${text}` : delivery.nonce;
    return this.#printOnce(key, text, signal);
  }

  /** What an alert will look like, said to be no news. */
  async sendSample(sample: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    return this.#printOnce(sample.nonce, renderSample(sample, this.#isBold), signal);
  }

  async notify(notice: Notice, locale: Language, signal: AbortSignal): Promise<SendOutcome> {
    return this.#printOnce(notice.nonce, renderNotice(notice, locale), signal);
  }

  #printOnce(key: string, text: string, signal: AbortSignal): SendOutcome {
    const known = this.#printed.get(key);
    if (known !== undefined) return { kind: 'sent', messageId: known };
    if (signal.aborted) return { kind: 'retry', afterMs: undefined, error: 'stopped' };
    if (!print(this.#output, text)) return { kind: 'retry', afterMs: undefined, error: 'the terminal is closed' };
    this.#count += 1;
    const messageId = `terminal-${this.#count}`;
    this.#remember(key, messageId);
    if (text !== '') this.#afterPrint();
    return { kind: 'sent', messageId };
  }

  #remember(key: string, messageId: string): void {
    this.#printed.set(key, messageId);
    const [oldest] = this.#printed.keys();
    if (this.#printed.size > MOST_NONCES && oldest !== undefined) this.#printed.delete(oldest);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** Far more than can be under way at once. */
const MOST_NONCES = 1_000;
