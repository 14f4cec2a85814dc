// The index terms of an article that is stored: what was read of it is gone, but for its headline, text and facts.
import { analyzeDocument } from '#src/language/analyze.ts';
import type { Article, IndexTerms } from '#src/model.ts';
import { facetsOf } from './facets.ts';

export function indexTermsOf(
  article: Pick<Article, 'title' | 'paragraphs' | 'facts' | 'classification' | 'language'>,
): IndexTerms {
  return analyzeDocument({ title: article.title, text: article.paragraphs.join('\n'), facets: facetsOf(article) });
}
