// The real program as a process of its own, in a folder of its own: started, told to stop, killed, started again.
// What it logs and prints is kept; whatever happens, the process and the folder are gone at the end.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Step } from '#src/pipeline/step.ts';
import type { LoopbackDiscord } from './discord.ts';
import type { NewsSite } from './news-site.ts';
import { until } from './until.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = path.join(ROOT, 'src/main.ts');
const CRASHING_MAIN = fileURLToPath(new URL('./crashing-main.ts', import.meta.url));
/** Compiled code of earlier starts: halves the processor time of a start (0.77 s to 0.43 s), of which the tests make fifty. */
const CODE_CACHE = path.join(ROOT, 'node_modules/.cache/citybeat-code');
/** They only tell a hang from a start or an end on a busy machine. */
const READY_MS = 60_000;
const EXIT_MS = 60_000;

const logLine = z.looseObject({ level: z.number(), msg: z.string() });
export type LogLine = z.infer<typeof logLine>;

export type End = { readonly code: number | null; readonly signal: string | null; readonly afterMs: number };

/** Processes still running and folders still there, so that a test run that is broken off leaves none behind. */
const running = new Set<Program>();
const folders = new Set<string>();
process.on('exit', () => {
  running.forEach((program) => program.signal('SIGKILL'));
  folders.forEach(removeFolder);
});

export class Program implements AsyncDisposable {
  /** What it printed for people. */
  output = '';
  /** What it wrote to standard error, log lines and others. */
  errors = '';
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #end: Promise<Omit<End, 'afterMs'>>;
  #isEnded = false;

  constructor(args: readonly string[], env: Readonly<Record<string, string>>, cwd = ROOT) {
    const base = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), TZ: 'UTC', NODE_COMPILE_CACHE: CODE_CACHE };
    this.#child = spawn(process.execPath, args, { cwd, env: { ...base, ...env }, stdio: 'pipe' });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.#child.stdin.on('error', () => undefined);
    this.#end = once(this.#child, 'close').then(([code, signal]) => {
      this.#isEnded = true;
      running.delete(this);
      return z.object({ code: z.number().nullable(), signal: z.string().nullable() }).parse({ code, signal });
    });
    running.add(this);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  get logs(): readonly LogLine[] {
    return this.errors.split('\n').flatMap((line) => {
      const parsed = logLine.safeParse(line.startsWith('{') && line.endsWith('}') ? JSON.parse(line) : undefined);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** Waits for the log line `ready`. @throws with all it said when it ends or stays silent instead */
  async ready(withinMs = READY_MS): Promise<this> {
    try {
      await until(
        'the program to be ready',
        () => {
          if (this.#isEnded) throw new Error('the program ended before it was ready');
          return this.logs.some((line) => line.msg === 'ready');
        },
        withinMs,
      );
    } catch (error) {
      throw new Error(`not ready\n${this.errors}\n${this.output}`, { cause: error });
    }
    return this;
  }

  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    if (!this.#isEnded) this.#child.kill(name);
  }

  /** @throws when it does not end in time */
  async ended(withinMs = EXIT_MS): Promise<End> {
    const startedAt = performance.now();
    await until('the program to end', () => this.#isEnded, withinMs).catch((error: unknown) => {
      throw new Error(`the program did not end\n${this.errors}`, { cause: error });
    });
    return { ...(await this.#end), afterMs: performance.now() - startedAt };
  }

  /** SIGTERM, and how long it took. */
  async stop(withinMs = EXIT_MS): Promise<End> {
    this.signal('SIGTERM');
    return this.ended(withinMs);
  }

  async kill(): Promise<End> {
    this.signal('SIGKILL');
    return this.ended();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isEnded) await this.kill();
  }
}

export type HomeOptions = {
  /** None: the terminal. */
  readonly discord?: LoopbackDiscord | undefined;
  readonly sites?: readonly NewsSite[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A folder with a database, a list of sources and an environment, in which the program is started again and again. */
export class Home implements AsyncDisposable {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'citybeat-'));
  readonly databasePath = path.join(this.folder, 'citybeat.db');
  readonly env: Readonly<Record<string, string>>;
  readonly #programs: Program[] = [];

  constructor({ discord, sites = [], env = {} }: HomeOptions) {
    folders.add(this.folder);
    const feedsFile = path.join(this.folder, 'feeds.json');
    writeFileSync(feedsFile, JSON.stringify(sites.map(sourceOf)));
    this.env = {
      POLL_CRON: '* * * * * *',
      POLL_MIN_INTERVAL_MS: '1000',
      HOST_DELAY_MS: '0',
      ALLOW_PRIVATE_HOSTS: '127.0.0.1',
      FEEDS_FILE: feedsFile,
      SITES_FILE: path.join(this.folder, 'sites.json'),
      LOG_LEVEL: 'info',
      ...(discord === undefined ? {} : { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token }),
      ...env,
      DATABASE_URL: `file:${this.databasePath}`,
    };
  }

  /** Another home with the same environment and a copy of the database; the program of the first must have stopped. */
  static copyOf(other: Home): Home {
    const home = new Home({ env: other.env });
    copyFileSync(other.databasePath, home.databasePath);
    return home;
  }

  /** Starts the program and waits until it is ready. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<Program> {
    return this.launch(env).ready();
  }

  /** Starts the program and waits for nothing. */
  launch(env: Readonly<Record<string, string>> = {}): Program {
    return this.#spawn([MAIN], env);
  }

  /** Starts another main file around the program, with arguments of its own, and waits for nothing. */
  launchAs(main: string, args: readonly string[]): Program {
    return this.#spawn([main, ...args], {});
  }

  /** Starts a program that kills itself at the n-th occurrence of a step. */
  startCrashing(step: Step, n = 1): Program {
    return this.#spawn([CRASHING_MAIN, step, String(n)], {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program[Symbol.asyncDispose]()));
    removeFolder(this.folder);
    folders.delete(this.folder);
  }

  #spawn(args: readonly string[], env: Readonly<Record<string, string>>): Program {
    const program = new Program(args, { ...this.env, ...env });
    this.#programs.push(program);
    return program;
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function sourceOf(site: NewsSite, index: number): object {
  return {
    id: `site-${index + 1}`,
    outlet: site.outlet,
    url: site.feedUrl,
    kind: 'feed',
    language: 'ko',
    timeZone: 'Asia/Seoul',
    enabled: true,
    evidence: { state: 'unverified' },
  };
}
