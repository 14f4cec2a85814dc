// Evaluation `match`: a folder of keyword rules and articles; which rules does each article meet? The program's own matcher decides.
// Articles with an `expect` list of rule ids also give precision and recall.
import path from 'node:path';
import { z } from 'zod';
import { classify } from '#src/article/classify.ts';
import { placeIdsOf } from '#src/article/facets.ts';
import { findFacts } from '#src/article/facts.ts';
import { languageOf } from '#src/language/normalize.ts';
import { compileRules } from '#src/query/match.ts';
import type { Matcher } from '#src/query/matcher.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { rounded } from './bcubed.ts';
import { caseId, errorLine, errorsIn, instant, own, readRows, words, type CaseId } from './case-lines.ts';

const ruleLine = z.object({ id: caseId, expression: z.string() });
const articleLine = z.object({
  id: caseId,
  title: words,
  body: words,
  publishedAt: instant,
  outlet: words,
  /** Ids of the rules it should meet, when the set knows. */
  expect: own(z.array(caseId)),
});

type ArticleLine = z.infer<typeof articleLine>;
type Judged = {
  readonly line: object;
  readonly rules: readonly CaseId[];
  readonly expect: readonly CaseId[] | undefined;
  readonly ms: number;
};

export const match: EvalKind = {
  /** @param input a folder with rules.jsonl and articles.jsonl */
  async evaluate(input: string): Promise<Evaluation> {
    const ruleRows = await readRows(path.join(input, 'rules.jsonl'), ruleLine);
    const rules = ruleRows.flatMap((row) => (row.kind === 'case' ? [row.value] : []));
    const articles = await readRows(path.join(input, 'articles.jsonl'), articleLine);
    // Relative dates count from the newest article: the set has no clock of its own.
    const now = articles.reduce((at, row) => Math.max(at, row.kind === 'case' ? (row.value.publishedAt ?? 0) : 0), 0);
    const queries = rules.map((rule, order) => ({ order, rule, parsed: parseQuery(rule.expression, { now }) }));
    const matcher = compileRules(
      queries.flatMap(({ order, parsed }) => (parsed.kind === 'query' ? [{ id: order, query: parsed.query }] : [])),
    );
    const judged = articles.map((row): Judged => {
      if (row.kind === 'broken') return { line: row.line, rules: [], expect: undefined, ms: 0 };
      return judge(row.value, matcher, (order) => rules[order]?.id ?? order);
    });
    const understood = queries.filter(({ parsed }) => parsed.kind === 'query').length;
    const counts = { rules: ruleRows.length, refused: ruleRows.length - understood };
    const lines = judged.map(({ line }) => line);
    return { lines, figures: { ...counts, ...figuresOf(judged), ...errorsIn(lines) } };
  },
};

function judge(article: ArticleLine, matcher: Matcher, idOf: (order: number) => CaseId): Judged {
  try {
    const { title, body } = article;
    const paragraphs = body.split('\n').filter((text) => text.trim() !== '');
    const publishedAt = article.publishedAt ?? 0;
    const language = languageOf(`${title} ${body}`);
    const seen = {
      title,
      text: paragraphs.join('\n'),
      outlet: article.outlet,
      placeIds: placeIdsOf({ title, facts: findFacts({ title, paragraphs, publishedAt }) }),
      topics: classify({ title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n') }).topics,
      language,
      publishedAt,
    };
    const startedAt = performance.now();
    const rules = matcher.match(seen).map(({ ruleId }) => idOf(ruleId));
    const ms = performance.now() - startedAt;
    return { line: { id: article.id, rules }, rules, expect: article.expect, ms };
  } catch (error) {
    return { line: errorLine(article.id, error), rules: [], expect: article.expect, ms: 0 };
  }
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
