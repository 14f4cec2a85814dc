// The doctor as people run it: a process, sources on loopback, a line or two each.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { NewsSite } from '../loopback/news-site.ts';
import { Home, Program } from '../loopback/program.ts';
import * as texts from '../e2e/texts.ts';

const DOCTOR = fileURLToPath(new URL('../../src/cli/doctor.ts', import.meta.url));

async function run(at: Home, ...args: readonly string[]) {
  await using program = new Program([DOCTOR, ...args], at.env);
  const { code } = await program.ended();
  return { code, output: program.output };
}

it('says of every source how it answers and what would make it better', async () => {
  await using sound = await NewsSite.start('새솔일보', 'euc-kr');
  await using broken = await NewsSite.start('깨진신문');
  sound.publish(texts.YEOSU);
  broken.faultFeed({ times: Infinity, fault: { kind: 'status', status: 404 } });
  await using home = new Home({ sites: [sound, broken] });
  const sitesFile = path.join(home.folder, 'sites.json');
  const { code, output } = await run(home);
  expect(code).toBe(1);
  expect(output).toMatch(
    /[12]\/2 ok {4}site-1 {2}새솔일보\n {6}euc-kr · 1 entry \(1 about smart cities\) · newest .* KST/,
  );
  expect(output).toContain('rules     none of your own; every site rule finds its text');
  expect(output).toContain('304 yes · robots.txt: articles allowed');
  expect(output).toMatch(/[12]\/2 fails {1}site-2 {2}깨진신문\n.*\n {6}the server answered 404/);
  expect(output).toContain('2 sources: 1 cannot be read, 0 to look at: mend or remove them with /sources');
  writeFileSync(sitesFile, '[{"id":"x"}]');
  const wrong = await run(home, '새솔');
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/rules {5}WRONG.*rule 1 \(x\) match: /)]);
  rmSync(sitesFile);
  const one = await run(home, '새솔');
  expect(one.code).toBe(0);
  expect(one.output).not.toContain('site-2');
});
