// The same documents as FTS5 indexes them by itself: words between blanks, and every three letters. Both rank by bm25 over all they find.
import type { Database } from 'better-sqlite3';
import { median, type Line } from './bench.ts';
import { articleId, searchText } from './search-archive.ts';

const ROUNDS = 7;
const KINDS = { unicode61: 'unicode61', trigram: 'trigram' } as const;
/** Trigram finds nothing shorter than three letters. */
const WORDS = ['스마트시티', '누수탐지'];

export function besideLines(db: Database, most: number): readonly Line[] {
  return Object.entries(KINDS).flatMap(([name, tokenize]) => {
    db.exec(`CREATE VIRTUAL TABLE temp.beside USING fts5(text, content='', tokenize='${tokenize}')`);
    const insert = db.prepare('INSERT INTO temp.beside (rowid, text) VALUES (?, ?)');
    let ms = 0;
    db.transaction(() => {
      for (let n = 0; n < most; n += 1) {
        const { title, paragraphs } = searchText(n);
        const text = [title, ...paragraphs].join('\n');
        const startedAt = performance.now();
        insert.run(articleId(n, most), text);
        ms += performance.now() - startedAt;
      }
    })();
    const bytes = db.prepare<[], number>('SELECT sum(length(block)) FROM temp.beside_data').pluck().get() ?? 0;
    const lines = [
      {
        what: `  beside: FTS5 ${name}, insert (µs), index bytes an article`,
        value: `${((ms * 1_000) / most).toFixed(0)}, ${(bytes / most).toFixed(0)}`,
      },
      ...WORDS.map((word) => ({
        what: `  beside: FTS5 ${name}, ${word}: found; rank, newest (ms)`,
        value: timesOf(db, word),
      })),
    ];
    db.exec('DROP TABLE temp.beside');
    return lines;
  });
}

function timesOf(db: Database, word: string): string {
  const ask = (order: string) => {
    const statement = db.prepare(`SELECT rowid FROM temp.beside WHERE beside MATCH ? ORDER BY ${order} LIMIT 5`);
    return median(Array.from({ length: ROUNDS }, () => timed(() => statement.all(`"${word}"`)))).toFixed(1);
  };
  const found = db
    .prepare<[string], number>('SELECT count(*) FROM temp.beside WHERE beside MATCH ?')
    .pluck()
    .get(`"${word}"`);
  return `${found ?? 0}; ${ask('rank')}, ${ask('rowid DESC')}`;
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
