// How much one document may send back from a worker thread: reading the answer happens on the main thread, which has more to do.
// Titles and addresses stay; texts and addresses beyond what any honest feed has are left out, the oldest first.
import type { Draft, Entry } from '#src/model.ts';

/**
 * UTF-16 units of all texts of a feed. 2,000 entries of 20,000 would be 40 million: 0.1 s of the main thread, and a heap of their own.
 * A feed of 8 MiB in Korean has 3 million.
 */
const MOST_FEED_TEXT = 4_000_000;

/** UTF-16 units of a page's paragraphs: a book has fewer. A page of 4 MB that is all text cost the main thread 50 ms without it. */
const MOST_PAGE_TEXT = 500_000;

/**
 * Characters, escaped, of all addresses of a feed, since each is made into a key: 2,000 addresses of 4,000 characters took two seconds,
 * all the time there is. 2,000 usual ones have 200,000 characters together.
 */
const MOST_ADDRESSES = 400_000;

/**
 * Entries keep their titles and addresses, the newest also their texts. Of a feed whose addresses are endless, the oldest entries are
 * left out.
 * @param entries oldest first
 */
export function boundEntries(entries: readonly Entry[]): readonly Entry[] {
  const room = { text: MOST_FEED_TEXT, address: MOST_ADDRESSES };
  return entries
    .toReversed()
    .flatMap((entry) => {
      const length = URL.parse(entry.url)?.href.length ?? Number.POSITIVE_INFINITY;
      if (length > room.address) return [];
      room.address -= length;
      room.text -= entry.text.length;
      return [room.text >= 0 ? entry : { ...entry, text: '' }];
    })
    .toReversed();
}

/** What is beyond the bound is left out, in the middle of a paragraph if need be. */
export function boundDraft(draft: Draft): Draft {
  const keepParagraph = shortener();
  const keepLine = shortener();
  return {
    ...draft,
    paragraphs: draft.paragraphs.map(keepParagraph).filter((text) => text !== ''),
    lines: draft.lines.flatMap(({ kind, text }) => {
      // Why a line was left out is told where pages are looked at one by one.
      const kept = keepLine(text);
      return kept === '' ? [] : [{ kind, text: kept }];
    }),
  };
}

function shortener(): (text: string) => string {
  let left = MOST_PAGE_TEXT;
  return (text) => {
    const kept = text.length <= left ? text : text.slice(0, Math.max(0, left)).toWellFormed();
    left -= text.length;
    return kept;
  };
}
