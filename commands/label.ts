// 👍 and 👎: a person says whether an article is about smart cities. Kept as a label for `npm run train`; changes nothing at once.
import type { Reply } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import { LEAST_EXAMPLES } from '#src/article/train.ts';
import type { CommandContext } from './command.ts';
import { LABEL_WORDS, labelled } from './words/label.ts';

/** Under an alert: the article by its id. */
export async function labelStored(articleId: number, isRelevant: boolean, context: CommandContext): Promise<Reply> {
  const article = await context.store.article(articleId);
  if (article === undefined) throw new UserError('no_such_article', LABEL_WORDS.gone);
  return labelAddress(article.urlKey, isRelevant, context);
}

/** By its address: also what was turned away as not relevant. */
export async function labelAddress(urlKey: string, isRelevant: boolean, context: CommandContext): Promise<Reply> {
  const { store, caller, now } = context;
  const { userId, guildId, locale } = caller;
  const outcome = await store.labelRelevance({ urlKey, userId, guildId, isRelevant, now });
  if (outcome === undefined) throw new UserError('nothing_to_label', LABEL_WORDS.notRead);
  const { labelledArticles } = await store.counts();
  const text = labelled(outcome, isRelevant, Math.max(0, LEAST_EXAMPLES - labelledArticles));
  return { kind: 'text', text: text[locale], isPrivate: true };
}
