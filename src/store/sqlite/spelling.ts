// What a person may have meant when nothing was found: the archive's own words, nearest by their letters.
// Reading all words takes seconds in large archives: it is done in portions, and nothing else waits for it.
import { setImmediate } from 'node:timers/promises';
import {
  plainWordsOf,
  spellingsOf,
  suggestSpelling,
  type Correction,
  type KnownWord,
  type Spellings,
} from '#src/query/did-you-mean.ts';
import type { Query } from '#src/query/parse-query.ts';
import type { SearchRequest, SearchResult } from '#src/store/store.ts';
import { MINUTE_MS } from '#src/time.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';

type Unit = <T>(work: (db: Db) => T) => Promise<T>;

/** Asks again once the archive's words are known, when nothing was found and they were not. */
export async function searchSpelled(
  unit: Unit,
  { query, now }: Pick<SearchRequest, 'query' | 'now'>,
  search: () => Promise<SearchResult>,
): Promise<SearchResult> {
  const result = await search();
  if (result.total > 0 || mistypableWords(query).length === 0) return result;
  if (await unit((db) => isFresh(db, now))) return result;
  await readOnce(unit, now);
  return search();
}

/** @returns what the mistyped words of the query may have been; undefined when none has a near neighbour, or the words are not read yet */
export function suggestWords(db: Db, query: Query, now: number): readonly Correction[] | undefined {
  const spellings = isFresh(db, now) ? kept.get(db)?.spellings : undefined;
  if (spellings === undefined) return undefined;
  const corrections = mistypableWords(query).flatMap(({ text, start, end }) => {
    const word = suggestSpelling(text, spellings);
    return word === undefined ? [] : [{ start, end, word }];
  });
  return corrections.length === 0 ? undefined : corrections;
}

function mistypableWords(query: Query): ReturnType<typeof plainWordsOf> {
  const words = plainWordsOf(query);
  return words.length > MOST_WORDS ? [] : words;
}

/** A long query that finds nothing has more wrong than its spelling. */
const MOST_WORDS = 6;

const kept = new WeakMap<Db, { readonly at: number; readonly spellings: Spellings }>();
/** New words may wait a while. */
const KEPT_MS = 15 * MINUTE_MS;

function isFresh(db: Db, now: number): boolean {
  const known = kept.get(db);
  return known !== undefined && now - known.at < KEPT_MS;
}

const readings = new WeakMap<Db, Promise<void>>();

/** Those who ask meanwhile wait for the same reading. */
async function readOnce(unit: Unit, now: number): Promise<void> {
  await unit((db) => {
    const reading = readings.get(db) ?? readWords(unit, now).finally(() => readings.delete(db));
    readings.set(db, reading);
    return reading;
  });
}

/**
 * Raw SQL: the words FTS5 keeps anyway, in their order, by how many articles hold them in their text or their title. Marks of the index
 * (places, sums, bigrams of titles) stand above U+E000.
 */
const VOCABULARY_TABLE = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_vocabulary USING fts5vocab('main', 'article_fts', 'col')`;
const PORTION = 2_000;
const VOCABULARY = `SELECT term AS word, col, doc AS count FROM temp.article_vocabulary
  WHERE term >= ? AND term < char(57344) ORDER BY term LIMIT ${PORTION}`;

const wordRows = z.array(z.object({ word: z.string(), col: z.string(), count: z.number() }));

/** Rarer words than these are slips themselves, as often as not. */
const MOST_KNOWN = 50_000;
/** The rarest are forgotten in between: archives hold millions. */
const MOST_COUNTED = 150_000;

async function readWords(unit: Unit, now: number): Promise<void> {
  let counts = new Map<string, number>();
  for (let from: string | undefined = ''; from !== undefined;) {
    const start: string = from;
    const rows = await unit((db) => portionOf(db, start));
    for (const { word, col, count } of rows)
      if (WORD_COLUMNS.has(col)) counts.set(word, Math.max(count, counts.get(word) ?? 0));
    if (counts.size > MOST_COUNTED) counts = new Map(mostFrequent(counts));
    // The last word is read again: its other columns may be in the next portion.
    from = rows.length < PORTION ? undefined : rows.at(-1)?.word;
    await setImmediate();
  }
  const words = mostFrequent(counts).map(([word, count]): KnownWord => ({ word, count }));
  await unit((db) => kept.set(db, { at: now, spellings: spellingsOf(words) }));
}

/** The other columns hold pairs of syllables and marks. */
const WORD_COLUMNS: ReadonlySet<string> = new Set(['title', 'stem']);

function portionOf(db: Db, from: string): z.infer<typeof wordRows> {
  db.raw.exec(VOCABULARY_TABLE);
  return wordRows.parse(statementOf(db, VOCABULARY).all(from));
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, MOST_KNOWN);
}
