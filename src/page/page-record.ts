// Decides how a saved page's truth is written: the fields of a draft as plain JSON, times in Seoul, what is missing null.
// It must never leave a field out: a truth that says nothing of a field lets it drift.
import { z } from 'zod';
import { toIsoWithOffset } from '#src/time.ts';
import type { Extraction } from './extraction.ts';
import { textLines } from '#src/page/lines/lines.ts';

const text = z.string();
const lines = z.array(text);

const recordSchema = z
  .object({
    title: text,
    section: text.nullable(),
    subtitle: text.nullable(),
    authors: lines,
    desk: text.nullable(),
    outlet: text.nullable(),
    dateline: text.nullable(),
    /** ISO 8601 with Seoul's offset. */
    publishedAt: text.nullable(),
    updatedAt: text.nullable(),
    language: z.enum(['ko', 'en']),
    access: z.enum(['open', 'paid']),
    origin: text.nullable(),
    imageUrl: text.nullable(),
    imageCredit: text.nullable(),
    /** The article line by line, headings with `## ` before them. */
    text: lines,
    captions: lines,
    about: lines,
    how: text,
  })
  .strict();

const refusalSchema = z.object({ unreadable: text }).strict();

/** What a page says, or why it says nothing. */
export type PageRecord = z.infer<typeof recordSchema> | z.infer<typeof refusalSchema>;

const pairSchema = z
  .object({
    /** Where it was published. */
    url: text,
    /** What its bytes are written in. */
    charset: text,
    contentType: text,
    expect: z.union([refusalSchema, recordSchema]),
  })
  .strict();

/** A saved page's other half: its address, how it was served, and its truth. */
export type PagePair = Readonly<z.infer<typeof pairSchema>>;

/** @throws ZodError when a pair is not one */
export function parsePagePair(value: unknown): PagePair {
  return pairSchema.parse(value);
}

/** What an extraction says, in the form that is saved. */
export function toPageRecord(extraction: Extraction): PageRecord {
  if (extraction.kind === 'unreadable') return { unreadable: extraction.reason };
  const { draft } = extraction;
  return {
    title: draft.title,
    section: draft.section ?? null,
    subtitle: draft.subtitle ?? null,
    authors: [...draft.authors],
    desk: draft.desk ?? null,
    outlet: draft.outlet ?? null,
    dateline: draft.dateline ?? null,
    publishedAt: isoOf(draft.publishedAt),
    updatedAt: isoOf(draft.updatedAt),
    language: draft.language,
    access: draft.access,
    origin: draft.origin ?? null,
    imageUrl: draft.imageUrl ?? null,
    imageCredit: draft.imageCredit ?? null,
    text: textLines(draft.lines).map(({ kind, text: line }) => (kind === 'heading' ? `${HEADING}${line}` : line)),
    captions: [...draft.captions],
    about: [...draft.about],
    how: draft.how,
  };
}

/** What a reader reads, headings unmarked. */
export function plainText(text: readonly string[]): readonly string[] {
  return text.map((line) => (line.startsWith(HEADING) ? line.slice(HEADING.length) : line));
}

const HEADING = '## ';

function isoOf(at: number | undefined): string | null {
  return at === undefined ? null : toIsoWithOffset(at);
}
