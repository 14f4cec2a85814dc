// Every trio under test/fixtures/lists is a list page at two polls (`name.today.html`, `name.next.html`) and what a careful reader takes
// from each (`name.json`); trios are found by themselves.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseList } from '#src/source/parse-list.ts';
import { toIsoWithOffset } from '#src/time.ts';

const ROOT = path.join(import.meta.dirname, '..', 'fixtures', 'lists');

const entriesSchema = z.array(z.object({ url: z.string(), title: z.string(), publishedAt: z.string().nullable() }));
const trioSchema = z.object({
  url: z.string(),
  charset: z.string(),
  now: z.string(),
  pattern: z.string(),
  today: entriesSchema,
  next: entriesSchema,
});

const names = globSync('*/*.json', { cwd: ROOT })
  .map((name) => name.slice(0, -'.json'.length))
  .toSorted();

function trioOf(name: string) {
  const trio = trioSchema.parse(JSON.parse(readFileSync(path.join(ROOT, `${name}.json`), 'utf8')));
  const read = (poll: 'today' | 'next', pattern?: string) => {
    const html = iconv.decode(readFileSync(path.join(ROOT, `${name}.${poll}.html`)), trio.charset);
    return parseList({ html, url: trio.url, now: Date.parse(trio.now), pattern });
  };
  return { trio, read };
}

const plain = ({ entries }: ReturnType<typeof parseList>) =>
  entries.map(({ url, title, publishedAt }) => ({
    url,
    title,
    publishedAt: publishedAt === undefined ? null : toIsoWithOffset(publishedAt),
  }));

describe('the list pages of test/fixtures/lists', () => {
  it('are found', () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  describe.each(names)('%s', (name) => {
    const { trio, read } = trioOf(name);

    it('has one pattern at both polls', () => {
      expect([read('today').pattern, read('next').pattern]).toEqual([trio.pattern, trio.pattern]);
    });

    it('gives its articles and nothing else', () => {
      expect(plain(read('today'))).toEqual(trio.today);
    });

    it('gives the newer articles under the pattern learned before', () => {
      const next = read('next', trio.pattern);
      expect(next.pattern).toBe(trio.pattern);
      expect(plain(next)).toEqual(trio.next);
      const before = new Set(trio.today.map(({ title }) => title));
      expect(trio.next.some(({ title }) => !before.has(title))).toBe(true);
    });
  });
});
