// Decides whether the operator's own site rules can be used, and how they stand with those of the program.
// It must never let a wrong one through: it would fail at the first page, unseen.
import isSafePattern from 'safe-regex2';
import { z } from 'zod';
import { parseDocument } from '#src/page/markup/document.ts';
import { patternOf, SITE_RULES, siteRuleSchema, splitSelector, type SiteRule } from './site-rules.ts';

export type ParsedRules =
  | { readonly kind: 'ok'; readonly rules: readonly SiteRule[] }
  /** A line a mistake: `rule 3 (zdnet-korea) body: …`. */
  | { readonly kind: 'error'; readonly message: string };

const MOST_MISTAKES = 10;

/** The operator's own rules; a wrong list is refused as a whole, with the rule and the field that are wrong. */
export function parseOwnRules(data: unknown): ParsedRules {
  const parsed = z.array(siteRuleSchema).safeParse(data);
  if (!parsed.success)
    return {
      kind: 'error',
      message: parsed.error.issues
        .slice(0, MOST_MISTAKES)
        .map((issue) => describeIssue(issue, data))
        .join('\n'),
    };
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const bad =
    twice === undefined
      ? parsed.data.map(firstBadPattern).find((mistake) => mistake !== undefined)
      : `rule ${twice} stands there twice: give one of them another id`;
  return bad === undefined ? { kind: 'ok', rules: parsed.data } : { kind: 'error', message: bad };
}

const namedRule = z.object({ id: z.string() });

function describeIssue({ path: [row, ...field], message }: z.core.$ZodIssue, data: unknown): string {
  if (typeof row !== 'number') return `the list: ${message}`;
  const id = namedRule.safeParse(Array.isArray(data) ? data[row] : undefined).data?.id;
  return `rule ${row + 1}${id === undefined ? '' : ` (${id})`} ${field.join('.') || 'as a whole'}: ${message}`;
}

/** A page to try selectors on. */
const EMPTY = parseDocument('<p></p>');

/** A pattern or selector that cannot be read would fail at the first page instead of here. */
function firstBadPattern(rule: SiteRule): string | undefined {
  const { urlPattern, domProbe } = rule.match;
  const fields = [rule.title, rule.subtitle, rule.date, rule.updated, rule.author, rule.outlet].flat();
  const places = [...rule.body, ...rule.caption, ...rule.drop, ...(domProbe === undefined ? [] : [domProbe])];
  try {
    if (urlPattern !== undefined && !isSafePattern(patternOf(urlPattern)))
      return `rule ${rule.id}: urlPattern repeats a repetition, which can take for ever: ${urlPattern}`;
    if (EMPTY.kind === 'document')
      for (const selector of [...fields.map((field) => splitSelector(field)[0]), ...places]) EMPTY.$(selector);
    return undefined;
  } catch (error) {
    return `rule ${rule.id}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Own rules first; one with the id of another replaces it, from the day it is valid. */
export function withOwnRules(own: readonly SiteRule[]): readonly SiteRule[] {
  if (own.length === 0) return SITE_RULES;
  const replaced = new Set(own.filter(({ validFrom }) => validFrom === undefined).map(({ id }) => id));
  return [...own, ...SITE_RULES.filter(({ id }) => !replaced.has(id))];
}
