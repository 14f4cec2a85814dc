// Reads the list of starting sources (`seeds/feeds.json` or the operator's own) into feeds. Reads no file itself.
// A wrong list is refused as a whole, with the row and the field that are wrong.
import { z } from 'zod';
import type { Feed } from '#src/model.ts';
import { DAY_MS, SECOND_MS, SEOUL } from '#src/time.ts';

/** The owner's own pause between two polls: wins over the feed's rhythm, ttl, max-age and skipHours. */
export const pollInterval = z.number().int().min(SECOND_MS).max(DAY_MS);

const sourceShape = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'must be lower case letters, digits and hyphens'),
  outlet: z.string().trim().min(1),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
  kind: z.enum(['feed', 'page']).default('feed'),
  language: z.enum(['ko', 'en']).default('ko'),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone').default(SEOUL),
  charset: z.string().min(1).nullish(),
  pollIntervalMs: pollInterval.nullish(),
  enabled: z.boolean().default(true),
  evidence: z
    .object({
      /** `verified`: somebody fetched and parsed it; `reported`: public code uses it; `unverified`: likely, not seen. */
      state: z.enum(['verified', 'reported', 'unverified']),
      on: z.iso.date().optional(),
      by: z.string().optional(),
      note: z.string().optional(),
    })
    .optional(),
});

const listShape = z.array(sourceShape);

export type ParsedSources =
  | { readonly kind: 'ok'; readonly feeds: readonly Feed[] }
  /** A line a mistake: `row 3 (zdnet) url: must be an http or https address`. */
  | { readonly kind: 'error'; readonly message: string };

/** The enabled sources, in the order of the list. */
export function parseSources(json: unknown): ParsedSources {
  const parsed = listShape.safeParse(json);
  if (!parsed.success) return { kind: 'error', message: describe(parsed.error.issues, json) };
  const repeated = findRepeated(parsed.data);
  if (repeated !== undefined) return { kind: 'error', message: repeated };
  return { kind: 'ok', feeds: parsed.data.filter(({ enabled }) => enabled).map(toFeed) };
}

type Source = z.infer<typeof sourceShape>;

function toFeed({ id, outlet, url, kind, language, timeZone, charset, pollIntervalMs }: Source): Feed {
  return {
    id,
    outlet,
    url,
    kind,
    language,
    timeZone,
    charset: charset ?? undefined,
    pollIntervalMs: pollIntervalMs ?? undefined,
  };
}

function describe(issues: readonly z.core.$ZodIssue[], json: unknown): string {
  return issues
    .slice(0, 10)
    .map(({ path: [row, ...field], message }) => {
      if (typeof row !== 'number') return `the list: ${message}`;
      return `row ${row + 1}${nameOf(json, row)} ${field.join('.') || 'as a whole'}: ${message}`;
    })
    .join('\n');
}

function nameOf(json: unknown, row: number): string {
  const found: unknown = Array.isArray(json) ? json[row] : undefined;
  if (typeof found !== 'object' || found === null || !('id' in found) || typeof found.id !== 'string') return '';
  return ` (${found.id.slice(0, 60)})`;
}

function findRepeated(sources: readonly Source[]): string | undefined {
  for (const field of ['id', 'url'] as const) {
    const seen = new Set<string>();
    for (const [row, source] of sources.entries()) {
      if (seen.has(source[field])) return `row ${row + 1} (${source.id}) ${field}: stands in the list twice`;
      seen.add(source[field]);
    }
  }
  return undefined;
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
