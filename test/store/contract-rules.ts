// What rehearsals and the list of rules ask, whichever database is behind it.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#src/query/parse-query.ts';
import type { LikelyRequest } from '#src/store/rehearsal.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import { adminAt, useStore } from './contract-world.ts';
import { BUSAN, NOW, requestOf, SEJONG } from './readings.ts';

const queryOf = (text: string) => {
  const parsed = parseQuery(text, { now: NOW });
  if (parsed.kind !== 'query') throw new Error(`${text} is no query`);
  return parsed.query;
};

const KING = {
  title: '한글날 기념식 열려',
  paragraphs: ['광장의 세종대왕 동상 앞에서 한글날 기념식이 열렸다. 시민 백 명이 글자를 새긴 나무판을 나누어 가졌다.'],
};

export function ruleContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, what a rule may meet`, () => {
    const given = useStore(open, async (store) => {
      await store.recordArticle(requestOf(SEJONG, 1, { publishedAt: NOW - 40 * DAY_MS }));
      await store.recordArticle(requestOf(BUSAN, 2, { publishedAt: NOW - DAY_MS }));
      await store.recordArticle(requestOf(KING, 3, { publishedAt: NOW - HOUR_MS }));
    });
    const titles = async (request: Omit<LikelyRequest, 'limit'>, limit = 10) => {
      const ids = await given.store.likelyMatches({ ...request, limit });
      return Promise.all(ids.map(async (id) => (await given.store.article(id))?.title));
    };

    it('is everything with all the words, the newest first, bounded', async () => {
      expect(await titles({ query: queryOf('스마트시티') })).toEqual([BUSAN.title, SEJONG.title]);
      expect(await titles({ query: queryOf('스마트시티') }, 1)).toEqual([BUSAN.title]);
      expect(await titles({ query: queryOf('스마트시티 자율주행 무지개') })).toEqual([]);
      expect(await titles({ query: queryOf('스마트시티'), after: NOW - 30 * DAY_MS })).toEqual([BUSAN.title]);
      expect(await titles({ query: undefined, after: NOW - 30 * DAY_MS })).toEqual([KING.title, BUSAN.title]);
    });

    it('is also where its letters stand in another word', async () => {
      const letters = queryOf('세종');
      expect(await titles({ query: undefined, letters })).toEqual([KING.title, SEJONG.title]);
      expect(await titles({ query: undefined, letters, without: letters })).toEqual([KING.title]);
      expect(await titles({ query: queryOf('버스'), letters })).toEqual([SEJONG.title]);
      expect(await titles({ query: undefined, letters: queryOf('세종 (버스 OR 드론)') })).toEqual([]);
    });
  });

  describe(`${name}, how often rules fired`, () => {
    const given = useStore(open);
    const wishes = {
      mode: 'instant',
      scope: 'all',
      city: undefined,
      topic: undefined,
      locale: 'ko',
      now: NOW,
    } as const;
    const days = { after: NOW - 30 * DAY_MS, before: NOW + DAY_MS };

    it('is told by article, for those that told and those that kept out', async () => {
      const { store } = given;
      for (const channelId of ['a', 'b']) await store.subscribe({ ...wishes, guildId: 'g', channelId });
      const add = async (expression: string, kind: 'include' | 'exclude', channelId?: string) =>
        (await store.addRule({ expression, kind, channelId }, adminAt(NOW - DAY_MS))).rule.id;
      const [city, quiet] = [await add('스마트시티', 'include'), await add('무지개', 'include')];
      const out = await add('물관리', 'exclude', 'a');
      await store.recordArticle(requestOf(SEJONG, 1, { publishedAt: NOW - 2 * HOUR_MS }));
      await store.recordArticle(requestOf(BUSAN, 2, { publishedAt: NOW - HOUR_MS }));
      const firings = await store.ruleFirings({ guildId: 'g', ...days });
      expect(firings.get(city)).toEqual({ count: 2, lastAt: NOW - HOUR_MS });
      expect(firings.get(out)).toEqual({ count: 1, lastAt: NOW - HOUR_MS });
      expect(firings.has(quiet)).toBe(false);
      expect((await store.ruleFirings({ guildId: 'other', ...days })).size).toBe(0);
      const before = { guildId: 'g', after: NOW - 30 * DAY_MS, before: NOW - HOUR_MS };
      expect((await store.ruleFirings(before)).get(city)).toEqual({ count: 1, lastAt: NOW - 2 * HOUR_MS });
    });
  });

  describe(`${name}, articles by what is typed of a title`, () => {
    const given = useStore(open, async (store) => {
      await store.recordArticle(requestOf(SEJONG, 1, { publishedAt: NOW - DAY_MS }));
      await store.recordArticle(requestOf(BUSAN, 2));
    });
    const titles = async (typed: string, limit = 5) =>
      (await given.store.suggestArticles(typed, limit)).map(({ title }) => title);

    it('are those with all the words in any order, the last one half typed', async () => {
      expect(await titles('버스 세종')).toEqual([SEJONG.title]);
      expect(await titles('에코델')).toEqual([BUSAN.title]);
      expect(await titles('스마트')).toEqual([BUSAN.title, SEJONG.title]);
      expect(await titles('스마트', 1)).toEqual([BUSAN.title]);
      expect(await titles('세종 물관리')).toEqual([]);
      expect(await titles(SEJONG.title)).toEqual([SEJONG.title]);
    });

    it('are found by a lone syllable or a sign as it stands, and are the newest when nothing is typed', async () => {
      expect(await titles('물')).toEqual([BUSAN.title]);
      expect(await titles(', 스')).toEqual([SEJONG.title]);
      for (const nothing of ['', ' ', '\u0000']) expect(await titles(nothing)).toEqual([BUSAN.title, SEJONG.title]);
      for (const typed of ['%', '"', '* OR title:', ') NEAR(', '가'.repeat(5_000)])
        expect(await titles(typed)).toEqual([]);
    });
  });
}
