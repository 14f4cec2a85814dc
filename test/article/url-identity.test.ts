// Under which key an article is known, form by form: what portals, publishing systems, AMP and sharing make of one address.
// A false split is repaired by comparing texts; a false merge loses an article: what may not be merged stands here as well.
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import {
  ID_PARAMETERS,
  LIST_PARAMETERS,
  TRACKING_PARAMETERS,
  TRACKING_VALUES,
  WHOLE_IDS,
} from '#src/article/url-rules.ts';

const FORMS: readonly (readonly [key: string, forms: readonly string[]])[] = [
  [
    'naver:092/0002276543',
    [
      'https://n.news.naver.com/mnews/article/092/0002276543?sid=105&lfrom=kakao',
      'https://n.news.naver.com/article/092/0002276543?cds=news_my',
      'https://n.news.naver.com/mnews/ranking/article/092/0002276543?ntype=RANKING',
      'https://m.news.naver.com/read.naver?mode=LSD&sid1=105&oid=092&aid=0002276543',
      'https://news.naver.com/main/read.nhn?oid=092&aid=0002276543',
      'http://news.naver.com/main/hotissue/read.nhn?mid=hot&sid1=105&gid=1&oid=092&aid=0002276543',
      'https://sports.news.naver.com/news?oid=092&aid=0002276543',
      'https://m.sports.naver.com/kbaseball/article/092/0002276543',
      'https://m.entertain.naver.com/article/092/0002276543',
      'n.news.naver.com/article/092/0002276543/',
    ],
  ],
  [
    'daum:20221222134512345',
    [
      'https://v.daum.net/v/20221222134512345?f=m&from=mtop',
      'http://news.v.daum.net/v/20221222134512345',
      'http://v.media.daum.net/v/20221222134512345',
      'http://media.daum.net/economic/all/newsview?newsid=20221222134512345',
      'http://m.media.daum.net/m/media/economic/newsview/20221222134512345',
    ],
  ],
  [
    'https://kado.net/news/articleView.html?idxno=12345',
    [
      'http://www.kado.net/news/articleView.html?idxno=12345&page=2&total=881&sc_section_code=S1N1&sc_word=%EA%B0%95',
      'https://m.kado.net/news/articleView.html?idxno=12345&replyAll=&reply_sc_order_by=C',
      'www.kado.net/news/articleView.html?idxno=12345',
      'https://www.kado.net/news/articleViewAmp.html?idxno=12345',
      'https://www.google.com/url?sa=t&url=http%3A%2F%2Fwww.kado.net%2Fnews%2FarticleView.html%3Fidxno%3D12345&usg=AOv',
      'https://www.google.co.kr/url?q=https://www.kado.net/news/articleView.html?idxno%3D12345&sa=U',
      'https://www.google.co.uk/url?url=https://www.kado.net/news/articleView.html?idxno%3D12345',
      'https://www.google.com/amp/s/www.kado.net/news/articleViewAmp.html%3fidxno=12345',
    ],
  ],
  [
    'https://bundangnews.co.kr/19669',
    [
      'http://www.bundangnews.co.kr/sub_read.html?uid=19669',
      'http://bundangnews.co.kr/sub_read.html?uid=19669&section=sc2&section2=%EC%82%AC%ED%9A%8C',
      'https://m.bundangnews.co.kr/sub_read.html?section=sc2&uid=19669',
      'https://bundangnews.co.kr/19669/',
      'bundangnews.co.kr//19669?utm_source=kakao',
    ],
  ],
  [
    'https://paper.co.kr/newsread.asp?uid=77',
    ['http://www.paper.co.kr/newsread.asp?page=3&uid=77&branch=2&ref=main&re=1', 'paper.co.kr/newsread.asp?uid=77'],
  ],
  ['https://paper.co.kr/view.php?idx=77', ['http://paper.co.kr/view.php?idx=77&page=2&rPrev=1&pNo=4']],
  ['https://paper.co.kr/view.php?key=2025', ['http://m.paper.co.kr/view.php?key=2025&rss=1&OutUrl=naver&trc=x']],
  [
    'https://paper.co.kr/view.php?cid=3&newsid=2025',
    ['http://paper.co.kr/view.php?newsid=2025&cid=3&from=home', 'http://paper.co.kr/view.php?cid=3&newsid=2025&mcd=1'],
  ],
  ['https://paper.co.kr/read.html?no=7', ['https://paper.co.kr/read.html?no=7&rk=1&kakao_from=mainnews']],
  [
    'https://paper.co.kr/index.php?act=articleView&idxno=9&mod=news',
    [
      'https://paper.co.kr/index.php?mod=news&act=articleView&idxno=9',
      'https://paper.co.kr/index.php?idxno=9&page=4&act=articleView&mod=news&total=30',
    ],
  ],
  [
    'https://ajunews.com/view/20180228093004374',
    ['https://m.ajunews.com/amp/20180228093004374', 'https://www.ajunews.com/view/20180228093004374'],
  ],
  [
    'https://news.wowtv.co.kr/NewsCenter/News/Read?articleId=A201810100123',
    [
      'https://news.wowtv.co.kr/AMP/Read?articleId=A201810100123',
      'http://news.wowtv.co.kr/NewsCenter/News/Read?articleId=A201810100123&amp=1',
    ],
  ],
  ['https://sedaily.com/NewsView/29S1ABCDEF', ['https://m.sedaily.com/NewsViewAmp/29S1ABCDEF']],
  [
    'https://yna.co.kr/view/AKR20221222001',
    ['https://www.yna.co.kr/amp/view/AKR20221222001', 'https://m.yna.co.kr/view/AKR20221222001?input=1195m'],
  ],
  [
    'https://paper.co.kr/view.asp?no=7',
    [
      'https://paper.co.kr/view_amp.asp?no=7',
      'https://paper.co.kr/view.asp?no=7&amp=1',
      'paper.co.kr/view.asp?amp&no=7',
    ],
  ],
  [
    'https://chosun.example/economy/2022/12/22/ABC123',
    [
      'https://www.chosun.example/economy/2022/12/22/ABC123/?outputType=amp',
      'https://www.chosun.example/economy/2022/12/22/ABC123.amp',
      'https://amp.chosun.example/economy/2022/12/22/ABC123',
      'https://www.chosun.example/amp/economy/2022/12/22/ABC123/',
    ],
  ],
  [
    'https://paper.co.kr/news/5',
    [
      'http://paper.co.kr:80/news/5',
      'https://paper.co.kr:443/news/5/',
      'https://www.paper.co.kr//news///5',
      'https://m1.paper.co.kr/news/5',
      'https://m2.paper.co.kr/news/5',
      'https://mobile.paper.co.kr/news/5',
      'https://img.paper.co.kr/news/5',
      'https://web2.paper.co.kr/news/5',
      'https://view.paper.co.kr/news/5',
      'HTTPS://WWW.PAPER.CO.KR/news/5#comment',
      'http://paper.co.kr./news/5?utm_campaign=x&gclid=1&fbclid=2',
    ],
  ],
  ['https://paper.co.kr:8443/news/5', ['http://www.paper.co.kr:8443/news/5/']],
  [
    'https://xn--z92bt1i0qbp2g.xn--3e0b707e/news/5',
    ['https://서울신문.한국/news/5', 'www.서울신문.한국/news/5', 'http://xn--z92bt1i0qbp2g.xn--3e0b707e/news/5'],
  ],
];

