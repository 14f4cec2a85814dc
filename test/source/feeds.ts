// Small feeds for tests: a channel with whatever items a test gives it.
import { parseFeed, type ParseFeedOptions } from '#src/source/parse-feed.ts';
import type { FeedDocument, FeedEntry } from '#src/source/feed-document/feed-document.ts';

export const FEED_URL = 'https://www.hanbit-news.co.kr/rss/allArticle.xml';

export const ARTICLE_URL = 'https://www.hanbit-news.co.kr/news/articleView.html?idxno=20417';

/** @param items written as they are, between a channel's title and its end */
export function rss(items: string, attributes = 'version="2.0"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss ${attributes}><channel><title>한빛신문</title><link>https://www.hanbit-news.co.kr</link>${items}</channel></rss>`;
}

export function item(inside: string): string {
  return `<item><title>강릉 관광형 스마트시티 준공</title><link>${ARTICLE_URL}</link>${inside}</item>`;
}

export async function read(xml: string | Uint8Array, options: Partial<ParseFeedOptions> = {}): Promise<FeedDocument> {
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml;
  const parsed = await parseFeed(bytes, { url: FEED_URL, ...options });
  if (parsed.kind !== 'feed') throw new Error(`not a feed: ${parsed.reason}`);
  return parsed.document;
}

export async function readEntry(xml: string, options: Partial<ParseFeedOptions> = {}): Promise<FeedEntry> {
  const [entry] = (await read(xml, options)).entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
}
