// /search: the archive, asked in the same language as the keyword rules, with a snippet per hit, paged.
import type { Action, Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Article, Language } from '#src/model.ts';
import { snippet } from '#src/query/snippet.ts';
import type { Query } from '#src/query/parse-query.ts';
import { parseDay } from '#src/query/query-fields.ts';
import type { PageRequest } from '#src/store/paging.ts';
import type { ArticleFilter, SearchHit, SearchResult, Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';
import { offerAction } from './action.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { requireQuery } from './expression.ts';
import { FIRST_PAGE, newListing, rememberListing, turnPages } from './listing.ts';
import { mendedQuery, type Mistyped } from './mended-query.ts';
import { cityId, dayText, expressionText, maybe, oneOf, parseOptions, shortText, topicId } from './options.ts';
import { EXCERPT_LENGTH, rowOf, summaryLine } from './rows.ts';
import { CITY_OPTION, OUTLET_OPTION, storedOutlet, suggestShared, TOPIC_OPTION } from './shared-options.ts';
import { LIST_WORDS } from './words/lists.ts';
import { quoted } from './words/refusals.ts';

const PAGE_SIZE = 5;

const shape = {
  query: expressionText,
  city: maybe(cityId),
  topic: maybe(topicId),
  outlet: maybe(
    shortText(100, {
      expects: { ko: '언론사 이름', en: 'the name of an outlet' },
      example: { ko: '연합뉴스', en: 'Cities Today' },
    }),
  ),
  after: maybe(dayText),
  before: maybe(dayText),
  sort: maybe(oneOf(['relevance', 'newest'])),
};

const dateOption = (name: string, nameKo: string, description: Text) =>
  ({ name, nameKo, description, type: 'string' }) as const;

export const search: Command = {
  definition: {
    name: 'search',
    nameKo: '검색',
    description: { ko: '저장된 기사를 검색합니다', en: 'Search the archive' },
    access: 'anyone',
    anywhere: true,
    options: [
      {
        name: 'query',
        nameKo: '검색어',
        description: {
          ko: '찾을 말 (예: 세종 드론, "국가 시범도시", 드론 OR UAM, -군사, title:, >100억)',
          en: 'What to look for, e.g. Sejong drone, "pilot city", drone OR UAM, -military, title:, >10bn',
        },
        type: 'string',
        required: true,
      },
      CITY_OPTION,
      TOPIC_OPTION,
      OUTLET_OPTION,
      dateOption('after', '이후', {
        ko: '이날부터 (YYYY-MM-DD, 30d = 30일 전)',
        en: 'From this day on (YYYY-MM-DD, 30d = 30 days ago)',
      }),
      dateOption('before', '이전', {
        ko: '이날 전까지 (YYYY-MM-DD, 7d = 7일 전)',
        en: 'Before this day (YYYY-MM-DD, 7d = 7 days ago)',
      }),
      {
        name: 'sort',
        nameKo: '정렬',
        description: { ko: '정렬 순서 (기본: 관련도)', en: 'Order of the results (by default relevance)' },
        type: 'string',
        choices: [
          { value: 'relevance', label: { ko: '관련도순', en: 'Most relevant first' } },
          { value: 'newest', label: { ko: '최신순', en: 'Newest first' } },
        ],
      },
    ],
    subcommands: [],
  },
  run: (invocation, context) => showPage(newListing(invocation, context), FIRST_PAGE, context),
  turnPage: showPage,
  suggest: suggestShared,
};

async function showPage(listing: Listing, wanted: number, context: CommandContext): Promise<Reply> {
  const { caller, store } = context;
  const options = parseOptions(shape, { ...listing, subcommand: undefined });
  const now = listing.madeAt;
  const query = requireQuery(options.query, { now, whenEmpty: LIST_WORDS.emptyQuery });
  const filter = await filterOf(options, now, context);
  const sort = options.sort ?? 'relevance';
  const read = (place: PageRequest) => store.search({ query, filter, sort, now, ...place });
  const { page, result, listing: turned } = await turnPages(listing, wanted, { pageSize: PAGE_SIZE, read });
  const asked = { typed: options.query, query, filter, now };
  if (result.total === 0) return nothingFound(listing, asked, context);
  return {
    kind: 'list',
    heading: LIST_WORDS.found(quoted(options.query), result)[caller.locale],
    rows: await Promise.all(result.hits.map((hit) => hitRow(hit, query, store))),
    note: noteOf(result, caller.locale),
    paging: await rememberListing(turned, page, context),
    actions: result.relaxed && page.page === FIRST_PAGE ? await mendingOf(listing, asked, context) : [],
    isPrivate: false,
  };
}

async function nothingFound(listing: Listing, asked: Mistyped, context: CommandContext): Promise<Reply> {
  const { locale } = context.caller;
  const query = await mendedQuery(asked, context.store);
  if (query === undefined) return { kind: 'text', text: LIST_WORDS.nothingFound[locale], isPrivate: true };
  const heading = LIST_WORDS.notFound(asked.typed)[locale];
  const actions = [await searchInstead(listing, query, context)];
  const lines = [['', LIST_WORDS.didYouMean(query)[locale]] as const];
  return { kind: 'facts', heading, lines, actions, isPrivate: true };
}

/** Beside what the other words have found. */
async function mendingOf(listing: Listing, asked: Mistyped, context: CommandContext): Promise<readonly Action[]> {
  const query = await mendedQuery(asked, context.store);
  return query === undefined ? [] : [await searchInstead(listing, query, context)];
}

/** What may have been meant is one press away, with all other wishes as they were. */
function searchInstead({ command, options }: Listing, query: string, context: CommandContext): Promise<Action> {
  const label = LIST_WORDS.searchFor(query)[context.caller.locale];
  return offerAction(
    { label, invocation: { command, subcommand: undefined, options: { ...options, query } } },
    context,
  );
}

type Wishes = {
  readonly city?: string | undefined;
  readonly topic?: string | undefined;
  readonly outlet?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};

async function filterOf(wishes: Wishes, now: number, context: CommandContext): Promise<ArticleFilter> {
  const { city, topic, outlet } = wishes;
  const [after, before] = [wishes.after, wishes.before].map((day) => (day === undefined ? day : parseDay(day, now)));
  if (after !== undefined && before !== undefined && after > before)
    throw new UserError('dates_reversed', LIST_WORDS.datesReversed);
  return {
    city,
    topic,
    outlet: outlet === undefined ? undefined : await storedOutlet(outlet, context),
    after,
    // `before` leaves its day out, as in the query language; the same day twice can only mean that day.
    before: before !== undefined && before === after ? before + DAY_MS : before,
  };
}

async function hitRow({ article, copyCount }: SearchHit, query: Query, store: Store) {
  const story = copyCount > 0 ? await store.story(article.id) : undefined;
  const outlets = story === undefined ? [] : [story.lead, ...story.others].map(({ outlet }) => outlet);
  return rowOf(article, outlets, excerptOf(article, query));
}

function excerptOf(article: Article, query: Query): string {
  const found = snippet(article.paragraphs.join('\n'), query, { length: EXCERPT_LENGTH });
  return found === '' ? summaryLine(article) : found;
}

function noteOf({ relaxed, next, reach, total }: SearchResult, locale: Language): string | undefined {
  if (relaxed) return LIST_WORDS.relaxed[locale];
  return next === undefined && reach < total ? LIST_WORDS.onlyMostRelevant(reach)[locale] : undefined;
}
