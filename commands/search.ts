// /search: the archive, asked in the same language as the keyword rules, with a snippet per hit, paged.
import type { Reply, Text } from '#src/chat/command.ts';
import { UserError } from '#src/errors.ts';
import type { Article, Language } from '#src/model.ts';
import { snippet } from '#src/query/snippet.ts';
import type { Query } from '#src/query/parse-query.ts';
import type { ArticleFilter, SearchHit, SearchResult, Store } from '#src/store/store.ts';
import { DAY_MS } from '#src/time.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { requireQuery } from './expression.ts';
import { FIRST_PAGE, newListing, pagesOf, rememberListing } from './listing.ts';
import { calendarDate, cityId, expressionText, maybe, oneOf, parseOptions, shortText, topicId } from './options.ts';
import { EXCERPT_LENGTH, rowOf, summaryLine } from './rows.ts';
import { CITY_OPTION, OUTLET_OPTION, storedOutlet, suggestShared, TOPIC_OPTION } from './shared-options.ts';
import { LIST_WORDS } from './words/lists.ts';
import { quoted } from './words/refusals.ts';

const PAGE_SIZE = 5;

const shape = {
  query: expressionText,
  city: maybe(cityId),
  topic: maybe(topicId),
  outlet: maybe(shortText(100, { expects: { ko: '언론사 이름', en: 'the name of an outlet' }, example: '연합뉴스' })),
  after: maybe(calendarDate),
  before: maybe(calendarDate),
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
          ko: '찾을 말 (예: 세종 스마트시티, "국가 시범도시", 드론 -군사)',
          en: 'What to look for, e.g. Sejong "pilot city" -drone',
        },
        type: 'string',
        required: true,
      },
      CITY_OPTION,
      TOPIC_OPTION,
      OUTLET_OPTION,
      dateOption('after', '이후', { ko: '이날부터 (YYYY-MM-DD)', en: 'From this day on (YYYY-MM-DD)' }),
      dateOption('before', '이전', { ko: '이날 전까지 (YYYY-MM-DD)', en: 'Before this day (YYYY-MM-DD)' }),
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
  const filter = await filterOf(options, context);
  const request = { query, filter, sort: options.sort ?? 'relevance', now };
  const { page, result } = await pagesOf(wanted, PAGE_SIZE, (window) => store.search({ ...request, ...window }));
  if (result.total === 0) return nothingFound(result.suggestion, caller.locale);
  return {
    kind: 'list',
    heading: LIST_WORDS.found(quoted(options.query), result.total)[caller.locale],
    rows: await Promise.all(result.hits.map((hit) => hitRow(hit, query, store))),
    note: noteOf(result, caller.locale),
    paging: await rememberListing(listing, page, context),
    isPrivate: false,
  };
}

function nothingFound(suggestion: string | undefined, locale: Language): Reply {
  const words = suggestion === undefined ? LIST_WORDS.nothingFound : LIST_WORDS.didYouMean(suggestion);
  return { kind: 'text', text: words[locale], isPrivate: true };
}

type Wishes = {
  readonly city?: string | undefined;
  readonly topic?: string | undefined;
  readonly outlet?: string | undefined;
  readonly after?: number | undefined;
  readonly before?: number | undefined;
};

async function filterOf(wishes: Wishes, context: CommandContext): Promise<ArticleFilter> {
  const { city, topic, outlet, after, before } = wishes;
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

function noteOf({ relaxed }: SearchResult, locale: Language): string | undefined {
  return relaxed ? LIST_WORDS.relaxed[locale] : undefined;
}
