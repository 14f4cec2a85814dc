// Decides which site rules apply to a page, and reads a rule's fields. The rules are data: seeds/sites.json.
// It must never hold a selector of its own: layouts drift, and data can be mended without touching code.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import rows from '#seeds/sites.json' with { type: 'json' };
import { cleanLine } from '#src/language/normalize.ts';
import { findAll } from '#src/page/markup/element-index.ts';
import { elementOf, textBelow, type PageNode, type PageTree } from '#src/page/markup/document.ts';

/** `news.example.kr`; its subdomains are meant, too. */
const hostName = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u, 'a host is a name such as news.example.kr, without https:// and path');
/** `meta[name=author]@content`: an attribute is read. */
const ATTRIBUTE_END = /@([\w:-]+)$/u;
/** A CSS selector, or `selector@attribute` to read an attribute. */
const field = z.string().trim().min(1).regex(/^[^<]/u, 'a selector, not markup');
/** A CSS selector. */
const selector = field.refine((text) => !ATTRIBUTE_END.test(text), 'elements are meant here, not their attributes (@)');
const selectors = z.array(selector).default([]);
const fields = z.array(field).default([]);

export const siteRuleSchema = z
  .object({
    /** Goes into `Draft.how` as `site-rule:ID`. */
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** Raised when the layout changed and the rule with it. */
    version: z.number().int().positive(),
    /** The day the layout came; pages fetched before it are read by the rule it follows. */
    validFrom: z.iso.date().optional(),
    /** All that are given must hold. */
    match: z
      .object({
        hosts: z.array(hostName).min(1).optional(),
        urlPattern: z.string().min(1).optional(),
        domProbe: selector.optional(),
      })
      .strict()
      .refine((match) => Object.keys(match).length > 0, 'a rule must match by something'),
    title: fields,
    subtitle: fields,
    date: fields,
    updated: fields,
    author: fields,
    body: z.array(selector).min(1),
    /** Words of pictures that no `<figcaption>` marks. */
    caption: selectors,
    /** What stands inside the body and does not belong to it. */
    drop: selectors,
    /** Where a portal names the outlet. */
    outlet: fields,
  })
  .strict();

export type SiteRule = Readonly<z.infer<typeof siteRuleSchema>>;

/** Parses site rules; throws (zod) on the first sight of a wrong one, because rules are part of the program. */
export function parseSiteRules(data: unknown): readonly SiteRule[] {
  return z.array(siteRuleSchema).parse(data);
}

/** Every rule of seeds/sites.json: outlets first, content management systems after them. */
export const SITE_RULES: readonly SiteRule[] = parseSiteRules(rows);

const urlPatterns = new Map<string, RegExp>();

/** What decides which rules apply besides the page itself. */
export type RuleScope = {
  readonly url: string;
  readonly rules?: readonly SiteRule[] | undefined;
  /** When the page was fetched (epoch ms). */
  readonly at?: number | undefined;
};

/** The rules that apply to a page, the most specific first (outlet, then address, then markup). */
export function matchRules($: PageTree, { url, rules = SITE_RULES, at }: RuleScope): readonly SiteRule[] {
  const host = URL.parse(url)?.hostname.toLowerCase() ?? '';
  return rules.filter(({ match, validFrom }) => {
    if (validFrom !== undefined && at !== undefined && at < Date.parse(`${validFrom}T00:00:00+09:00`)) return false;
    if (match.hosts !== undefined && !match.hosts.some((name) => host === name || host.endsWith(`.${name}`)))
      return false;
    if (match.urlPattern !== undefined && !patternOf(match.urlPattern).test(url.slice(0, MAX_URL))) return false;
    return match.domProbe === undefined || findAll($, match.domProbe).length > 0;
  });
}

const MAX_URL = 2_000;

/** Short for what a rule says: another one when it was mended. */
export function stampOf(rule: SiteRule): string {
  return createHash('sha256').update(JSON.stringify(rule)).digest('base64url').slice(0, 8);
}

export function patternOf(source: string): RegExp {
  const known = urlPatterns.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, 'u');
  urlPatterns.set(source, pattern);
  return pattern;
}

const MAX_MATCHES = 20;
const MAX_FIELD = 400;

/** Texts of the first selector that finds any, in document order, each one clean line. */
export function readField($: PageTree, field: readonly string[]): readonly string[] {
  for (const entry of field) {
    const [selector, attribute] = splitSelector(entry);
    const texts = nodesOf($, selector)
      .slice(0, MAX_MATCHES)
      .map((node) =>
        attribute === undefined ? textBelow(node, MAX_FIELD) : (elementOf(node)?.attribs[attribute] ?? ''),
      )
      .map(cleanLine)
      .filter((text) => text !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}

/** `meta[name=author]@content` into its two parts; an `@` inside a value (`a[href*="@"]`) splits nothing. */
export function splitSelector(entry: string): readonly [string, string | undefined] {
  const parts = ATTRIBUTE_END.exec(entry);
  return parts === null ? [entry, undefined] : [entry.slice(0, parts.index), parts[1]];
}

/** Nodes a selector finds, in document order. */
export function nodesOf($: PageTree, selector: string): readonly PageNode[] {
  return findAll($, selector);
}

/** The outermost nodes of one body selector: a match inside another match is part of it. */
export function bodyRoots($: PageTree, selector: string): readonly PageNode[] {
  const nodes = nodesOf($, selector).slice(0, MAX_MATCHES);
  const all = new Set(nodes);
  return nodes.filter((node) => {
    for (let parent = node.parent; parent !== null; parent = parent.parent) if (all.has(parent)) return false;
    return true;
  });
}
