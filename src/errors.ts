// The six kinds of fault. Each carries a code, the facts of the case and its cause; only the text of a UserError reaches people.
// Expected outcomes (a 304, a page without text, a copy) are values, never one of these.

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;
type Detail = { readonly facts?: Facts; readonly cause?: unknown };

class CitybeatError extends Error {
  readonly code: string;
  readonly facts: Facts;

  constructor(code: string, message: string, { facts = {}, cause }: Detail = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** The network or the other server failed: `timeout`, `too_large`, `status`, `refused_address`, `redirects`, `network` … */
export class FetchError extends CitybeatError {}

/** Bytes that are not what they should be: `not_a_feed`, `too_deep`, `task_killed` … */
export class ParseError extends CitybeatError {}

/** The database cannot be used: `newer_version`, `damaged`, `full`, `locked` … */
export class StoreError extends CitybeatError {}

/** The chat platform refused or vanished. */
export class DeliveryError extends CitybeatError {}

/** The environment or a data file is wrong; the message names every wrong field. */
export class ConfigError extends CitybeatError {}

/** What a person did wrong, in both languages, with what to do next. */
export class UserError extends CitybeatError {
  readonly text: { readonly ko: string; readonly en: string };

  constructor(code: string, text: { readonly ko: string; readonly en: string }) {
    super(code, text.en);
    this.text = text;
  }
}

/** Message of anything thrown, with the messages of its causes, on one line. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` ← ${describeError(error.cause)}`;
  return `${error.message || error.name}${cause}`.replaceAll(/\s+/g, ' ').slice(0, 500);
}
