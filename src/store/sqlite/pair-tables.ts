// How common each character pair is in what is stored, counted anew once a day: words weigh by it when articles are compared.
// A batch a call, so that nothing waits for the counting; a table is written whole or not at all.
import { normaliseForComparison } from '#src/article/copies/comparison-text.ts';
import {
  countedPairs,
  frequentPairs,
  mergedPairs,
  NO_PAIRS,
  PairTable,
  type CountedPairs,
} from '#src/article/copies/pair-table.ts';
import { pairsOf } from '#src/article/copies/tf-idf.ts';
import { comparedText } from '#src/article/fingerprint.ts';
import { DAY_MS } from '#src/time.ts';
import { inTransaction, type Db } from './database.ts';
import { desc, eq, gt, lt } from './drizzle.ts';
import { fingerprintRow, pairTable } from './schema-keys.ts';
import { article } from './schema.ts';
import { recall, remember } from './settings.ts';

/** About 20 ms. */
const BATCH = 40;
/** 1.6 MB; a busy archive holds fewer Hangul pairs, but English ones are without end. */
const MOST_PAIRS = 200_000;
/** Below that the built-in rates know better. */
const LEAST_ARTICLES = 200;
/** The row of fingerprints up to which articles are counted. */
const COUNTED_KEY = 'pairs-counted';

/** The newest table; undefined before there is any. */
export function latestPairTable(db: Db): PairTable | undefined {
  const row = db.orm.select().from(pairTable).orderBy(desc(pairTable.version)).limit(1).get();
  return row === undefined ? undefined : new PairTable({ ...row, ...unpacked(row) });
}

type Packed = { readonly pairs: Buffer; readonly counts: Buffer };

function unpacked({ pairs, counts }: Packed): CountedPairs {
  return { pairs: numbersOf(pairs), counts: numbersOf(counts) };
}

/** A copy: a blob may begin at any address. Little endian, as every machine that runs Node is. */
function numbersOf(bytes: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

function bytesOf(numbers: Uint32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

type Counting = { readonly counted: CountedPairs; readonly articleCount: number; readonly seq: number };

/** Counts in the background of a store. */
export class PairCounting {
  readonly #db: Db;
  #under: Counting | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Counts some more articles, when the newest table is a day old.
   * @returns `more` when there are others to be counted; a table when all of them were; `done` when there is nothing to do
   */
  count(now: number): 'more' | 'done' | PairTable {
    this.#under ??= this.#begun(now);
    if (this.#under === undefined) return 'done';
    const batch = this.#batch(this.#under.seq);
    this.#under = withBatch(this.#under, batch);
    if (batch.length === BATCH) return 'more';
    const counting = this.#under;
    this.#under = undefined;
    return this.#written(counting, now);
  }

  /** Goes on where the newest table ended. Asked at every tick: the pairs are read once a day only, when there is something to count. */
  #begun(now: number): Counting | undefined {
    const { version, madeAt } = pairTable;
    const made = this.#db.orm.select({ version, madeAt }).from(pairTable).orderBy(desc(version)).limit(1).get();
    if (made === undefined) return this.#hasEnough() ? { counted: NO_PAIRS, articleCount: 0, seq: 0 } : undefined;
    // A clock that was ahead must not stop the counting for a year.
    if (Math.abs(now - made.madeAt) < DAY_MS) return undefined;
    const newest = this.#db.orm.select().from(pairTable).where(eq(version, made.version)).get();
    const seq = Number(recall(this.#db, COUNTED_KEY) ?? 0);
    return newest === undefined ? undefined : { counted: unpacked(newest), articleCount: newest.articleCount, seq };
  }

  #hasEnough(): boolean {
    const { seq } = fingerprintRow;
    return this.#db.orm.select({ seq }).from(fingerprintRow).limit(LEAST_ARTICLES).all().length === LEAST_ARTICLES;
  }

  #batch(after: number) {
    const { seq, articleId } = fingerprintRow;
    return this.#db.orm
      .select({ seq, title: article.title, paragraphs: article.paragraphs })
      .from(fingerprintRow)
      .innerJoin(article, eq(article.id, articleId))
      .where(gt(seq, after))
      .orderBy(seq)
      .limit(BATCH)
      .all();
  }

  /** The two newest are kept: a decision may name the one before. */
  #written({ counted, articleCount, seq }: Counting, madeAt: number): 'done' | PairTable {
    const db = this.#db;
    if (articleCount < LEAST_ARTICLES) return 'done';
    return inTransaction(db, () => {
      const version = (latestPairTable(db)?.version ?? 0) + 1;
      const bytes = { pairs: bytesOf(counted.pairs), counts: bytesOf(counted.counts) };
      db.orm
        .insert(pairTable)
        .values({ version, madeAt, articleCount, ...bytes })
        .run();
      db.orm
        .delete(pairTable)
        .where(lt(pairTable.version, version - 1))
        .run();
      remember(db, COUNTED_KEY, { value: String(seq), now: madeAt });
      return new PairTable({ version, articleCount, ...counted });
    });
  }
}

type Text = { readonly seq: number; readonly title: string; readonly paragraphs: readonly string[] };

function withBatch({ counted, articleCount, seq }: Counting, batch: readonly Text[]): Counting {
  const more = countedPairs(batch.map((one) => pairsOf(normaliseForComparison(one.title) + comparedText(one))));
  return {
    counted: frequentPairs(mergedPairs(counted, more), MOST_PAIRS),
    articleCount: articleCount + batch.length,
    seq: batch.at(-1)?.seq ?? seq,
  };
}
