// Copies that were cut, as feeds and closed pages cut them: the first letters of an article, wherever they end.
import { prepare, type Comparable } from '#src/article/copies/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { HOUR_MS } from '#src/time.ts';
import { rounded } from './bcubed.ts';

export function cut(article: Comparable, share: number): Comparable {
  const body = article.paragraphs.join('\n');
  const paragraphs = body.slice(0, Math.ceil(body.length * share)).split('\n');
  return { ...article, paragraphs, textHash: fingerprint({ title: article.title, paragraphs }).textHash };
}

/** Shorter articles leave a few words. */
const LEAST_LENGTH = 300;

/** @returns of the articles of some length, cut by another outlet an hour later, the share that the judge calls a copy; NaN without any */
export function cutCopiesFound(articles: readonly Comparable[], share: number): number {
  const whole = articles.filter(({ paragraphs }) => paragraphs.join('').length >= LEAST_LENGTH);
  const found = whole.filter((article) => {
    const other = { id: -1, urlKey: 'cut', outlet: 'cut', publishedAt: article.publishedAt + HOUR_MS };
    return judge({ ...cut(article, share), ...other }, [prepare(article)]).kind === 'copy';
  });
  return rounded(found.length / whole.length);
}
