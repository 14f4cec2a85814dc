import { describe, expect, it } from 'vitest';
import { readFeed } from '#src/pipeline/reading-feed.ts';

const PATTERN = 'www.city.go.kr/bbs/view.do?nttId=#';
const taskOf = (html: string, pattern?: string) =>
  ({
    bytes: new TextEncoder().encode(html),
    url: 'https://www.city.go.kr/bbs/list.do',
    contentType: 'text/html; charset=utf-8',
    contentLocation: undefined,
    contentLanguage: undefined,
    kind: 'page',
    charset: undefined,
    timeZone: 'Asia/Seoul',
    now: Date.UTC(2026, 8, 15),
    pattern,
    isPreview: false,
  }) as const;
const listOf = (path: string) =>
  `<ul>${['교차로 신호 제어 도입', '침수 감지기 설치 마쳐', '도시 데이터 허브 협약'].map((title, at) => `<li><a href="${path}100${at}">${title}</a></li>`).join('')}</ul>`;

it('a preview says which entries look as if they were about smart cities, newest first', async () => {
  const item = (title: string) => `<item><title>${title}</title><link>/${encodeURIComponent(title)}</link></item>`;
  const titles = ['세종 스마트시티 착공', '프로야구 개막전 결과', '부산 스마트도시 데이터 허브 구축'];
  const xml = `<rss><channel><title>x</title>${titles.toReversed().map(item).join('')}</channel></rss>`;
  const reading = await readFeed({ ...taskOf(xml), kind: 'feed', isPreview: true });
  expect(reading).toMatchObject({ relevantTitles: [titles[2], titles[0]] });
});

describe('a page without a feed', () => {
  it('gives its entries with the shape of their addresses', async () => {
    expect(await readFeed(taskOf(listOf('/bbs/view.do?nttId=')))).toMatchObject({
      kind: 'entries',
      pattern: PATTERN,
      entries: [
        { entry: { title: '도시 데이터 허브 협약' }, urlKey: 'https://city.go.kr/bbs/view.do?nttId=1002' },
        { entry: { title: '침수 감지기 설치 마쳐' } },
        { entry: { title: '교차로 신호 제어 도입' } },
      ],
    });
  });

  it('says which shape it has now when the learned one is gone, or that it has none', async () => {
    expect(await readFeed(taskOf(listOf('/news/'), PATTERN))).toMatchObject({
      kind: 'entries',
      entries: [],
      pattern: 'www.city.go.kr/news/#',
    });
    expect(await readFeed(taskOf('<p>점검 중</p>', PATTERN))).toMatchObject({ kind: 'not-a-feed' });
  });

  it('names what may be its feeds when it has no list', async () => {
    const reading = await readFeed(taskOf('<a href="/rss/all.xml">전체 기사</a>'));
    expect(reading.kind === 'not-a-feed' ? reading.candidates[0] : undefined).toEqual({
      url: 'https://www.city.go.kr/rss/all.xml',
      title: '전체 기사',
      evidence: 'linked',
    });
  });
});
