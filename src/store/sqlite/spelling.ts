// What a person may have meant when nothing was found: the archive's own words, nearest by their letters.
import { plainWordsOf, suggestSpelling, type Correction } from '#src/query/did-you-mean.ts';
import type { Query } from '#src/query/parse-query.ts';
import { MINUTE_MS } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';

/** @returns what the mistyped words of the query may have been; undefined when none has a near neighbour */
export function suggestWords(db: Db, query: Query, now: number): readonly Correction[] | undefined {
  const words = plainWordsOf(query);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const vocabulary = vocabularyOf(db, now);
  const corrections = words.flatMap(({ text, start, end }) => {
    const word = suggestSpelling(text, vocabulary);
    return word === undefined ? [] : [{ start, end, word }];
  });
  return corrections.length === 0 ? undefined : corrections;
}

/** A long query that finds nothing has more wrong than its spelling. */
const MOST_WORDS = 6;

/** Raw SQL: the words FTS5 keeps anyway, by how many articles hold them. Marks of the index (places, sums) stand above U+E000. */
const VOCABULARY_TABLE = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_vocabulary USING fts5vocab('main', 'article_fts', 'col')`;
const VOCABULARY = `SELECT term AS word, doc AS count FROM temp.article_vocabulary
  WHERE col = 'stem' AND term < char(57344) ORDER BY doc DESC LIMIT 200000`;

const wordRow = z.object({ word: z.string(), count: z.number() });

type Vocabulary = readonly z.infer<typeof wordRow>[];

const kept = new WeakMap<Db, { readonly at: number; readonly words: Vocabulary }>();
/** Reading all words takes 0.3 s for 50,000 articles; new ones may wait a while. */
const KEPT_MS = 15 * MINUTE_MS;

function vocabularyOf(db: Db, now: number): Vocabulary {
  const known = kept.get(db);
  if (known !== undefined && now - known.at < KEPT_MS) return known.words;
  db.raw.exec(VOCABULARY_TABLE);
  const words = statementOf(db, VOCABULARY)
    .all()
    .map((row) => wordRow.parse(row));
  kept.set(db, { at: now, words });
  return words;
}
