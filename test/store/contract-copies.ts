// What every store must do with articles that repeat a stored text or tell a stored event, however old, and in which batch.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, MINUTE_MS } from '#src/time.ts';
import { cut, edited, RELEASES } from '../article/releases.ts';
import { useStore } from './contract-world.ts';
import { NOW, requestOf, SEJONG } from './readings.ts';

export function copyContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, copies`, () => {
    const given = useStore(open);
    const textOf = (body: string, title = '오늘의 소식') => ({ title, paragraphs: body.split('\n') });

    it('are found years later, edited or cut', async () => {
      const { store } = given;
      const longAgo = NOW - 3_000 * DAY_MS;
      for (const [n, { title, body }] of RELEASES.entries()) {
        const first = await store.recordArticle(requestOf(textOf(body, title), n, { publishedAt: longAgo + n }));
        for (const [index, copy] of [edited(body, '새벽일보', 1), cut(body, 0.3)].entries())
          expect(
            await store.recordArticle(requestOf(textOf(copy, title), 100 + n * 2 + index, { outlet: '새벽일보' })),
          ).toMatchObject({ verdict: { kind: 'copy', of: first.articleId } });
      }
    });

    it('are found among articles that came late, by the days they were published', async () => {
      const { store } = given;
      const [release] = RELEASES;
      if (release === undefined) throw new Error('no releases');
      const longAgo = NOW - 400 * DAY_MS;
      const rewrite = textOf(release.rewrite.body, release.rewrite.title);
      await store.recordArticle(requestOf(textOf(release.body, release.title), 1, { publishedAt: longAgo }));
      const { articleId } = await store.recordArticle(requestOf(rewrite, 2, { publishedAt: longAgo + DAY_MS }));
      const stored = await store.article(articleId);
      expect(stored?.verdict.scores?.cosine).toBeGreaterThan(0.2);
    });

    it('leave a rewrite in the story of its release, in however many outlets the release stands', async () => {
      const [release] = RELEASES;
      if (release === undefined) throw new Error('no releases');
      const record = async (text: { readonly title: string; readonly body: string }, number: number) => {
        const at = { publishedAt: NOW + number * MINUTE_MS, outlet: `신문 ${number}` };
        const { articleId } = await given.store.recordArticle(requestOf(textOf(text.body, text.title), number, at));
        return articleId;
      };
      const first = await record(release, 1);
      const early = await record(release.rewrite, 2);
      for (let number = 3; number < 33; number += 1) await record(release, number);
      const late = await record({ ...release.rewrite, title: `${release.rewrite.title} 눈길` }, 40);
      const verdictOf = async (id: number) => (await given.store.article(id))?.verdict;
      expect(await verdictOf(early)).toMatchObject({ kind: 'story', of: first });
      expect(await verdictOf(late)).toMatchObject({ kind: 'copy', of: early });
      expect(await given.store.counts()).toMatchObject({ stories: 1, articles: 33 });
    });

    it('are judged by a named version', async () => {
      const { articleId } = await given.store.recordArticle(requestOf(SEJONG, 1));
      expect((await given.store.article(articleId))?.verdict.version).toMatch(/^\d+\.\d+$/);
    });

    it('are weighed by pairs counted a few a call, and there is an end to it', async () => {
      await given.store.recordArticle(requestOf(SEJONG, 1));
      expect(await given.store.countPairs(NOW)).toBe('done');
    });
  });
}
