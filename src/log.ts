// One line per outcome, to standard error, so that standard output belongs to people. Never a token, never a body.
import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/** JSON lines; readable lines when a person watches. `level` is a pino level or `silent`. */
export function createLog(level: string): Logger {
  const options = { level, base: null, redact: ['token', '*.token'] };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(options, pretty({ destination: 2, sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }));
}
