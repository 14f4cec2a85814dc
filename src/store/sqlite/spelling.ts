// What a person may have meant when nothing was found: the archive's own words, nearest by their letters.
import {
  plainWordsOf,
  spellingsOf,
  suggestSpelling,
  type Correction,
  type Spellings,
} from '#src/query/did-you-mean.ts';
import type { Query } from '#src/query/parse-query.ts';
import { MINUTE_MS } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';

/** @returns what the mistyped words of the query may have been; undefined when none has a near neighbour */
export function suggestWords(db: Db, query: Query, now: number): readonly Correction[] | undefined {
  const words = plainWordsOf(query);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const spellings = spellingsIn(db, now);
  const corrections = words.flatMap(({ text, start, end }) => {
    const word = suggestSpelling(text, spellings);
    return word === undefined ? [] : [{ start, end, word }];
  });
  return corrections.length === 0 ? undefined : corrections;
}

/** A long query that finds nothing has more wrong than its spelling. */
const MOST_WORDS = 6;

/**
 * Raw SQL: the words FTS5 keeps anyway, by how many articles hold them, in their text or their title. Marks of the index (places, sums,
 * bigrams of titles) stand above U+E000. Rarer words than these are slips themselves, as often as not.
 */
const VOCABULARY_TABLE = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_vocabulary USING fts5vocab('main', 'article_fts', 'col')`;
const VOCABULARY = `SELECT term AS word, max(doc) AS count FROM temp.article_vocabulary
  WHERE col IN ('title', 'stem') AND term < char(57344) GROUP BY term ORDER BY count DESC LIMIT 50000`;

const wordRow = z.object({ word: z.string(), count: z.number() });

const kept = new WeakMap<Db, { readonly at: number; readonly spellings: Spellings }>();
/** Reading all words takes 0.3 s for 50,000 articles; new ones may wait a while. */
const KEPT_MS = 15 * MINUTE_MS;

function spellingsIn(db: Db, now: number): Spellings {
  const known = kept.get(db);
  if (known !== undefined && now - known.at < KEPT_MS) return known.spellings;
  db.raw.exec(VOCABULARY_TABLE);
  const rows = statementOf(db, VOCABULARY).all();
  const spellings = spellingsOf(rows.map((row) => wordRow.parse(row)));
  kept.set(db, { at: now, spellings });
  return spellings;
}
