// What the words of a query weigh in an article: in its headline more than in its text, oftener more than once, rare ones more than common ones.
import { describe, expect, it } from 'vitest';
import { planSearch } from '#src/query/archive-plan.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import { weigher } from '#src/query/weigh.ts';

function scores(query: string, articles: readonly { title?: string; text?: string }[], common: readonly string[] = []) {
  const parsed = parseQuery(query, { now: 0 });
  const terms = parsed.kind === 'query' ? (planSearch(parsed.query)?.strict.ranking ?? []) : [];
  const candidates = articles.map(({ title = '', text = '' }, id) => ({ id, title, text }));
  const scoreOf = weigher(
    candidates,
    terms.map((term) => ({ term, share: common.some((word) => term.expression.includes(word)) ? 0.3 : 0.001 })),
  );
  return candidates.map((one) => scoreOf(one));
}

describe('a word weighs', () => {
  it.each([
    [
      'more in the headline',
      '분수대',
      { title: '분수대 열다', text: '공원 소식' },
      { title: '공원 소식', text: '분수대 열다' },
    ],
    ['more when it comes again', '분수대', { text: '분수대 옆 분수대 하나' }, { text: '분수대 옆 가로등 하나' }],
    ['more in a short text', '분수대', { text: '분수대 소식' }, { text: `분수대 소식 ${'다른 이야기 '.repeat(40)}` }],
    ['more as a word than as a part of one', '가로등', { text: '가로등을 단다' }, { text: '스마트가로등을 단다' }],
    ['more beside its neighbour', '골목 가로등', { text: '골목 가로등 옆 벤치' }, { text: '골목 옆 벤치 가로등' }],
    ['in every form', 'cities', { text: 'a city of light' }, { text: 'a town of light' }],
    ['in every spelling of its name', '스마트시티', { text: 'the smart city' }, { text: 'the small city' }],
    ['in full width', '５Ｇ 망', { text: '5g 망을 깐다' }, { text: '4g 망을 깐다' }],
  ] as const)('%s', (...[, query, one, other]) => {
    const [more = 0, less = 0] = scores(query, [one, other]);
    expect(more).toBeGreaterThan(less);
  });

  it('more when it is rare', () => {
    const [rare = 0, common = 0] = scores(
      '분수대 가로등',
      [{ text: '분수대 소식' }, { text: '가로등 소식' }],
      ['가로', '로등'],
    );
    expect(rare).toBeGreaterThan(common);
  });

  it('nothing where it does not stand', () => {
    expect(scores('분수대', [{ title: '공원', text: '가로등' }])).toEqual([0]);
    expect(scores('US', [{ text: 'the bus stopped' }])).toEqual([0]);
  });
});
