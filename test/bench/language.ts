// What one article of 1,500 characters costs: everything that is thought of it before it is stored, part by part. The texts are the
// five seeds, cut and joined at paragraphs, so that names, sums and quotations are as dense as in real news.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { classify } from '#src/article/classify.ts';
import { findFacts } from '#src/article/facts.ts';
import { summarize } from '#src/article/summarize.ts';
import { splitSentences } from '#src/language/sentences.ts';
import { extractDump } from '#src/page/extract.ts';
import { median, type Bench, type Line } from './bench.ts';

const LENGTH = 1_500;
const WARM_UPS = 3;
const ROUNDS = 9;
const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

type BenchArticle = { readonly title: string; readonly paragraphs: readonly string[]; readonly publishedAt: number };

export const languageBench: Bench = async () => {
  const articles = benchArticles();
  const rounds: Record<Part, number>[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const times = {
      sentences: timeOf('sentences', articles),
      relevance: timeOf('relevance', articles),
      summary: timeOf('summary', articles),
      facts: timeOf('facts', articles),
    };
    if (round >= 0) rounds.push(times);
  }
  const middle = (part: Part): number => median(rounds.map((round) => round[part]));
  const together = median(rounds.map(({ relevance, summary, facts }) => relevance + summary + facts));
  const size = articles.reduce((sum, { paragraphs }) => sum + paragraphs.join('\n').length, 0) / articles.length;
  return [
    { what: `articles, of ${size.toFixed(0)} characters on average`, value: String(articles.length) },
    ...PARTS.map(([part, name, target]): Line => ({
      what: `${name} (ms an article)`,
      value: middle(part).toFixed(2),
      ...(target === undefined ? {} : { target }),
    })),
    { what: 'relevance, summary and facts together (ms)', value: together.toFixed(2), target: '≤ 12 ms' },
  ];
};

type Part = 'sentences' | 'relevance' | 'summary' | 'facts';

const PARTS: readonly (readonly [part: Part, name: string, target?: string])[] = [
  ['sentences', 'sentences'],
  ['relevance', 'relevance, topics and reasons'],
  ['summary', 'summary', '≤ 5 ms'],
  ['facts', 'places, sums, agreements, events'],
];

const WORK: Readonly<Record<Part, (article: BenchArticle) => unknown>> = {
  sentences: ({ paragraphs }) => splitSentences(paragraphs.join('\n'), 'ko'),
  relevance: ({ title, paragraphs }) => classify({ title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n') }),
  summary: ({ title, paragraphs }) => summarize({ title, paragraphs, language: 'ko' }),
  facts: (article) => findFacts(article),
};

/** Milliseconds an article. */
function timeOf(part: Part, articles: readonly BenchArticle[]): number {
  const work = WORK[part];
  const startedAt = performance.now();
  for (const article of articles) work(article);
  return (performance.now() - startedAt) / articles.length;
}

/** One article from every paragraph of every seed: what follows it there, and from the beginning again, until it is long enough. */
function benchArticles(): readonly BenchArticle[] {
  const files = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  return files.flatMap((file) => {
    const read = extractDump({ text: readFileSync(path.join(SEEDS, file), 'utf8'), url: `seed:${file}` });
    if (read.kind !== 'draft') throw new Error(`${file} cannot be read: ${read.reason}`);
    const { title, paragraphs, publishedAt } = read.draft;
    return paragraphs.map((_, first) => ({
      title,
      paragraphs: longEnough([...paragraphs.slice(first), ...paragraphs.slice(0, first)]),
      publishedAt: publishedAt ?? 0,
    }));
  });
}

function longEnough(paragraphs: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; kept.join('\n').length < LENGTH; index += 1) {
    const paragraph = paragraphs[index % paragraphs.length] ?? '';
    const room = LENGTH - kept.join('\n').length;
    kept.push(paragraph.length > room + LENGTH / 10 ? paragraph.slice(0, Math.max(room, 1)) : paragraph);
  }
  return kept;
}
