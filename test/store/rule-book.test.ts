// The rules an article is told by: all that are stored, whether they came before the program started or a moment ago.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '#src/model.ts';
import { articleById } from '#src/store/sqlite/archive.ts';
import { openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { RuleBook } from '#src/store/sqlite/rule-book.ts';
import { addRule, removeRule } from '#src/store/sqlite/subscriptions.ts';
import { adminAt } from './contract-world.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

let db: Db;
let article: Article;
let book: RuleBook;
beforeEach(() => {
  db = openDatabase(':memory:');
  const { articleId } = new Recorder(db).record(requestOf(SEJONG, 1));
  article = articleById(db, articleId) ?? never();
  book = new RuleBook(db);
});
afterEach(() => {
  db.raw.close();
});

const never = (): never => {
  throw new Error('it was stored');
};
const store = (expression: string, guildId = 'g') =>
  addRule(db, { channelId: undefined, expression, kind: 'include' }, adminAt(NOW, guildId)).rule;
const fired = () => book.hits(article).map(({ rule }) => rule.expression);
const MANY = 600;
const storeMany = () => Array.from({ length: MANY }, (_, n) => store(`없는말${n}`));

it('sees a rule that comes between two articles, and no more one that goes', () => {
  store('세종');
  expect(fired()).toEqual(['세종']);
  const added = store('자율주행');
  book.add(added);
  expect(fired()).toEqual(['세종', '자율주행']);
  removeRule(db, added.id, adminAt(NOW));
  book.remove(added);
  expect(fired()).toEqual(['세종']);
});

it('has read every rule when an article comes, be it made ready in part only', () => {
  const many = storeMany();
  const last = store('세종');
  expect(book.prepare()).toBe('more');
  const during = store('자율주행');
  book.add(during);
  for (const gone of [many[0], many[MANY - 1]]) {
    if (gone === undefined) continue;
    removeRule(db, gone.id, adminAt(NOW));
    book.remove(gone);
  }
  expect(fired()).toEqual([last.expression, during.expression]);
  expect(book.ofGuild('g')).toHaveLength(MANY);
});

it('is made ready in steps that come to an end, and takes rules in between', () => {
  storeMany();
  let steps = 0;
  while (book.prepare() === 'more') {
    steps += 1;
    if (steps === 3) book.add(store('세종'));
  }
  expect(steps).toBeGreaterThan(3);
  expect(fired()).toEqual(['세종']);
});

it('knows a rule that took the number of one that went', () => {
  const first = store('세종');
  expect(fired()).toEqual(['세종']);
  removeRule(db, first.id, adminAt(NOW));
  book.remove(first);
  const second = store('자율주행');
  book.add(second);
  expect(fired()).toEqual(['자율주행']);
});

it('keeps servers apart, each in the order its rules were made', () => {
  store('가로등', 'a');
  store('세종', 'b');
  store('누수', 'a');
  expect(book.ofGuild('a').map(({ expression }) => expression)).toEqual(['가로등', '누수']);
  expect(book.ofGuild('c')).toEqual([]);
});
