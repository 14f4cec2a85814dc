// The README's chapter on the query language: every example in it is a query that finds what the chapter says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldNamed } from '#src/query/query-fields.ts';
import { matchQuery } from '#src/query/match.ts';
import { parseQuery } from '#src/query/parse-query.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const chapter = README.split('## Query language')[1]?.split('\n## ')[0] ?? '';
const rows = chapter
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Example: the two of `` `드론 OR UAM`, `세종 또는 부산` ``. */
const CODE = /`([^`]+)`/g;
const codesOf = (text: string) => [...text.matchAll(CODE)].flatMap(([, code]) => code ?? []);
const examples = rows.flatMap(([, korean = '', english = '']) => [...codesOf(korean), ...codesOf(english)]);

function read(text: string) {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${text} is no query: ${JSON.stringify(parsed)}`);
  return parsed.query;
}

const kindsIn = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'kind' in node && typeof node.kind === 'string' ? [node.kind] : [];
  const field = 'field' in node && typeof node.field === 'string' ? [node.field] : [];
  return [...own, ...field, ...Object.values(node).flatMap(kindsIn)];
};

function isFound(query: string, title: string): boolean {
  const article = {
    title,
    text: '',
    outlet: '새솔일보',
    placeIds: [],
    topics: [],
    language: 'ko',
    publishedAt: NOW,
  } as const;
  return matchQuery(read(query), article).matched;
}

describe('the examples of the README', () => {
  it.each(examples)('%s is a query', (example) => {
    expect(read(example)).toBeDefined();
  });

  it('show every operator, in Korean and in English', () => {
    for (const column of [1, 2]) {
      const shown = new Set(rows.flatMap((row) => codesOf(row[column] ?? '')).flatMap((code) => kindsIn(read(code))));
      const operators = ['and', 'or', 'not', 'phrase', 'literal', 'amount'];
      const fields = ['title', 'outlet', 'city', 'topic', 'lang', 'after', 'before'];
      for (const wanted of [...operators, ...fields]) expect(shown).toContain(wanted);
    }
  });

  it('name fields that there are', () => {
    const named = [...chapter.matchAll(/`([\p{L}]+):`/gu)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(2);
    for (const name of named) expect(fieldNamed(name)).toBeDefined();
  });

  it.each([
    ['세종 자율주행', '세종시는 자율 주행을'],
    ['"국가 시범도시"', '국가시범도시 선정'],
    ['스마트시티', 'u-City'],
    ['스마트시티', '스마트도시의 날'],
    ['달랏', 'Da Lat opens a park'],
    ['드론 OR UAM', 'UAM 시연'],
    ['부산', '부산항만공사'],
    ['세종', '세종시의회'],
  ])('%s finds %s', (query, title) => {
    expect(isFound(query, title)).toBe(true);
  });

  it.each([
    ['세종', '세종대왕'],
    ['부산', '부산물'],
    ['서울', '서울대'],
    ['AI', 'KAIST'],
    ['=u-city', '스마트시티'],
    ['드론 -군사', '군사 드론'],
  ])('%s does not find %s', (query, title) => {
    expect(isFound(query, title)).toBe(false);
  });
});
