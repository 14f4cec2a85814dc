import { expect, it } from 'vitest';
import { requireRedirect } from '#src/source/redirect.ts';

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
