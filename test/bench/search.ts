// What a search costs when 100 k and (`-- search --million`, some minutes) 1 M articles are stored, what indexing one costs, and how large
// the index is. Beside it, over the 100 k: the tokenisers that FTS5 brings.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { analyzeDocument } from '#src/language/analyze.ts';
import { openDatabase } from '#src/store/sqlite/database.ts';
import { rebuildIndex } from '#src/store/sqlite/rebuild-index.ts';
import type { Bench, Line } from './bench.ts';
import { besideLines } from './search-beside.ts';
import { fill, NOW, searchText } from './search-archive.ts';
import { questionLines } from './search-questions.ts';

const SIZES = process.argv.includes('--million') ? [100_000, 1_000_000] : [100_000];
const BESIDE = 100_000;
const ANALYZED = 500;

export const searchBench: Bench = async () => {
  const lines: Line[] = [{ what: 'analysing an article (µs)', value: analysisUs().toFixed(0) }];
  for (const size of SIZES) lines.push(...measured(size));
  return lines;
};

function measured(size: number): readonly Line[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'citybeat-bench-'));
  const db = openDatabase(path.join(folder, 'bench.db'));
  try {
    db.raw.pragma('foreign_keys = OFF');
    db.raw.pragma('cache_size = -200000');
    // Nothing is stored yet: the index is of this version from the beginning.
    rebuildIndex(db, NOW);
    const seconds = fill(db, size, (done) => {
      if (done % (size / 10) === 0) console.log(`  ${done / 1_000} k of ${size / 1_000} k stored`);
    });
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    // As the program runs: SQLite's own 2 MB, the rest is the system's.
    db.raw.pragma('cache_size = -2000');
    const bytes = db.raw.prepare<[], number>('SELECT sum(length(block)) FROM article_fts_data').pluck().get() ?? 0;
    return [
      {
        what: `${size / 1_000} k stored: insert into the index (µs an article)`,
        value: ((seconds * 1e6) / size).toFixed(0),
      },
      { what: '  index bytes an article', value: (bytes / size).toFixed(0) },
      ...questionLines(db),
      ...(size === BESIDE ? besideLines(db.raw, BESIDE) : []),
    ];
  } finally {
    db.raw.close();
    rmSync(folder, { recursive: true });
  }
}

function analysisUs(): number {
  const texts = Array.from({ length: ANALYZED }, (_, n) => searchText(n));
  const startedAt = performance.now();
  for (const { title, paragraphs } of texts) analyzeDocument({ title, text: paragraphs.join('\n'), facets: [] });
  return ((performance.now() - startedAt) * 1_000) / ANALYZED;
}
