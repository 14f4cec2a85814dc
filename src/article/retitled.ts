// A stored article under another headline, its text as it is: everything that depends on the headline is made anew.
import { analyzeDocument } from '#src/language/analyze.ts';
import type { Article, Reading } from '#src/model.ts';
import { facetsOf } from './facets.ts';
import { fingerprint } from './fingerprint.ts';

export function retitled(stored: Article, title: string): Reading {
  const { paragraphs, classification, facts, language, summary } = stored;
  return {
    draft: { ...stored, title, canonicalLink: undefined, captions: [], about: [], lines: [] },
    classification,
    summary,
    facts,
    fingerprint: fingerprint({ title, paragraphs }),
    terms: analyzeDocument({
      title,
      text: paragraphs.join('\n'),
      facets: facetsOf({ title, facts, classification, language }),
    }),
  };
}
