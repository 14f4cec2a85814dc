import { describe, expect, it } from 'vitest';
import { noteOutcome, type RuleWatch, type WatchNews } from '#src/page/rule-watch.ts';

/** Pages in order: `1` the rule found the text, `0` it did not, `-` no rule knows the page and none read it. */
function watch(
  pages: string,
  rule = 'ndsoft',
): { readonly last: RuleWatch | undefined; readonly changes: readonly string[] } {
  let last: RuleWatch | undefined;
  const changes: string[] = [];
  for (const [index, page] of [...pages].entries()) {
    const outcome = { rule: page === '-' ? undefined : rule, isHit: page === '1' };
    const news: WatchNews | undefined = noteOutcome(last, outcome);
    last = news?.watch;
    if (news?.change !== undefined) changes.push(`${index + 1}:${news.change}:${news.hitCount}/${news.pageCount}`);
  }
  return { last, changes };
}

describe('the watch over a site rule', () => {
  it('knows nothing of a host that no rule ever read', () => {
    expect(watch('----').last).toBeUndefined();
  });

  it('says nothing of fewer than ten pages, nor of nine in ten', () => {
    expect(watch('000000000').changes).toEqual([]);
    expect(watch('1'.repeat(45) + '0'.repeat(5)).changes).toEqual([]);
  });

  it('tells once when fewer than nine in ten of the last fifty were found, however many more fail', () => {
    expect(watch('1'.repeat(50) + '0'.repeat(20)).changes).toEqual(['56:failing:44/50']);
    expect(watch('0'.repeat(30)).changes).toEqual(['10:failing:0/10']);
  });

  it('counts a page whose mark is gone against the rule that read the host before', () => {
    expect(watch('1'.repeat(50) + '-'.repeat(6)).changes).toEqual(['56:failing:44/50']);
  });

  it('tells once that the rule reads again, after ten in a row, and begins anew', () => {
    const { last, changes } = watch('0'.repeat(12) + '1'.repeat(9) + '0' + '1'.repeat(10));
    expect(changes).toEqual(['10:failing:0/10', '32:ok:10/10']);
    expect(last).toEqual({ rule: 'ndsoft', hits: '1111111111', isFailing: false });
  });

  it('remembers fifty pages and no more', () => {
    expect(watch('1'.repeat(200)).last?.hits).toHaveLength(50);
  });
});
