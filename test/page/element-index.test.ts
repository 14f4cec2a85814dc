import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#src/page/markup/document.ts';
import { findAll } from '#src/page/markup/element-index.ts';
import { SITE_RULES } from '#src/page/site-rules.ts';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

/** Every selector of every rule, without the attribute behind `@`. */
const selectors = [
  ...new Set(
    SITE_RULES.flatMap((rule) =>
      Object.values(rule)
        .filter(Array.isArray)
        .flat()
        .map((entry) => String(entry).split('@')[0] ?? ''),
    ),
  ),
];

describe('finding elements by an index', () => {
  it.each(pages)('gives what the selectors themselves give: %s', (file) => {
    const parsed = parseDocument(readFileSync(path.join(folder, file), 'utf8'));
    if (parsed.kind !== 'document') return;
    const { $ } = parsed;
    const extra = [
      'h1',
      'meta[content]',
      'ul > li a',
      '[itemprop=articleBody]',
      "script:not([src]):not([type='application/ld+json'])",
      'div:has(> p), h1',
      'a[href*=","]',
    ];
    for (const selector of [...selectors, ...extra, selectors.join(', ')]) {
      expect({ selector, found: findAll($, selector) }).toEqual({ selector, found: $(selector).toArray() });
    }
  });

  it('has selectors to look at', () => {
    expect(selectors.length).toBeGreaterThan(50);
    expect(pages.length).toBeGreaterThan(20);
  });
});
