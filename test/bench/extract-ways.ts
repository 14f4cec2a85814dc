// The ways to read a page that are measured, and the pages: the fixtures, each grown to the size of a real outlet's page.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { extract } from '#src/page/extract.ts';
import { parsePagePair } from '#src/page/page-record.ts';
import { decode } from '#src/source/decode.ts';
import { padded } from './texts.ts';

export type Way = 'rules' | 'ladder' | 'linkedom' | 'jsdom';
export type BenchPage = { readonly html: string; readonly url: string };

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures');
const linkedom: { readonly parseHTML: (html: string) => { readonly document: Document } } = createRequire(
  import.meta.url,
)('linkedom');

/** Pages that a site rule reads. */
export function benchPages(): readonly BenchPage[] {
  return globSync('*/*.html', { cwd: FIXTURES })
    .toSorted()
    .flatMap((name) => {
      const json: unknown = JSON.parse(readFileSync(path.join(FIXTURES, name.replace(/html$/u, 'json')), 'utf8'));
      const { url, contentType, expect } = parsePagePair(json);
      if (!('how' in expect) || !expect.how.startsWith('site-rule:')) return [];
      const { text } = decode(readFileSync(path.join(FIXTURES, name)), { contentType });
      return [{ html: padded(text), url }];
    });
}

export const WAYS: Readonly<Record<Way, (page: BenchPage) => number>> = {
  rules: ({ html, url }) => charsOf(extract({ html, url })),
  ladder: ({ html, url }) => charsOf(extract({ html, url, siteRules: [] })),
  linkedom: ({ html }) => new Readability(linkedom.parseHTML(html).document).parse()?.textContent?.length ?? 0,
  jsdom: ({ html, url }) => {
    const { window } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
    const length = new Readability(window.document).parse()?.textContent?.length ?? 0;
    window.close();
    return length;
  },
};

function charsOf(extraction: ReturnType<typeof extract>): number {
  return extraction.kind === 'draft' ? extraction.draft.paragraphs.join('').length : 0;
}
