// How units of work are run: synchronous inside and a promise outside, as the port asks; in turns with everything else, those that somebody
// looks at a screen for first. SQLite's own errors leave as StoreErrors.
import { Checkpoints } from './checkpoints.ts';
import { explainSqliteError, type Db } from './database.ts';
import { Turns, type Whose } from './turns.ts';

export class Units implements AsyncDisposable {
  readonly #db: Db;
  readonly #path: string;
  readonly #turns = new Turns();
  readonly #checkpoints: Checkpoints;

  constructor(db: Db, path: string) {
    this.#db = db;
    this.#path = path;
    this.#checkpoints = new Checkpoints(db);
  }

  /** @throws StoreError for what SQLite says */
  async run<T>(work: (db: Db) => T, whose: Whose): Promise<T> {
    try {
      return await this.#turns.run(() => {
        const result = work(this.#db);
        this.#checkpoints.look();
        return result;
      }, whose);
    } catch (error) {
      throw explainSqliteError(error, this.#path);
    }
  }

  /** Page by page, beside the units. @param path of the copy */
  async backup(path: string): Promise<void> {
    try {
      await this.#db.raw.backup(path);
    } catch (error) {
      throw explainSqliteError(error, path);
    }
  }

  /** Closes the database, after the units that wait. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.run((db) => void db.raw.close(), 'background');
    await this.#checkpoints[Symbol.asyncDispose]();
  }
}
