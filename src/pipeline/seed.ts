// The seed corpus: five articles that are there from the first start, read by the same code that reads pages, searchable,
// and part of what copies are compared with. Stored once; never alerted.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ParseError } from '#src/errors.ts';
import { extractDump } from '#src/page/extract.ts';
import type { Store } from '#src/store/store.ts';
import { readDraft } from './reading.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

/**
 * Stores the text dumps of `folder` that are not stored yet.
 * @returns how many were added
 * @throws ParseError naming a dump that cannot be read
 */
export async function plantSeeds(
  store: Store,
  { now, folder = SEEDS }: { readonly now: number; readonly folder?: string },
): Promise<number> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).toSorted();
  let added = 0;
  for (const file of files) {
    const url = `seed:${file}`;
    if (await store.knowsUrl(url)) continue;
    const extraction = extractDump({ text: await readFile(path.join(folder, file), 'utf8'), url });
    if (extraction.kind === 'unreadable') throw new ParseError('seed', `${file} cannot be read: ${extraction.reason}`);
    const reading = readDraft(extraction.draft);
    const publishedAt = extraction.draft.publishedAt ?? now;
    const outlet = extraction.draft.outlet ?? file;
    await store.recordArticle({
      reading,
      urlKey: url,
      outlet,
      publishedAt,
      entryId: undefined,
      isSeed: true,
      alerting: { allowed: false, reason: 'seed' },
      now,
    });
    added += 1;
  }
  return added;
}
