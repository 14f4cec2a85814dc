import { describe, expect, it } from 'vitest';
import { toEntries } from '#src/source/parse-feed.ts';
import type { Entry } from '#src/model.ts';
import { FEED_URL, read, rss } from './feeds.ts';

const NOW = Date.UTC(2026, 8, 12, 0, 0);

async function entriesOf(items: string, feedUrl: string = FEED_URL): Promise<readonly Entry[]> {
  return toEntries(await read(rss(items), { url: feedUrl }), { feedUrl, now: NOW });
}

function dated(name: string, date: string): string {
  return `<item><title>${name}</title><link>/${name}</link><pubDate>${date}</pubDate></item>`;
}

describe('order', () => {
  it('is oldest first', async () => {
    const entries = await entriesOf(
      dated('b', '2026-09-11 10:00') + dated('c', '2026-09-11 11:00') + dated('a', '2026-09-10'),
    );
    expect(entries.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });

  it('is the document’s reversed where dates are equal or missing', async () => {
    const entries = await entriesOf(dated('c', '2026-09-11') + dated('b', '') + dated('a', '2026-09-11'));
    expect(entries.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });
});

describe('dates', () => {
  it('beyond tomorrow are not believed, those of today’s later hours are', async () => {
    const entries = await entriesOf(dated('a', '2099-01-01') + dated('b', '2026-09-12T20:00:00Z') + dated('c', '곧'));
    expect(Object.fromEntries(entries.map(({ title, publishedAt }) => [title, publishedAt]))).toEqual({
      a: undefined,
      b: Date.UTC(2026, 8, 12, 20),
      c: undefined,
    });
  });

  it('of change stand in for those of publication', async () => {
    const [entry] = await entriesOf('<item><link>/1</link><dc:date>2026-09-11T00:00:00Z</dc:date></item>');
    expect(entry).toMatchObject({ publishedAt: Date.UTC(2026, 8, 11), updatedAt: Date.UTC(2026, 8, 11) });
  });
});

describe('identity', () => {
  it('is the address: twice the same is one', async () => {
    const entries = await entriesOf(
      '<item><title>나</title><link>/1</link></item><item><title>다</title><link>/1</link></item>',
    );
    expect(entries.map(({ title, wordsKey }) => [title, wordsKey])).toEqual([['나', undefined]]);
  });

  it('is the words in a feed that gives no addresses, under that of the outlet; without words there is no entry', async () => {
    const notice = '<item><title>조례 공고</title><description>시는 공고한다.</description></item>';
    const entries = await entriesOf(`${notice}${notice}<item><description> </description></item>`);
    expect(entries).toMatchObject([{ title: '조례 공고', url: 'https://www.hanbit-news.co.kr' }]);
    const [again] = await entriesOf(`<item><title>다른 글</title></item>${notice}`);
    expect(entries[0]?.wordsKey).toBe(again?.wordsKey);
    expect(await entriesOf(`${notice}<item><title>가</title><link>/1</link></item>`)).toHaveLength(1);
  });

  it('is the words where three share an address: that is a list’s', async () => {
    const items = ['가', '나', '다'].map((title) => `<item><title>${title}</title><link>/news</link></item>`);
    const entries = await entriesOf(`${items.join('')}<item><title>라</title><link>/4</link></item>`);
    expect(entries.map(({ title, wordsKey }) => [title, wordsKey !== undefined])).toEqual([
      ['라', false],
      ['다', true],
      ['나', true],
      ['가', true],
    ]);
  });

  it('is not a guid that stands on several entries', async () => {
    const entries = await entriesOf(
      '<item><link>/1</link><guid>news</guid></item><item><link>/2</link><guid>news</guid></item><item><link>/3</link><guid>n3</guid></item>',
    );
    expect(entries.map(({ guid }) => guid)).toEqual(['n3', undefined, undefined]);
  });
});

describe('text', () => {
  it('is paragraphs without markup, scripts or pictures', async () => {
    const [entry] = await entriesOf(
      '<item><link>/1</link><description><![CDATA[<p>첫 문단은 <b>굵다</b>.</p><script>alert("x")</script><div>둘째 문단<br/>다음 줄</div><img src="x.jpg" alt="사진"><style>p{}</style>]]></description></item>',
    );
    expect(entry?.text).toBe('첫 문단은 굵다.\n\n둘째 문단\n다음 줄');
  });

  it('is the fuller of summary and content', async () => {
    const [entry] = await entriesOf(
      '<item><link>/1</link><description>요약</description><content:encoded><![CDATA[<p>본문이 더 길다</p>]]></content:encoded></item>',
    );
    expect(entry?.text).toBe('본문이 더 길다');
  });

  it('gives the title its first line when the feed gave none', async () => {
    const [entry] = await entriesOf(
      '<item><link>/1</link><description>시는 11일 밝혔다.&lt;br&gt;둘째 줄</description></item>',
    );
    expect(entry?.title).toBe('시는 11일 밝혔다.');
  });
});

describe('Google News', () => {
  const url = 'https://news.google.com/rss/search?q=x';
  it('names the outlet, and its title and text are cleared of it', async () => {
    const [entry] = await entriesOf(
      '<item><title>강릉 스마트시티 - 준공 - 한빛신문</title><link>https://news.google.com/rss/articles/CBMiAA</link><description>&lt;a href="x"&gt;강릉 스마트시티&lt;/a&gt;&lt;font&gt;한빛신문&lt;/font&gt;</description><source url="https://www.hanbit-news.co.kr">한빛신문</source></item>',
      url,
    );
    expect(entry).toMatchObject({ title: '강릉 스마트시티 - 준공', outlet: '한빛신문', text: '' });
  });
});

it('a source in an Atom entry is the outlet, its title not the entry’s', async () => {
  const xml =
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>원래 매체</title><id>s</id></source><title>제목</title><link href="/1"/></entry></feed>';
  const [entry] = toEntries(await read(xml), { feedUrl: FEED_URL, now: NOW });
  expect(entry).toMatchObject({ title: '제목', outlet: '원래 매체' });
});
