// Decides what the article of a page is: climbs the ladder of steps, accepts the first whose text stands up to evidence, and writes the draft.
// It must never throw on a page, and never accept text for its place alone: length, links and language are looked at.
import type { Entry, Language } from '#src/model.ts';
import { blocksOfText } from '#src/page/markup/blocks.ts';
import { climb, evidenceOf } from './climb.ts';
import { parseDocument } from '#src/page/markup/document.ts';
import { draftOfDump, draftOfFeedText, draftOfPage } from './draft.ts';
import type { Evidence, Extraction, PageInput, Unreadable } from './extraction.ts';
import { charsOf, readLines } from '#src/page/lines/lines.ts';
import { isSameTitle } from '#src/page/fields/headline.ts';
import { readHead, type PageHead } from '#src/page/fields/metadata.ts';
import { visibleOf, type Page } from './page.ts';
import { explainRefusal } from './refusal.ts';
import { matchRules } from './site-rules.ts';
import { accessOf, listReason, stubReason } from './standing.ts';

export type { Extraction, PageHints } from './extraction.ts';

/**
 * Extracts the article of a page; falls back on the feed's own text (`hints.text`) when the page gives none.
 * @returns a draft, or why the page gives no article; never throws on bad markup
 */
export function extract(input: PageInput): Extraction {
  const parsed = parseDocument(input.html);
  if (parsed.kind === 'refused') {
    const refusal: Unreadable = { kind: 'unreadable', reason: parsed.reason, detail: parsed.detail };
    return fromHints(input, refusal);
  }
  const { $ } = parsed;
  const rules = matchRules($, { url: input.url, rules: input.siteRules, at: input.now });
  const page: Page = { ...input, $, head: readHead($, input.url), rules, ...visibleOf($) };
  const way = climb(page);
  const evidence = evidenceOf(page, way, way.found?.candidate.how);
  const { found } = way;
  if (found === undefined) {
    const refusal = explainRefusal(page);
    // Only of a page that should hold an article its rule must find one.
    return { ...fromHints(page, refusal), evidence: refusal.reason === 'too-short' ? evidence : blameless(evidence) };
  }
  const stub = listReason(page, found) ?? stubReason(page, found);
  if (stub !== undefined) return { ...fromHints(page, stub), evidence: blameless(evidence) };
  const text = { ...found.candidate, reading: found.reading };
  return { kind: 'draft', draft: draftOfPage(page, text, accessOf(page, found)), evidence };
}

function blameless({ steps }: Evidence): Evidence {
  return { steps, rule: undefined };
}

const LEAST_FEED_CHARS = 100;

/** The feed's text, when it says enough and the article is not gone. */
function fromHints({ url, hints, head }: PageInput & Partial<Page>, refusal: Unreadable): Extraction {
  const { title, text = '', outlet, publishedAt, authors = [] } = hints ?? {};
  if (title === undefined || refusal.reason === 'list-page') return refusal;
  // A page that still shows the headline tells of something else that is gone: a comment, a picture.
  if (refusal.reason === 'soft-404' && !isShown(title, head)) return refusal;
  const reading = readLines(blocksOfText(text), { title, subtitle: undefined });
  // A page that was read but is too short has no more than its feed says: as little as when it could not be read at all.
  const least = refusal.reason === 'too-short' ? LEAST_ENTRY_CHARS : LEAST_FEED_CHARS;
  if (charsOf(reading) < least) return refusal;
  const draft = draftOfFeedText(
    { url, title, authors, outlet, publishedAt, updatedAt: undefined, language: undefined },
    reading,
  );
  return { kind: 'draft', draft };
}

function isShown(title: string, head: PageHead | undefined): boolean {
  return [head?.ogTitle, ...(head?.headings ?? [])].some((shown) => shown !== undefined && isSameTitle(shown, title));
}

/**
 * The draft of an entry by the feed's own text, its page not read.
 * @param language the feed's, used when the text is too short to tell
 */
export function draftFromEntry({
  entry,
  outlet,
  language,
}: {
  readonly entry: Entry;
  readonly outlet: string | undefined;
  readonly language: Language;
}): Extraction {
  const reading = readLines(blocksOfText(entry.text), { title: entry.title, subtitle: undefined });
  if (charsOf(reading) < LEAST_ENTRY_CHARS)
    return { kind: 'unreadable', reason: 'too-short', detail: `${charsOf(reading)} characters in the feed` };
  const { url, title, author, publishedAt, updatedAt } = entry;
  const authors = author === undefined ? [] : [author];
  const source = { url, title, authors, outlet: entry.outlet ?? outlet, publishedAt, updatedAt, language };
  return { kind: 'draft', draft: draftOfFeedText(source, reading) };
}

const LEAST_ENTRY_CHARS = 40;

/** Extracts the article of a text dump: a page saved without its markup, lines instead of blocks. */
export function extractDump({ text, url }: { readonly text: string; readonly url: string }): Extraction {
  if (text.length > MAX_DUMP) return { kind: 'unreadable', reason: 'too-large', detail: `${text.length} characters` };
  const draft = draftOfDump(blocksOfText(text), url);
  if (draft.title === '') return { kind: 'unreadable', reason: 'no-title', detail: 'the dump has no line for a title' };
  const chars = draft.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (chars < LEAST_FEED_CHARS)
    return { kind: 'unreadable', reason: 'too-short', detail: `${chars} characters of text` };
  return { kind: 'draft', draft };
}

const MAX_DUMP = 4 * 1024 * 1024;
