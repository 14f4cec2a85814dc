// How many of all articles have a term, nearly: counted among the newest, for terms that are rare there among all, and no further than
// what ranking can tell apart. Counting a common term to its end takes 60 ms in a million articles.
import type { Database } from 'better-sqlite3';
import { countUpTo } from './index-statements.ts';
import { timeOf } from './archive.ts';
import { HOUR_MS } from '#src/time.ts';

/** Among the newest so many a term is counted first. */
const WINDOW = 4_000;
/** So often there is often enough to tell its share. */
const TELLING = 20;
const MOST_COUNTED = 5_000;
/** Below it everything is counted anew each time: that takes next to nothing. */
const KEPT_FROM = 10_000;
const MOST_KEPT = 20_000;

class Frequencies {
  readonly #db: Database;
  readonly newestId: number;
  readonly articleCount: number;
  readonly #windowStart: number | undefined;
  readonly #shares = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
    this.newestId = newestIdOf(db);
    this.articleCount = db.prepare<[], number>('SELECT count(*) FROM article_fts_docsize').pluck().get() ?? 0;
    this.#windowStart = db
      .prepare<[number], number>('SELECT id FROM article_fts_docsize ORDER BY id DESC LIMIT 1 OFFSET ?')
      .pluck()
      .get(WINDOW);
  }

  /** The share of all articles that this expression finds. */
  shareOf(expression: string): number {
    const known = this.#shares.get(expression);
    if (known !== undefined) return known;
    const share = this.#countedShare(expression);
    if (this.#shares.size < MOST_KEPT) this.#shares.set(expression, share);
    return share;
  }

  #countedShare(expression: string): number {
    if (this.#windowStart !== undefined) {
      const clauses = [{ sql: 'article_fts.rowid > ?', values: [this.#windowStart] }];
      const inWindow = countUpTo(this.#db, { expression, clauses }, WINDOW);
      if (inWindow >= TELLING) return inWindow / WINDOW;
    }
    return countUpTo(this.#db, { expression, clauses: [] }, MOST_COUNTED) / Math.max(1, this.articleCount);
  }
}

const kept = new WeakMap<Database, Frequencies>();

/** What was counted is good for an hour of articles. */
export function frequenciesOf(db: Database): Frequencies {
  const known = kept.get(db);
  if (known !== undefined && timeOf(newestIdOf(db)) - timeOf(known.newestId) < HOUR_MS) return known;
  const counted = new Frequencies(db);
  if (counted.articleCount >= KEPT_FROM) kept.set(db, counted);
  return counted;
}

function newestIdOf(db: Database): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM article_fts_docsize').pluck().get() ?? 0;
}
