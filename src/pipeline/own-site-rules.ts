// The operator's own site rules: a file beside the database, read again when it changes, so that mending one needs neither a release nor a
// restart. A wrong file stops a start; later it is told once in the log, and the rules before it stay.
import { readFile, stat } from 'node:fs/promises';
import { ConfigError, describeError } from '#src/errors.ts';
import { parseOwnRules } from '#src/page/own-rules.ts';
import type { SiteRule } from '#src/page/site-rules.ts';
import { SECOND_MS, type Clock } from '#src/time.ts';

/** Asked for at every page: the file itself is looked at this often. */
const LOOK_MS = SECOND_MS;

export class OwnSiteRules {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #log: RuleLog | undefined;
  #rules: readonly SiteRule[] = [];
  /** Of the file as it was read last; undefined: there was none. */
  #changedAt: number | undefined;
  /** What is wrong with the file, told once. */
  #fault: string | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  private constructor(file: string, { clock, log }: OwnRulesParts) {
    this.#file = file;
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws ConfigError naming the file, and the rule and field that are wrong; a file that is not there is none */
  static async open(file: string, parts: OwnRulesParts): Promise<OwnSiteRules> {
    const own = new OwnSiteRules(file, parts);
    own.#changedAt = await changedAt(file);
    own.#lookedAt = parts.clock();
    if (own.#changedAt !== undefined) own.#rules = await readRules(file);
    return own;
  }

  /** The rules as the file has them now. */
  async current(): Promise<readonly SiteRule[]> {
    const now = this.#clock();
    // The clock may have been set back since.
    if (Math.abs(now - this.#lookedAt) < LOOK_MS) return this.#rules;
    this.#lookedAt = now;
    try {
      const changed = await changedAt(this.#file);
      if (changed === this.#changedAt) return this.#rules;
      this.#changedAt = changed;
      this.#rules = changed === undefined ? [] : await readRules(this.#file);
      this.#fault = undefined;
      this.#log?.info({ file: this.#file, rules: this.#rules.length }, 'site rules read');
    } catch (error) {
      const fault = describeError(error);
      if (fault !== this.#fault)
        this.#log?.error({ file: this.#file, error: fault }, 'site rules are wrong, the old ones stay');
      this.#fault = fault;
    }
    return this.#rules;
  }
}

/** Where it is told that the file has changed. */
type RuleLog = {
  readonly info: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};

export type OwnRulesParts = { readonly clock: Clock; readonly log?: RuleLog | undefined };

/** Undefined when there is no file. A file that is there and cannot be looked at is a fault, not a wish for no rules. */
async function changedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw unreadable(file, error);
  }
}

function unreadable(file: string, cause: unknown): ConfigError {
  return new ConfigError(
    'sites_file',
    `cannot read the site rules in ${file} (${describeError(cause)}): check SITES_FILE`,
    { cause },
  );
}

async function readRules(file: string): Promise<readonly SiteRule[]> {
  let json: unknown;
  try {
    // Editors of Windows begin a file with a byte order mark.
    json = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw unreadable(file, error);
  }
  const parsed = parseOwnRules(json);
  if (parsed.kind === 'error') throw new ConfigError('sites_file', `${file}:\n${parsed.message}`);
  return parsed.rules;
}
