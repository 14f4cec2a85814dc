// The seed corpus: five articles that are there from the first start, read by the same code that reads pages, searchable,
// and part of what copies are compared with. Stored once; never alerted.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ParseError } from '#src/errors.ts';
import type { Store } from '#src/store/store.ts';
import type { Reader } from './reader.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

type SeedParts = { readonly reader: Reader; readonly now: number; readonly folder?: string };

/**
 * Stores the text dumps of `folder` that are not stored yet.
 * @returns how many were added
 * @throws ParseError naming a dump that cannot be read
 */
export async function plantSeeds(store: Store, { reader, now, folder = SEEDS }: SeedParts): Promise<number> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).toSorted();
  let added = 0;
  for (const file of files) {
    const urlKey = `seed:${file}`;
    if (await store.knowsUrl(urlKey)) continue;
    const result = await reader.readDump({ text: await readFile(path.join(folder, file), 'utf8'), url: urlKey });
    if (result.kind === 'unreadable') throw new ParseError('seed', `${file} cannot be read: ${result.reason}`);
    const { reading } = result;
    const { publishedAt = now, outlet = file } = reading.draft;
    await store.recordArticle({
      reading,
      urlKey,
      outlet,
      publishedAt,
      entryId: undefined,
      isSeed: true,
      alerting: NEVER,
      now,
    });
    added += 1;
  }
  return added;
}

const NEVER = { allowed: false, reason: 'seed' } as const;
