// The page tool as people run it: a process, a page on loopback or a saved one, and what it prints and saves.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePagePair } from '#src/page/page-record.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Program } from '../loopback/program.ts';
import * as texts from '../e2e/texts.ts';

const PAGE = fileURLToPath(new URL('../../src/cli/page.ts', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const env = { ALLOW_PRIVATE_HOSTS: '127.0.0.1', HOST_DELAY_MS: '0' };

const run = (...args: readonly string[]) => runIn(undefined, ...args);

async function runIn(folder: string | undefined, ...args: readonly string[]) {
  await using program = new Program([PAGE, ...args], env, folder);
  const { code } = await program.ended();
  return { code, output: program.output, errors: program.errors };
}

describe('npm run page', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'citybeat-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says of a saved page which rule read it, what each line is, and what was left out and why', async () => {
    const { code, output } = await run(path.join(FIXTURES, 'ndsoft/care-call-newest.html'));
    expect(code).toBe(0);
    expect(output).toContain('rules        ndsoft version');
    expect(output).toMatch(/tried {8}site-rule:ndsoft: \d+ characters, taken/);
    expect(output).toContain('outlet       도담타임즈');
    expect(output).toMatch(/\n {2}heading {6}두 번 안 받으면 두 시간 안에\n/);
    expect(output).toMatch(/arrow {8}\[함께 보면 좋은 기사\]/);
    expect(output).toMatch(/\(the rule drops div\.view-editors\)/);
  });

  it('fetches a page, and saves it with its truth beside it', async () => {
    await using site = await NewsSite.start('새솔일보', 'euc-kr');
    const url = site.publish(texts.YEOSU);
    const target = path.join(folder, 'test/fixtures/saesol/yeosu');
    const { code, output } = await runIn(folder, url, '--save', 'saesol/yeosu');
    expect(output).toContain(texts.YEOSU.title);
    expect([code, existsSync(`${target}.html`)]).toEqual([0, true]);
    const pair = parsePagePair(JSON.parse(readFileSync(`${target}.json`, 'utf8')));
    expect(pair).toMatchObject({
      url,
      charset: 'euc-kr',
      expect: { title: texts.YEOSU.title, text: texts.YEOSU.paragraphs },
    });
    rmSync(`${target}.html`);
    expect((await runIn(folder, url, '--save', 'saesol/yeosu')).errors).toContain('is there already');
    expect(existsSync(`${target}.html`)).toBe(false);
  });

  it('saves under test/fixtures only', async () => {
    const saved = path.join(FIXTURES, 'ndsoft/care-call-newest.html');
    for (const name of ['../../precious', 'lonely', 'a/b/c', '/tmp/x'])
      expect((await runIn(folder, saved, '--save', name)).errors).toContain('is saved as OUTLET/NAME');
    expect((await run(saved, '--url', 'news.example/1')).errors).toContain('begins with http:// or https://');
  });

  it('says that a server cannot be asked, and does not blame its robots.txt', async () => {
    const { code, errors } = await run('http://127.0.0.1:9/1');
    expect([code, errors]).toEqual([1, expect.stringMatching(/^127\.0\.0\.1:9 cannot be asked: /)]);
  });

  it('says why a page is no article', async () => {
    const wall = await run(
      path.join(FIXTURES, 'edge/subscriber-wall.html'),
      '--url',
      'https://www.hanbitilbo.kr/news/1',
    );
    expect([wall.code, wall.output]).toEqual([1, expect.stringContaining('result       no article: paywall')]);
  });

  it('says what to do when it is asked for nothing, or for what is not there', async () => {
    expect((await run()).errors).toMatch(/^say which page[^]*npm run page -- URL/);
    expect((await run('nowhere.html')).errors).toContain('there is no file nowhere.html');
    const unsaid = await run(path.join(FIXTURES, 'edge/subscriber-wall.html'));
    expect([unsaid.code, unsaid.errors]).toEqual([1, expect.stringContaining('add --url ADDRESS')]);
  });
});
