// What the labels of an archive teach. Apart from learning.ts: the running bot needs no lexicon outside its reading threads.
import { classify } from '#src/article/classify.ts';
import { judgementOf } from '#src/article/learned.ts';
import type { Example } from '#src/article/train.ts';
import type { LabelledText } from '#src/store/labels.ts';

/** What each labelled text teaches. Those whose voices are even, and those of which nothing is kept, teach nothing. */
export function examplesOf(texts: readonly LabelledText[]): readonly Example[] {
  return texts.flatMap(({ urlKey, relevantCount, irrelevantCount, article, judgement }) => {
    if (relevantCount === irrelevantCount) return [];
    // The lexicon as it is now, where there is a text to judge.
    const known = article === undefined ? judgement : judgementOf(classify(toRequest(article)));
    return known === undefined ? [] : [{ key: urlKey, judgement: known, isRelevant: relevantCount > irrelevantCount }];
  });
}

function toRequest({ title, paragraphs }: NonNullable<LabelledText['article']>) {
  return { title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n') };
}
