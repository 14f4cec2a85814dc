// Fills a database with synthetic articles: rows straight into the tables the candidates read, without stories, facets and full text.
// Keys go in sorted by batch, which saves most of the time and leaves the pages as full as one by one (measured at 60,000 articles).
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { idAt } from '#src/store/sqlite/archive.ts';
import type { Db } from '#src/store/sqlite/database.ts';
import { FINGERPRINT_VERSION } from '#src/article/fingerprint.ts';
import { DAY_MS } from '#src/time.ts';
import type { BatchRequest, StoredText } from './archive-batch.ts';

export const NOW = Date.UTC(2026, 10, 22);
/** 200 a day in the last 30 days, whatever the archive's size. */
export const RECENT = 6_000;
const WINDOW_MS = 30 * DAY_MS;
const YEARS_MS = 3_650 * DAY_MS;

const BATCH = 2_000;
const BATCHES_AT_ONCE = 10;
const THREADS = 2;

/** What the other ways look at, beside the database: a row a stored article. */
export type Beside = { readonly bins: Uint8Array; readonly simHashes: Uint32Array };

export function besideOf(most: number): Beside {
  return { bins: new Uint8Array(most * 128), simHashes: new Uint32Array(most * 2) };
}

/** When the n-th article was published: the first 6,000 in the last 30 days, the others in the ten years before, stage by stage. */
export function publishedAt(n: number, { from, to }: Stage): number {
  if (n < RECENT) return NOW - WINDOW_MS + Math.floor((WINDOW_MS * (n + 1)) / (RECENT + 1));
  const share = (n - from) / (to - from);
  return NOW - WINDOW_MS - YEARS_MS + Math.floor((YEARS_MS * share) / 1_000) * 1_000;
}

export type Stage = { readonly from: number; readonly to: number };

/** The id of the n-th article of a stage. */
export function articleIdOf(n: number, stage: Stage): number {
  // Two stages may come to the same second.
  return idAt(publishedAt(n, stage)) + Math.round(Math.log10(stage.from + 1)) * 500 + (n % 500);
}

export async function fill(db: Db, stage: Stage, beside: Beside): Promise<void> {
  const workers = Array.from({ length: THREADS }, () => new Worker(new URL('./archive-batch.ts', import.meta.url)));
  const requests = requestsOf(stage);
  try {
    let waiting: StoredText[] = [];
    let batches = 0;
    const take = (texts: readonly StoredText[]) => {
      waiting.push(...texts);
      batches += 1;
      if (batches % BATCHES_AT_ONCE !== 0) return;
      write(db, waiting, { stage, beside });
      waiting = [];
    };
    await Promise.all(workers.map((worker) => work(worker, requests, take)));
    write(db, waiting, { stage, beside });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** No batch stands on both sides of the window's end. */
function requestsOf({ from, to }: Stage): BatchRequest[] {
  const requests: BatchRequest[] = [];
  for (let first = from; first < to; first += BATCH)
    requests.push({ first, count: Math.min(BATCH, to - first), isRecent: first < RECENT });
  return requests;
}

async function work(
  worker: Worker,
  requests: BatchRequest[],
  take: (texts: readonly StoredText[]) => void,
): Promise<void> {
  for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
    const answered = once(worker, 'message');
    worker.postMessage(request);
    const [texts]: readonly (readonly StoredText[])[] = await answered;
    take(texts ?? []);
  }
}

const INSERT_ARTICLE = `INSERT INTO article (id, url_key, url, title, authors, outlet, published_at, stored_at, language, paragraphs,
  summary, classification, facts, how, is_seed, story_id, verdict, text_hash, fingerprint_version)
  VALUES (@id, @url, @url, @title, '[]', @outlet, @at, @at, 'ko', @paragraphs, '[]', '{}', '{}', 'bench', 0, 1, '{}', @textHash, @version)`;
const INSERT_FINGERPRINT = 'INSERT INTO fingerprint (article_id, version, sketch) VALUES (?, ?, ?)';
const INSERT_KEY = 'INSERT OR IGNORE INTO fingerprint_key (version, key, seq) VALUES (?, ?, ?)';
const INSERT_LINK = 'INSERT INTO story_link (article_id, other_id, chance) VALUES (?, ?, 500)';
/** Each article is like so many stored ones on the labelled streams: 1.3. */
const linkedBefore = (n: number): readonly number[] => (n % 3 === 2 ? [n - 1, n - 2] : [n - 1]);

/** A key and a row's number in one number of 53 bits. */
const SEQS = 2 ** 21;

type Written = { readonly stage: Stage; readonly beside: Beside };

function write({ raw }: Db, texts: readonly StoredText[], { stage, beside }: Written): void {
  const [article, row, key, link] = [INSERT_ARTICLE, INSERT_FINGERPRINT, INSERT_KEY, INSERT_LINK].map((text) =>
    raw.prepare(text),
  );
  const version = FINGERPRINT_VERSION;
  raw.transaction(() => {
    const keys = new Float64Array(texts.reduce((sum, text) => sum + text.keys.length, 0));
    let at = 0;
    for (const { n, title, paragraphs, sketch, ...text } of texts) {
      const id = articleIdOf(n, stage);
      const fields = { id, title, paragraphs, textHash: `bench-${n}`, version, at: publishedAt(n, stage) };
      article?.run({ ...fields, url: `bench.example/${n}`, outlet: `매체${n % 40}` });
      const seq = Number(row?.run(id, version, Buffer.from(sketch)).lastInsertRowid);
      for (const other of linkedBefore(n)) if (other >= stage.from) link?.run(id, articleIdOf(other, stage));
      for (const one of text.keys) {
        keys[at] = one * SEQS + seq;
        at += 1;
      }
      beside.bins.set(sketch.subarray(0, 128), n * 128);
      beside.simHashes.set(text.simHash, n * 2);
    }
    for (const one of keys.sort()) key?.run(version, Math.floor(one / SEQS) | 0, one % SEQS);
  })();
}
