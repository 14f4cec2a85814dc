// What a decision costs when 10 k, 100 k and (`-- dedupe --million`, some minutes) 1 M articles are stored, and what finding copies costs
// an article on disk. Beside it, over the same articles: a scan of all signatures, and one of SimHashes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packSketch } from '#src/article/copies/sketch.ts';
import { verdictOf } from '#src/article/dedupe.ts';
import { comparedText, fingerprint } from '#src/article/fingerprint.ts';
import { Candidates, findingOf } from '#src/store/sqlite/candidates.ts';
import { inTransaction, openDatabase, type Db } from '#src/store/sqlite/database.ts';
import { storeFingerprint } from '#src/store/sqlite/fingerprints.ts';
import { draftOf } from '../store/readings.ts';
import { articleIdOf, besideOf, fill, NOW, RECENT, type Beside, type Stage } from './archive-fill.ts';
import type { Bench, Line } from './bench.ts';
import { mostLike, nearest } from './scans.ts';
import { simHash } from './simhash.ts';
import { cutText, editedText, syntheticText, type Text } from './synthetic-archive.ts';

const SIZES = process.argv.includes('--million') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
/** Of each kind: edited copies, cut copies, new articles. */
const ASKED = 150;
const SCANNED = 40;
const PREPARED = RECENT / 10;
const INSERTED = 200;

export const dedupe: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
  const db = openDatabase(path.join(folder, 'bench.db'));
  try {
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec('INSERT INTO story (id, lead_article_id, updated_at) VALUES (1, 1, 0)');
    const beside = besideOf(SIZES.at(-1) ?? 0);
    const lines: Line[] = [];
    let from = 0;
    for (const to of SIZES) {
      const stage = { from, to };
      lines.push(...(await measured(db, stage, beside)));
      from = to;
    }
    return lines;
  } finally {
    db.raw.close();
    rmSync(folder, { recursive: true });
  }
};

async function measured(db: Db, stage: Stage, beside: Beside): Promise<readonly Line[]> {
  const startedAt = performance.now();
  await withoutIndexes(db, () => fill(db, stage, beside));
  const seconds = (performance.now() - startedAt) / 1_000;
  const name = `${stage.to / 1_000} k`;
  return [
    { what: `${name} stored: filled in (s)`, value: seconds.toFixed(0) },
    ...decisions(db, stage),
    ...scans(stage, beside),
    {
      what: '  bytes an article (fingerprint, keys, links)',
      value: bytesEach(db, stage.to).toFixed(0),
      target: '≤ 1300',
    },
    { what: '  storing a fingerprint, own transaction, p50 (ms)', value: p(insertTimes(db), 50).toFixed(2) },
  ];
}

/** Built at once after the fill; the keys of copies are not among them. */
async function withoutIndexes(db: Db, work: () => Promise<void>): Promise<void> {
  db.raw.exec('DROP INDEX article_text_hash; DROP INDEX article_story; DROP INDEX article_outlet');
  db.raw.pragma('cache_size = -400000');
  await work();
  db.raw.exec('CREATE INDEX article_text_hash ON article (text_hash)');
  db.raw.exec('CREATE INDEX article_story ON article (story_id); CREATE INDEX article_outlet ON article (outlet)');
  // As the program runs: SQLite's own 2 MB, the rest is the system's.
  db.raw.pragma('cache_size = -2000');
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
}

function readingOf(text: Text) {
  return { fingerprint: fingerprint(text), draft: draftOf(text) };
}

type Question = { readonly text: Text; readonly of: number | undefined };

/** Copies of articles of any age, half of them of the window. */
function questions(stage: Stage, textOf: (n: number) => Text): readonly Question[] {
  return Array.from({ length: ASKED }, (_, index) => {
    const oldest = Math.min(RECENT, stage.to);
    const n = index % 2 === 0 ? (index * 37) % oldest : oldest + ((index * 7_919) % Math.max(1, stage.to - oldest));
    return { text: textOf(n), of: n };
  });
}

