// What an owner of the bot does to a story: takes an article out of it, or joins two. A story is everybody's, so owners only.
import type { Reply } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Article } from '#src/model.ts';
import { offerAction } from './action.ts';
import { joinStories, splitStory } from './changes.ts';
import type { CommandContext } from './command.ts';
import { findArticle } from './find-article.ts';
import { LIST_WORDS } from './words/lists.ts';
import { DECISION_LABELS, DECISION_WORDS } from './words/story-decision.ts';
import { webText } from './words/web-text.ts';

type Wish = {
  /** Undefined when none is meant by what was typed. */
  readonly article: Article | undefined;
  /** An article of the other story, as typed. */
  readonly join: string | undefined;
  readonly isSplit: boolean;
};

/** @throws UserError for everybody but owners, and where there is nothing to do */
export async function decideStory({ article, join, isSplit }: Wish, context: CommandContext): Promise<Reply> {
  if (!context.caller.isOwner) throw new UserError('owner_only', DECISION_WORDS.ownersOnly);
  if (join !== undefined && isSplit) throw new UserError('split_and_join', DECISION_WORDS.onlyOne);
  if (article === undefined) throw noSuchArticle();
  return join === undefined ? splitOff(article, context) : joinWith(article, join, context);
}

function noSuchArticle(): UserError {
  return new UserError('no_such_article', LIST_WORDS.noSuchArticle);
}

async function splitOff(article: Article, context: CommandContext): Promise<Reply> {
  const { caller } = context;
  const outcome = await splitStory(article, context);
  switch (outcome.kind) {
    case 'gone':
      throw noSuchArticle();
    case 'alone':
      throw new UserError('story_alone', DECISION_WORDS.alone);
    case 'only-copies':
      throw new UserError('only_copies', DECISION_WORDS.onlyCopies);
    case 'split': {
      const { copyCount, leadId } = outcome;
      const undo = { article: String(article.id), join: String(leadId) };
      return doneReply({ article, done: DECISION_WORDS.split(copyCount)[caller.locale], leadId, undo }, context);
    }
  }
}

async function joinWith(article: Article, typed: string, context: CommandContext): Promise<Reply> {
  const { store, caller } = context;
  const other = await findArticle(typed, store);
  if (other === undefined) throw noSuchArticle();
  const outcome = await joinStories(article, other, context);
  switch (outcome.kind) {
    case 'gone':
      throw noSuchArticle();
    case 'same':
      throw new UserError('same_article', DECISION_WORDS.same);
    case 'joined': {
      const { movedCount, leadId, undoId } = outcome;
      const undo = undoId === undefined ? undefined : { article: String(undoId), split: 'yes' };
      return doneReply({ article, done: DECISION_WORDS.joined(movedCount)[caller.locale], leadId, undo }, context);
    }
  }
}

type Done = {
  readonly article: Article;
  readonly done: string;
  /** Of the story it left, or is in now. */
  readonly leadId: number;
  /** Options of /story; undefined where no one step takes it back. */
  readonly undo: Readonly<Record<string, string>> | undefined;
};

async function doneReply({ article, done, leadId, undo }: Done, context: CommandContext): Promise<Reply> {
  const { store, caller } = context;
  const lead = await store.article(leadId);
  const label = DECISION_LABELS.undo[caller.locale];
  const invocation = undo && { command: 'story', subcommand: undefined, options: undo };
  const actions = invocation === undefined ? [] : [await offerAction({ label, invocation }, context)];
  return {
    kind: 'facts',
    heading: article.title,
    lines: [
      [DECISION_LABELS.done[caller.locale], done],
      [
        DECISION_LABELS.lead[caller.locale],
        lead === undefined ? '–' : `${webText(lead.title, 120)} — ${webText(lead.outlet)}`,
      ],
      ...actions.map(({ typed }) => [label, `\`${typed}\``] as const),
    ],
    actions,
    isPrivate: true,
  };
}
