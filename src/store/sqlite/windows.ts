// The articles of the last 30 days in memory, and those around an older time when one of that time comes in (a first poll, a page read
// again). What stands in them is what is durable: rows are taken over by their number before a transaction writes any, so a transaction
// that is rolled back leaves nothing here, and what another process wrote is there at the next look.
import { RecentWindow } from '#src/article/copies/recent-window.ts';
import { FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { DAY_MS } from '#src/time.ts';
import { idAt, timeOf } from './archive.ts';
import type { Db } from './database.ts';
import { fingerprintsAt, fingerprintsSince, newestSeq, seqsOf, type FingerprintOf } from './fingerprints.ts';
import { atOnce, type Steps } from './steps.ts';

const DAYS_MS = 30 * DAY_MS;
/** Articles are let go once a day, not with every one that comes. */
const LET_GO_MS = DAY_MS;
/** Sources that are read for the first time bring their articles by turns, each of other years: filling a window anew takes a second or two of a busy archive. */
const MOST_PAST = 4;

type Span = { readonly from: number; readonly to: number; readonly window: RecentWindow };

/** When the article that is to be compared was published; `now` when it comes in as news. Epoch ms. */
export type Moment = { readonly at: number; readonly now?: number };

export class Windows {
  readonly #db: Db;
  /** Of the newest row that was taken over. */
  #seq: number | undefined;
  #recent: Span | undefined;
  /** The one used last comes first. */
  #past: readonly Span[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  /** The number of the newest row that was taken over. */
  get seq(): number {
    return this.#seq ?? 0;
  }

  /** Does in steps what `follow` would do at once: fills the windows that it will need. Costs nothing where they are there. */
  *prepare({ at, now }: Moment): Steps<void> {
    this.#takeOver();
    if (now !== undefined && this.#recent === undefined) {
      const recent = yield* this.#fill(now - DAYS_MS, Infinity);
      this.#recent ??= recent;
    }
    if (this.#isRecent(at) || this.#past.some((one) => isInside(one, at))) return;
    const past = yield* this.#fill(at - DAYS_MS, at + DAYS_MS);
    this.#past = [past, ...this.#past].slice(0, MOST_PAST);
  }

  /**
   * Takes over what became durable since the last call. To be called in a transaction before it writes.
   * @returns the articles that were read again
   */
  follow({ at, now }: Moment): readonly number[] {
    const changed = this.#takeOver();
    if (now !== undefined) this.#moveTo(now - DAYS_MS);
    if (!this.#isRecent(at)) this.#turnTo(at);
    return changed;
  }

  /** The articles around a time that `follow` was told. */
  around(at: number): RecentWindow {
    const span = this.#isRecent(at) ? this.#recent : this.#past.find((one) => isInside(one, at));
    return span?.window ?? new RecentWindow();
  }

  #isRecent(at: number): boolean {
    return this.#recent !== undefined && at >= this.#recent.from;
  }

  #moveTo(from: number): void {
    this.#recent ??= this.#filled(from, Infinity);
    if (from - this.#recent.from <= LET_GO_MS) return;
    this.#recent = { ...this.#recent, from };
    this.#recent.window.expire(from);
  }

  #turnTo(at: number): void {
    const span = this.#past.find((one) => isInside(one, at)) ?? this.#filled(at - DAYS_MS, at + DAYS_MS);
    this.#past = [span, ...this.#past.filter((one) => one !== span)].slice(0, MOST_PAST);
  }

  #takeOver(): readonly number[] {
    if (this.#seq === undefined) {
      this.#seq = newestSeq(this.#db);
      return [];
    }
    const rows = fingerprintsSince(this.#db, { version: FINGERPRINT_VERSION, seq: this.#seq });
    const known = rows.filter(({ articleId }) => this.#knew(articleId));
    for (const row of rows) {
      for (const span of [this.#recent, ...this.#past]) if (span !== undefined) put(span, row);
      this.#seq = row.seq;
    }
    return known.map(({ articleId }) => articleId);
  }

  /** What is older than the window may have been known: it is looked at again rather than trusted. */
  #knew(articleId: number): boolean {
    return !this.#isRecent(timeOf(articleId)) || this.#recent?.window.has(articleId) === true;
  }

  #filled(from: number, to: number): Span {
    return atOnce(this.#fill(from, to));
  }

  *#fill(from: number, to: number): Steps<Span> {
    const span = { from, to, window: new RecentWindow() };
    const endId = to === Infinity ? Number.MAX_SAFE_INTEGER : idAt(to);
    const upTo = this.#seq ?? 0;
    const seqs = seqsOf(this.#db, { version: FINGERPRINT_VERSION, firstId: idAt(from), endId, upTo });
    for (let at = 0; at < seqs.length; at += FILLED_AT_ONCE) {
      yield;
      for (const row of fingerprintsAt(this.#db, seqs.slice(at, at + FILLED_AT_ONCE))) put(span, row);
    }
    // Others may have been taken over meanwhile.
    if (this.#seq !== upTo) for (const row of this.#between(upTo)) put(span, row);
    return span;
  }

  #between(seq: number): readonly FingerprintOf[] {
    const upTo = this.seq;
    return fingerprintsSince(this.#db, { version: FINGERPRINT_VERSION, seq }).filter((row) => row.seq <= upTo);
  }
}

/** Some milliseconds. */
const FILLED_AT_ONCE = 200;

/** Not near the ends: half of the neighbours would be missing. */
function isInside({ from, to }: Span, at: number): boolean {
  return at >= from + MARGIN_MS && at <= to - MARGIN_MS;
}

const MARGIN_MS = 7 * DAY_MS;

function put({ from, to, window }: Span, { articleId, bins, eventKeys }: FingerprintOf): void {
  const at = timeOf(articleId);
  if (at >= from && at < to) window.add({ id: articleId, at, bins, eventKeys });
}
