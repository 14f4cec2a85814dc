import { describe, expect, it } from 'vitest';
import { beginningOf } from '#src/article/copies/beginning.ts';
import { prepare, withId } from '#src/article/copies/comparable.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { contributionsOf } from '#src/article/contributions.ts';
import { judge } from '#src/article/dedupe.ts';
import { changesBetween } from '#src/article/update.ts';

/** A page of half a million characters, of which no two sentences are the same. */
function book(id: number) {
  const title = `가람시, 스마트시티 백서 ${id}권을 내다`;
  const paragraphs = Array.from({ length: 30_000 }, (_, at) => {
    const syllables = Array.from({ length: 10 }, (__, place) =>
      String.fromCharCode(0xac_00 + ((at * 7_919 + place * 104_729 + id * 15_485_863) % 11_000)),
    );
    return `${syllables.join('')} 했다.`;
  });
  const { textHash } = fingerprint({ title, paragraphs });
  return { id, urlKey: `k${id}`, outlet: `신문 ${id}`, title, paragraphs, publishedAt: 0, textHash };
}

describe('what is compared of an article', () => {
  it('is all of it, however it is divided, when it is no longer than a report', () => {
    const paragraphs = Array.from({ length: 150 }, (_, at) => `${at}번째 문장이다. `.repeat(9));
    expect(beginningOf(paragraphs)).toBe(paragraphs);
  });

  it('is its beginning, of a text as long as a book, and no character is cut in two', () => {
    const kept = beginningOf(['가'.repeat(19_999), `😀${'나'.repeat(100)}`, '다']);
    expect(kept.map((text) => text.length)).toEqual([19_999, 1]);
    expect(kept.every((text) => text.isWellFormed())).toBe(true);
    expect(beginningOf(['가'.repeat(500_000)]).join('')).toHaveLength(20_000);
  });

  it('keeps a book that is printed twice a copy, and two books apart', () => {
    const [one, other] = [book(1), book(2)];
    expect(judge({ ...one, id: 3, urlKey: 'k3' }, [one]).kind).toBe('copy');
    expect(judge(other, [one]).kind).not.toBe('copy');
    expect(prepare(one).text.length).toBeLessThanOrEqual(20_000);
  });

  it('costs no square of a hostile text: two books, one in place of the other, are compared in seconds', () => {
    const versions = [book(1), book(2)].map((one) => ({ ...one, language: 'ko', how: 'json-ld' }) as const);
    const [before = versions[0], after = before] = versions;
    if (before === undefined || after === undefined) throw new Error('there are two');
    const startedAt = performance.now();
    expect(changesBetween(before, after).changes).toContain('text');
    const verdict = { kind: 'story', of: undefined, scores: undefined, reasons: [] } as const;
    contributionsOf(versions.map((one) => ({ ...one, verdict })));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('an article under the id it was stored with', () => {
  it('may be taken out of memory and put back as often as it is compared', () => {
    let prepared = prepare({ ...book(1), paragraphs: ['세종시가 스마트시티 버스를 늘린다.'] });
    for (let use = 0; use < 50_000; use += 1) prepared = withId(prepared, 7);
    expect(prepared.id).toBe(7);
    expect(prepared.told.inSentences.sentences).toHaveLength(1);
  });
});
