// How well pages are read: each case is a page (its bytes) or a text dump, with or without what a reader takes from it; or a folder of saved
// pages with their truth (test/fixtures).
// Runs the program's own decode and extract, never a copy of them; a case that cannot be read gives an error line, never a crash.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Draft } from '#src/model.ts';
import { extract as extractPage, extractDump, type Extraction } from '#src/page/extract.ts';
import { textOf } from '#src/page/lines/lines.ts';
import { parsePagePair, plainText } from '#src/page/page-record.ts';
import { decode } from '#src/source/decode.ts';
import { toIsoWithOffset } from '#src/time.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { overlapOf } from './shingles.ts';
import { bytes, caseId, errorLine, own, readRows, words, type CaseId, type ErrorLine } from './case-lines.ts';

const expectation = z.object({
  title: z.string().nullish(),
  subtitle: z.string().nullish(),
  authors: z.array(z.string()).nullish(),
  outlet: z.string().nullish(),
  publishedAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  paragraphs: z.array(z.string()).nullish(),
  captions: z.array(z.string()).nullish(),
  /** Why a page without an article is refused. */
  unreadable: z.string().nullish(),
});

const caseShape = z.object({
  id: caseId,
  url: words,
  contentType: words,
  /** Base64 of the page's bytes. */
  html: bytes.nullish(),
  text: z.string().nullish(),
  expect: own(expectation.nullable()),
});

type Case = z.infer<typeof caseShape>;
type Expectation = z.infer<typeof expectation>;

/** A line of `--out`; times ISO-8601 with Seoul's offset. */
type ExtractLine = {
  readonly id: CaseId;
  readonly title: string;
  readonly subtitle: string | null;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
  readonly how: string;
};

type Outcome = { readonly line: ExtractLine | ErrorLine; readonly expect?: Expectation | null | undefined };

export const extract: EvalKind = {
  async evaluate(input: string): Promise<Evaluation> {
    const outcomes = statSync(input).isDirectory() ? savedPages(input).map(evaluateCase) : await evaluateRows(input);
    const lines = outcomes.map(({ line }) => line);
    return { lines, figures: { ...countSteps(lines), ...scoreAll(outcomes) } };
  },
};

async function evaluateRows(input: string): Promise<readonly Outcome[]> {
  const rows = await readRows(input, caseShape);
  return rows.map((row) => (row.kind === 'broken' ? { line: row.line } : evaluateCase(row.value)));
}

function evaluateCase(given: Case): Outcome {
  return { line: readCase(given), expect: given.expect };
}

/** The pairs of a folder, as cases. */
function savedPages(folder: string): readonly Case[] {
  const names = globSync('*/*.html', { cwd: folder }).toSorted();
  return names
    .filter((name) => existsSync(path.join(folder, jsonOf(name))))
    .map((name) => {
      const json: unknown = JSON.parse(readFileSync(path.join(folder, jsonOf(name)), 'utf8'));
      const { url, contentType, expect } = parsePagePair(json);
      const html = readFileSync(path.join(folder, name));
      const wanted = 'unreadable' in expect ? expect : { ...expect, paragraphs: [...plainText(expect.text)] };
      return { id: name.replace(HTML, ''), url, contentType, html, text: null, expect: wanted };
    });
}

const HTML = /\.html$/u;

function jsonOf(name: string): string {
  return name.replace(HTML, '.json');
}

function readCase(given: Case): ExtractLine | ErrorLine {
  try {
    const extraction = extractionOf(given);
    if (extraction.kind === 'draft') return toLine(given.id, extraction.draft);
    return { id: given.id, error: `${extraction.reason}: ${extraction.detail}` };
  } catch (error) {
    return errorLine(given.id, error);
  }
}

function extractionOf({ html, text, url, contentType }: Case): Extraction {
  if (html === null || html === undefined) {
    if (text === null || text === undefined) throw new Error('neither html nor text');
    return extractDump({ text, url });
  }
  return extractPage({ html: decode(html, { contentType: contentType === '' ? undefined : contentType }).text, url });
}

function toLine(id: CaseId, draft: Draft): ExtractLine {
  return {
    id,
    title: draft.title,
    subtitle: draft.subtitle ?? null,
    authors: draft.authors,
    outlet: draft.outlet ?? null,
    publishedAt: draft.publishedAt === undefined ? null : toIsoWithOffset(draft.publishedAt),
    updatedAt: draft.updatedAt === undefined ? null : toIsoWithOffset(draft.updatedAt),
    // With the sub-headings: they are part of the text a reader reads.
    paragraphs: textOf(draft.lines),
    captions: draft.captions,
    how: draft.how,
  };
}

/** How many cases each step read: `read`, `refused`, `by site-rule`, `by readability` … */
function countSteps(lines: readonly (ExtractLine | ErrorLine)[]): Record<string, number> {
  const read = lines.filter((line) => 'how' in line);
  const counts: Record<string, number> = { read: read.length, refused: lines.length - read.length };
  for (const { how } of read) {
    const name = `by ${how.split(':')[0]}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const FIELDS = ['title', 'subtitle', 'authors', 'outlet', 'publishedAt', 'updatedAt', 'captions'] as const;

/** Share of expected fields that are exact, share of cases whose paragraphs are, and the text as the public benchmark counts it. */
function scoreAll(outcomes: readonly Outcome[]): Record<string, number> {
  const scores: Record<string, number[]> = {};
  const note = (name: string, score: number) => (scores[name] ??= []).push(score);
  outcomes.forEach(({ line, expect }) => {
    if (expect === null || expect === undefined) return;
    if (typeof expect.unreadable === 'string')
      note('refusals', 'error' in line && line.error.startsWith(`${expect.unreadable}:`) ? 1 : 0);
    else scoreCase(expect, 'how' in line ? line : undefined, note);
  });
  const figures = Object.fromEntries(Object.entries(scores).map(([name, values]) => [name, mean(values)]));
  const { 'text precision': precision = 0, 'text recall': recall = 0 } = figures;
  // As the public benchmark does: of the means over all pages.
  return precision + recall === 0
    ? figures
    : { ...figures, 'text F1': (2 * precision * recall) / (precision + recall) };
}

function scoreCase(
  expect: Expectation,
  line: ExtractLine | undefined,
  note: (name: string, score: number) => void,
): void {
  for (const field of FIELDS) {
    // Null expects nothing to be found; a field that is left out expects nothing at all.
    const expected = expect[field];
    if (expected !== undefined) note(field, isSame(line?.[field], expected) ? 1 : 0);
  }
  const { paragraphs } = expect;
  if (paragraphs === null || paragraphs === undefined) return;
  note('paragraphs exact', isSame(line?.paragraphs, paragraphs) ? 1 : 0);
  const { precision, recall, isExact } = overlapOf((line?.paragraphs ?? []).join('\n'), paragraphs.join('\n'));
  note('text precision', precision);
  note('text recall', recall);
  note('text exact', isExact ? 1 : 0);
}

function isSame(found: unknown, expected: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(expected);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
