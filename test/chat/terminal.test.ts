import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Caller, CommandDefinition, Invocation, Reply } from '#src/chat/command.ts';
import { startTerminal, TerminalChannel } from '#src/chat/terminal.ts';
import { quietRouter } from './quiet-router.ts';
import { sampleArticle, sampleDelivery } from './sample-article.ts';

const caller: Caller = {
  userId: 'terminal',
  guildId: 'terminal',
  channelId: 'terminal',
  locale: 'ko',
  guildLocale: 'ko',
  mayManageServer: true,
  isOwner: true,
};

const echo: CommandDefinition = {
  name: 'echo',
  nameKo: '메아리',
  description: { ko: '되풀이', en: 'Repeat' },
  access: 'anyone',
  anywhere: true,
  options: [{ name: 'words', nameKo: '말', description: { ko: '말', en: 'Words' }, type: 'string', required: true }],
  subcommands: [],
};
const pages: CommandDefinition = { ...echo, name: 'pages', nameKo: '쪽', options: [] };

/** A platform's view of two commands: one that repeats (slowly, when asked), one with a list of three pages. */
const router = quietRouter({
  definitions: [echo, pages],
  async run({ command, options }: Invocation): Promise<Reply> {
    if (command === 'pages') return page(0);
    if (options['words'] === '천천히') await sleep(30);
    return { kind: 'text', text: String(options['words']), isPrivate: false };
  },
  turnPage: async (_key, wanted) => page(wanted),
});

function page(number: number): Reply {
  const rows = [{ article: sampleArticle({ title: `기사 ${number}` }), excerpt: '', alsoIn: [] }];
  const paging = { listingKey: 'pages', page: number, pageCount: 3 };
  return { kind: 'list', heading: '목록', rows, note: undefined, paging, isPrivate: false };
}

/** A screen that can be read back. */
function screen() {
  const chunks: string[] = [];
  const output = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { output, shown: () => chunks.join('') };
}

/** What a terminal prints for lines that arrive through a pipe. */
async function printed(lines: string): Promise<string> {
  const input = new PassThrough();
  const { output, shown } = screen();
  const terminal = startTerminal({ input, output, router, caller, isInteractive: false });
  input.end(lines);
  await terminal.done;
  return shown();
}

describe('a terminal behind a pipe', () => {
  test('answers every line in its order, the slow ones too, and ends with its input', async () => {
    expect(await printed('/echo 천천히\n\n/echo 둘\n/메아리 셋')).toBe('천천히\n둘\n셋\n');
  });

  test('stops at exit', async () => {
    expect(await printed('/echo 하나\nexit\n/echo 둘\n')).toBe('하나\n');
  });

  test('says what to do about a line it does not understand, and goes on', async () => {
    const shown = await printed('/ehco 하나\n/echo 둘\n');
    expect(shown).toContain('/echo 인가요');
    expect(shown).toMatch(/둘\n$/);
  });

  test('turns the pages of the last list, and says where they end', async () => {
    const shown = await printed('n\n/pages\np\nn\n/echo 사이\nn\nn\n');
    const wanted = ['넘길 목록이 없습니다', '기사 0', '첫 쪽입니다', '기사 1', '사이', '기사 2', '마지막 쪽입니다'];
    const places = wanted.map((words) => shown.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
  });

  test('prints no control character of a line that was typed', async () => {
    expect(await printed('/\u001B[2Jzzz\n')).not.toContain('\u001B');
  });

  test('ends when it is closed', async () => {
    const terminal = startTerminal({
      input: new PassThrough(),
      output: new PassThrough(),
      router,
      caller,
      isInteractive: false,
    });
    terminal.close();
    await expect(terminal.done).resolves.toBeUndefined();
  });
});

describe('a terminal whose reader went away', () => {
  test('ends quietly', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('EPIPE'));
      },
    });
    const input = new PassThrough();
    const terminal = startTerminal({ input, output, router, caller, isInteractive: false });
    input.write('/echo 하나\n/echo 둘\n');
    await expect(terminal.done).resolves.toBeUndefined();
  });
});

describe('a terminal with a person', () => {
  test('shows a prompt', async () => {
    const input = new PassThrough();
    const { output, shown } = screen();
    const terminal = startTerminal({ input, output, router, caller, isInteractive: true });
    input.end('/echo 하나\n');
    await terminal.done;
    expect(shown()).toContain('citybeat> ');
    expect(shown()).toContain('하나\n');
  });

  test('ends at Ctrl-C', async () => {
    const input = new PassThrough();
    const terminal = startTerminal({ input, output: screen().output, router, caller, isInteractive: true });
    input.write('\u0003');
    await expect(terminal.done).resolves.toBeUndefined();
  });
});

describe('the terminal as a channel', () => {
  const never = new AbortController().signal;

  test('prints an alert once, however often its delivery is tried', async () => {
    const { output, shown } = screen();
    let prompts = 0;
    await using channel = new TerminalChannel({ output, afterPrint: () => (prompts += 1) });
    const first = await channel.send(sampleDelivery(), never);
    const again = await channel.send(sampleDelivery(), never);
    const other = await channel.send(sampleDelivery({ nonce: 'nonce-2' }), never);
    expect([first, again, other]).toEqual([
      { kind: 'sent', messageId: 'terminal-1' },
      { kind: 'sent', messageId: 'terminal-1' },
      { kind: 'sent', messageId: 'terminal-2' },
    ]);
    expect(shown().match(/── 새 소식/g)).toHaveLength(2);
    expect(prompts).toBe(2);
  });

  test('prints an edit once for what it tells, and again when there is more', async () => {
    const { output, shown } = screen();
    await using channel = new TerminalChannel({ output });
    const edit = (...outlets: readonly string[]) => {
      const articles = [
        {
          article: sampleArticle(),
          because: [],
          story: { outlets, outletCount: outlets.length, correctedAt: undefined },
        },
      ];
      return channel.send(sampleDelivery({ kind: 'edit', nonce: 'edit-1', articles }), never);
    };
    for (const outlets of [['가', '나'], ['가', '나'], ['가', '나', '다'], ['가']])
      expect(await edit(...outlets)).toMatchObject({ kind: 'sent' });
    expect(shown().match(/곳에서 보도/g)).toHaveLength(2);
  });

  test('keeps the alert for later when the program stops or the terminal is gone', async () => {
    const { output } = screen();
    await using channel = new TerminalChannel({ output });
    expect((await channel.send(sampleDelivery(), AbortSignal.abort())).kind).toBe('retry');
    output.end();
    expect((await channel.send(sampleDelivery(), never)).kind).toBe('retry');
  });
});
