// Where what was learned from 👍 and 👎 is kept, and what the labels of an archive teach.
import { classify } from '#src/article/classify.ts';
import { judgementOf, parseLearned, type Learned } from '#src/article/learned.ts';
import type { Example } from '#src/article/train.ts';
import type { LabelledText } from '#src/store/labels.ts';
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

/** What each labelled text teaches. Those whose voices are even, and those of which nothing is kept, teach nothing. */
export function examplesOf(texts: readonly LabelledText[]): readonly Example[] {
  return texts.flatMap(({ urlKey, relevantCount, irrelevantCount, article, judgement }) => {
    if (relevantCount === irrelevantCount) return [];
    // The lexicon as it is now, where there is a text to judge.
    const known = article === undefined ? judgement : judgementOf(classify(toRequest(article)));
    return known === undefined ? [] : [{ key: urlKey, judgement: known, isRelevant: relevantCount > irrelevantCount }];
  });
}

function toRequest({ title, paragraphs, language }: NonNullable<LabelledText['article']>) {
  return { title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n'), language };
}
