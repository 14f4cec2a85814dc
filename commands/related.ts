// "Find related articles" on a message: the story of an article it links to and what is like it, else a search with its words.
// No slash command: it takes a message, not something typed. The answer is for the person alone.
import type { CommandDefinition, MessageCommandDefinition, Reply, SeenMessage } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import { parseQuery } from '#src/query/parse-query.ts';
import type { Article } from '#src/model.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { addressKey } from './find-article.ts';
import { FIRST_PAGE, newListing, pagesOf, rememberListing } from './listing.ts';
import { LONGEST_EXPRESSION, parseOptions, wholeNumber } from './options.ts';
import { rowOf, summaryLine } from './rows.ts';
import { search } from './search.ts';
import { LIST_WORDS } from './words/lists.ts';
import { RELATED_WORDS } from './words/related.ts';

export const relatedCommand: MessageCommandDefinition = { name: 'Find related articles', nameKo: '관련 기사 찾기' };

const definition: CommandDefinition = {
  name: 'related',
  nameKo: '관련',
  description: { ko: relatedCommand.nameKo, en: relatedCommand.name },
  access: 'anyone',
  anywhere: true,
  options: [],
  subcommands: [],
};

const shape = { article: wholeNumber(1, Number.MAX_SAFE_INTEGER) };

/** Its pages are turned like those of any list; it is not among the commands that can be typed. */
export const related: Command = {
  definition,
  run: (invocation, context) => showPage(newListing(invocation, context), FIRST_PAGE, context),
  turnPage: showPage,
};

/** A message may be a whole list of links: the first that is known counts. */
const MOST_LINKS = 20;

export async function findRelated({ text, urls }: SeenMessage, context: CommandContext): Promise<Reply> {
  for (const url of urls.slice(0, MOST_LINKS)) {
    const key = addressKey(url);
    const article = key === undefined ? undefined : (await context.store.trace(key))?.article;
    if (article !== undefined)
      return related.run(
        { command: definition.name, subcommand: undefined, options: { article: article.id } },
        context,
      );
  }
  const query = wordsOf(text);
  if (query === '') throw new UserError('no_words', RELATED_WORDS.nothingToFind);
  const reply = await search.run({ command: 'search', subcommand: undefined, options: { query } }, context);
  return { ...reply, isPrivate: true };
}

const PAGE_SIZE = 5;
/** What is like an article beyond its story: the first two pages of a search are all that anybody reads. */
const MOST_LIKE_IT = 10;

async function showPage(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const { article: id } = parseOptions(shape, { ...listing, subcommand: undefined });
  const story = await store.story(id);
  const article = await store.article(id);
  if (article === undefined || story === undefined) throw new UserError('no_such_article', LIST_WORDS.noSuchArticle);
  const told = [story.lead, ...story.others];
  const like = await likeIt(article, { told: new Set(told.map((one) => one.id)), now: listing.madeAt }, context);
  const { page, result } = await pagesOf(wanted, PAGE_SIZE, async ({ offset, limit }) => ({
    total: told.length + like.length,
    shown: [...told, ...like].slice(offset, offset + limit),
  }));
  return {
    kind: 'list',
    heading: RELATED_WORDS.heading(article.title)[caller.locale],
    rows: result.shown.map((one) => rowOf(one, [], summaryLine(one))),
    note: RELATED_WORDS.counts(told.length, like.length)[caller.locale],
    paging: await rememberListing(listing, page, context),
    isPrivate: true,
  };
}

type Known = { readonly told: ReadonlySet<number>; readonly now: number };

async function likeIt(
  { title }: Article,
  { told, now }: Known,
  { store }: CommandContext,
): Promise<readonly Article[]> {
  const parsed = parseQuery(wordsOf(title), { now });
  if (parsed.kind !== 'query') return [];
  const limit = MOST_LIKE_IT + told.size;
  const { hits } = await store.search({ query: parsed.query, filter: {}, sort: 'relevance', now, limit });
  return hits
    .map(({ article }) => article)
    .filter(({ id }) => !told.has(id))
    .slice(0, MOST_LIKE_IT);
}

/** Enough to find what is meant; with more, every article has some of them. */
const MOST_WORDS = 12;

/** Plain words of a text, none of which means anything else in the language of queries. */
function wordsOf(text: string): string {
  const bare = text.normalize('NFC').replaceAll(ADDRESS, ' ').replaceAll(MARK, ' ');
  const found = [...new Set(bare.match(WORD) ?? [])].filter((word) => !OPERATORS.has(word));
  let words = '';
  for (const word of found.slice(0, MOST_WORDS)) {
    const longer = `${words} ${word}`.trim();
    if (longer.length > LONGEST_EXPRESSION) break;
    words = longer;
  }
  return words;
}

/** Example: `https://news.example.com/1`. */
const ADDRESS = /https?:\/\/\S+/gi;
/** Discord's own marks. Example: `<@112233445566778899>`, `<:emoji:1122>`, `<t:1527603720:R>`. */
const MARK = /<[@#:/at][^>\s]{0,120}>/g;
/** A word of two letters or more. Example: `세종`, `5G`. */
const WORD = /[\p{L}\p{N}]{2,40}/gu;
const OPERATORS: ReadonlySet<string> = new Set(['OR', 'AND', 'NOT', '또는']);
