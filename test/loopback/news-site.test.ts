// The loopback news site: what it publishes can be read, in both encodings, and what it breaks is broken.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { NewsSite } from './news-site.ts';

const ARTICLE = { title: '똠방시의 새 도시', author: '한가람', paragraphs: ['첫 문단이다.', '둘째 문단이다.'] };

describe('a news site', () => {
  it('lists what is published and shows its page, until it is withdrawn', async () => {
    await using site = await NewsSite.start('누리도시신문');
    const url = site.publish({ ...ARTICLE, tracking: 'utm_source=rss' });
    expect(url).toMatch(/idxno=\d+&utm_source=rss$/);
    const feed = await (await fetch(site.feedUrl)).text();
    expect(feed).toContain(url.replace('&', '&amp;'));
    expect(await (await fetch(url)).text()).toContain('<p>둘째 문단이다.</p>');
    site.unpublish(url);
    expect((await fetch(url)).status).toBe(404);
    expect(await (await fetch(site.feedUrl)).text()).not.toContain('utm_source');
    expect(site.requests('idxno')).toMatchObject([{ outcome: 200 }, { outcome: 404 }]);
  });

  it('writes CP949 and names it in the document alone', async () => {
    await using site = await NewsSite.start('옛글신문', 'euc-kr');
    const page = await fetch(site.publish(ARTICLE));
    expect(page.headers.get('content-type')).toBe('text/html');
    expect(iconv.decode(Buffer.from(await page.arrayBuffer()), 'cp949')).toContain('똠방시의 새 도시');
    const feed = iconv.decode(Buffer.from(await (await fetch(site.feedUrl)).arrayBuffer()), 'cp949');
    expect(feed).toContain('encoding="euc-kr"');
    expect(feed).toMatch(/<pubDate>\d{4}-\d\d-\d\d \d\d:\d\d:00<\/pubDate>/);
  });

  it('answers 304 while the feed is unchanged', async () => {
    await using site = await NewsSite.start('누리도시신문');
    const etag = (await fetch(site.feedUrl)).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    expect((await fetch(site.feedUrl, { headers })).status).toBe(304);
    site.publish(ARTICLE);
    expect((await fetch(site.feedUrl, { headers })).status).toBe(200);
    expect(site.pollCount).toBe(3);
  });

  it('fails as often as it is told to', async () => {
    await using site = await NewsSite.start('누리도시신문');
    const [one, other] = [site.publish(ARTICLE), site.publish(ARTICLE)];
    site.faultPage(one, { times: 2, fault: { kind: 'status', status: 503 } });
    expect((await fetch(one)).status).toBe(503);
    expect((await fetch(other)).status).toBe(200);
    expect((await fetch(one)).status).toBe(503);
    expect((await fetch(one)).status).toBe(200);
    site.faultFeed({ times: 1, fault: { kind: 'reset' } });
    await expect(fetch(site.feedUrl)).rejects.toThrow('fetch failed');
  });

  it('can hang and flood', async () => {
    await using site = await NewsSite.start('누리도시신문');
    const url = site.publish(ARTICLE);
    site.faultPage(url, { times: 1, fault: { kind: 'hang' } });
    await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow('aborted due to timeout');
    site.faultPage(url, { times: 1, fault: { kind: 'flood', byteCount: 3_000_000 } });
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBeGreaterThanOrEqual(3_000_000);
  });

  it('serves what a test puts in the place of its feed', async () => {
    await using site = await NewsSite.start('누리도시신문');
    site.serve(new URL(site.feedUrl).pathname, { body: '<rss><chan', type: 'text/xml' });
    expect(await (await fetch(site.feedUrl)).text()).toBe('<rss><chan');
    site.mendFeed();
    expect(await (await fetch(site.feedUrl)).text()).toContain('</rss>');
  });
});
