import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { eventKeys } from '#src/article/copies/candidate-keys.ts';
import { RecentWindow, type WindowArticle } from '#src/article/copies/recent-window.ts';
import { likenessOfBins, packSketch, unpackSketch } from '#src/article/copies/sketch.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { DAY_MS } from '#src/time.ts';
import { edited, RELEASES } from './releases.ts';

const AT = Date.UTC(2025, 2, 11);

function articleOf(id: number, text: { readonly title: string; readonly body: string }, at = AT): WindowArticle {
  const article = { title: text.title, paragraphs: text.body.split('\n') };
  return { ...unpackSketch(packSketch(fingerprint(article), eventKeys(article))), id, at };
}

function windowOf(articles: readonly WindowArticle[]): RecentWindow {
  const window = new RecentWindow();
  for (const article of articles) window.add(article);
  return window;
}

const ARTICLES = RELEASES.map((release, id) => articleOf(id, release));

describe('a packed sketch', () => {
  it('gives back the bins and the keys, wherever its bytes lie', () => {
    const [release] = RELEASES;
    const own = fingerprint({ title: '', paragraphs: [release?.body ?? ''] });
    const packed = packSketch(own, [1, 0xff_ff_ff_ff]);
    expect(packed.length).toBe(136);
    const shifted = new Uint8Array(140);
    shifted.set(packed, 3);
    const { bins, eventKeys: keys } = unpackSketch(shifted.subarray(3, 139));
    expect(keys).toEqual([1, 0xff_ff_ff_ff]);
    expect([...bins]).toEqual(Array.from(own.signature, (value) => value & 0xff));
  });

  it('says nothing of bins that agree by chance', () => {
    const bins = new Uint8Array(128).fill(1);
    const other = new Uint8Array(128).fill(2);
    other[5] = 1;
    expect(likenessOfBins(bins, bins)).toBe(1);
    expect(likenessOfBins(bins, other)).toBeLessThan(0.005);
    expect(likenessOfBins(bins, new Uint8Array(128))).toBe(0);
  });
});

describe('the window of recent articles', () => {
  it('finds the rewritten article of an event first, and its edited copy', () => {
    const window = windowOf(ARTICLES);
    for (const [id, { title, body, rewrite }] of RELEASES.entries()) {
      expect(window.find(articleOf(-1, rewrite), 3)).toContain(id);
      expect(window.find(articleOf(-1, { title, body: edited(body, '새벽일보', 1) }), 1)).toEqual([id]);
    }
  });

  it('leaves out what has next to nothing in common', () => {
    const stranger = { title: '로또 1234회 당첨번호', body: '이번 회차에서는 열두 명이 1등에 뽑혔다.' };
    expect(windowOf(ARTICLES).find(articleOf(-1, stranger), 50).length).toBeLessThanOrEqual(1);
  });

  it('prefers what was told the same day to what was told weeks before', () => {
    const [release] = RELEASES;
    if (release === undefined) throw new Error('no releases');
    const window = windowOf([articleOf(1, release, AT - 20 * DAY_MS), articleOf(2, release.rewrite, AT)]);
    const { title } = release.rewrite;
    expect(window.find(articleOf(-1, { title, body: '짧은 소식이다.' }), 2)[0]).toBe(2);
  });

  it('lets go what is old, and keeps the rest', () => {
    const window = windowOf(ARTICLES.map((article) => ({ ...article, at: AT + article.id * DAY_MS })));
    window.expire(AT + 2 * DAY_MS);
    expect(window.size).toBe(ARTICLES.length - 2);
    expect([window.has(1), window.has(2)]).toEqual([false, true]);
  });

  it('lets go of thousands that have words in common without a walk past all of them for each', () => {
    const bins = new Uint8Array(128);
    const window = windowOf(
      Array.from({ length: 20_000 }, (_, id) => ({ id, at: AT + id, bins, eventKeys: [1, 2, 3, 4, 5, 6, 7, 8] })),
    );
    const startedAt = performance.now();
    window.expire(AT + 10_000);
    expect(window.size).toBe(10_000);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('answers alike whether it grew, changed and shrank, or was filled at once', () => {
    const texts = RELEASES.flatMap(({ title, body, rewrite }) => [{ title, body }, rewrite]);
    const change = fc.record({ id: fc.nat(30), text: fc.nat(texts.length - 1), isRemoved: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
        const grown = new RecentWindow();
        const left = new Map<number, WindowArticle>();
        for (const { id, text, isRemoved } of changes) {
          const article = articleOf(id, texts[text] ?? { title: '', body: '' });
          if (isRemoved) grown.remove(id);
          else grown.add(article);
          left.delete(id);
          if (!isRemoved) left.set(id, article);
        }
        const filled = windowOf([...left.values()].toSorted((one, other) => one.id - other.id));
        expect(grown.size).toBe(left.size);
        for (const text of texts.slice(0, 6))
          expect(grown.find(articleOf(-1, text), 50)).toEqual(filled.find(articleOf(-1, text), 50));
      }),
      { numRuns: 60 },
    );
  });
});
