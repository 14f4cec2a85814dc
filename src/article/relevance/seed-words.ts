// Reads a word list that owners edit (seeds/lexicon.json, seeds/topics.json) and says in their words what is wrong and where.
// It must never start the program with a list that is only half understood.
import { z } from 'zod';
import { ConfigError } from '#src/errors.ts';
import { readMarks } from './term-trie.ts';

/** A word or phrase as `format` explains it. */
const term = z.string().superRefine((written, context) => {
  const fault = faultOf(written);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

/** Words of one list, none twice. */
export const termList = z.array(term).superRefine((terms, context) => {
  for (const [index, written] of terms.entries())
    if (terms.indexOf(written) < index)
      context.addIssue({ code: 'custom', path: [index], message: `"${written}" stands twice in this list` });
});

/** Sentences at the top of a file that explain it. */
export const formatNotes = z.array(z.string().min(1)).min(1);

/** Ids that stand twice are a mistake: the second would never be seen. */
export function uniqueIds(rows: readonly { readonly id: string }[], context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rows.entries()) {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `the id "${id}" stands twice` });
    seen.add(id);
  }
}

/** @throws ConfigError that names the file, and every fault with its path */
export function readWords<Words>(file: string, schema: z.ZodType<Words>, content: unknown): Words {
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  throw new ConfigError('bad_words', `${file} is wrong:\n${z.prettifyError(read.error)}`, {
    facts: { file },
    cause: read.error,
  });
}

function faultOf(written: string): string | undefined {
  const { word } = readMarks(written);
  if (word.length > LONGEST_TERM) return `"${written}" is longer than ${LONGEST_TERM} characters`;
  if (word === '') return `"${written}" holds no word`;
  if (word !== word.trim() || word.includes('  ')) return `"${written}" has a blank too many`;
  if (word.includes('^') || word.includes('$'))
    return `"${written}": ^ stands only in front of a word, $ only behind it`;
  return word === word.normalize('NFC') ? undefined : `"${written}" is written in decomposed letters (not NFC)`;
}

/** What bounds every look-up. */
const LONGEST_TERM = 50;
