// The words of judging stored articles again: what is asked, what came of it, and what is kept of that. Types only.
import type { Borders } from '#src/article/copies/likeness.ts';
import type { Judgement, Near } from '#src/article/dedupe.ts';
import type { LinkedTo, Regrouped } from '#src/article/regroup.ts';
import type { Verdict } from '#src/model.ts';

/** A place in the order in which articles were stored. */
export type StoredMark = { readonly storedAt: number; readonly id: number };

/** An article that may be judged again, as it stands now. */
export type StoredArticle = StoredMark & {
  readonly storyId: number;
  readonly verdict: Verdict;
  /** Channels could be told of it: no seed, no first poll, not too old when it came. */
  readonly isNews: boolean;
  /** Its story holds articles that are not judged again: seeds, or stored before `since`. */
  readonly isStoryOlder: boolean;
};

export type StoredSince = {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly after: StoredMark | undefined;
  readonly limit: number;
};

export type JudgeAgainRequest = {
  readonly articleId: number;
  /** The usual ones when undefined. */
  readonly borders: Borders | undefined;
};

/** What those that were stored before the article make of it now. */
export type SecondOpinion = {
  readonly judgement: Judgement;
  /** All that were compared with it, with their stories. */
  readonly links: readonly LinkedTo[];
  /** Letters of its text. */
  readonly length: number;
};

export type KeepRequest = {
  readonly groups: readonly (Regrouped & {
    readonly verdicts: readonly { readonly articleId: number; readonly verdict: Verdict }[];
    /** What each of its articles was found to be like. */
    readonly links: readonly { readonly articleId: number; readonly links: readonly Near[] }[];
  })[];
  /** Of the newest word of an owner that was regarded; undefined for none. */
  readonly wordsUntil: number | undefined;
  readonly now: number;
};
