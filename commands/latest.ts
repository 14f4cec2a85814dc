// /latest: the newest stories, a row each, paged. Copies never take a row of their own.
import type { Reply } from '#src/chat/command.ts';
import type { PageRequest } from '#src/store/paging.ts';
import type { ArticleFilter } from '#src/store/store.ts';
import type { Command, CommandContext, Listing } from './command.ts';
import { FIRST_PAGE, newListing, rememberListing, turnPages } from './listing.ts';
import { cityId, maybe, parseOptions, shortText, topicId, wholeNumber } from './options.ts';
import { rowOf, summaryLine } from './rows.ts';
import { CITY_OPTION, OUTLET_OPTION, storedOutlet, suggestShared, TOPIC_OPTION } from './shared-options.ts';
import { LIST_WORDS } from './words/lists.ts';

const LEAST_COUNT = 1;
const MOST_COUNT = 10;
const DEFAULT_COUNT = 5;

const shape = {
  city: maybe(cityId),
  topic: maybe(topicId),
  outlet: maybe(
    shortText(100, {
      expects: { ko: '언론사 이름', en: 'the name of an outlet' },
      example: { ko: '연합뉴스', en: 'Cities Today' },
    }),
  ),
  count: maybe(wholeNumber(LEAST_COUNT, MOST_COUNT)),
};

export const latest: Command = {
  definition: {
    name: 'latest',
    nameKo: '최신',
    description: { ko: '가장 새로운 스마트시티 소식을 보여 줍니다', en: 'Show the newest smart-city stories' },
    access: 'anyone',
    anywhere: true,
    options: [
      CITY_OPTION,
      TOPIC_OPTION,
      OUTLET_OPTION,
      {
        name: 'count',
        nameKo: '개수',
        description: { ko: '한 쪽에 보일 기사 수 (기본 5)', en: 'Stories on a page (5 by default)' },
        type: 'integer',
        min: LEAST_COUNT,
        max: MOST_COUNT,
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
  const { city, topic, outlet, count } = parseOptions(shape, { ...listing, subcommand: undefined });
  const filter = { city, topic, outlet: outlet === undefined ? undefined : await storedOutlet(outlet, context) };
  const read = (place: PageRequest) => store.latest({ filter, ...place });
  const { page, result, ...turned } = await turnPages(listing, wanted, { pageSize: count ?? DEFAULT_COUNT, read });
  if (result.total === 0) return { kind: 'text', text: nothingWords(filter)[caller.locale], isPrivate: true };
  return {
    kind: 'list',
    heading: LIST_WORDS.latest(result)[caller.locale],
    rows: result.hits.map(({ article, outlets }) => rowOf(article, outlets, summaryLine(article))),
    note: undefined,
    paging: await rememberListing(turned.listing, page, context),
    isPrivate: false,
  };
}

function nothingWords(filter: ArticleFilter) {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return isFiltered ? LIST_WORDS.nothingLatest : LIST_WORDS.emptyArchive;
}
