import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { RuleBook } from '#src/store/sqlite/rule-book.ts';
import { SqliteStore } from '#src/store/sqlite/sqlite-store.ts';
import { AUDITED_CASES, LATER, setScene, type Scene } from './audited-changes.ts';
import { adminAt } from './contract-world.ts';

let db: Db;
let store: SqliteStore;
let scene: Scene;
beforeEach(async () => {
  db = openDatabase(':memory:');
  store = new SqliteStore(db, ':memory:');
  scene = await setScene(store);
});
afterEach(() => store[Symbol.asyncDispose]());

const refuseLines = () =>
  db.raw.exec("CREATE TRIGGER no_line BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no line today'); END");

/** All rows of all tables, also those behind the index. */
function everything(): Readonly<Record<string, readonly unknown[]>> {
  const tables = db.raw.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  const names = tables.pluck().all().map(String);
  return Object.fromEntries(names.map((name) => [name, db.raw.prepare(`SELECT * FROM "${name}"`).all()]));
}

describe('a change whose line cannot be written', () => {
  it.each(AUDITED_CASES)('is not made: $name', async (one) => {
    await one.given?.(scene);
    const before = everything();
    refuseLines();
    await expect(one.change(scene, adminAt(LATER))).rejects.toThrow('no line today');
    expect(everything()).toEqual(before);
    db.raw.exec('DROP TRIGGER no_line');
    await one.change(scene, adminAt(LATER));
    expect(everything()).not.toEqual(before);
  });

  it('is not made in what articles are matched with either', () => {
    const rule = { channelId: undefined, expression: '세종', kind: 'exclude' } as const;
    const book = new RuleBook(db);
    const { rule: kept } = book.store(rule, adminAt(LATER));
    expect(book.ofGuild('g')).toEqual([kept]);
    refuseLines();
    expect(() => book.store({ ...rule, expression: '부산' }, adminAt(LATER))).toThrow('no line today');
    expect(() => book.discard(kept.id, adminAt(LATER))).toThrow('no line today');
    expect(book.ofGuild('g')).toEqual([kept]);
  });
});

it('turns the alerts to the language of the server and forgets the choice in one', async () => {
  await store.servers.change({ language: 'en' }, adminAt(LATER));
  db.raw.exec("CREATE TRIGGER no_turn BEFORE UPDATE ON subscription BEGIN SELECT RAISE(ABORT, 'no turn today'); END");
  const forgetting = { language: undefined, serverLanguage: 'ko' } as const;
  await expect(store.servers.change(forgetting, adminAt(LATER))).rejects.toThrow('no turn today');
  expect(await store.servers.settingsOf('g')).toMatchObject({ language: 'en' });
  db.raw.exec('DROP TRIGGER no_turn');
  expect((await store.servers.change(forgetting, adminAt(LATER))).settings).toMatchObject({ language: undefined });
  expect(await store.subscriptionOf('c')).toMatchObject({ locale: 'ko' });
});
