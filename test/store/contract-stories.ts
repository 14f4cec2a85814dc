// What every store must do with stories: articles that hang together are one, whatever came first, and an owner's word stands.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { HOUR_MS } from '#src/time.ts';
import { adminAt, EVERYTHING, useStore } from './contract-world.ts';
import { BUSAN, NOW, readingOf, requestOf, SEJONG } from './readings.ts';

const CHANNEL = EVERYTHING;

type Text = { readonly title: string; readonly paragraphs: readonly string[] };

export function storyContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, stories`, () => {
    const given = useStore(open);
    const record = async (text: Text, number: number, publishedAt = NOW + number * HOUR_MS) =>
      (await given.store.recordArticle(requestOf(text, number, { publishedAt, outlet: `신문 ${number}` }))).articleId;
    const storyIdsOf = async (...ids: readonly number[]) => {
      const articles = await Promise.all(ids.map((id) => given.store.article(id)));
      return articles.map((article) => article?.storyId);
    };
    const owner = { by: adminAt(NOW) };
    const isOneStory = async (...ids: readonly number[]) => new Set(await storyIdsOf(...ids)).size === 1;
    const leadOf = async (id: number) => (await given.store.story(id))?.lead.id;

    it('are led by the earliest article, also when it comes last, and each article is in one', async () => {
      const late = await record(SEJONG, 3);
      const early = await record(SEJONG, 1);
      const copy = await record(SEJONG, 5);
      expect(await given.store.story(copy)).toMatchObject({
        lead: { id: early },
        others: [{ id: late }, { id: copy }],
      });
      expect((await given.store.latest({ filter: {}, limit: 9 })).hits.map(({ article }) => article.id)).toEqual([
        early,
      ]);
    });

    it('are led by the most complete of the articles of one instant', async () => {
      const cut = await record({ ...SEJONG, paragraphs: SEJONG.paragraphs.slice(0, 2) }, 1, NOW);
      const whole = await record(SEJONG, 2, NOW);
      expect(await leadOf(cut)).toBe(whole);
      await given.store.rereadArticle(cut, readingOf({ ...SEJONG, paragraphs: [...SEJONG.paragraphs, '끝.'] }), NOW);
      expect(await leadOf(whole)).toBe(cut);
      const third = await record(SEJONG, 3, NOW + HOUR_MS);
      expect(await leadOf(third)).toBe(cut);
    });

    it('are led by the most complete of one instant also when its outlet adds to it', async () => {
      const [first, second] = [await record(SEJONG, 1, NOW), await record(SEJONG, 2, NOW)];
      expect(await leadOf(second)).toBe(first);
      const longer = { ...SEJONG, paragraphs: [...SEJONG.paragraphs, '시민들은 새 노선을 반겼다.'] };
      expect(await given.store.recordArticle(requestOf(longer, 2, { now: NOW + HOUR_MS }))).toMatchObject({
        kind: 'updated',
        changes: ['text'],
      });
      expect(await leadOf(first)).toBe(second);
      const { hits } = await given.store.latest({ filter: {}, limit: 9 });
      expect(hits.map(({ article }) => article.id)).toEqual([second]);
    });

    it('of more articles than are read at once are counted whole, and show who leads them', async () => {
      const { store } = given;
      const reading = readingOf(SEJONG);
      const say = (number: number, publishedAt: number) =>
        store.recordArticle({
          ...requestOf(SEJONG, 0),
          reading,
          urlKey: `k${number}`,
          publishedAt,
          outlet: `신문 ${number % 230}`,
        });
      await store.subscribe({ ...CHANNEL, now: NOW });
      const { articleId } = await say(0, NOW + 500);
      for (let number = 1; number < 240; number += 1) await say(number, NOW + 500);
      const last = await say(240, NOW);
      const story = await store.story(articleId);
      expect(story).toMatchObject({ lead: { id: last.articleId }, articleCount: 241, outletCount: 230 });
      const [alert] = await store.claimDeliveries({ now: NOW, limit: 1, leaseMs: 1_000, busyChannels: [] });
      expect(alert?.articles[0]?.story).toMatchObject({ outletCount: 230 });
      expect(alert?.articles[0]?.story?.outlets[0]).toBe('신문 0');
    });

    it('become one when an owner joins them: the one published first stays, with all articles of both', async () => {
      const [first, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      const [other, otherCopy] = [await record(BUSAN, 3), await record(BUSAN, 4)];
      const outcome = await given.store.joinStories({ articleId: copy, otherId: otherCopy, ...owner });
      expect(outcome).toEqual({ kind: 'joined', leadId: first, movedCount: 2 });
      expect(await storyIdsOf(first, copy, other, otherCopy)).toEqual([first, first, first, first]);
      expect((await given.store.counts()).stories).toBe(1);
      expect(await given.store.storyWords(9)).toEqual([
        { articleId: copy, otherId: otherCopy, kind: 'join', userId: 'owner', decidedAt: NOW },
      ]);
    });

    it('give an article up with its copies, and a later copy follows it', async () => {
      const lead = await record(SEJONG, 1);
      const [other, copy] = [await record(BUSAN, 2), await record(BUSAN, 3)];
      await given.store.joinStories({ articleId: other, otherId: lead, ...owner });
      expect(await isOneStory(lead, other, copy)).toBe(true);
      const outcome = await given.store.splitStory({ articleId: other, by: adminAt(NOW + 1) });
      expect(outcome).toEqual({ kind: 'split', leadId: lead, copyCount: 1 });
      const later = await record(BUSAN, 4);
      expect(await isOneStory(other, copy, later)).toBe(true);
      expect(await isOneStory(lead, other)).toBe(false);
      expect(await leadOf(later)).toBe(other);
      expect(await given.store.storyWords(9)).toMatchObject([
        { articleId: lead, otherId: other, kind: 'split' },
        { articleId: lead, otherId: copy, kind: 'split' },
      ]);
    });

    it('keep the copies of what an owner took out with it, though a cut one of the story is like them as well', async () => {
      const cutShort = await record({ ...SEJONG, paragraphs: SEJONG.paragraphs.slice(0, 2) }, 1);
      const whole = await record(SEJONG, 2);
      expect(await isOneStory(cutShort, whole)).toBe(true);
      await given.store.splitStory({ articleId: whole, ...owner });
      const copies = [await record(SEJONG, 3), await record(SEJONG, 4)];
      expect(await isOneStory(whole, ...copies)).toBe(true);
      expect(await isOneStory(cutShort, whole)).toBe(false);
    });

    it('let their lead go: the next one leads those that stay, under another number', async () => {
      const [lead, other] = [await record(SEJONG, 1), await record(BUSAN, 2)];
      await given.store.joinStories({ articleId: other, otherId: lead, ...owner });
      expect(await given.store.splitStory({ articleId: lead, ...owner })).toMatchObject({
        kind: 'split',
        leadId: other,
      });
      expect([await leadOf(lead), await leadOf(other)]).toEqual([lead, other]);
      expect(await isOneStory(lead, other)).toBe(false);
    });

    it('keep a split against what is judged alike, and say so in the verdict', async () => {
      const [lead, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      await given.store.splitStory({ articleId: copy, ...owner });
      expect(await given.store.article(copy)).toMatchObject({
        verdict: { kind: 'new', reasons: expect.arrayContaining(['owner:split']) },
      });
      const later = await record(SEJONG, 3);
      expect(await isOneStory(lead, copy)).toBe(false);
      expect([lead, copy]).toContain(await leadOf(later));
    });

    it('are one again when an owner takes a split back, and apart when a join is taken back', async () => {
      const [lead, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      await given.store.splitStory({ articleId: copy, ...owner });
      await given.store.joinStories({ articleId: copy, otherId: lead, ...owner });
      expect(await isOneStory(lead, copy)).toBe(true);
      expect(await given.store.article(copy)).toMatchObject({
        verdict: { kind: 'story', of: lead, reasons: ['owner:join'] },
      });
      expect(await given.store.storyWords(9)).toMatchObject([{ kind: 'join' }]);
      await given.store.splitStory({ articleId: copy, ...owner });
      expect(await isOneStory(lead, copy)).toBe(false);
      expect(await given.store.storyWords(9)).toMatchObject([{ kind: 'split' }]);
    });

    it('are not changed where there is nothing to split or to join', async () => {
      const [lead, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      const alone = await record(BUSAN, 3);
      const { store } = given;
      expect(await store.splitStory({ articleId: alone, ...owner })).toEqual({ kind: 'alone' });
      expect(await store.splitStory({ articleId: lead, ...owner })).toEqual({ kind: 'only-copies' });
      expect(await store.splitStory({ articleId: 99, ...owner })).toEqual({ kind: 'gone' });
      expect(await store.joinStories({ articleId: alone, otherId: 99, ...owner })).toEqual({ kind: 'gone' });
      expect(await store.joinStories({ articleId: alone, otherId: alone, ...owner })).toEqual({ kind: 'same' });
      expect(await store.storyWords(9)).toEqual([]);
      const kept = await store.joinStories({ articleId: copy, otherId: lead, ...owner });
      expect(kept).toEqual({ kind: 'joined', leadId: lead, movedCount: 0 });
      expect(await store.storyWords(9)).toHaveLength(1);
    });

    it('hold an article that is read again where an owner put it', async () => {
      const [lead, other] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      await given.store.joinStories({ articleId: other, otherId: lead, ...owner });
      await given.store.rereadArticle(other, readingOf(BUSAN), NOW);
      expect(await given.store.article(other)).toMatchObject({ title: BUSAN.title });
      expect(await isOneStory(lead, other)).toBe(true);
    });
  });
}
