// How common character pairs are in Korean news before this archive has counted any: the built-in part of every document frequency.
// Counted over articles of our own writing (general news and city news; `npm run learn -- pairs`), stored as data.
import { z } from 'zod';
import table from '#seeds/common-pairs.json' with { type: 'json' };
import { NumberTable } from './number-table.ts';
import { pairCode } from './pair-code.ts';

const schema = z.strictObject({
  format: z.array(z.string()),
  /** How many articles were counted. */
  articles: z.int().positive(),
  /** For each count: the pairs that so many articles hold, one after the other. */
  pairs: z.record(z.string().regex(/^\d+$/), z.string()),
});

const { articles, pairs } = schema.parse(table);

/** How many articles the built-in counts stand for. A table of the archive is added to them, and outweighs them when it is larger. */
export const COMMON_ARTICLES = articles;

const COUNTS = new NumberTable(Object.values(pairs).reduce((sum, text) => sum + text.length / 2, 0));
for (const [count, text] of Object.entries(pairs))
  for (let at = 0; at < text.length; at += 2) COUNTS.add(pairCode(text, at), Number(count));

/** In how many of the built-in articles a pair stands; 0 for one that is rare. */
export function commonCount(pair: number): number {
  return COUNTS.get(pair);
}
