// Queries as FTS5 expressions, asked of a real SQLite: no text may ever reach MATCH as syntax.
import Sqlite from 'better-sqlite3';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { analyzeDocument } from '#src/language/analyze.ts';
import { planSearch } from '#src/query/archive-plan.ts';
import { parseQuery, parseWords } from '#src/query/parse-query.ts';
import { ARTICLE_INDEX_DDL, findInIndex, indexArticle } from '#src/store/sqlite/article-index.ts';
import { newestIds } from '#src/store/sqlite/index-statements.ts';
import { atOnce } from '#src/store/sqlite/steps.ts';

const now = Date.parse('2026-11-22T03:00:00Z');

function openArchive() {
  const db = new Sqlite(':memory:');
  db.exec(ARTICLE_INDEX_DDL);
  db.exec('CREATE TABLE article (id INTEGER PRIMARY KEY, outlet TEXT, title TEXT, paragraphs TEXT)');
  const [title, text] = ['세종 스마트시티', '골목에 가로등을 단다'];
  indexArticle(db, 1, { ...analyzeDocument({ title, text, facets: ['lang:ko'] }), outlet: '가온일보' });
  db.prepare('INSERT INTO article VALUES (1, ?, ?, ?)').run('가온일보', title, JSON.stringify([text]));
  return db;
}

describe('expressions', () => {
  it('never make an error in SQLite, whatever is typed', () => {
    const db = openArchive();
    const piece = fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      '+',
      'NEAR(',
      ')',
      '(',
      'AND',
      'OR',
      'NOT',
      '{title}:',
      ':',
      '-',
      '세종',
      '물',
      '5g망',
      '\0',
      'title:',
      '>1',
      '<2억',
      'after:3d',
      'outlet:가',
      'lang:ko',
      '=',
      '韓國',
      '𠀀',
      '가나다라마',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const queries = [parseQuery(text, { now }), parseWords(text)].flatMap((parsed) =>
          parsed.kind === 'query' ? [parsed.query] : [],
        );
        for (const query of queries) {
          const found = atOnce(findInIndex(db, query, { now }));
          const newest = found === undefined ? [] : newestIds(db, found.asked, { limit: 5 });
          const ranked = found === undefined ? [] : atOnce(found.ranked());
          expect([newest.length, ranked.length]).toEqual([found?.newest.length ?? 0, found?.newest.length ?? 0]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hold nothing but quoted tokens and the words of FTS5', () => {
    const bare = /^(?:\s|AND|OR|NOT|\(|\)|\*|:|\{(?:title|bigram|facet|title stem|title facet)\})*$/;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parseWords(text);
        const plans = parsed.kind === 'query' ? planSearch(parsed.query) : undefined;
        const expressions = [plans?.strict, plans?.relaxed].flatMap((plan) => [
          plan?.expression ?? '',
          ...(plan?.words ?? []),
          plan?.titled ?? '',
          plan?.beside ?? '',
          ...(plan?.ranking.map((term) => term.expression) ?? []),
        ]);
        for (const expression of expressions) expect(expression.replaceAll(/"[^"]*"/g, '')).toMatch(bare);
      }),
    );
  });

  it('asks for all the words strictly, and for any of them when relaxed', () => {
    const parsed = parseQuery('가로등 골목길 -드론', { now });
    const plans = parsed.kind === 'query' ? planSearch(parsed.query) : undefined;
    expect(plans?.strict.expression).toContain(' AND ');
    expect(plans?.strict.expression).toContain(' NOT ');
    expect(plans?.relaxed?.expression).toContain('NOT');
  });

  it.each([
    ['가로등 골목길 벤치', undefined],
    ['가로등 골목길 city:kr-sejong', 'city:kr-sejong'],
    ['가로등 골목길 "나무 벤치" -드론', '"나무 벤치" -드론'],
  ])('asks one of the words of %s beside the rest alone, for one is enough', (text, rest) => {
    const planOf = (query: string) => {
      const parsed = parseQuery(query, { now });
      return parsed.kind === 'query' ? planSearch(parsed.query) : undefined;
    };
    const expected = rest === undefined ? undefined : planOf(rest)?.strict.expression;
    expect(planOf(text)?.relaxed?.beside).toBe(expected);
    expect(planOf(text.replace('가로등 골목길', '(가로등 OR 골목길)'))?.strict.beside).toBe(
      rest === undefined ? planOf('벤치')?.strict.expression : expected,
    );
  });

  it('keeps the words beside themselves where only exclusions are left, or where one word is not enough', () => {
    const parsed = parseQuery('가로등 골목길 -드론', { now });
    const relaxed = parsed.kind === 'query' ? planSearch(parsed.query)?.relaxed : undefined;
    expect(relaxed?.beside).toBe(relaxed?.expression);
    const mixed = parseQuery('가로등 OR (골목길 벤치)', { now });
    const strict = mixed.kind === 'query' ? planSearch(mixed.query)?.strict : undefined;
    expect(strict?.beside).toBe(strict?.expression);
  });

  it.each(['가로등', '"골목 가로등"', '"골목 가로등" 드론', 'title:가로등 lang:ko'])(
    'has nothing to relax in %s',
    (text) => {
      const parsed = parseQuery(text, { now });
      expect(parsed.kind === 'query' ? planSearch(parsed.query)?.relaxed : 'no query').toBeUndefined();
    },
  );

  it('does not look for words that only ask', () => {
    const ask = (text: string) => {
      const parsed = parseQuery(text, { now });
      return parsed.kind === 'query' ? planSearch(parsed.query)?.strict.expression : undefined;
    };
    expect(ask('가로등은 어디에 달았나요?')).toBe(ask('가로등은 달았나요'));
    expect(ask('몇 명이 가로등을 보았나')).toBe(ask('명이 가로등을 보았나'));
    expect(ask('무엇')).toBeDefined();
  });
});
