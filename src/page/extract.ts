// Decides what the article of a page is: climbs the ladder of steps, accepts the first whose text stands up to evidence, and writes the draft.
// It must never throw on a page, and never accept text for its place alone: length, links and language are looked at.
import { hangulShareOf } from '#src/language/normalize.ts';
import type { Entry, Language } from '#src/model.ts';
import { blocksOfText } from './blocks.ts';
import { parseDocument, textBelow } from './document.ts';
import { draftOfDump, draftOfFeedText, draftOfPage } from './draft.ts';
import type { Extraction, PageInput, Unreadable } from './extraction.ts';
import { candidatesOf, type Candidate } from './ladder.ts';
import { bodyOf, readLines, type LineReading } from './lines.ts';
import { readHead } from './metadata.ts';
import { explainRefusal } from './refusal.ts';
import { ruledField, titleOfPage, type Page } from './page-fields.ts';
import { matchRules } from './site-rules.ts';

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
  const root = $.root().get(0);
  const visibleText = root === undefined ? '' : textBelow(root, VISIBLE_LENGTH);
  const page: Page = { ...input, $, head: readHead($, input.url), rules: matchRules($, input.url), visibleText };
  const found = climb(page);
  if (found === undefined) return fromHints(input, explainRefusal($, page.head, visibleText));
  const stub = stubReason(page, found.reading);
  if (stub !== undefined) return fromHints(input, stub);
  return { kind: 'draft', draft: draftOfPage(page, found.candidate.how, found.reading) };
}

const VISIBLE_LENGTH = 60_000;

type Found = { readonly candidate: Candidate; readonly reading: LineReading };

/** The first candidate that stands up; a weak one only when nothing after it does better. */
function climb(page: Page): Found | undefined {
  const title = titleOfPage(page);
  const [subtitle] = ruledField(page, 'subtitle');
  let reserve: Found | undefined;
  for (const candidate of candidatesOf(page)) {
    const reading = readLines(candidate.blocks, { title, subtitle });
    if (!standsUp(reading, candidate.leastChars, title)) continue;
    if (candidate.isWeak) {
      reserve ??= { candidate, reading };
      continue;
    }
    // A flat text that is much longer than a structured one means that the structured one is incomplete.
    const isBetter = reserve === undefined || charsOf(reading) >= charsOf(reserve.reading) * RESERVE_SHARE;
    return isBetter ? { candidate, reading } : reserve;
  }
  return reserve;
}

const RESERVE_SHARE = 0.6;
const MAX_LINK_SHARE = 0.4;
const KOREAN_TITLE = 0.3;
const KOREAN_BODY = 0.2;

function standsUp(reading: LineReading, leastChars: number, title: string | undefined): boolean {
  const body = bodyOf(reading.lines).join('\n');
  const isKorean = hangulShareOf(body) >= KOREAN_BODY;
  // Korean says in a hundred characters what English says in two hundred: a brief of three sentences is an article.
  const least = isKorean ? leastChars / 2 : leastChars;
  if (body.length < least || reading.linkShare >= MAX_LINK_SHARE) return false;
  return isKorean || hangulShareOf(title ?? '') < KOREAN_TITLE;
}

function charsOf(reading: LineReading): number {
  return bodyOf(reading.lines).reduce((sum, text) => sum + text.length, 0);
}

const STUB_LENGTH = 600;

/** A short text on a page that says it is closed or gone is not the article. */
function stubReason(page: Page, reading: LineReading): Unreadable | undefined {
  if (charsOf(reading) >= STUB_LENGTH) return undefined;
  const refusal = explainRefusal(page.$, page.head, page.visibleText);
  return refusal.reason === 'paywall' || refusal.reason === 'soft-404' ? refusal : undefined;
}

const LEAST_FEED_CHARS = 100;

/** The feed's text, when it says enough and the article is not gone. */
function fromHints({ url, hints }: PageInput, refusal: Unreadable): Extraction {
  const { title, text = '', outlet, publishedAt, authors = [] } = hints ?? {};
  if (title === undefined || refusal.reason === 'soft-404' || refusal.reason === 'list-page') return refusal;
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
