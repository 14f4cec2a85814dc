// The work of a worker thread on one article: a page, or a dump of one, to everything that is known before it is stored.
// Imports only pure code; holds no state between two tasks.
import { classify } from '#src/article/classify.ts';
import { facetsOf } from '#src/article/facets.ts';
import { findFacts } from '#src/article/facts.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { summarize } from '#src/article/summarize.ts';
import { analyzeDocument } from '#src/language/analyze.ts';
import type { Draft, Entry, Feed, Reading } from '#src/model.ts';
import { endOfDateline } from '#src/page/fields/dateline.ts';
import { regionOfOutlet } from '#src/page/fields/outlets.ts';
import { explain, type Explanation } from '#src/page/explain.ts';
import { draftFromEntry, extract, extractDump, type Extraction } from '#src/page/extract.ts';
import { textOf } from '#src/page/lines/lines.ts';
import type { RuleOutcome } from '#src/page/rule-watch.ts';
import { withOwnRules } from '#src/page/own-rules.ts';
import type { SiteRule } from '#src/page/site-rules.ts';
import { decode } from '#src/source/decode.ts';
import { boundDraft } from './bounds.ts';
import { packPage } from './packed-page.ts';

export type PageTask = {
  /** Undefined: the page cannot be had, the feed's own text has to do. */
  readonly page:
    | { readonly bytes: Uint8Array; readonly contentType: string | undefined; readonly finalUrl: string }
    | undefined;
  readonly entry: Entry;
  readonly feed: Pick<Feed, 'outlet' | 'language' | 'charset'>;
  readonly now: number;
  /** The operator's own site rules. */
  readonly ownRules: readonly SiteRule[];
  /** Whether the page's bytes come back, compressed. */
  readonly isKept: boolean;
};

/** What was learned of the page besides its text. */
export type Aside = {
  readonly rule: RuleOutcome | undefined;
  /** The page's bytes (zstd), when they are to be kept. */
  readonly packed: Uint8Array | undefined;
};

export type PageReading = Aside &
  ({ readonly kind: 'read'; readonly reading: Reading } | { readonly kind: 'unreadable'; readonly reason: string });

/** What a dump says. */
export type DumpReading =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A fetched page to everything that is known of the article before it is stored. */
export function readPage(task: PageTask): PageReading {
  const extraction = asPublished(extractPage(task), task.entry.url);
  const packed = task.isKept && task.page !== undefined ? packPage(task.page.bytes) : undefined;
  return { ...readExtraction(extraction), rule: extraction.evidence?.rule, packed };
}

function readExtraction(extraction: Extraction): DumpReading {
  if (extraction.kind === 'unreadable')
    return { kind: 'unreadable', reason: `${extraction.reason}: ${extraction.detail}` };
  return { kind: 'read', reading: readDraft(boundDraft(extraction.draft)) };
}

function extractPage({ page, entry, feed, now, ownRules }: PageTask): Extraction {
  if (page === undefined)
    return draftFromEntry({ entry, outlet: entry.outlet ?? feed.outlet, language: feed.language });
  const { text } = decode(page.bytes, {
    ...(page.contentType === undefined ? {} : { contentType: page.contentType }),
    ...(feed.charset === undefined ? {} : { hint: feed.charset }),
  });
  const hints = {
    title: entry.title,
    publishedAt: entry.publishedAt,
    outlet: entry.outlet ?? feed.outlet,
    text: entry.text,
  };
  // Where redirects led says whose page it is, and what its links mean.
  return extract({ html: text, url: page.finalUrl, hints, now, siteRules: withOwnRules(ownRules) });
}

/** The address as published is what readers are sent to. */
function asPublished(extraction: Extraction, url: string): Extraction {
  return extraction.kind === 'draft' ? { ...extraction, draft: { ...extraction.draft, url } } : extraction;
}

export type DumpTask = { readonly text: string; readonly url: string };

/** A text dump of a page (the seeds) to the same, by the same line pass. */
export function readDump(task: DumpTask): DumpReading {
  return readExtraction(extractDump(task));
}

/** In English the dateline is part of the text, and no part of what it says in short. */
function withoutDateline([first = '', ...others]: readonly string[]): readonly string[] {
  const end = endOfDateline(first);
  return [first.slice(end), ...others];
}

export type ExplainTask = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly url: string;
  readonly now: number;
  readonly ownRules: readonly SiteRule[];
};

/** A page as those see it who mend rules, and the encoding it is written in. */
export function explainPage({ bytes, contentType, url, now, ownRules }: ExplainTask): Explanation & {
  readonly charset: string;
} {
  const { text, encoding } = decode(bytes, contentType === undefined ? {} : { contentType });
  return { ...explain({ html: text, url, now, siteRules: withOwnRules(ownRules) }), charset: encoding };
}

/** What the program thinks of a draft: relevance, summary, facts, fingerprint, index terms. */
export function readDraft(draft: Draft): Reading {
  const { title, paragraphs, language, publishedAt } = draft;
  const classification = classify({ title, lead: paragraphs[0] ?? '', body: paragraphs.join('\n') });
  const facts = findFacts({
    title,
    paragraphs,
    publishedAt: publishedAt ?? 0,
    dateline: draft.dateline,
    region: regionOfOutlet(draft),
  });
  const facets = facetsOf({ title, facts, classification, language });
  return {
    draft,
    classification,
    summary: summarize({ title, paragraphs: withoutDateline(paragraphs), language }),
    facts,
    fingerprint: fingerprint({ title, paragraphs }),
    // With the headings: what stands in one is found, though no summary or fingerprint is made of it.
    terms: analyzeDocument({ title, text: textOf(draft.lines).join('\n') || paragraphs.join('\n'), facets }),
  };
}
