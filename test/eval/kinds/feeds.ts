// How well feeds are read: each case is a document with what it must say. Runs the program's own parseFeed and prints what it made of it.
// A case that cannot be read gives an error line, never a crash.
import { load } from 'cheerio';
import { z } from 'zod';
import { escapeMarkup } from '#src/source/feed-document/capture.ts';
import type { FeedDocument, FeedEntry, FeedText } from '#src/source/feed-document/feed-document.ts';
import { parseFeed } from '#src/source/parse-feed.ts';
import { plainText } from '#src/source/text/plain-text.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { bytes, caseId, errorLine, own, readRows, words } from './case-lines.ts';

const checkShape = z.object({
  op: z.enum(['eq', 'date', 'len', 'absent']),
  path: z.array(z.union([z.string(), z.number()])),
  value: z.union([z.string(), z.number()]).nullish(),
  accept: z.array(z.union([z.string(), z.number()])).nullish(),
  kind: z.enum(['html', 'url', 'plain']).nullish(),
});

const caseShape = z.object({
  id: caseId,
  group: own(z.string()),
  url: words,
  contentType: words,
  /** Names in any case; values as they came. */
  headers: z.record(z.string(), z.unknown()).nullish(),
  /** Minutes east of UTC for dates without a zone. */
  defaultOffset: z.number().nullish(),
  bytes,
  checks: own(z.array(checkShape)),
  expectError: own(z.boolean()),
});

type Check = z.infer<typeof checkShape>;
type Case = z.infer<typeof caseShape>;
type Outcome = {
  readonly line: object;
  readonly group: string;
  readonly isPassed: boolean | undefined;
  readonly isThrown?: boolean;
};

export const feeds: EvalKind = {
  async evaluate(input: string): Promise<Evaluation> {
    const outcomes: Outcome[] = [];
    for (const row of await readRows(input, caseShape)) {
      const isCase = row.kind === 'case';
      outcomes.push(
        isCase ? await evaluateCase(row.value) : { line: row.line, group: 'unreadable', isPassed: undefined },
      );
    }
    return { lines: outcomes.map(({ line }) => line), figures: figuresOf(outcomes) };
  },
};

async function evaluateCase(given: Case): Promise<Outcome> {
  const group = given.group ?? 'all';
  try {
    const parsed = await parseCase(given);
    if (parsed.kind === 'not-a-feed') {
      const isPassed = isChecked(given) ? given.expectError === true : undefined;
      return { line: { id: given.id, error: parsed.reason }, group, isPassed };
    }
    const doc = toPlainDocument(parsed.document);
    const isPassed = isChecked(given) ? (given.checks ?? []).every((check) => passes(check, doc)) : undefined;
    return { line: { id: given.id, doc }, group, isPassed: given.expectError === true ? false : isPassed };
  } catch (error) {
    return { line: errorLine(given.id, error), group, isPassed: false, isThrown: true };
  }
}

function isChecked({ checks, expectError }: Case): boolean {
  return expectError === true || (checks ?? []).length > 0;
}

function parseCase(given: Case): ReturnType<typeof parseFeed> {
  const contentType = given.contentType === '' ? headerOf(given, 'content-type') : given.contentType;
  return parseFeed(given.bytes, {
    url: given.url,
    contentType,
    contentLocation: headerOf(given, 'content-location'),
    contentLanguage: headerOf(given, 'content-language'),
    defaultOffsetMinutes: given.defaultOffset ?? 0,
  });
}

