// Labels of relevance, whichever database is behind them.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { all, claimAt, newEntry, useStore } from './contract-world.ts';
import { FEED, NOW, requestOf, SEJONG } from './readings.ts';

const JUDGEMENT = { relevance: 'no', score: 1.2, points: { 'smart-city': 2, stocks: -0.8 } } as const;

export function labelContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, labels of relevance`, () => {
    const given = useStore(open, async (store) => {
      await store.addFeeds([FEED], NOW);
      await store.recordArticle(requestOf(SEJONG, 9, { urlKey: 'stored' }));
      await store.recordEntries(FEED.id, [newEntry(1)], all);
    });
    const label = (urlKey: string, userId: string, isRelevant: boolean) =>
      given.store.labelRelevance({ urlKey, userId, guildId: 'g', isRelevant, now: NOW });

    it('keep one voice a person, which may change or be taken back', async () => {
      expect(await label('stored', 'a', true)).toBe('kept');
      expect(await label('stored', 'b', false)).toBe('kept');
      expect(await label('stored', 'b', true)).toBe('changed');
      expect(await given.store.labelledTexts(10)).toMatchObject([
        { urlKey: 'stored', relevantCount: 2, irrelevantCount: 0, article: { title: SEJONG.title } },
      ]);
      expect(await label('stored', 'a', true)).toBe('taken-back');
      expect(await label('stored', 'b', true)).toBe('taken-back');
      expect(await given.store.labelledTexts(10)).toEqual([]);
    });

    it('are counted by article, not by voice', async () => {
      await label('stored', 'a', true);
      await label('stored', 'b', true);
      expect(await given.store.counts()).toMatchObject({ labelledArticles: 1 });
    });

    it('hold for what was turned away, with what the lexicon said of it', async () => {
      const [waiting] = await given.store.claimDueEntries(claimAt(NOW));
      expect(await label('k1', 'a', true)).toBeUndefined();
      const outcome = { kind: 'irrelevant', score: 1.2, reasons: ['주식'], judgement: JUDGEMENT } as const;
      await given.store.settleEntry(waiting?.id ?? 0, outcome, NOW);
      expect(await label('k1', 'a', true)).toBe('kept');
      expect(await given.store.labelledTexts(10)).toEqual([
        { urlKey: 'k1', relevantCount: 1, irrelevantCount: 0, article: undefined, judgement: JUDGEMENT },
      ]);
    });

    it('are refused for an address that is unknown', async () => {
      expect(await label('nowhere', 'a', true)).toBeUndefined();
    });
  });
}
