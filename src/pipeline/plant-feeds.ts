// The starting sources: added once each. One that an owner removed is not brought back by a restart.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError, describeError } from '#src/errors.ts';
import { parseSources } from '#src/source/read-sources.ts';
import type { Store } from '#src/store/store.ts';

const PLANTED = 'planted-feeds';
const plantedIds = z.array(z.string());

/**
 * @returns how many were added
 * @throws ConfigError naming the file, and the row and field that are wrong
 */
export async function plantFeeds(
  store: Store,
  { file, now }: { readonly file: string; readonly now: number },
): Promise<number> {
  const sources = parseSources(await readJson(file));
  if (sources.kind === 'error') throw new ConfigError('feeds_file', `${file}: ${sources.message}`);
  const before = new Set(plantedIds.parse(JSON.parse((await store.recall(PLANTED)) ?? '[]')));
  const fresh = sources.feeds.filter((feed) => !before.has(feed.id));
  if (fresh.length === 0) return 0;
  const added = await store.addFeeds(fresh, now);
  await store.remember(PLANTED, JSON.stringify([...before, ...fresh.map((feed) => feed.id)]), now);
  return added;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(
      'feeds_file',
      `cannot read the sources in ${file} (${describeError(error)}): check FEEDS_FILE`,
      { cause: error },
    );
  }
}