function headerOf({ headers }: Case, name: string): string | undefined {
  const value = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

function toPlainDocument({ encoding, feed, entries }: FeedDocument): object {
  return {
    encoding,
    feed: {
      title: toMarkup(feed.rawTitle, feed.title),
      link: feed.link ?? null,
      subtitle: toMarkup(feed.subtitle),
      language: feed.language ?? null,
      author: feed.author ?? null,
      id: feed.id ?? null,
      published: toIso(feed.published),
      updated: toIso(feed.updated),
    },
    entries: entries.map(toPlainEntry),
  };
}

function toPlainEntry(entry: FeedEntry): object {
  return {
    title: toMarkup(entry.rawTitle, entry.title),
    link: entry.link ?? null,
    id: entry.id ?? null,
    published: toIso(entry.published),
    updated: toIso(entry.updated),
    author: entry.author ?? null,
    summary: toMarkup(entry.summary),
    content: toMarkup(entry.content),
    tags: entry.tags,
    enclosures: entry.enclosures.map(({ url, type, length }) => ({ url, type: type ?? null, length: length ?? null })),
  };
}

/** The format wants HTML for what was published as HTML (its words, escaped), and a literal text as it is. */
function toMarkup(text: FeedText | undefined, plain?: string): string | null {
  if (text === undefined) return null;
  return text.kind === 'text' ? text.value : escapeMarkup(plain ?? plainText(text));
}

function toIso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

/** Dates and texts stand in for each other when one is missing. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['published', 'updated'],
  ['updated', 'published'],
  ['summary', 'content'],
  ['content', 'summary'],
]);

function passes(check: Check, doc: object): boolean {
  const found = valueAt(doc, check.path) ?? standIn(check, doc);
  if (check.op === 'absent') return valueAt(doc, check.path) === undefined;
  if (check.op === 'len') return Array.isArray(found) && found.length === check.value;
  if (check.op === 'date')
    return Date.parse(typeof found === 'string' ? found : '') === Date.parse(String(check.value));
  const wanted = [check.value, ...(check.accept ?? [])];
  const isEncoding = check.path[0] === 'encoding';
  const same = isEncoding ? encodingClass : normalizer(check.kind ?? 'plain');
  const text = typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  return wanted.some((value) => same(String(value ?? '')) === same(text));
}

function standIn({ path }: Check, doc: object): unknown {
  const other = STAND_INS.get(String(path.at(-1)));
  return other === undefined ? undefined : valueAt(doc, [...path.slice(0, -1), other]);
}

function valueAt(value: unknown, path: Check['path']): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, step);
  }
  return at ?? undefined;
}

function normalizer(kind: 'html' | 'url' | 'plain'): (text: string) => string {
  if (kind === 'html') return visibleText;
  return kind === 'url' ? (text) => URL.parse(text)?.href ?? text : (text) => text.trim();
}

function visibleText(html: string): string {
  const page = load(html, null, false);
  page('script, style').remove();
  return page.root().text().normalize('NFC').replaceAll(/\s+/g, '');
}

/** Labels that WHATWG gives one decoder (`tis-620`, `windows-874`), and ASCII, which is the same in all of them. */
function encodingClass(label: string): string {
  const plain = whatwgName(label.toLowerCase());
  if (['us-ascii', 'utf-8', 'windows-1252', 'iso-8859-1'].includes(plain)) return 'ascii-like';
  return ['gb2312', 'gbk', 'gb18030'].includes(plain) ? 'gb' : plain;
}

function whatwgName(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label;
  }
}

function figuresOf(outcomes: readonly Outcome[]): Evaluation['figures'] {
  const checked = outcomes.filter(({ isPassed }) => isPassed !== undefined);
  const isSanitize = ({ group }: Outcome): boolean => group.endsWith('sanitize');
  const groups = Object.entries(Object.groupBy(checked, ({ group }) => group));
  return {
    cases: outcomes.length,
    thrown: outcomes.filter(({ isThrown }) => isThrown === true).length,
    core: share(checked.filter((outcome) => !isSanitize(outcome))),
    sanitize: share(checked.filter(isSanitize)),
    ...Object.fromEntries(groups.map(([group, members]) => [group, share(members ?? [])])),
  };
}

/** `353/359 (98.3 %)` */
function share(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return '-';
  const passed = outcomes.filter(({ isPassed }) => isPassed).length;
  return `${passed}/${outcomes.length} (${((100 * passed) / outcomes.length).toFixed(1)} %)`;
}
