// Labels of relevance: what people call relevant or not, and what learning needs of the texts they labelled. Types only.
import type { Article, Judgement } from '#src/model.ts';

export type RelevanceLabel = {
  readonly urlKey: string;
  readonly userId: string;
  /** Undefined in a direct message. */
  readonly guildId: string | undefined;
  readonly isRelevant: boolean;
  readonly now: number;
};

export type LabelOutcome = 'kept' | 'changed' | 'taken-back';

export type LabelledText = {
  readonly urlKey: string;
  readonly relevantCount: number;
  readonly irrelevantCount: number;
  /** Undefined for what was never stored. */
  readonly article: Pick<Article, 'title' | 'paragraphs'> | undefined;
  /** What the lexicon said of it when it was turned away. */
  readonly judgement: Judgement | undefined;
};
