// The property tests with other dice than usual, so that what their steady seed never throws is found outside the checks of every change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Example: `from '../chance.ts'` */
const USES_CHANCE = /from '(?:\.\.?\/)+chance\.ts'/;

/** The test files whose cases are drawn, and files of tests that stand on a file which draws. */
export function propertyTests(): readonly string[] {
  return globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) =>
    USES_CHANCE.test(readFileSync(path.join(ROOT, file), 'utf8')),
  );
}

/** @returns the exit code of the tests */
export async function explore(seed: number): Promise<number> {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...propertyTests()], {
    cwd: ROOT,
    env: { ...process.env, FC_SEED: String(seed) },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
