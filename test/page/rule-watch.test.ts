import { describe, expect, it } from 'vitest';
import { noteOutcome, watchOf, type RuleOutcome, type RuleWatch } from '#src/page/rule-watch.ts';

const of = (id: string | undefined, isHit: boolean, stamp = 'v1'): RuleOutcome => ({
  rule: id === undefined ? undefined : { id, stamp },
  isHit,
});

/** A host's pages in order: what was told of which rule, and what is remembered at last. */
function watch(outcomes: readonly RuleOutcome[]) {
  const known = new Map<string, RuleWatch>();
  const changes: string[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const rule = watchOf([...known.values()], outcome);
    if (rule === undefined) continue;
    const { watch, change, hitCount, pageCount } = noteOutcome(known.get(rule.rule), rule, outcome.isHit);
    known.set(rule.rule, watch);
    if (change !== undefined) changes.push(`${index + 1}:${rule.rule} ${change} ${hitCount}/${pageCount}`);
  }
  return { known, changes };
}

/** `1` the rule found the text, `0` it did not, `-` no rule knows the page. */
const pages = (text: string): readonly RuleOutcome[] =>
  [...text].map((page) => of(page === '-' ? undefined : 'ndsoft', page === '1'));
const changesOf = (text: string) => watch(pages(text)).changes;

describe('the watch over a site rule', () => {
  it('knows nothing of a host that no rule ever read', () => {
    expect(watch(pages('----')).known.size).toBe(0);
  });

  it('says nothing of nine misses, nor of nine hits in ten', () => {
    expect(changesOf('000000000')).toEqual([]);
    expect(changesOf('1'.repeat(45) + '0'.repeat(5))).toEqual([]);
    expect(changesOf('1110111')).toEqual([]);
  });

  it('tells once when fewer than nine in ten of the last fifty were found, however many more fail', () => {
    expect(changesOf('1'.repeat(50) + '0'.repeat(20))).toEqual(['56:ndsoft failing 44/50']);
    expect(changesOf('0'.repeat(30))).toEqual(['10:ndsoft failing 0/10']);
  });

  it('tells of a host with pages of another kind among its articles once, not every week', () => {
    expect(changesOf('111111111100'.repeat(25))).toHaveLength(1);
    expect(changesOf('11111111110'.repeat(25))).toEqual([]);
  });

  it('tells once that the rule reads again', () => {
    expect(changesOf('0'.repeat(12) + '1'.repeat(60))).toEqual(['10:ndsoft failing 0/10', '60:ndsoft ok 48/50']);
  });

  it('begins anew with a rule that was mended: ten pages show that it reads again', () => {
    const outcomes = [
      ...Array.from({ length: 12 }, () => of('ndsoft', false)),
      ...Array.from({ length: 12 }, () => of('ndsoft', true, 'v2')),
    ];
    expect(watch(outcomes).changes).toEqual(['10:ndsoft failing 0/10', '22:ndsoft ok 10/10']);
  });

  it('counts a page whose mark is gone against the rule that read the host before', () => {
    expect(changesOf('1'.repeat(50) + '-'.repeat(6))).toEqual(['56:ndsoft failing 44/50']);
  });

  it('counts no page against a rule that read one or two pages of the host', () => {
    expect(changesOf(`11${'-'.repeat(40)}`)).toEqual([]);
  });

  it('sees one of two rules of a host fail', () => {
    const outcomes = Array.from({ length: 300 }, (_, n) => (n % 15 === 5 ? of('b', false) : of('a', true)));
    expect(watch(outcomes).changes).toEqual(['141:b failing 0/10']);
  });

  it('remembers fifty pages and no more', () => {
    expect(watch(pages('1'.repeat(200))).known.get('ndsoft')?.hits).toHaveLength(50);
  });
});
