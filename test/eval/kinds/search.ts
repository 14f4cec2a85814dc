// Evaluation `search`: a folder of documents, questions and judgements through the program's own analyser, query language and index.
// Figures: MRR@10, recall@10, size of the index, time to index and to answer.
import path from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { analyzeDocument } from '#src/language/analyze.ts';
import type { IndexTerms } from '#src/model.ts';
import { parseQuery, parseWords } from '#src/query/parse-query.ts';
import { ARTICLE_INDEX_DDL, findInIndex, indexArticle } from '#src/store/sqlite/article-index.ts';
import { atOnce } from '#src/store/sqlite/steps.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { rounded } from './bcubed.ts';
import { caseId, errorLine, readRows, words, type CaseId } from './case-lines.ts';

const docLine = z.object({ id: caseId, title: words, text: words });
const queryLine = z.object({ id: caseId, text: words });
const judgement = z.object({ q: caseId, d: caseId });

type Doc = z.infer<typeof docLine>;
type Query = z.infer<typeof queryLine>;
/** `line` goes to `--out`. */
type Answer = { readonly q: CaseId; readonly hits: readonly CaseId[]; readonly line: object; readonly ms: number };

const CUT = 10;

export const search: EvalKind = {
  /** @param input a folder with docs.jsonl, queries.jsonl and qrels.jsonl */
  async evaluate(input: string): Promise<Evaluation> {
    const docs = await readSound(path.join(input, 'docs.jsonl'), docLine);
    const queries = await readRows(path.join(input, 'queries.jsonl'), queryLine);
    const judgements = await readSound(path.join(input, 'qrels.jsonl'), judgement);
    const wanted = Map.groupBy(judgements.rows, ({ q }) => q);
    const archive = buildArchive(docs.rows);
    const answers = queries.map((row) => (row.kind === 'case' ? answer(archive, row.value) : row));
    const given = answers.filter((one) => 'hits' in one);
    const ranks = given.flatMap(({ q, hits }) => {
      const relevant = new Set(wanted.get(q)?.map(({ d }) => d));
      return relevant.size === 0
        ? []
        : [
            {
              first: hits.findIndex((id) => relevant.has(id)),
              found: hits.filter((id) => relevant.has(id)).length / Math.min(CUT, relevant.size),
            },
          ];
    });
    return {
      lines: answers.map(({ line }) => line),
      figures: {
        ...qualityOf(ranks),
        ...archive.figures,
        ...timesOf(given.map(({ ms }) => ms)),
        ...brokenOf({ docs: docs.broken, queries: answers.length - given.length, qrels: judgements.broken }),
      },
    };
  },
};

/** The rows that can be used, and how many cannot. */
async function readSound<Sound>(
  file: string,
  shape: z.ZodType<Sound>,
): Promise<{ readonly rows: readonly Sound[]; readonly broken: number }> {
  const all = await readRows(file, shape);
  const rows = all.flatMap((row) => (row.kind === 'case' ? [row.value] : []));
  return { rows, broken: all.length - rows.length };
}

/** Lines that cannot be used; nothing for a sound set. */
function brokenOf(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [`broken ${name}`, count]),
  );
}

type Archive = {
  readonly db: Database;
  readonly nameOf: (id: number) => CaseId;
  readonly figures: Readonly<Record<string, number>>;
};

/** One connection in memory; documents in the order of the file, so that ties are settled the same way each time. */
function buildArchive(docs: readonly Doc[]): Archive {
  const startedAt = performance.now();
  const analyzed = docs.map(({ title, text }) => analyzeDocument({ title, text, facets: [] }));
  const analyzeMs = performance.now() - startedAt;
  const db = new Sqlite(':memory:');
  db.exec(ARTICLE_INDEX_DDL);
  db.exec('CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT NOT NULL, paragraphs TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO article VALUES (?, ?, ?)');
  db.transaction((all: readonly IndexTerms[]) => {
    for (const [index, terms] of all.entries()) indexArticle(db, index + 1, { ...terms, outlet: '' });
  })(analyzed);
  const totalMs = performance.now() - startedAt;
  // Ranking reads the candidates' texts.
  for (const [index, { title, text }] of docs.entries()) insert.run(index + 1, title, JSON.stringify([text]));
  const per1000 = (ms: number) => rounded((ms * 1_000) / Math.max(1, docs.length));
  const indexBytes = z
    .object({ bytes: z.number() })
    .parse(db.prepare('SELECT coalesce(sum(length(block)), 0) AS bytes FROM article_fts_data').get()).bytes;
  return {
    db,
    nameOf: (id) => docs[id - 1]?.id ?? '',
    figures: { docs: docs.length, indexBytes, analyzeMsPer1000: per1000(analyzeMs), indexMsPer1000: per1000(totalMs) },
  };
}

/** A question that is no query (an unclosed quotation mark) is asked as plain words. */
function answer({ db, nameOf }: Archive, { id: q, text }: Query): Answer {
  const startedAt = performance.now();
  try {
    const parsed = parseQuery(text, { now: 0 });
    const meant = parsed.kind === 'error' ? parseWords(text) : parsed;
    const found = meant.kind === 'query' ? atOnce(findInIndex(db, meant.query, {})) : undefined;
    const ranked = found === undefined ? [] : atOnce(found.ranked());
    const names = ranked.slice(0, CUT).map(({ id }) => nameOf(id));
    return { q, hits: names, line: { q, hits: names }, ms: performance.now() - startedAt };
  } catch (error) {
    return { q, hits: [], line: { ...errorLine(q, error), q, hits: [] }, ms: performance.now() - startedAt };
  }
}

function qualityOf(
  ranks: readonly { readonly first: number; readonly found: number }[],
): Readonly<Record<string, number>> {
  return {
    questions: ranks.length,
    'MRR@10': mean(ranks.map(({ first }) => (first < 0 ? 0 : 1 / (first + 1)))),
    'recall@10': mean(ranks.map(({ found }) => found)),
  };
}

function mean(values: readonly number[]): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
}

function timesOf(times: readonly number[]): Readonly<Record<string, number>> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
