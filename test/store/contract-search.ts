// Pages of /latest and /search, whatever the database: each story once on all pages together, nothing left out, nothing twice.
import { describe, expect, it } from 'vitest';
import type { PageRequest, PageResult } from '#src/store/paging.ts';
import type { Store } from '#src/store/store.ts';
import { DAY_MS, HOUR_MS } from '#src/time.ts';
import { queryOf, useStore } from './contract-world.ts';
import { NOW, requestOf } from './readings.ts';

const COUNT = 13;
const PLACES = '춘천 여수 안동 군산 김해 천안 제천 포항 목포 원주 파주 경산 강릉'.split(' ');
const THINGS = '신호등 누수관 소방차 주차장 전력망 정류장 소각로 수문 병원 보육원 공항 부두 도서관'.split(' ');

function textOf(n: number) {
  const [place, thing] = [PLACES[n] ?? '', THINGS[n] ?? ''];
  return {
    title: `${place} ${thing} 나루터 준공`,
    paragraphs: [
      `${place}시는 ${thing} 옆 나루터를 ${n * 7 + 3}억원에 지었다고 ${n + 1}일 밝혔다. ${thing} 관리인 ${n * 31 + 5}명이 ${place}에서 일한다.`,
      `${place} 주민들은 ${thing} 소음이 ${n * 3 + 2}데시벨 줄었다며 반겼다. 다음 달에는 ${thing} 둘레에 나무를 심는다.`,
    ],
  };
}

/** Different events with one word in common; each copied by another outlet, some days later. */
async function storeStories(store: Store): Promise<void> {
  for (let n = 0; n < COUNT; n += 1) {
    const text = textOf(n);
    const publishedAt = NOW - (COUNT - n) * HOUR_MS * 3;
    await store.recordArticle(requestOf(text, n * 2 + 1, { publishedAt: publishedAt - 10 * DAY_MS }));
    await store.recordArticle(requestOf(text, n * 2 + 2, { publishedAt, outlet: '이웃신문' }));
  }
}

type Page = PageResult & {
  readonly hits: readonly { readonly article: { readonly storyId: number; readonly id: number } }[];
};

async function allPages(read: (request: PageRequest) => Promise<Page>, limit: number) {
  const pages: Page[] = [];
  let after: string | undefined;
  do {
    const page = await read({ after, limit });
    pages.push(page);
    after = page.next;
  } while (after !== undefined && pages.length < 50);
  return { pages, stories: pages.flatMap(({ hits }) => hits.map(({ article }) => article.storyId)) };
}

export function searchContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, pages`, () => {
    const given = useStore(open, storeStories);
    const searching = (text: string, sort: 'newest' | 'relevance') => (request: PageRequest) =>
      given.store.search({ query: queryOf(text), filter: {}, sort, now: NOW, ...request });

    it.each([1, 2, 3, 5, 20])('show each story once, %i on a page, in either order', async (limit) => {
      for (const sort of ['newest', 'relevance'] as const) {
        const { pages, stories } = await allPages(searching('나루터', sort), limit);
        expect([stories.length, new Set(stories).size]).toEqual([COUNT, COUNT]);
        expect(pages.every(({ hits, total, isMore }) => hits.length <= limit && total === COUNT && !isMore)).toBe(true);
      }
    });

    it('show the original of a story, where its newest copy stands', async () => {
      const { hits } = await searching('나루터', 'newest')({ limit: COUNT });
      expect(hits.every(({ article, copyCount }) => article.outlet !== '이웃신문' && copyCount === 1)).toBe(true);
      const times = hits.map(({ article }) => article.publishedAt);
      expect(times).toEqual(times.toSorted((one, other) => other - one));
    });

    it('begin with those that have all the words, where few have', async () => {
      const { pages, stories } = await allPages(searching('여수 나루터 누수관', 'newest'), 2);
      const relaxed = await allPages(searching('여수 신호등', 'newest'), 2);
      expect(pages[0]?.hits[0]?.article.id).toBeDefined();
      expect(new Set(stories).size).toBe(stories.length);
      expect(new Set(relaxed.stories).size).toBe(relaxed.stories.length);
    });

    it.each([
      ['is newer than all that were found', NOW - HOUR_MS, NOW],
      ['was published between those on the first page', NOW - 4 * HOUR_MS, NOW + 1_000],
    ])(
      'show a story of a later page also when a copy of it comes in meanwhile that %s',
      async (_, publishedAt, now) => {
        for (const sort of ['newest', 'relevance'] as const) {
          const first = await searching('나루터', sort)({ limit: 4 });
          const number = sort === 'newest' ? 901 : 902;
          await given.store.recordArticle(
            requestOf(textOf(3), number, { publishedAt, now, outlet: `먼신문 ${number}` }),
          );
          const rest = await allPages(
            (request) => searching('나루터', sort)({ ...request, after: request.after ?? first.next }),
            4,
          );
          const shown = [...first.hits.map(({ article }) => article.storyId), ...rest.stories];
          expect([shown.length, new Set(shown).size]).toEqual([COUNT, COUNT]);
          expect(rest.pages.every(({ total }) => total === COUNT)).toBe(true);
        }
      },
    );

    it('by relevance follow each other also when their order has been forgotten and new articles have come in', async () => {
      const first = await searching('나루터', 'relevance')({ limit: 4 });
      for (let n = 0; n < 50; n += 1)
        await given.store.search({
          query: queryOf('나루터'),
          filter: {},
          sort: 'relevance',
          now: NOW + 1 + n,
          limit: 1,
        });
      const fresh = { title: '나루터 나루터', paragraphs: ['속초 나루터가 나루터 축제를 연다. 나루터에 배가 뜬다.'] };
      await given.store.recordArticle(requestOf(fresh, 903, { publishedAt: NOW }));
      const { stories } = await allPages(
        (request) => searching('나루터', 'relevance')({ ...request, after: request.after ?? first.next }),
        4,
      );
      const shown = [...first.hits.map(({ article }) => article.storyId), ...stories];
      expect([shown.length, new Set(shown).size]).toEqual([COUNT, COUNT]);
    });

    it('of the newest stories follow each other, also while new ones come in', async () => {
      const first = await given.store.latest({ filter: {}, limit: 4 });
      const fresh = { title: '서귀포 등대 새 단장', paragraphs: ['서귀포시는 등대를 새로 칠했다고 밝혔다.'] };
      await given.store.recordArticle(requestOf(fresh, 99, { publishedAt: NOW }));
      const { stories } = await allPages(
        (request) => given.store.latest({ filter: {}, ...request, after: request.after ?? first.next }),
        4,
      );
      const shown = [...first.hits.map(({ article }) => article.storyId), ...stories];
      expect([shown.length, new Set(shown).size, first.total]).toEqual([COUNT, COUNT, COUNT]);
    });

    it('find an outlet by its name as it is stored, in a filter and in the query', async () => {
      const byFilter = await given.store.search({
        query: queryOf('나루터'),
        filter: { outlet: '이웃신문' },
        sort: 'newest',
        now: NOW,
        limit: 20,
      });
      const byWord = await searching('나루터 outlet:이웃', 'newest')({ limit: 20 });
      expect([byFilter.total, byWord.total]).toEqual([COUNT, COUNT]);
      expect(byFilter.hits.every(({ article }) => article.outlet === '이웃신문')).toBe(true);
    });
  });
}
