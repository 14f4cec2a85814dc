// What a source would bring, found out once and stored nowhere: for `/sources add`, `/sources check` and the doctor.
import type { FailedSource, ReadableSource, SourceReport } from '#commands/command.ts';
import { describeError } from '#src/errors.ts';
import { NO_VALIDATORS } from '#src/feed/conditional.ts';
import { pollInterval } from '#src/feed/interval.ts';
import { NO_MEMORY } from '#src/feed/memory.ts';
import type { Feed } from '#src/model.ts';
import type { FetchedDocument } from '#src/source/fetch.ts';
import { SEOUL } from '#src/time.ts';
import type { PipelineContext } from './context.ts';
import { lessonOf } from './lesson.ts';
import type { FeedReading, ReadFeed } from './reading-feed.ts';

export type InspectContext = Pick<
  PipelineContext,
  'web' | 'gate' | 'reader' | 'robots' | 'clock' | 'config' | 'signal'
>;

/** A site names one or two feeds; its index of feeds has dozens, its CMS a handful of usual addresses. */
const MOST_TRIED = 12;
const MOST_FOUND = 5;
const SAMPLES = 3;
const HANGUL = /[가-힣]/;

/** Tries the address as a feed; then the feeds its site names or usually has; then the page itself as a list. Never throws. */
export async function inspectSource(url: string, context: InspectContext): Promise<SourceReport> {
  const first = await tryAddress({ url, kind: 'feed' }, context);
  if (first.kind === 'failed') return first;
  if (first.kind === 'read') return thorough(first, context);
  const found = await tryCandidates(first.candidates, context);
  const page = await tryAddress({ url, kind: 'page' }, context);
  if (found.length > 0) {
    // A list of one subject may be what is wanted, where the feed is of everything.
    const list = page.kind === 'read' ? [toSource(page, context)] : [];
    return { kind: 'found', sources: [...found, ...list].slice(0, MOST_FOUND) };
  }
  if (page.kind === 'not-a-feed') return { kind: 'failed', reason: page.reason };
  return page.kind === 'read' ? thorough(page, context) : page;
}

/** The same for what is known to be a feed, or a list of articles: nothing else is looked for. */
export async function inspectAs(asked: Asked, context: InspectContext): Promise<ReadableSource | FailedSource> {
  const attempt = await tryAddress(asked, context);
  if (attempt.kind === 'not-a-feed') return { kind: 'failed', reason: attempt.reason };
  return attempt.kind === 'read' ? thorough(attempt, context) : attempt;
}

type Candidates = Extract<FeedReading, { kind: 'not-a-feed' }>['candidates'];

/**
 * What can be read of what the site names. A linked page that is no feed may be the site's index of feeds: what that names is tried
 * next. Usual addresses are guesses: none is tried once something was found.
 */
async function tryCandidates(candidates: Candidates, context: InspectContext): Promise<readonly ReadableSource[]> {
  const found = new Map<string, ReadableSource>();
  const waiting = [...candidates];
  const tried = new Set<string>();
  for (let next = waiting.shift(); next !== undefined && tried.size < MOST_TRIED; next = waiting.shift()) {
    const { url, evidence } = next;
    if (found.size >= MOST_FOUND - 1 || (evidence === 'usual-path' && found.size > 0)) break;
    if (tried.has(url)) continue;
    tried.add(url);
    const attempt = await tryAddress({ url, kind: 'feed' }, context);
    if (attempt.kind === 'read') found.set(attempt.answer.finalUrl, toSource(attempt, context));
    if (attempt.kind === 'not-a-feed' && evidence === 'linked')
      waiting.unshift(...attempt.candidates.filter((candidate) => candidate.evidence !== 'usual-path'));
  }
  return [...found.values()];
}

type Asked = Pick<Feed, 'url' | 'kind'> & Partial<Pick<Feed, 'charset' | 'timeZone'>>;
type Document = Extract<FetchedDocument, { kind: 'document' }>;
type Read = { readonly kind: 'read'; readonly asked: Asked; readonly answer: Document; readonly reading: ReadFeed };
type Attempt = Read | Extract<FeedReading, { kind: 'not-a-feed' }> | FailedSource;

