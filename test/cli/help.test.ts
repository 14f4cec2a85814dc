// Every tool as somebody meets it who asks what it does: it says so and touches nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Home, Program } from '../loopback/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LIMIT = { timeout: 60_000 };

/** `[script, file]` of each npm script that is a tool of ours. */
const TOOLS = Object.entries(
  z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))).scripts,
).flatMap(([script, line]) => {
  const file = /src\/cli\/[a-z-]+\.ts$/.exec(line)?.[0];
  return file === undefined ? [] : [[script, file] as const];
});

async function run(home: Home, file: string, ...args: readonly string[]) {
  // In the folder of its own, so that a file made by mistake is seen.
  await using program = new Program([path.join(ROOT, file), ...args], home.env, home.folder);
  const { code } = await program.ended();
  return { code, output: program.output, errors: program.errors };
}

describe('the tools', LIMIT, () => {
  it('are all found', () => {
    expect(TOOLS.map(([script]) => script)).toEqual(
      expect.arrayContaining(['seed', 'poll', 'backup', 'deploy-commands', 'doctor']),
    );
  });

  it.each(TOOLS)('npm run %s -- --help says what it does and does nothing', async (script, file) => {
    await using home = new Home({});
    const before = readdirSync(home.folder);
    const { code, output, errors } = await run(home, file, '--help');
    expect([code, errors]).toEqual([0, '']);
    expect(output).toContain(`  npm run ${script}`);
    expect(readdirSync(home.folder)).toEqual(before);
    expect(existsSync(home.databasePath)).toBe(false);
  });

  it.each(TOOLS)('npm run %s -- --nonsense is refused with the help and does nothing', async (script, file) => {
    await using home = new Home({});
    const before = readdirSync(home.folder);
    const { code, output, errors } = await run(home, file, '--nonsense');
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain('--nonsense');
    expect(errors).toContain(`  npm run ${script}`);
    expect(readdirSync(home.folder)).toEqual(before);
  });

  it('lists the commands without a token, and asks for one to register them', async () => {
    await using home = new Home({});
    const file = 'src/cli/deploy-commands.ts';
    const dry = await run(home, file, '--dry-run');
    expect([dry.code, dry.errors]).toEqual([0, '']);
    expect(dry.output).toContain('/search (검색) for anyone\n');
    const real = await run(home, file);
    expect([real.code, real.output]).toEqual([1, '']);
    expect(real.errors).toMatch(/^DISCORD_TOKEN is missing: /);
  });

  it('a backup to a folder that cannot be made says so', async () => {
    await using home = new Home({});
    expect((await run(home, 'src/cli/seed.ts')).code).toBe(0);
    const { code, errors } = await run(home, 'src/cli/backup.ts', path.join(home.databasePath, 'copy.db'));
    expect(code).toBe(1);
    expect(errors).toMatch(/^cannot make the folder of .*copy\.db: name a place that can be written/);
  });

  it('the doctor says when no source is meant', async () => {
    await using home = new Home({});
    const { code, errors } = await run(home, 'src/cli/doctor.ts', 'zzz');
    expect([code, errors]).toEqual([1, expect.stringContaining('No source has zzz in its id, outlet or address.')]);
  });
});
