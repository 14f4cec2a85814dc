// The signals that speak for or against an article (seeds/lexicon.json), compiled once.
// Data only: how they are weighed is for classify.ts.
import { z } from 'zod';
import lexicon from '#seeds/lexicon.json' with { type: 'json' };
import { compileTerms, type TermMatcher } from './terms.ts';

const signalSchema = z.object({
  id: z.string().min(1),
  /**
   * core: the subject itself; programme: its programmes and fairs; technology: of cities, when a city uses it; generic: never
   * enough alone; actor: who acts for a city; against: what else the words may be about.
   */
  kind: z.enum(['core', 'programme', 'technology', 'generic', 'actor', 'against']),
  weight: z.number().positive(),
  /** A technology that says city by itself: counts as two. */
  strong: z.boolean().optional(),
  terms: z.array(z.string().min(1)).min(1),
  except: z.array(z.string().min(1)).optional(),
});

export type Signal = Omit<z.infer<typeof signalSchema>, 'terms' | 'except'> & { readonly matcher: TermMatcher };

export const SIGNALS: readonly Signal[] = z
  .object({ signals: z.array(signalSchema) })
  .parse(lexicon)
  .signals.map(({ terms, except, ...signal }) => ({ ...signal, matcher: compileTerms(terms, except) }));
