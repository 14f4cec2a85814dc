import { describe, expect, it } from 'vitest';
import { resolveLink } from '#src/source/feed-document/feed-link.ts';

const BASE = 'https://news.example/rss';

describe('a link of a feed', () => {
  it.each([
    ['https://news.example/a b/c.html', 'https://news.example/a%20b/c.html'],
    ['  https://news.example/a\n    /b.html  ', 'https://news.example/a/b.html'],
    ['https://news.example/\tview?no=1&amp;x=2', 'https://news.example/view?no=1&x=2'],
    ['/view?no=1', 'https://news.example/view?no=1'],
  ])('keeps its blanks and loses the line breaks of its author: %j', (written, resolved) => {
    expect(resolveLink(written, BASE)).toBe(resolved);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '', '   '])(
    'is none when it leads nowhere on the web: %j',
    (written) => {
      expect(resolveLink(written, BASE)).toBeUndefined();
    },
  );
});
