// A store that dies in the middle of a transaction: ends its own process with SIGKILL when a row of a named table is written or removed.
// Usage: node dying-recorder.ts FILE STATEMENT TABLE N NUMBER TEXT. STATEMENT is INSERT, UPDATE or DELETE, N which of its rows; TEXT is
// recorded under NUMBER, or read again when the statement is no INSERT. Nothing is flushed, closed or told: what a power cut would do.
import { openDatabase } from '#src/store/sqlite/database.ts';
import { Recorder } from '#src/store/sqlite/record.ts';
import { NOW, readingOf, requestOf } from './readings.ts';
import { TEXTS } from './crash-texts.ts';

const [, , file = '', statement = '', table = '', nth = '1', number = '1', text = '0'] = process.argv;
const db = openDatabase(file);
let left = Number(nth);
db.raw.function('die', () => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return null;
});
db.raw.exec(`CREATE TEMP TRIGGER dying AFTER ${statement} ON main.${table} BEGIN SELECT die(); END`);
const recorder = new Recorder(db);
const { title, paragraphs } = TEXTS[Number(text)] ?? { title: '', paragraphs: [] };
if (statement === 'INSERT') recorder.record(requestOf({ title, paragraphs }, Number(number)));
else {
  const known = db.raw.prepare<[], { id: number }>(`SELECT id FROM article WHERE url_key = 'news.example/${number}'`);
  recorder.reread({ articleId: known.get()?.id ?? 0, reading: readingOf({ title, paragraphs }), now: NOW });
}
