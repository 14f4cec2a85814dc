import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '#src/errors.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { MINUTE_MS } from '#src/time.ts';

const RULE = { id: 'saebyeok', version: 1, match: { hosts: ['saebyeok.kr'] }, body: ['.doc'] };
let folder = '';
let now = 0;
const told: string[] = [];
const log = {
  info: (_: unknown, message: string) => void told.push(message),
  error: (_: unknown, message: string) => void told.push(message),
};
const fileOf = () => path.join(folder, 'sites.json');
const write = (content: string, at: number) => {
  writeFileSync(fileOf(), content);
  utimesSync(fileOf(), at, at);
};
const open = () => OwnSiteRules.open(fileOf(), { clock: () => now, log });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'citybeat-rules-'));
  told.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the file of site rules', () => {
  it('may be missing, and may come later', async () => {
    const rules = await open();
    expect(await rules.current()).toEqual([]);
    write(JSON.stringify([RULE]), 1);
    now += MINUTE_MS;
    expect((await rules.current()).map(({ id }) => id)).toEqual(['saebyeok']);
  });

  it('is read with the mark that editors of Windows put before it', async () => {
    write(`\uFEFF[\r\n${JSON.stringify(RULE)}]\r\n`, 1);
    expect(await (await open()).current()).toHaveLength(1);
  });

  it('is looked at after the clock was set back, too', async () => {
    const rules = await open();
    now -= 60 * MINUTE_MS;
    write(JSON.stringify([RULE]), 1);
    expect(await rules.current()).toHaveLength(1);
  });

  it('stops a start when it is wrong, and names what is', async () => {
    write('[{"id":"x"}]', 1);
    await expect(open()).rejects.toThrow(ConfigError);
    await expect(open()).rejects.toThrow(/sites\.json:\nrule 1 \(x\) version/);
    write('[', 2);
    await expect(open()).rejects.toThrow(/check SITES_FILE/);
  });

  it('keeps the rules it has when it becomes wrong, says so once, and reads it when it is mended', async () => {
    write(JSON.stringify([RULE]), 1);
    const rules = await open();
    write('[', 2);
    now += MINUTE_MS;
    expect(await rules.current()).toHaveLength(1);
    now += MINUTE_MS;
    expect(await rules.current()).toHaveLength(1);
    expect(told).toEqual(['site rules are wrong, the old ones stay']);
    write('[]', 3);
    now += MINUTE_MS;
    expect(await rules.current()).toEqual([]);
  });
});
