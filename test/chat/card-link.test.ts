import { describe, expect, it } from 'vitest';
import { bareAddress, buttonUrl, hostOf, linkTitle } from '#src/chat/card-link.ts';

const PLAIN = 'https://news.example/view?id=1_2&kind=city';

describe('a headline', () => {
  it('becomes a link to the address as published', () => {
    expect(linkTitle('해안시 [종합] 소식', PLAIN, 200)).toEqual({
      text: `[해안시 [종합] 소식](${PLAIN})`,
      isLinked: true,
    });
  });

  it.each([
    ['unbalanced brackets', '해안시 ] 소식'],
    ['a link of its own', '[a](https://evil.example)'],
    ['an address as its words', 'https://bank.example 안내'],
    ['nothing', '  '],
  ])('stays plain text when it holds %s', (_, title) => {
    expect(linkTitle(title, PLAIN, 200).isLinked).toBe(false);
  });

  it.each([
    'https://news.example/a(b)',
    'https://news.example/a b',
    'javascript:alert(1)',
    'seed:000.txt',
    'https://news.example/**a**',
    `https://news.example/${'a'.repeat(512)}`,
  ])('is not hidden behind %s', (url) => {
    expect(linkTitle('해안시 소식', url, 200)).toEqual({ text: '해안시 소식', isLinked: false });
  });
});

describe('an address', () => {
  it('goes into a button as published, parentheses and escapes included', () => {
    const url = 'http://news.example/a(1)?q=%EA%B0%80&x=1#2';
    expect(buttonUrl(url)).toBe(url);
  });

  it.each([
    ['http://news.example/기사?a=1', 'http://news.example/%EA%B8%B0%EC%82%AC?a=1'],
    ['http://news.example/list?no[]=9|x', 'http://news.example/list?no%5B%5D=9%7Cx'],
    ['http://news.example/100%.html', 'http://news.example/100%25.html'],
    ['http://news.example/😀', 'http://news.example/%F0%9F%98%80'],
  ])('that is no strict URI is escaped for the button, so that the card is not refused: %s', (url, button) => {
    expect(buttonUrl(url)).toBe(button);
  });

  it('with half a character does not break the card', () => {
    expect(() => buttonUrl('http://news.example/\uD83D')).not.toThrow();
  });

  it.each([
    'ftp://news.example/a',
    'http://intranet/a',
    'nonsense',
    `https://news.example/${'a'.repeat(512)}`,
    'https://news.example/a b',
  ])('that Discord would refuse makes no button: %s', (url) => {
    expect(buttonUrl(url)).toBeUndefined();
  });

  it('too long for a button is shown whole in angle brackets', () => {
    const url = `https://news.example/${'가'.repeat(600)}`;
    expect(bareAddress(url)).toBe(`<${url}>`);
  });

  it('cannot close its angle brackets', () => {
    expect(bareAddress('https://news.example/a>b <@1>')).toBe('<https://news.example/a%3Eb%20%3C@1%3E>');
  });

  it('that is endless leaves the host', () => {
    const url = `https://news.example/${'a'.repeat(3_000)}`;
    expect([bareAddress(url), hostOf(url)]).toEqual([undefined, 'news.example']);
  });
});
