// What a text quotes. Outlets shorten quotes in the middle, so their edges are compared; a headline's quote tells whose words it is about.
import { normaliseForComparison } from './comparison-text.ts';

/** Example: `“신호 하나를 바꾸는 일이 …”`. */
const QUOTE = /[“"‘']([^“”"‘’'\n]{4,200})[”"’']/g;
const EDGE = 8;
const MOST_QUOTES = 30;

/** The first and the last letters of each quote of some length, as compared. */
export function quoteEdges(body: string): readonly string[] {
  return quotesOf(body).flatMap((quote) => (quote.length < EDGE ? [] : [quote.slice(0, EDGE), quote.slice(-EDGE)]));
}

/** Quotes of a headline; one word in quotation marks is a name, no quote. */
export function titleQuotesOf(title: string): readonly string[] {
  return quotesOf(title).filter((quote) => quote.length >= LEAST_TITLE_QUOTE);
}

const LEAST_TITLE_QUOTE = 6;

function quotesOf(text: string): readonly string[] {
  return Array.from(text.matchAll(QUOTE), ([, quote = '']) => normaliseForComparison(quote)).slice(0, MOST_QUOTES);
}
