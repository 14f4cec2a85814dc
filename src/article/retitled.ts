// A stored article under another headline, its text as it is: everything that depends on the headline is made anew.
import type { Article, Reading } from '#src/model.ts';
import { fingerprint } from './fingerprint.ts';
import { indexTermsOf } from './index-terms.ts';

export function retitled(stored: Article, title: string): Reading {
  const { paragraphs, classification, facts, summary } = stored;
  return {
    draft: { ...stored, title, canonicalLink: undefined, captions: [], about: [], lines: [] },
    classification,
    summary,
    facts,
    fingerprint: fingerprint({ title, paragraphs }),
    terms: indexTermsOf({ ...stored, title }),
  };
}
