// Every pair under test/fixtures is a page and what a careful reader takes from it; pairs are found by themselves.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extract } from '#src/page/extract.ts';
import { toIsoWithOffset } from '#src/time.ts';

const ROOT = path.join(import.meta.dirname, '..', 'fixtures');

const pairSchema = z.object({
  url: z.string(),
  charset: z.string(),
  expect: z.object({
    title: z.string(),
    subtitle: z.string().nullable(),
    authors: z.array(z.string()),
    outlet: z.string().nullable(),
    publishedAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
    paragraphs: z.array(z.string()),
    captions: z.array(z.string()),
    how: z.string(),
  }),
});

const isoOrNull = (at: number | undefined): string | null => (at === undefined ? null : toIsoWithOffset(at));

// Pairs with a page; other rooms keep feeds here too.
const names = globSync('*/*.html', { cwd: ROOT })
  .filter((name) => globSync(name.replace(/html$/u, 'json'), { cwd: ROOT }).length === 1)
  .toSorted();

const pairOf = (name: string) => {
  const text: unknown = JSON.parse(readFileSync(path.join(ROOT, name.replace(/html$/u, 'json')), 'utf8'));
  return pairSchema.parse(text);
};

describe('the pages of test/fixtures', () => {
  it('are found, at least two for each family', () => {
    expect(names.length).toBeGreaterThanOrEqual(24);
  });

  it.each(names)('%s says what a reader takes from it', (name) => {
    const pair = pairOf(name);
    const html = iconv.decode(readFileSync(path.join(ROOT, name)), pair.charset);
    const extraction = extract({ html, url: pair.url });
    if (extraction.kind !== 'draft') throw new Error(`${extraction.reason}: ${extraction.detail}`);
    const { draft } = extraction;
    expect({
      title: draft.title,
      subtitle: draft.subtitle ?? null,
      authors: draft.authors,
      outlet: draft.outlet ?? null,
      publishedAt: isoOrNull(draft.publishedAt),
      updatedAt: isoOrNull(draft.updatedAt),
      paragraphs: draft.paragraphs,
      captions: draft.captions,
      how: draft.how,
    }).toEqual(pair.expect);
  });
});
