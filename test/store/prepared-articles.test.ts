import { describe, expect, it } from 'vitest';
import { prepare } from '#src/article/copies/comparable.ts';
import { PreparedArticles } from '#src/store/sqlite/prepared-articles.ts';

const [SHORT, LONG] = ['세종시가 스마트시티 버스를 늘린다.', '가나다라마바사 '.repeat(2_000)].map((text) =>
  prepare({ id: 0, urlKey: 'k', outlet: '신문', title: '', paragraphs: [text], publishedAt: 0, textHash: '' }),
);

function heldAfter(ids: readonly number[], text = SHORT): readonly number[] {
  const held = new PreparedArticles();
  for (const id of ids) if (text !== undefined) held.keep({ ...text, id });
  return [...new Set(ids)].filter((id) => held.get(id) !== undefined);
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('articles that are kept prepared', () => {
  it('are the 700 that were used last', () => {
    expect(heldAfter([...numbers(700), 0, 700])).toEqual([0, ...numbers(701).slice(2)]);
  });

  it('are fewer when they are long: three million characters in all, the last ones', () => {
    const length = LONG?.text.length ?? 0;
    const held = heldAfter(numbers(400), LONG);
    expect(held.length).toBe(Math.floor(3_000_000 / length));
    expect(held.at(-1)).toBe(399);
  });

  it('count for nothing once they are forgotten or replaced', () => {
    const held = new PreparedArticles();
    if (LONG === undefined) throw new Error('there are two');
    for (const id of numbers(2_000)) {
      held.keep({ ...LONG, id: 1 });
      held.keep({ ...LONG, id: 2 + id });
      held.forget(2 + id);
    }
    expect(held.get(1)).toBeDefined();
  });
});
