import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const oxlint = path.join(root, 'node_modules/.bin/oxlint');

/** A file of each room that breaks its floor's rule. */
const OFFENDERS: Readonly<Record<string, string>> = {
  'src/time.ts': "import '#src/store/store.ts';",
  'src/language/up.ts': "import '#src/page/extract.ts';",
  'src/article/up.ts': "import '#src/source/fetch.ts';",
  'src/feed/nested.ts': "import '#src/source/web/freshness.ts';",
  'src/linked-signal.ts': "import '#src/feed/window.ts';",
  'src/query/file.ts': "import 'node:fs';",
  'src/page/network.ts': "import 'undici';",
  'src/page/sideways.ts': "import '../source/decode.ts';",
  'src/source/sideways.ts': "import '#src/store/store.ts';",
  'src/source/list-page/up.ts': "import '#src/pipeline/poll.ts';",
  'src/store/sideways.ts': "import '#src/chat/command.ts';",
  'src/store/sqlite/up.ts': "import '#src/pipeline/poll.ts';",
  'src/chat/sideways.ts': "import '#src/store/store.ts';",
  'src/pipeline/sqlite.ts': "import '#src/store/sqlite/open.ts';",
  'commands/discord.ts': "import 'discord.js';",
};

type Report = {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  readonly number_of_files: number;
};

async function lint(folder: string): Promise<Report> {
  const output = await new Promise<string>((resolve) => {
    execFile(oxlint, ['--format=json'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const report: Report = JSON.parse(output);
  return report;
}

describe('the gate between the floors', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'citybeat-floors-'));
    cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
    for (const [file, text] of Object.entries(OFFENDERS)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses an import that goes up or sideways, in every room', async () => {
    const report = await lint(folder);
    const refused = report.diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename);
    expect([...new Set(refused)].toSorted()).toEqual(Object.keys(OFFENDERS).toSorted());
  });

  it('looks at every source file of the project', async () => {
    const report = await lint(root);
    const files = ['src', 'commands', 'test'].flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }),
    );
    expect(report.number_of_files).toBeGreaterThanOrEqual(files.filter((file) => file.endsWith('.ts')).length);
  });
});
