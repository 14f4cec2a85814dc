// Every pair under test/fixtures is a page and what a careful reader takes from it; pairs are found by themselves.
// `npm run page -- URL --save` writes one; correct its json, and it is a test.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePagePair, toPageRecord } from '#src/page/page-record.ts';
import { extract } from '#src/page/extract.ts';
import { SITE_RULES } from '#src/page/site-rules.ts';
import { decode } from '#src/source/decode.ts';

const ROOT = path.join(import.meta.dirname, '..', 'fixtures');

// Pairs with a page; other rooms keep feeds here too.
const names = globSync('*/*.html', { cwd: ROOT })
  .filter((name) => globSync(name.replace(/html$/u, 'json'), { cwd: ROOT }).length === 1)
  .toSorted();

const pairOf = (name: string) => {
  const text: unknown = JSON.parse(readFileSync(path.join(ROOT, name.replace(/html$/u, 'json')), 'utf8'));
  return parsePagePair(text);
};

describe('the pages of test/fixtures', () => {
  it('are found, at least three for each content management system and outlet of its own', () => {
    const folders = names.map((name) => name.split('/')[0] ?? '');
    const counts = SITE_RULES.map(
      ({ id }) => [id, folders.filter((folder) => folder === folderOf(id)).length] as const,
    );
    const few = counts.filter(([, count]) => count < 3);
    expect(few).toEqual([]);
  });

  it.each(names)('%s says what a reader takes from it', (name) => {
    const { url, contentType, expect: expected } = pairOf(name);
    const bytes = readFileSync(path.join(ROOT, name));
    const extraction = extract({ html: decode(bytes, { contentType }).text, url });
    expect(toPageRecord(extraction)).toEqual(expected);
  });
});

const FOLDERS: Readonly<Record<string, string>> = { 'sub-read-short': 'sub-read', elementor: 'english-wordpress' };

/** Rules of one system share a folder. */
function folderOf(id: string): string {
  return FOLDERS[id] ?? id;
}
