// Evaluation `match`: a folder of keyword rules and articles; which rules does each article meet? The program's own matcher decides.
// Articles with an `expect` list of rule ids also give precision and recall.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { classify } from '#src/article/classify.ts';
import { placeIdsOf } from '#src/article/facets.ts';
import { findFacts } from '#src/article/facts.ts';
import { describeError } from '#src/errors.ts';
import { languageOf } from '#src/language/normalize.ts';
import { compileRules, type Matcher } from '#src/query/match.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { rounded } from './bcubed.ts';

const id = z.union([z.string(), z.number()]);
const ruleLine = z.object({ id, expression: z.string() });
const articleLine = z.object({
  id,
  title: z.string().default(''),
  body: z.string().default(''),
  publishedAt: z.string().nullish(),
  outlet: z.string().nullish(),
  /** Ids of the rules it should meet, when the set knows. */
  expect: z.array(id).optional(),
});

type ArticleLine = z.infer<typeof articleLine>;
type Id = z.infer<typeof id>;
type Judged = {
  readonly line: object;
  readonly rules: readonly Id[];
  readonly expect: readonly Id[] | undefined;
  readonly ms: number;
};

export const match: EvalKind = {
  /** @param input a folder with rules.jsonl and articles.jsonl */
  async evaluate(input: string): Promise<Evaluation> {
    const rules = await readLines(path.join(input, 'rules.jsonl'), ruleLine);
    const articles = await readLines(path.join(input, 'articles.jsonl'), articleLine);
    // Relative dates count from the newest article: the set has no clock of its own.
    const now = Math.max(0, ...articles.map(({ publishedAt }) => instantOf(publishedAt)));
    const queries = rules.map((rule, order) => ({ order, rule, parsed: parseQuery(rule.expression, { now }) }));
    const matcher = compileRules(
      queries.flatMap(({ order, parsed }) => (parsed.kind === 'query' ? [{ id: order, query: parsed.query }] : [])),
    );
    const judged = articles.map((article) => judge(article, matcher, (order) => rules[order]?.id ?? order));
    const refused = queries.filter(({ parsed }) => parsed.kind !== 'query').length;
    return { lines: judged.map(({ line }) => line), figures: { rules: rules.length, refused, ...figuresOf(judged) } };
  },
};

async function readLines<Row>(file: string, shape: z.ZodType<Row>): Promise<readonly Row[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => shape.parse(JSON.parse(line)));
}

function judge(article: ArticleLine, matcher: Matcher, idOf: (order: number) => Id): Judged {
  try {
    const { title, body } = article;
    const paragraphs = body.split('\n').filter((text) => text.trim() !== '');
    const publishedAt = instantOf(article.publishedAt);
    const language = languageOf(`${title} ${body}`);
    const seen = {
      title,
      text: paragraphs.join('\n'),
      outlet: article.outlet ?? '',
      placeIds: placeIdsOf({ title, facts: findFacts({ title, paragraphs, publishedAt }) }),
      topics: classify({ title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n'), language }).topics,
      language,
      publishedAt,
    };
    const startedAt = performance.now();
    const rules = matcher.match(seen).map(({ ruleId }) => idOf(ruleId));
    const ms = performance.now() - startedAt;
    return { line: { id: article.id, rules }, rules, expect: article.expect, ms };
  } catch (error) {
    return { line: { id: article.id, error: describeError(error) }, rules: [], expect: article.expect, ms: 0 };
  }
}

function instantOf(published: string | null | undefined): number {
  const at = Date.parse(published ?? '');
  return Number.isNaN(at) ? 0 : at;
}

function figuresOf(judged: readonly Judged[]): Readonly<Record<string, number>> {
  const known = judged.flatMap(({ rules, expect }) => (expect === undefined ? [] : [{ rules, expect }]));
  const found = known.flatMap(({ rules }) => rules).length;
  const wanted = known.flatMap(({ expect }) => expect).length;
  const right = known.flatMap(({ rules, expect }) => rules.filter((rule) => expect.includes(rule))).length;
  const totalMs = judged.reduce((sum, { ms }) => sum + ms, 0);
  return {
    articles: judged.length,
    precision: rounded(found === 0 ? 1 : right / found),
    recall: rounded(wanted === 0 ? 1 : right / wanted),
    exact: known.filter(
      ({ rules, expect }) => rules.length === expect.length && rules.every((rule) => expect.includes(rule)),
    ).length,
    msPerArticle: rounded(totalMs / Math.max(1, judged.length)),
  };
}
