// What an article says that can be counted and looked up: places, sums, agreements, events.
// Offsets are into the paragraphs joined by a newline; nothing is added up, nothing inferred beyond its sentence.
import { findMoney } from '#src/language/money.ts';
import { findQuantities } from '#src/language/quantities.ts';
import { languageOf } from '#src/language/normalize.ts';
import { findPlaceByName, findPlaces } from '#src/language/places.ts';
import { splitSentences } from '#src/language/sentences.ts';
import type { Facts } from '#src/model-facts.ts';
import { findAgreements } from './agreements.ts';
import { findEvents } from './events.ts';
import { withRoles } from '#src/article/sums/money-roles.ts';

export type FactsRequest = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Epoch milliseconds; undefined or 0 when unknown: dates without a year then stay out. */
  readonly publishedAt: number | undefined;
  /** Place line of the report, where it does not stand in the text any more: `부산`. */
  readonly dateline?: string | undefined;
  /** Name of the region a local outlet writes about: decides between places of one name. */
  readonly region?: string | undefined;
};

/** Everything found in an article's text; the headline helps, and has no offsets: what only it says is found for agreements and events. */
export function findFacts({ title, paragraphs, publishedAt, dateline, region }: FactsRequest): Facts {
  const text = paragraphs.join('\n');
  const language = languageOf(text === '' ? title : text);
  return {
    places: findPlaces(text, {
      region: region === undefined ? undefined : findPlaceByName(region)?.id,
      dateline: dateline ?? datelineOf(text),
      headline: title,
    }),
    money: withRoles(findMoney(text), text, language),
    quantities: findQuantities(text),
    agreements: findAgreements({ title, sentences: splitSentences(text, language), publishedAt, language }),
    events: findEvents({ title, text, publishedAt, language }),
  };
}

/** `부산=` of `(부산=연합뉴스) 홍길동 기자`. */
function datelineOf(text: string): string | undefined {
  return DATELINE.exec(text.slice(0, 60))?.[1];
}

const DATELINE = /^\s{0,3}[([]([가-힣]{2,8})\s?=/;
