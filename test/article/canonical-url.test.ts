import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['https://n.news.naver.com/mnews/article/092/0002276543?sid=105', 'naver:092/0002276543'],
    ['https://n.news.naver.com/article/092/0002276543', 'naver:092/0002276543'],
    ['http://news.naver.com/main/read.naver?mode=LSD&mid=shm&sid1=105&oid=092&aid=0002276543', 'naver:092/0002276543'],
    ['https://m.news.naver.com/read.nhn?oid=92&aid=2276543', 'naver:092/0002276543'],
    ['https://n.news.naver.com/mnews/article/comment/092/0002276543', 'naver:092/0002276543'],
    ['https://v.daum.net/v/20221222134512345', 'daum:20221222134512345'],
    ['http://news.v.daum.net/v/20221222134512345?f=m', 'daum:20221222134512345'],
    [
      'http://www.kado.net/news/articleView.html?page=3&total=88&idxno=12345&sc_word=%EA%B0%95&replyAll=&reply_sc_order_by=I',
      'https://kado.net/news/articleView.html?idxno=12345',
    ],
    ['www.kado.net/news/articleView.html?idxno=12345', 'https://kado.net/news/articleView.html?idxno=12345'],
    ['//www.kado.net/news/articleView.html?idxno=12345', 'https://kado.net/news/articleView.html?idxno=12345'],
    ['https://m.kado.net/news/articleViewAmp.html?idxno=12345', 'https://kado.net/news/articleView.html?idxno=12345'],
    ['http://bundangnews.co.kr/sub_read.html?uid=19669&section=sc2&section2=', 'https://bundangnews.co.kr/19669'],
    ['https://www.bundangnews.co.kr/19669', 'https://bundangnews.co.kr/19669'],
    ['https://www.ajunews.com/amp/20180228093004374', 'https://ajunews.com/view/20180228093004374'],
    ['https://m.ajunews.com/view/20180228093004374', 'https://ajunews.com/view/20180228093004374'],
    ['https://m.etoday.example/news/view/555?outputType=amp', 'https://etoday.example/news/view/555'],
    ['https://www.paper.co.kr/view_amp.asp?no=7', 'https://paper.co.kr/view.asp?no=7'],
    ['https://www.paper.co.kr//news///5/', 'https://paper.co.kr/news/5'],
    ['https://www.yna.co.kr/view/AKR20221222?input=1195m', 'https://yna.co.kr/view/AKR20221222'],
    ['https://www.paper.co.kr/read;jsessionid=0AF3?id=5#comments', 'https://paper.co.kr/read?id=5'],
    [
      'https://paper.co.kr/view.php?key=20250926010014511&page=4&ref=top&fbclid=abc',
      'https://paper.co.kr/view.php?key=20250926010014511',
    ],
    [
      'https://paper.co.kr/index.php?mod=news&amp;act=articleView&amp;idxno=9',
      'https://paper.co.kr/index.php?act=articleView&idxno=9&mod=news',
    ],
    [
      'https://www.google.com/url?rct=j&sa=t&url=https%3A%2F%2Fwww.kado.net%2Fnews%2FarticleView.html%3Fidxno%3D12345&ct=ga',
      'https://kado.net/news/articleView.html?idxno=12345',
    ],
    [
      'http://127.0.0.1:8080/news/articleView.html?idxno=1&utm_source=x',
      'https://127.0.0.1:8080/news/articleView.html?idxno=1',
    ],
    ['127.0.0.1:8080/news/7', 'https://127.0.0.1:8080/news/7'],
    ['http://[::1]:3000/a/1', 'https://[::1]:3000/a/1'],
    ['http://localhost:3000/a/1?utm_medium=rss', 'https://localhost:3000/a/1'],
    ['http://user:secret@paper.co.kr:80/a', 'https://paper.co.kr/a'],
    ['https://서울신문.한국/기사/1', canonicalUrl('https://xn--z92bt1i0qbp2g.xn--3e0b707e/%EA%B8%B0%EC%82%AC/1')],
  ])('%s is known as %s', (url, key) => {
    expect(canonicalUrl(url)).toBe(key);
  });

  it.each([
    ['https://paper.co.kr/view?id=1', 'https://paper.co.kr/view?id=2'],
    ['https://paper.co.kr/list?mode=city&type=3', 'https://paper.co.kr/list?mode=city&type=4'],
    ['https://biz.paper.co.kr/a/1', 'https://paper.co.kr/a/1'],
    ['http://127.0.0.1:8080/a/1', 'http://127.0.0.1:8081/a/1'],
    ['https://paper.co.kr/view?w=%B0%AD', 'https://paper.co.kr/view?w=%BF%F8'],
    ['https://paper.co.kr/camp.html', 'https://paper.co.kr/c.html'],
    ['https://news.google.com/rss/articles/CBMiAAA?oc=5', 'https://news.google.com/rss/articles/CBMiBBB?oc=5'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  it.each([
    ['/sejong-bus', '/news'],
    ['/2026/11/busan-launch', '/2026/11/'],
    ['/view.php?idx=7', '/list.php?page=17'],
    ['/view.php?idx=7', '/2027/'],
  ])('keeps an article apart whose canonical link names a list: %s', (path, list) => {
    const own = canonicalUrl(`https://www.kado.net${path}`);
    expect(canonicalUrl(`https://www.kado.net${path}`, { canonicalLink: `https://www.kado.net${list}` })).toBe(own);
  });

  it('believes a canonical link of the same site that names the article', () => {
    const link = { canonicalLink: 'https://www.paper.co.kr/news/view/20221222001' };
    expect(canonicalUrl('https://cc.paper.co.kr/app?article=x&n=20221222001', link)).toBe(
      'https://paper.co.kr/news/view/20221222001',
    );
  });

  it.each([
    ['of another site', 'https://other.co.kr/news/articleView.html?idxno=12345'],
    ['to the front page', 'https://www.kado.net/'],
    ['that lost the number', 'https://www.kado.net/news/articleView.html'],
    ['to another article', 'https://www.kado.net/news/articleView.html?idxno=99'],
    ['that is no address', 'about:blank'],
  ])('does not believe a canonical link %s', (_, canonicalLink) => {
    expect(canonicalUrl('https://www.kado.net/news/articleView.html?idxno=12345', { canonicalLink })).toBe(
      'https://kado.net/news/articleView.html?idxno=12345',
    );
  });

  it.each([
    '',
    'mailto:a@b.kr',
    'javascript:alert(1)',
    'ftp://paper.co.kr/a',
    'http://',
    '스마트시티',
    `https://a.kr/${'x'.repeat(9_000)}`,
  ])('knows no article at %j', (text) => {
    expect(canonicalUrl(text)).toBeUndefined();
  });

  it('gives a key that is its own key, for any address', () => {
    const piece = fc.constantFrom(
      'amp',
      'AMP',
      'view_amp.asp',
      'ViewAmpAmp.html',
      'x_amp_amp',
      'x.amp.amp',
      'viewAmp.amp',
      'y_amp.html.amp',
      'url',
      's/a.kr',
      'v/20200806160612345',
      '..',
      '%2e%2e',
      'a;jsessionid=1;b',
      '/',
      '기사',
      '%b0%AD',
      'articleView.html',
      'sub_read.html',
      '123',
      'news',
      '_amp',
      'a&b',
    );
    const pair = fc.tuple(
      fc.constantFrom('idxno', 'uid', 'utm_source', 'amp;page', 'amp', 'page', 'q', 'from', 'oid', 'aid', '', 'url'),
      fc.constantFrom('1', '', '%b0', '가', 'amp', '1195m', 'a=b', 'https://b.kr/1'),
    );
    const host = fc.constantFrom(
      'www.m.a.co.kr',
      'amp.a.com',
      'm.kr',
      '127.0.0.1:81',
      'A.co.kr.:443',
      'n.news.naver.com',
      'ajunews.com',
      'www.google.com',
      'news.google.com',
      'media.daum.net',
      '[::1]:80',
      'm.co.kr',
      'wowtv.co.kr',
    );
    const address = fc
      .tuple(
        fc.constantFrom('http://', 'https://', '//', ''),
        host,
        fc.array(piece, { maxLength: 5 }),
        fc.array(pair, { maxLength: 4 }),
      )
      .map(
        ([scheme, host, pieces, pairs]) =>
          `${scheme}${host}/${pieces.join('/')}?${pairs.map((both) => both.join('=')).join('&')}`,
      );
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true })), (url) => {
        const key = canonicalUrl(url);
        expect(key === undefined || canonicalUrl(key) === key).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });

  it('is not changed by tracking parameters, for any address', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.constantFrom('utm_source=rss', 'fbclid=IwAR0', 'gclid=1'), (url, tracking) => {
        expect(canonicalUrl(`${url}?${tracking}`)).toBe(canonicalUrl(url));
      }),
    );
  });
});
