// What every store must do with posted alerts when their stories are changed: each card says what its story is then.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { adminAt, claimAt, EVERYTHING, useStore } from './contract-world.ts';
import { BUSAN, NOW, readingOf, requestOf, SEJONG } from './readings.ts';

const WISHES = { ...EVERYTHING, now: NOW };

async function sendAll(store: Store, now: number): Promise<readonly Delivery[]> {
  const sent: Delivery[] = [];
  for (let claimed = await store.claimDeliveries(claimOf(now)); claimed.length > 0;) {
    for (const one of claimed) await store.settleDelivery(one.id, { kind: 'sent', messageId: `m${one.id}` }, now);
    sent.push(...claimed);
    claimed = await store.claimDeliveries(claimOf(now));
  }
  return sent;
}

const claimOf = (now: number) => ({ ...claimAt(now), busyChannels: [] });

/** What the edited cards say: the headline's outlet, and all outlets of its story. */
function cardsOf(deliveries: readonly Delivery[]): readonly unknown[] {
  return deliveries
    .filter(({ kind }) => kind === 'edit')
    .flatMap(({ articles }) => articles.map(({ article, story }) => [article.outlet, story?.outlets]));
}

export function storyEditContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, a posted alert whose story is changed`, () => {
    const given = useStore(open, async (store) => void (await store.subscribe(WISHES)));
    const record = async (text: typeof SEJONG | typeof BUSAN, number: number, publishedAt = NOW + number * MINUTE_MS) =>
      (await given.store.recordArticle(requestOf(text, number, { publishedAt, outlet: `신문 ${number}` }))).articleId;
    const owner = { by: adminAt(NOW + HOUR_MS) };

    it('names the outlets of both stories when they are joined, and its own again when they are split', async () => {
      const { store } = given;
      const [sejong, busan] = [await record(SEJONG, 1), await record(BUSAN, 2)];
      expect((await sendAll(store, NOW)).map(({ kind }) => kind)).toEqual(['alert', 'alert']);
      await store.joinStories({ articleId: busan, otherId: sejong, ...owner });
      const both = ['신문 1', '신문 2'];
      expect(cardsOf(await sendAll(store, owner.by.at))).toEqual([
        ['신문 1', both],
        ['신문 2', both],
      ]);
      await store.splitStory({ articleId: busan, by: adminAt(NOW + 2 * HOUR_MS) });
      expect(cardsOf(await sendAll(store, owner.by.at + HOUR_MS))).toEqual([
        ['신문 1', ['신문 1']],
        ['신문 2', ['신문 2']],
      ]);
    });

    it('is not edited where an owner only says that two articles of a story belong together', async () => {
      const { store } = given;
      const [first, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      await sendAll(store, NOW);
      await store.joinStories({ articleId: copy, otherId: first, ...owner });
      expect(await sendAll(store, owner.by.at)).toEqual([]);
    });

    it('names an outlet no more whose article was no copy, read as it should be', async () => {
      const { store } = given;
      await record(SEJONG, 1);
      const other = await record(SEJONG, 2);
      await sendAll(store, NOW);
      await store.rereadArticle(other, readingOf(BUSAN), owner.by.at);
      expect(cardsOf(await sendAll(store, owner.by.at))).toEqual([['신문 1', ['신문 1']]]);
    });

    it('names who joins a story that was split off, also where both have the same number', async () => {
      const { store } = given;
      const [first, busan] = [await record(SEJONG, 1, NOW), await record(BUSAN, 2)];
      await sendAll(store, NOW);
      await store.joinStories({ articleId: busan, otherId: first, ...owner });
      await store.splitStory({ articleId: first, ...owner });
      await sendAll(store, owner.by.at);
      const third = await record(SEJONG, 3, NOW);
      expect(await store.article(third)).toMatchObject({ storyId: third });
      expect(await store.story(third)).toMatchObject({ lead: { id: first }, others: [{ id: third }] });
      expect(cardsOf(await sendAll(store, owner.by.at + HOUR_MS))).toEqual([['신문 1', ['신문 1', '신문 3']]]);
    });
  });
}
