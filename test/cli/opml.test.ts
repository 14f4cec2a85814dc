// The tool as people run it: a process, a file, a database.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSources } from '#src/source/read-sources.ts';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Home, Program } from '../loopback/program.ts';

const TOOL = fileURLToPath(new URL('../../src/cli/opml.ts', import.meta.url));
const homes: Home[] = [];
afterAll(() => Promise.all(homes.map((home) => home[Symbol.asyncDispose]())));

function home(): Home {
  const made = new Home({});
  homes.push(made);
  return made;
}

async function run(at: Home, ...args: readonly string[]) {
  await using program = new Program([TOOL, ...args], at.env);
  const { code } = await program.ended();
  return { code, output: program.output, errors: program.errors };
}

async function feedsOf(at: Home) {
  await using store = await openSqliteStore({ path: at.databasePath });
  const feeds = await store.listFeeds();
  return feeds
    .map(({ id, outlet, url, kind, language, timeZone, charset }) => ({
      id,
      outlet,
      url,
      kind,
      language,
      timeZone,
      charset,
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

const LIST = `<opml version="1.1"><body>
  <outline text="시정"><outline text="새벽시 소식" xmlUrl="https://www.dawn.example/rss"/></outline>
  <outline text="Old" xmlUrl="ftp://old.example/"/>
  <outline text="Notes" xmlUrl="https://notes.example/feed"/>
</body></opml>`;

describe('an export', () => {
  it('imported into an empty database gives the same sources; a second import adds none', async () => {
    const [old, fresh] = [home(), home()];
    const seeds = parseSources(JSON.parse(readFileSync('seeds/feeds.json', 'utf8')));
    if (seeds.kind === 'error') throw new Error(seeds.message);
    await using store = await openSqliteStore({ path: old.databasePath });
    await store.addFeeds(seeds.feeds, 0);
    const file = path.join(old.folder, 'sources.opml');
    expect(await run(old, 'export', file)).toMatchObject({
      code: 0,
      output: `${seeds.feeds.length} sources → ${file}\n`,
    });
    expect((await run(old, 'export')).output).toBe(readFileSync(file, 'utf8'));
    expect(await run(fresh, 'import', file)).toMatchObject({ code: 0, errors: '' });
    expect(await feedsOf(fresh)).toEqual(await feedsOf(old));
    const second = await run(fresh, 'import', file);
    expect(second).toMatchObject({ code: 0 });
    expect(second.output).toContain(`added 0 sources; ${seeds.feeds.length} known already, 0 outlines refused`);
  });

  it('overwrites no file, and says when there is nothing to export', async () => {
    const empty = home();
    expect(await run(empty, 'export')).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('no database'),
    });
    await using store = await openSqliteStore({ path: empty.databasePath });
    expect(await run(empty, 'export')).toMatchObject({ code: 1, errors: 'there are no sources to export.\n' });
    expect(await run(empty, 'export', path.join(empty.folder, 'feeds.json'))).toMatchObject({
      code: 1,
      errors: expect.stringContaining('exists already'),
    });
    expect(await store.listFeeds()).toEqual([]);
  });
});

describe('an import', () => {
  it('says row by row what it added, knew and refused', async () => {
    const at = home();
    const file = path.join(at.folder, 'list.opml');
    writeFileSync(file, LIST);
    const { code, output } = await run(at, 'import', file);
    expect(code).toBe(0);
    expect(output.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      'refused outline 3 (Old) is no http or https address: ftp://old.example/',
      'added dawn-example https://www.dawn.example/rss 새벽시 소식, ko (in 시정)',
      'added notes-example https://notes.example/feed Notes, en',
      'added 2 sources; 0 known already, 1 outline refused',
      'none of them was asked: run `npm run doctor` to check them',
      '',
    ]);
    expect((await feedsOf(at)).map(({ id, timeZone }) => [id, timeZone])).toEqual([
      ['dawn-example', 'Asia/Seoul'],
      ['notes-example', 'UTC'],
    ]);
  });

  it('rehearses without touching anything', async () => {
    const at = home();
    const file = path.join(at.folder, 'list.opml');
    writeFileSync(file, LIST);
    const { code, output } = await run(at, 'import', file, '--dry-run');
    expect(code).toBe(0);
    expect(output).toContain('would add 2 sources');
    expect(existsSync(at.databasePath)).toBe(false);
  });

  it.each([
    ['<html>', 'it is no OPML'],
    ['<!DOCTYPE opml><opml/>', 'DOCTYPE'],
    ['<opml><body><outline text="a" xmlUrl="file:///a"/></body></opml>', 'holds no source'],
    [undefined, 'ENOENT'],
  ])('of %s fails in plain words', async (text, reason) => {
    const at = home();
    const file = path.join(at.folder, 'bad.opml');
    if (text !== undefined) writeFileSync(file, text);
    const { code, errors } = await run(at, 'import', file);
    expect([code, errors]).toEqual([1, expect.stringContaining(reason)]);
    expect(errors).not.toContain('    at ');
  });
});

describe('the tool', () => {
  it('explains itself', async () => {
    expect(await run(home(), '--help')).toMatchObject({
      code: 0,
      output: expect.stringContaining('npm run opml -- export'),
    });
  });

  it.each([
    [[]],
    [['import']],
    [['publish']],
    [['export', '--dry-run']],
    [['import', 'a', 'b']],
    [['export', '--force']],
  ])('asks for what it needs: %j', async (args) => {
    const { code, errors } = await run(home(), ...args);
    expect([code, errors]).toEqual([1, expect.stringContaining('npm run opml -- import FILE')]);
  });
});
