import { expect, it } from 'vitest';
import { requireRedirect } from '#src/source/web/redirect.ts';

const FROM = new URL('https://www.hanbit-news.co.kr/rss/all');

it('may be relative, lead to another host, and up to https', () => {
  expect(requireRedirect('../feed#top', FROM).href).toBe('https://www.hanbit-news.co.kr/feed');
  expect(requireRedirect('//cdn.hanbit-news.co.kr/x', FROM).href).toBe('https://cdn.hanbit-news.co.kr/x');
  expect(requireRedirect('https://a.example/', new URL('http://a.example/')).href).toBe('https://a.example/');
});

it('never leads from https down to http', () => {
  expect(() => requireRedirect('http://www.hanbit-news.co.kr/rss/all', FROM)).toThrow(
    expect.objectContaining({ code: 'downgrade' }),
  );
});

it.each(['file:///etc/passwd', 'data:,x', 'javascript:0', 'http://', 'https://['])('never leads to %s', (location) => {
  expect(() => requireRedirect(location, FROM)).toThrow(expect.objectContaining({ code: 'refused_scheme' }));
});

it.each([
  ['in UTF-8', Buffer.from('/news/세종?q=시청'), '/news/%EC%84%B8%EC%A2%85?q=%EC%8B%9C%EC%B2%AD'],
  ['in EUC-KR', Buffer.from([0x2f, 0xbc, 0xbc, 0xc1, 0xbe]), '/%bc%bc%c1%be'],
  ['as a host', Buffer.from('http://한국.example/'), 'http://xn--3e0b707e.example/'],
])('leads where the bytes of the header say: %s', (_what, bytes, expected) => {
  const from = new URL('http://paper.example/old');
  const target = requireRedirect(bytes.toString('latin1'), from).href;
  expect(target.toLowerCase()).toBe(new URL(expected, from).href.toLowerCase());
});
