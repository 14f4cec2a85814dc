// How every command-line tool starts and ends: the environment checked, faults in one line, an exit code.
import { parseArgs } from 'node:util';
import cron from 'node-cron';
import { parseConfig, type Config } from '#src/config.ts';
import { ConfigError, describeError, FetchError, ParseError, StoreError } from '#src/errors.ts';

/**
 * The same for a tool with arguments.
 * @param asked what was asked for; `help`; or what is wrong with the arguments, which is said with the help
 */
export async function runAsked<Asked extends object>(
  asked: Asked | string,
  help: string,
  work: (asked: Asked, config: Config) => Promise<number>,
): Promise<void> {
  if (typeof asked !== 'string') return runCli(({ config }) => work(asked, config));
  if (asked === 'help') {
    console.log(help);
    return;
  }
  console.error(`${asked}\n\n${help}`);
  process.exitCode = 1;
}

/** What stands behind the name of a tool. */
export type Typed = { readonly flags: ReadonlySet<string>; readonly words: readonly string[] };

/**
 * Reads the command line: a tool that did not look at it would do its work when asked for `--help`.
 * @param flags without their dashes
 * @param most how many words may stand beside them
 * @returns `help`, or what is wrong, for `runAsked`
 */
export function readTyped(flags: readonly string[], most: number): Typed | string {
  try {
    const { values, positionals } = parseArgs({
      options: { ...Object.fromEntries(flags.map((flag) => [flag, FLAG])), help: { ...FLAG, short: 'h' } },
      allowPositionals: most > 0,
    });
    if (values.help === true) return 'help';
    const [extra] = positionals.slice(most);
    if (extra !== undefined) return `too many words: what is ${extra}?`;
    return { flags: new Set(Object.keys(values)), words: positionals };
  } catch (error) {
    return describeError(error);
  }
}

const FLAG = { type: 'boolean' } as const;

/** Runs `work` and ends the process with the code it gives; 1 after a fault, told in plain words. */
export async function runCli(work: (given: { readonly config: Config }) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work({ config: parseConfig(process.env, (text) => cron.validate(text)) });
  } catch (error) {
    const isExpected = [ConfigError, StoreError, FetchError, ParseError].some((kind) => error instanceof kind);
    console.error(isExpected ? describeError(error) : `fault: ${describeError(error)}`);
    process.exitCode = 1;
  }
}
