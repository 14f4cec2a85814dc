// Decides what a page without a rule says, with Mozilla's Readability on linkedom.
// It must never be loaded for pages that a rule can read: both are required on the first use only (about 60 ms and 20 MB a worker).
import { createRequire } from 'node:module';
import { z } from 'zod';

// Readability's own limit is dead under linkedom 0.18 (its element count is always 0 there), so the caller counts.
type Modules = {
  readonly parseHtml: (html: string) => { readonly document: unknown };
  readonly Readability: new (document: unknown, options: Readonly<Record<string, unknown>>) => { parse: () => unknown };
};

let modules: Modules | undefined;

function loadModules(): Modules {
  if (modules !== undefined) return modules;
  const require = createRequire(import.meta.url);
  const { parseHTML } = moduleShape.linkedom.parse(require('linkedom'));
  const { Readability } = moduleShape.readability.parse(require('@mozilla/readability'));
  modules = { parseHtml: parseHTML, Readability };
  return modules;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const moduleShape = {
  linkedom: z.object({ parseHTML: z.custom<Modules['parseHtml']>(isFunction) }),
  readability: z.object({ Readability: z.custom<Modules['Readability']>(isFunction) }),
};

const readableResult = z.object({ content: z.string() });

/**
 * The markup of what Readability takes for the article; undefined when it finds nothing or fails.
 * @param html a page of bounded depth and size, scripts and hidden parts already removed
 */
export function readableMarkup(html: string): string | undefined {
  const { parseHtml, Readability } = loadModules();
  try {
    const reader = new Readability(parseHtml(html).document, { charThreshold: CHAR_THRESHOLD, disableJSONLD: true });
    return readableResult.safeParse(reader.parse()).data?.content;
  } catch {
    // Malformed pages make it throw on missing nodes; to the ladder that is a step without a result.
    return undefined;
  }
}

// Korean says in 200 characters what English says in 500, Readability's default.
const CHAR_THRESHOLD = 200;
