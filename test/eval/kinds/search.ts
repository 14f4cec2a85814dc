// Evaluation `search`: a folder of documents, questions and judgements through the program's own analyser, query language and index.
// Figures: MRR@10, recall@10, size of the index, time to index and to answer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { describeError } from '#src/errors.ts';
import { analyzeDocument } from '#src/language/analyze.ts';
import type { IndexTerms } from '#src/model.ts';
import { parseQuery, parseWords } from '#src/query/parse-query.ts';
import { ARTICLE_INDEX_DDL, indexArticle, searchIndex } from '#src/store/sqlite/article-index.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { rounded } from './bcubed.ts';

const docLine = z.object({
  id: z.string(),
  title: z.string().default(''),
  text: z.string().default(''),
  publishedAt: z.string().nullish(),
});
const queryLine = z.object({ id: z.string(), text: z.string() });
const judgement = z.object({ q: z.string(), d: z.string() });

type Doc = z.infer<typeof docLine>;
type Answer = { readonly q: string; readonly hits: readonly string[]; readonly error?: string; readonly ms: number };

const CUT = 10;

export const search: EvalKind = {
  /** @param input a folder with docs.jsonl, queries.jsonl and qrels.jsonl */
  async evaluate(input: string): Promise<Evaluation> {
    const docs = await readLines(path.join(input, 'docs.jsonl'), docLine);
    const queries = await readLines(path.join(input, 'queries.jsonl'), queryLine);
    const wanted = Map.groupBy(await readLines(path.join(input, 'qrels.jsonl'), judgement), ({ q }) => q);
    const archive = buildArchive(docs);
    const answers = queries.map(({ id, text }) => answer(archive, id, text));
    const ranks = answers.flatMap(({ q, hits }) => {
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
      lines: answers.map(({ q, hits, error }) => (error === undefined ? { q, hits } : { q, hits, error })),
      figures: { ...qualityOf(ranks), ...archive.figures, ...timesOf(answers.map(({ ms }) => ms)) },
    };
  },
};

async function readLines<Row>(file: string, shape: z.ZodType<Row>): Promise<readonly Row[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

type Archive = {
  readonly db: Database;
  readonly nameOf: (id: number) => string;
  readonly figures: Readonly<Record<string, number>>;
};

/** One connection in memory; documents in the order of the file, so that ties are settled the same way each time. */
function buildArchive(docs: readonly Doc[]): Archive {
  const startedAt = performance.now();
  const analyzed = docs.map(({ title, text }) => analyzeDocument({ title, text, facets: [] }));
  const analyzeMs = performance.now() - startedAt;
  const db = new Sqlite(':memory:');
  db.exec(ARTICLE_INDEX_DDL);
  db.transaction((all: readonly IndexTerms[]) => {
    for (const [index, terms] of all.entries()) indexArticle(db, index + 1, terms);
  })(analyzed);
  const totalMs = performance.now() - startedAt;
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
function answer({ db, nameOf }: Archive, q: string, text: string): Answer {
  const startedAt = performance.now();
  try {
    const parsed = parseQuery(text, { now: 0 });
    const meant = parsed.kind === 'error' ? parseWords(text) : parsed;
    const hits = meant.kind === 'query' ? searchIndex(db, meant.query, { sort: 'relevance', limit: CUT }).hits : [];
    return { q, hits: hits.map(({ id }) => nameOf(id)), ms: performance.now() - startedAt };
  } catch (error) {
    return { q, hits: [], error: describeError(error), ms: performance.now() - startedAt };
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
