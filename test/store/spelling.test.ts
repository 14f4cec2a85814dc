// What was meant, from the words of the archive: read in portions, all of them, in texts and titles.
import { describe, expect, it } from 'vitest';
import { parseWords } from '#src/query/parse-query.ts';
import { openDatabase } from '#src/store/sqlite/database.ts';
import { searchSpelled, suggestWords } from '#src/store/sqlite/spelling.ts';
import { MINUTE_MS } from '#src/time.ts';

const NOTHING = { hits: [], total: 0, isMore: false, reach: 0, next: undefined, relaxed: false } as const;

/** An archive of articles with these words in title and text. */
function archiveOf(articles: readonly (readonly [title: string, text: string])[]) {
  const db = openDatabase(':memory:');
  const insert = db.raw.prepare('INSERT INTO article_fts (title, stem, bigram, facet) VALUES (?, ?, ?, ?)');
  const add = (title: string, text: string) => insert.run(title, text, '블럭 체인', '');
  for (const [title, text] of articles) add(title, text);
  const meant = async (typed: string, now = 0) => {
    const parsed = parseWords(typed);
    if (parsed.kind !== 'query') return undefined;
    const { query } = parsed;
    const unit = async <T>(work: (given: typeof db) => T) => work(db);
    const search = async () => ({ ...NOTHING, suggestion: suggestWords(db, query, now) });
    const { suggestion } = await searchSpelled(unit, { query, now }, search);
    return suggestion?.map(({ word }) => word);
  };
  return { add, meant, [Symbol.dispose]: () => db.raw.close() };
}

/** Words that nobody comes near, more than are read at once. */
const MANY = Array.from({ length: 5_000 }, (_, at) => `x${(at + 7_000_000).toString(36)}`).join(' ');

describe('the word that was meant', () => {
  it.each([
    ['가로둥', '가로등'],
    ['블럭체인', '블록체인'],
    ['횡당보도', '횡단보도'],
  ])('is found wherever it stands among very many words: %s', async (typed, word) => {
    using archive = archiveOf([
      ['', `${MANY} ${word}`],
      [word, MANY.replaceAll('x', '나')],
    ]);
    expect(await archive.meant(typed)).toEqual([word]);
    expect(await archive.meant(word)).toBeUndefined();
  });

  it('is taken from titles too, and never from pairs of syllables', async () => {
    using archive = archiveOf([['블록체인', '투표']]);
    expect(await archive.meant('블럭체인')).toEqual(['블록체인']);
    expect(await archive.meant('체언')).toBeUndefined();
  });

  it('is the same for all who ask while the words are read', async () => {
    using archive = archiveOf([['', `${MANY} 블록체인`]]);
    const answers = await Promise.all([archive.meant('블럭체인'), archive.meant('블록체안'), archive.meant('무지개')]);
    expect(answers).toEqual([['블록체인'], ['블록체인'], undefined]);
  });

  it('may be one that came in a while ago', async () => {
    using archive = archiveOf([['', '가로등']]);
    expect(await archive.meant('블럭체인')).toBeUndefined();
    archive.add('', '블록체인');
    expect(await archive.meant('블럭체인', 15 * MINUTE_MS)).toEqual(['블록체인']);
  });
});
