// Too much, too long, too late, and words that are meant for Discord rather than for readers.
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { deliveryMessage } from '#src/chat/card.ts';
import type { Entry } from '#src/model.ts';
import { article, brokenLimits, buttonUrlsOf, delivery, textsOf } from '../chat/card-fixtures.ts';
import { rss } from '../source/feeds.ts';
import { LAST, LAST_URL, MOST_DELAY_MS, NOW, Scene, urlsOf } from './scene.ts';
import { quietest } from './watch.ts';

const scene = new Scene();
afterAll(() => scene[Symbol.asyncDispose]());

describe('too much', () => {
  it('of 10,000 entries, 2,000 are read', async () => {
    const items = Array.from(
      { length: 10_000 },
      (_, at) => `<item><title>기사 ${at}</title><link>https://a.example/${at}</link></item>`,
    );
    expect(await scene.entriesOf(rss(items.join('')))).toHaveLength(2_000);
  });

  it('of 2,000 entries of 4,000 characters, all are read and their texts together stay below four million', async () => {
    const item = (at: number) =>
      `<item><title>기사 ${at}</title><link>https://a.example/${at}</link><description>${'word '.repeat(790)}</description></item>`;
    const entries = await scene.entriesOf(rss(Array.from({ length: 2_000 }, (_, at) => item(at)).join('')));
    expect(entries).toHaveLength(2_000);
    expect(entries.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(4_000_000);
  });

  it('of 2,000 addresses of 4,000 characters, as many are read as the main thread can make keys of in time', async () => {
    const item = (at: number) =>
      `<item><title>기사 ${at}</title><link>https://a.example/${'a/'.repeat(1_990)}${at}</link></item>`;
    const entries = await scene.entriesOf(rss(Array.from({ length: 2_000 }, (_, at) => item(at)).join('')));
    expect(entries.length).toBeGreaterThan(90);
    const { longestDelayMs } = await quietest(async () => entries.map(({ url }) => canonicalUrl(url)), {
      enoughMs: MOST_DELAY_MS,
    });
    expect(longestDelayMs).toBeLessThan(MOST_DELAY_MS);
  });

  it('a title of 1 MB ends at 500 characters, an entry of 4 MB at 20,000', async () => {
    const item = `<item><title>${'가'.repeat(350_000)}</title><link>https://a.example/1</link><description>${'글자 '.repeat(570_000)}</description></item>`;
    const entries = await scene.entriesOf(rss(item + LAST));
    const long = entries.find(({ url }) => url.endsWith('/1'));
    expect(long?.title).toHaveLength(500);
    expect(long?.text.length).toBeLessThanOrEqual(20_000);
    expect(urlsOf(entries)).toContain(LAST_URL);
  });
});

describe('too late', () => {
  it('an entry dated 2099 has no date, and is not the newest', async () => {
    const future = `<item><title>미래</title><link>https://a.example/2099</link><pubDate>Thu, 31 Dec 2099 23:59:59 GMT</pubDate></item>`;
    const today = `<item><title>오늘</title><link>https://a.example/today</link><pubDate>Fri, 11 Sep 2026 07:00:00 GMT</pubDate></item>`;
    const entries = await scene.entriesOf(rss(future + today));
    expect(entries.find(({ url }) => url.endsWith('2099'))?.publishedAt).toBeUndefined();
    expect(Math.max(...entries.map(({ publishedAt }) => publishedAt ?? 0))).toBeLessThan(NOW);
  });

  it.each([
    'Thu, 01 Jan 1 00:00:00 GMT',
    '99999999999999999999',
    '-1',
    '0000-00-00',
    'Infinity',
    '2026-02-31T25:61:61Z',
  ])('an entry dated %s is read, with a date that can be or none', async (written) => {
    const item = `<item><title>언제</title><link>https://a.example/1</link><pubDate>${written}</pubDate></item>`;
    const [entry] = await scene.entriesOf(rss(item));
    expect(entry?.url).toBe('https://a.example/1');
    expect(entry?.publishedAt ?? 0).toBeLessThan(NOW);
  });
});

describe('a title that is meant for Discord', () => {
  const cardOf = (entry: Entry) =>
    deliveryMessage(
      delivery({
        articles: [
          {
            article: article({
              title: entry.title,
              url: entry.url,
              outlet: entry.outlet ?? entry.title,
              summary: [entry.text],
            }),
            because: [entry.title],
          },
        ],
      }),
    );

  it.each([
    ['everybody', '@everyone 긴급', /@everyone/],
    ['who is here', '@here 긴급', /@here/],
    ['a person', '<@123456789012345678> 님', /(?<!\\)<@/],
    ['a role', '<@&123456789012345678>', /(?<!\\)<@/],
    ['a channel', '<#123456789012345678>', /(?<!\\)<#/],
    ['a command', '</search:123456789012345678>', /(?<!\\)<\//],
    ['a hidden link', '[공지](https://evil.example/x)', /[^\\]\]\(https:\/\/evil/],
    ['a link to a script', '[공지](javascript:alert(1))', /[^\\]\]\(javascript/],
    ['bold, code and spoilers', '**굵게** `코드` ||비밀|| ~~지움~~', /(?<!\\)(?:\*\*굵|`코|\|\|비|~~지)/],
    ['a heading', '# 큰 글씨', /^# /m],
    ['the other direction', '가\u202E나다\u2066라', /[\u202A-\u202E\u2066-\u2069]/],
  ])('calls and dresses nobody: %s', async (_what, title, forbidden) => {
    const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const inside = `<title>${escaped}</title><description><![CDATA[${escaped}]]></description><source>${escaped}</source>`;
    const [entry] = await scene.entriesOf(rss(`<item>${inside}<link>https://a.example/1</link></item>`));
    if (entry === undefined) throw new Error('no entry');
    const message = cardOf(entry);
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(brokenLimits(message, 'message')).toEqual([]);
    expect(textsOf(message.components).join('\n').replaceAll(`](${entry.url})`, '')).not.toMatch(forbidden);
    expect(buttonUrlsOf(message.components)).toEqual(['https://a.example/1']);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'discord://-/channels/1',
    'ftp://a.example/1',
  ])('leads nowhere but to the web: an entry that links to %s is none', async (link) => {
    const entries = await scene.entriesOf(
      rss(`<item><title>가나</title><link>${link}</link><guid>${link}</guid></item>${LAST}`),
    );
    expect(urlsOf(entries)).toEqual([LAST_URL]);
  });
});
