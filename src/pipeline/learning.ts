// Where what was learned from 👍 and 👎 is kept.
import { parseLearned, type Learned } from '#src/article/learned.ts';
import type { Store } from '#src/store/store.ts';

const KEY = 'relevance-learned';

/** The layer in use; read anew each time, so that a training counts from the next article. */
export async function learnedOf(store: Pick<Store, 'recall'>): Promise<Learned | undefined> {
  return parseLearned(await store.recall(KEY));
}

/** @param learned undefined forgets what was learned */
export async function keepLearned(
  store: Pick<Store, 'remember'>,
  learned: Learned | undefined,
  now: number,
): Promise<void> {
  await store.remember(KEY, learned === undefined ? '' : JSON.stringify(learned), now);
}
