// The buttons of an alert's card: a person asks for the story of its article, or why it was sent. Answers as the commands do,
// of what is stored now; judges nothing.
import type { ArticleTopic, Reply } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { CommandContext } from './command.ts';
import { storyOf } from './story.ts';
import { wayOf } from './why.ts';
import { LABEL_WORDS } from './words/label.ts';

/** `/story` or `/why` for an article by its id: the card's address may be one that cannot be typed. For the person alone. */
export async function tellStored(topic: ArticleTopic, articleId: number, context: CommandContext): Promise<Reply> {
  const article = await context.store.article(articleId);
  if (article === undefined) throw new UserError('no_such_article', LABEL_WORDS.gone);
  const reply = topic === 'story' ? await storyOf(article.id, context) : await wayOf(article.urlKey, context);
  return { ...reply, isPrivate: true };
}