describe('the key of an article', () => {
  it.each(FORMS.flatMap(([key, forms]) => forms.map((form) => [form, key] as const)))('of %s is %s', (form, key) => {
    expect(canonicalUrl(form)).toBe(key);
  });

  it.each([
    ['https://n.news.naver.com/article/092/0002276543', 'https://n.news.naver.com/article/093/0002276543'],
    [
      'https://news.naver.com/main/list.naver?mode=LSD&oid=092',
      'https://news.naver.com/main/list.naver?mode=LSD&oid=093',
    ],
    ['https://v.daum.net/v/20221222134512345', 'https://v.daum.net/v/20221222134512346'],
    [
      'https://media.daum.net/newsview?newsid=20221222134512345',
      'https://media.daum.net/newsview?newsid=20221222134512346',
    ],
    ['https://media.daum.net/society/list?newsid=1', 'https://media.daum.net/economy/list?newsid=1'],
    ['https://news.google.com/rss/articles/CBMiAAA', 'https://news.google.com/rss/articles/CBMiAAAAmp'],
    ['https://news.google.com/rss/articles/CBMiAAA_amp', 'https://news.google.com/rss/articles/CBMiAAA'],
    ['https://news.google.com/amp/articles/CBMiAAA', 'https://news.google.com/articles/CBMiAAA'],
    [
      'https://www.google.com/url?sa=t&url=javascript:alert(1)',
      'https://www.google.com/url?sa=t&url=javascript:alert(2)',
    ],
    ['https://paper.co.kr/list.html?mode=city&no=3', 'https://paper.co.kr/list.html?mode=land&no=3'],
    ['https://paper.co.kr/view.html?section=2&no=3', 'https://paper.co.kr/view.html?section=3&no=3'],
    ['https://paper.co.kr/view.html?type=2&no=3', 'https://paper.co.kr/view.html?type=3&no=3'],
    ['https://paper.co.kr/view.php?cid=3&newsid=1', 'https://paper.co.kr/view.php?cid=4&newsid=1'],
    ['https://paper.co.kr/list.php?page=1', 'https://paper.co.kr/list.php?page=2'],
    ['https://paper.co.kr/board?no=&page=1', 'https://paper.co.kr/board?no=&page=2'],
    ['https://paper.co.kr/sub_read.html?uid=abc', 'https://paper.co.kr/sub_read.html?uid=abd'],
    ['https://paper.co.kr/19669', 'https://paper.co.kr/19670'],
    ['https://biz.paper.co.kr/news/5', 'https://cc.paper.co.kr/news/5'],
    ['https://paper.co.kr:8443/news/5', 'https://paper.co.kr/news/5'],
    ['https://paper.co.kr/news/best-guitar-amp', 'https://paper.co.kr/news/best-guitar'],
    ['https://paper.co.kr/news/Camp', 'https://paper.co.kr/news/C'],
    ['https://paper.co.kr/News/5', 'https://paper.co.kr/news/5'],
    ['https://서울신문.한국/news/5', 'https://서울일보.한국/news/5'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonicalUrl(one)).toBeDefined();
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  it('is never another page’s for a link of Google News, whatever that page calls canonical', () => {
    const link = 'https://news.google.com/rss/articles/CBMi20221222001?oc=5';
    for (const canonicalLink of ['https://news.google.com/x/20221222001', 'https://www.kado.net/20221222001'])
      expect(canonicalUrl(link, { canonicalLink })).toBe(link);
  });
});

describe('the tables of parameters', () => {
  it('call nothing both an article’s number and something to drop', () => {
    for (const name of ID_PARAMETERS)
      expect([TRACKING_PARAMETERS.has(name), TRACKING_VALUES.has(name), LIST_PARAMETERS.has(name)]).not.toContain(true);
  });
});

const address = fc.record({
  host: fc.constantFrom('www.paper.co.kr', 'm.kado.net', 'paper.example:8080', 'city.go.kr', '서울신문.한국'),
  path: fc.constantFrom('/', '/view.php', '/news/5', '/a/b_amp.asp', '/news/articleView.html', '/sub_read.html'),
});
const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const value = fc.stringMatching(/^[A-Za-z0-9]{1,9}$/);
const id = fc.constantFrom(...ID_PARAMETERS);
const pairs = fc.uniqueArray(fc.tuple(fc.oneof(word, id), value), { selector: ([name]) => name, maxLength: 6 });
const isDropped = (name: string) =>
  name.startsWith('utm_') || [TRACKING_PARAMETERS, LIST_PARAMETERS, TRACKING_VALUES].some((table) => table.has(name));

type Address = { readonly host: string; readonly path: string };
const keyOf = ({ host, path }: Address, given: readonly (readonly string[])[]) =>
  canonicalUrl(`http://${host}${path}?${given.map((pair) => pair.join('=')).join('&')}`);

describe('for any address', () => {
  it('the key keeps each parameter that no table names', () => {
    fc.assert(
      fc.property(address, pairs, (one, given) => {
        // Of these systems the number is all there is to an address.
        fc.pre(!WHOLE_IDS.some((rule) => rule.path.test(one.path)));
        const kept = [...new URL(keyOf(one, given) ?? '').searchParams].filter(([name]) => !isDropped(name));
        expect(new Map(kept)).toEqual(new Map(given.filter(([name]) => !isDropped(name))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('two that differ in an article’s number never share a key', () => {
    fc.assert(
      fc.property(fc.tuple(address, pairs), id, fc.tuple(value, value), ([one, given], name, [number, other]) => {
        fc.pre(number !== other);
        const rest = given.filter((pair) => pair[0] !== name);
        expect(keyOf(one, [...rest, [name, number]])).not.toBe(keyOf(one, [...rest, [name, other]]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the key is its own key, for every form of the table', () => {
    for (const [key, forms] of FORMS)
      for (const form of [key, ...forms]) expect(canonicalUrl(canonicalUrl(form) ?? '')).toBe(key);
  });
});
