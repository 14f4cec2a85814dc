// The words of stories as owners of the bot change them: what is asked, and what came of it. Types only.
import type { StoryWord } from '#src/article/story-groups.ts';
import type { DoneBy } from '#src/model-audit.ts';

/** A word with the owner who said it. The smaller article id stands first. */
export type OwnerWord = StoryWord & { readonly userId: string };

export type SplitRequest = { readonly articleId: number; readonly by: DoneBy };

export type SplitOutcome =
  | {
      readonly kind: 'split';
      /** The lead of the story it left. */
      readonly leadId: number;
      /** Copies that went with it. */
      readonly copyCount: number;
    }
  /** Nobody else tells its story. */
  | { readonly kind: 'alone' }
  /** All others of its story are its copies, and go where it goes. */
  | { readonly kind: 'only-copies' }
  | { readonly kind: 'gone' };

export type JoinRequest = SplitRequest & {
  /** An article of the story it belongs to. */
  readonly otherId: number;
};

export type JoinOutcome =
  /** `movedCount`: articles whose story became another; 0 when they were one already, which is kept against every re-run now. */
  | {
      readonly kind: 'joined';
      readonly leadId: number;
      readonly movedCount: number;
      /** The article that makes two of the story again when it is split off; undefined where none alone does. */
      readonly undoId: number | undefined;
    }
  /** The article and the other are the same. */
  | { readonly kind: 'same' }
  | { readonly kind: 'gone' };