async function tryAddress(asked: Asked, context: InspectContext): Promise<Attempt> {
  const { web, gate, robots, reader, clock, signal } = context;
  const { url, kind, charset, timeZone = SEOUL } = asked;
  try {
    if (kind === 'page') await robots.require(url, signal);
    const requireTarget = kind === 'page' ? robots.requireTarget : undefined;
    const answer = await gate.run(url, () => web.fetchDocument(url, { kind, signal, requireTarget }), { signal });
    if (answer.kind === 'not-modified') return { kind: 'failed', reason: '"not modified" to a first request' };
    const { bytes, contentType, contentLocation, contentLanguage, finalUrl } = answer;
    const document = { bytes, url: finalUrl, contentType, contentLocation, contentLanguage };
    const known = { kind, charset, timeZone, pattern: undefined };
    const reading = await reader.readFeed({ ...document, ...known, now: clock(), isPreview: true });
    return reading.kind === 'entries' ? { kind: 'read', asked, answer, reading } : reading;
  } catch (error) {
    return { kind: 'failed', reason: describeError(error) };
  }
}

/** With what takes further requests: whether it says "not modified", whether its articles may be read. */
async function thorough(read: Read, context: InspectContext): Promise<ReadableSource> {
  const source = toSource(read, context);
  const newest = read.reading.entries.at(-1);
  const robots = newest === undefined ? undefined : await permissionOf(newest.entry.url, context);
  return { ...source, robots, recognition: await recognitionOf(read, context) };
}

async function permissionOf(url: string, { robots, signal }: InspectContext): Promise<ReadableSource['robots']> {
  try {
    return (await robots.permission(url, signal)).verdict;
  } catch {
    return 'unknown';
  }
}

async function recognitionOf({ answer, asked }: Read, context: InspectContext): Promise<ReadableSource['recognition']> {
  const { web, gate, signal } = context;
  const { etag, lastModified, finalUrl } = answer;
  if (etag === undefined && lastModified === undefined) return 'no-validators';
  const condition = { url: finalUrl, etag, lastModified };
  try {
    const ask = () => web.fetchDocument(finalUrl, { kind: asked.kind, condition, signal });
    const again = await gate.run(finalUrl, ask, { signal });
    return again.kind === 'not-modified' ? 'not-modified' : 'ignored';
  } catch {
    return 'ignored';
  }
}

function toSource({ asked, answer, reading }: Read, { clock, config }: InspectContext): ReadableSource {
  const { title, charset, replacementCount, relevantTitles, pattern, wishes } = reading;
  const { finalUrl, permanentUrl } = answer;
  const now = clock();
  const entries = reading.entries.map(({ entry }) => entry);
  const lesson = lessonOf(
    { memory: NO_MEMORY, validators: NO_VALIDATORS, firstReadAt: undefined },
    { reading, answer: { finalUrl, permanentUrl, validators: NO_VALIDATORS }, now },
  );
  const times = entries.flatMap(({ publishedAt }) => publishedAt ?? []);
  const newestAt = times.length === 0 ? undefined : Math.max(...times);
  const isKorean = HANGUL.test(`${title}${entries.map((entry) => entry.title).join('')}`);
  const newest = entries.toReversed().map((entry) => entry.title);
  return {
    kind: 'ok',
    feedUrl: asked.url,
    sourceKind: asked.kind,
    title,
    charset,
    replacementCount,
    entryCount: entries.length,
    newestAt,
    windowMs: newestAt === undefined ? undefined : newestAt - Math.min(...times),
    intervalMs: pollInterval({ ...lesson.memory, pattern: null }, config.pollMinIntervalMs, now),
    language: isKorean ? 'ko' : 'en',
    relevantCount: relevantTitles.length,
    // What it would bring: the relevant ones first.
    samples: [...new Set([...relevantTitles, ...newest])].slice(0, SAMPLES),
    movedTo: permanentUrl,
    hubUrl: wishes.hubUrl ?? undefined,
    pattern,
    robots: undefined,
    recognition: undefined,
  };
}
