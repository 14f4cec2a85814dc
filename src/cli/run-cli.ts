// How every command-line tool starts and ends: the environment checked, faults in one line, an exit code.
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
