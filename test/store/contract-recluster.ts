// What every store must do when stored articles are judged again: stories follow the judge, owners' words stand, and nobody is told.
import { describe, expect, it } from 'vitest';
import { BORDERS, type Borders } from '#src/article/copies/likeness.ts';
import { Reclustering, type Rejudged } from '#src/pipeline/recluster.ts';
import type { Store } from '#src/store/store.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { RELEASES } from '../article/releases.ts';
import { adminAt, claimAt, useStore } from './contract-world.ts';
import { BUSAN, NOW, requestOf, SEJONG } from './readings.ts';

type Text = { readonly title: string; readonly paragraphs: readonly string[] };

const [RELEASE] = RELEASES;
const textOf = ({ title, body }: { readonly title: string; readonly body: string }): Text => ({
  title,
  paragraphs: body.split('\n'),
});
/** Nothing but a repeated text belongs together. */
const STRICT: Borders = { copy: 1, story: 1, support: 1 };
/** Whatever is not vetoed is one event. */
const LOOSE: Borders = { ...BORDERS, story: 0, support: 0 };

export function reclusterContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, judging again`, () => {
    const given = useStore(open);
    const record = async (text: Text, number: number, more: Partial<Parameters<typeof requestOf>[2]> = {}) => {
      const at = NOW + number * HOUR_MS;
      const request = requestOf(text, number, { publishedAt: at, now: at, outlet: `신문 ${number}`, ...more });
      return (await given.store.recordArticle(request)).articleId;
    };
    const storiesOf = async (...ids: readonly number[]) =>
      Promise.all(ids.map(async (id) => (await given.store.article(id))?.storyId));
    const isOneStory = async (...ids: readonly number[]) => new Set(await storiesOf(...ids)).size === 1;
    const stepsOf = async (reclustering: Reclustering): Promise<readonly Rejudged[]> => {
      const steps: Rejudged[] = [];
      for await (const step of reclustering.judge()) steps.push(step);
      return steps;
    };
    const rerun = async (borders?: Borders, since = 0) => {
      const reclustering = new Reclustering({ store: given.store, since, borders });
      const steps = await stepsOf(reclustering);
      expect(await reclustering.keep(NOW)).toEqual([]);
      return steps;
    };
    const stateOf = async (...ids: readonly number[]) =>
      Promise.all(
        ids.map(async (id) => {
          const article = await given.store.article(id);
          return {
            id,
            story: article?.storyId,
            verdict: article?.verdict,
            lead: (await given.store.story(id))?.lead.id,
          };
        }),
      );
    const report = async (): Promise<readonly [number, number]> => {
      if (RELEASE === undefined) throw new Error('no releases');
      return [await record(textOf(RELEASE), 11), await record(textOf(RELEASE.rewrite), 12)];
    };

    it('changes nothing where the judge is the same', async () => {
      const ids = [await record(SEJONG, 1), await record(BUSAN, 2), await record(SEJONG, 3), ...(await report())];
      const before = await stateOf(...ids);
      await rerun();
      expect(await stateOf(...ids)).toEqual(before);
    });

    it('makes one story of two with another border, and two of it with the one before', async () => {
      const [one, other] = await report();
      const copy = await record(SEJONG, 3);
      await rerun(STRICT);
      expect(await isOneStory(one, other)).toBe(false);
      expect((await given.store.counts()).stories).toBe(3);
      await rerun(LOOSE);
      expect(await isOneStory(one, other)).toBe(true);
      expect(await given.store.article(other)).toMatchObject({ verdict: { kind: 'story', of: one } });
      expect(await given.store.story(other)).toMatchObject({ lead: { id: one }, others: [{ id: other }] });
      await rerun(STRICT);
      expect(await isOneStory(one, other)).toBe(false);
      expect(await given.store.article(other)).toMatchObject({ verdict: { kind: 'new' } });
      expect((await given.store.story(copy))?.lead.id).toBe(copy);
    });

    it('finds a copy a copy whatever the border, of the one stored first', async () => {
      const late = await record(SEJONG, 5, { now: NOW });
      const early = await record(SEJONG, 1, { now: NOW + 1 });
      await rerun(STRICT);
      expect(await given.store.article(early)).toMatchObject({ verdict: { kind: 'copy', of: late } });
      expect(await given.store.article(late)).toMatchObject({ verdict: { kind: 'new' } });
      expect(await given.store.story(late)).toMatchObject({ lead: { id: early }, others: [{ id: late }] });
    });

    it('keeps what owners split and joined, and what is said of it', async () => {
      const owner = { by: adminAt(NOW) };
      const [lead, copy] = [await record(SEJONG, 1), await record(SEJONG, 2)];
      const [busan, release] = [await record(BUSAN, 3), await record(RELEASES[1] ? textOf(RELEASES[1]) : BUSAN, 4)];
      await given.store.splitStory({ articleId: copy, ...owner });
      await given.store.joinStories({ articleId: release, otherId: busan, ...owner });
      const before = await stateOf(lead, copy, busan, release);
      await rerun();
      await rerun(STRICT);
      await rerun(LOOSE);
      expect(await isOneStory(lead, copy)).toBe(false);
      expect(await isOneStory(busan, release)).toBe(true);
      await rerun();
      expect(await stateOf(lead, copy, busan, release)).toEqual(before);
    });

    it('leaves what an owner changed while it judged to the owner', async () => {
      const [lead, copy, third] = [await record(SEJONG, 1), await record(SEJONG, 2), await record(BUSAN, 3)];
      const reclustering = new Reclustering({ store: given.store, since: 0, borders: STRICT });
      await stepsOf(reclustering);
      await given.store.joinStories({ articleId: third, otherId: lead, by: adminAt(NOW) });
      const groups = reclustering.groups().map((group) => ({ ...group, verdicts: [], links: [] }));
      expect(await given.store.keepJudgements({ groups, wordsUntil: undefined, now: NOW })).toBe('stale');
      expect(await reclustering.keep(NOW)).toEqual([]);
      expect(await isOneStory(lead, copy, third)).toBe(true);
      expect(await given.store.article(third)).toMatchObject({ verdict: { reasons: ['owner:join'] } });
    });

    it('leaves seeds and what was stored before the day as they are, and sees them', async () => {
      const seed = await record(BUSAN, 1, { isSeed: true, alerting: { allowed: false, reason: 'seed' } });
      const [one, other] = await report();
      await rerun(LOOSE);
      const [ofBusan, third] = [await record(BUSAN, 14), await record(RELEASE ? textOf(RELEASE) : SEJONG, 15)];
      const before = await stateOf(seed, one, other);
      const since = NOW + 13 * HOUR_MS;
      const steps = await rerun(STRICT, since);
      expect(steps.map((step) => (step.kind === 'judged' ? step.article.id : step))).toEqual([ofBusan, third]);
      expect(await stateOf(seed, one, other)).toEqual(before);
      expect(await isOneStory(seed, ofBusan)).toBe(true);
      expect(await isOneStory(one, other, third)).toBe(true);
    });

    it('takes an article out of an older story, and puts it back', async () => {
      const [one, other] = await report();
      const before = await stateOf(one, other);
      const since = NOW + 12 * HOUR_MS;
      await rerun(LOOSE, since);
      expect(await isOneStory(one, other)).toBe(true);
      await rerun(STRICT, since);
      expect(await isOneStory(one, other)).toBe(false);
      expect(await stateOf(one)).toEqual(before.slice(0, 1));
    });

    it('tells nobody and edits nothing', async () => {
      const { store } = given;
      const wishes = {
        guildId: 'g',
        channelId: 'c',
        mode: 'instant',
        scope: 'all',
        city: undefined,
        topic: undefined,
      } as const;
      await store.subscribe({ ...wishes, locale: 'ko', now: NOW });
      await report();
      for (const number of [3, 4]) await record(SEJONG, number);
      const outboxOf = async () => {
        const { pendingDeliveries, sentDeliveries, deadDeliveries } = await store.counts();
        const traces = await Promise.all([11, 12, 3, 4].map((number) => store.trace(`news.example/${number}`)));
        const alerts = traces.map((trace) => trace?.alerts);
        return { pendingDeliveries, sentDeliveries, deadDeliveries, due: await store.nextDueAt(NOW), alerts };
      };
      const before = await outboxOf();
      expect(before.pendingDeliveries).toBeGreaterThan(1);
      await rerun(STRICT);
      await rerun(LOOSE);
      expect(await outboxOf()).toEqual(before);
      await rerun();
      expect(
        (await store.claimDeliveries({ ...claimAt(NOW + 12 * HOUR_MS + MINUTE_MS), busyChannels: [] })).length,
      ).toBe(1);
    });
  });
}
