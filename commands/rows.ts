// Rows of article lists: which outlets a row names beside its own, and what stands below the headline.
import type { ArticleRow } from '#src/chat/command.ts';
import type { Article } from '#src/model.ts';
import { shorten } from './words/shorten.ts';

/** Long enough for two sentences, short enough that five rows stay one message. */
export const EXCERPT_LENGTH = 220;

/** A row of a list; outlets are named once and the article's own not at all. */
export function rowOf(article: Article, outlets: readonly string[], excerpt: string): ArticleRow {
  const alsoIn = [...new Set(outlets)].filter((outlet) => outlet !== article.outlet);
  return { article, excerpt, alsoIn };
}

/** The summary on one line; an article without one shows the start of its text. */
export function summaryLine(article: Article): string {
  const sentences = article.summary.length > 0 ? article.summary : article.paragraphs.slice(0, 1);
  return shorten(sentences.join(' '), EXCERPT_LENGTH);
}