function decisions(db: Db, stage: Stage): readonly Line[] {
  const candidates = new Candidates(db);
  candidates.follow({ at: NOW, now: NOW });
  const kinds = {
    edited: questions(stage, editedText),
    cut: questions(stage, cutText),
    fresh: Array.from({ length: ASKED }, (_, index) => ({ text: syntheticText(9_000_000 + index), of: undefined })),
  };
  // A running bot has the articles of the last three days prepared: a tenth of those of thirty.
  for (let n = RECENT - PREPARED; n < RECENT; n += 1) keepPrepared(candidates, n, stage);
  const answers = Object.entries(kinds).flatMap(([kind, list]) =>
    list.map((question) => ({ kind, question, ...ask(candidates, question) })),
  );
  const times = quantiles(answers.map(({ ms }) => ms));
  // Beside other work on the machine only this one is the program's.
  const cpuTimes = quantiles(answers.map(({ cpuMs }) => cpuMs));
  const found = (kind: string) => {
    const own = answers.filter((answer) => answer.kind === kind);
    return (
      own.filter(({ of, question }) => of !== undefined && ids(question.of, stage).includes(of)).length / own.length
    );
  };
  return [
    { what: '  decision p50 / p95 / p99 (ms)', value: times, target: 'p99 < 10' },
    { what: '  the same, time on the processor (ms)', value: cpuTimes },
    { what: '  edited copies found (recall@1)', value: found('edited').toFixed(3) },
    { what: '  copies cut to 15 % found (recall@1)', value: found('cut').toFixed(3) },
  ];
}

/** As the program does with each article it has recorded. */
function keepPrepared(candidates: Candidates, n: number, stage: Stage): void {
  const [id] = ids(n, stage);
  const request = { urlKey: `bench.example/${n}`, outlet: '새길일보', publishedAt: NOW };
  const { incoming } = candidates.judge({ ...request, reading: readingOf(syntheticText(n)) });
  if (id !== undefined) candidates.keep(id, incoming);
}

/** Articles older than the window were stored in an earlier stage, perhaps. */
function ids(n: number | undefined, stage: Stage): readonly number[] {
  if (n === undefined) return [];
  const stages = SIZES.map((to, index) => ({ from: SIZES[index - 1] ?? 0, to })).filter(({ to }) => to <= stage.to);
  return stages.filter(({ from, to }) => n >= from && n < to).map((own) => articleIdOf(n, own));
}

type Answer = { readonly ms: number; readonly cpuMs: number; readonly of: number | undefined };

function ask(candidates: Candidates, { text }: Question): Answer {
  const request = { reading: readingOf(text), urlKey: 'bench.example/new', outlet: '새길일보', publishedAt: NOW };
  const cpuBefore = process.threadCpuUsage();
  const startedAt = performance.now();
  candidates.follow({ at: NOW, now: NOW });
  const verdict = verdictOf(candidates.judge(request).judgement);
  const ms = performance.now() - startedAt;
  const { user, system } = process.threadCpuUsage(cpuBefore);
  return { ms, cpuMs: (user + system) / 1_000, of: verdict.kind === 'copy' ? verdict.of : undefined };
}

function scans(stage: Stage, beside: Beside): readonly Line[] {
  const asked = questions(stage, editedText).slice(0, SCANNED);
  const timed = (find: (text: Text) => number) => {
    const runs = asked.map(({ text, of }) => {
      const startedAt = performance.now();
      return { isRight: find(text) === of, ms: performance.now() - startedAt };
    });
    const right = runs.filter(({ isRight }) => isRight).length / runs.length;
    return `${quantiles(runs.map(({ ms }) => ms))}, ${right.toFixed(3)}`;
  };
  const bySignature = (text: Text) => mostLike(beside, stage.to, packSketch(fingerprint(text), []));
  const bySimHash = (text: Text) => nearest(beside, stage.to, simHash(comparedText(text)));
  return [
    { what: '  beside: all signatures, p50/p95/p99, recall@1', value: timed(bySignature) },
    { what: '  beside: all SimHashes, p50/p95/p99, recall@1', value: timed(bySimHash) },
  ];
}

const BYTES = `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN ('fingerprint', 'fingerprint_key', 'fingerprint_article', 'story_link', 'story_link_other')`;

function bytesEach({ raw }: Db, count: number): number {
  return (raw.prepare<[], { bytes: number }>(BYTES).get()?.bytes ?? 0) / count;
}

function insertTimes(db: Db): readonly number[] {
  return Array.from({ length: INSERTED }, (_, index) => {
    const finding = findingOf(readingOf(syntheticText(8_000_000 + index)));
    const startedAt = performance.now();
    inTransaction(db, () => storeFingerprint(db, 1, finding));
    return performance.now() - startedAt;
  });
}

function quantiles(times: readonly number[]): string {
  return [50, 95, 99].map((share) => p(times, share).toFixed(2)).join(' / ');
}

function p(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}
