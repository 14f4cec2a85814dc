// The way of one article, top to bottom: page → reading → relevant? → one transaction that stores it and queues its alerts.
// An entry ends as an article, as irrelevant, as unreadable, or waits for another try; it is never dropped. One that its feed has changed
// comes once more, and stays the article it is, whatever its page says then.
import { judgementOf, withLearned } from '#src/article/learned.ts';
import { describeError, FetchError, ParseError } from '#src/errors.ts';
import { isWordsKey } from '#src/feed/words-key.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import type { Logger } from '#src/log.ts';
import type { Reading } from '#src/model.ts';
import { isUnreachable } from '#src/source/web/fetch-failure.ts';
import type { WaitingEntry } from '#src/store/polling.ts';
import type { RecordOutcome, RecordRequest } from '#src/store/store.ts';
import type { ReadContext } from './context.ts';
import { pageBackoff } from './backoff.ts';
import { articleKey } from './entry-key.ts';
import { learnedOf } from './learning.ts';
import { packPage } from './packed-page.ts';
import { publishedAtOf } from './published-at.ts';
import type { Aside, PageReading, PageTask } from './reading.ts';

/** An entry that the store has leased to us. */
export async function ingestEntry(waiting: WaitingEntry, context: ReadContext): Promise<void> {
  const { store, clock, onStep } = context;
  const startedAt = clock();
  const log = context.log.child({ feed: waiting.feed.id, url: waiting.entry.url });
  onStep('entry-claimed');
  try {
    const { page, refusal } = await fetchPage(waiting, context);
    if (page !== undefined) context.outage.reached(siteKeyOf(waiting.entry.url));
    onStep('page-fetched');
    const result = await readPage(page, waiting, { context, log });
    onStep('page-read');
    if (page !== undefined) await keepPage(waiting, page, { learned: result, context });
    if (result.kind === 'unreadable') {
      const reason = refusal === undefined ? result.reason : `${refusal}; ${result.reason}`;
      await store.settleEntry(waiting.id, { kind: 'unreadable', reason }, clock());
      log.info({ reason, article: waiting.articleId }, 'page unreadable');
      return;
    }
    await recordReading(
      waiting,
      { lexical: result.reading, page: replacement(page, waiting, result) },
      { context, log },
    );
  } catch (error) {
    if (context.signal.aborted) return;
    await settleFailure(waiting, { error, startedAt }, { context, log });
  }
}

type Page = NonNullable<PageTask['page']>;
type Doing = { readonly context: ReadContext; readonly log: Logger };

/** A page that kills what reads it is read once more without the operator's own rules, and kept: once they are mended it can be read again. */
async function readPage(page: Page | undefined, waiting: WaitingEntry, { context, log }: Doing): Promise<PageReading> {
  const { reader, siteRules, config, clock } = context;
  const { entry, feed } = waiting;
  const isKept = config.rawKeepMs > 0;
  // The reader takes the bytes away.
  const spare = page === undefined ? undefined : { ...page, bytes: page.bytes.slice() };
  const ownRules = await siteRules.current();
  const task = { page, entry, feed, now: clock(), ownRules, isKept };
  try {
    return await reader.readPage(task);
  } catch (error) {
    if (spare === undefined || !(error instanceof ParseError)) throw error;
    const packed = isKept ? packPage(spare.bytes) : undefined;
    await keepPage(waiting, spare, { learned: { rule: undefined, packed }, context });
    if (ownRules.length === 0) throw error;
    log.error({ error: describeError(error) }, 'page is read without the rules of SITES_FILE: does one of them hang?');
    return reader.readPage({ ...task, page: spare, ownRules: [] });
  }
}

/**
 * Before the entry is settled: a crash between reads the page again, and keeps it once. An article keeps the page it was read on: what
 * is there now may be a wall, and takes its place with the reading only.
 */
async function keepPage(
  { id, articleId }: WaitingEntry,
  { finalUrl, contentType }: Page,
  { learned: { rule, packed }, context }: { readonly learned: Aside; readonly context: ReadContext },
): Promise<void> {
  const { store, clock, owners, config } = context;
  const now = clock();
  const kept = articleId === undefined ? packed : undefined;
  const page = { entryId: id, url: finalUrl, contentType, fetchedAt: now, rule, packed: kept };
  const telling = { recipients: owners, dueAt: now + config.pollMinIntervalMs };
  await store.keepPage(page, { ...telling, keepMs: config.rawKeepMs });
}

/** The page as it is kept when it changes the article that its entry is already. */
function replacement(
  page: Page | undefined,
  { id, articleId }: WaitingEntry,
  { packed }: Aside,
): RecordRequest['page'] {
  if (page === undefined || packed === undefined || articleId === undefined) return undefined;
  const { finalUrl, contentType } = page;
  return { entryId: id, url: finalUrl, contentType, packed };
}

type Read = { readonly lexical: Reading; readonly page: RecordRequest['page'] };

async function recordReading(waiting: WaitingEntry, { lexical, page }: Read, { context, log }: Doing): Promise<void> {
  const { store, clock, onStep } = context;
  const classification = withLearned(lexical.classification, await learnedOf(store));
  const reading = { ...lexical, classification };
  const { relevance, score, reasons } = classification;
  if (relevance === 'no') {
    await store.settleEntry(
      waiting.id,
      {
        kind: 'irrelevant',
        score,
        reasons: [`score ${score.toFixed(1)}`, ...reasons.map((reason) => reason.text)],
        judgement: judgementOf(lexical.classification),
      },
      clock(),
    );
    log.info({ score, article: waiting.articleId }, 'article irrelevant');
    return;
  }
  const outcome = await store.recordArticle({ ...toRequest(waiting, reading, context), page });
  onStep('article-recorded');
  logOutcome(outcome, reading.draft.how, log);
}

function logOutcome(outcome: RecordOutcome, how: string, log: Logger): void {
  switch (outcome.kind) {
    case 'seen':
      log.info({ article: outcome.articleId }, 'article known');
      return;
    case 'updated': {
      const { articleId, changes, isCorrection, editCount } = outcome;
      log.info({ article: articleId, changes, isCorrection, edits: editCount, how }, 'article updated');
      return;
    }
    case 'recorded': {
      const { articleId, verdict, deliveryCount } = outcome;
      const { kind, of } = verdict;
      log.info({ article: articleId, verdict: kind, of, deliveries: deliveryCount, how }, 'article recorded');
    }
  }
}

function toRequest(waiting: WaitingEntry, reading: Reading, { clock, config }: ReadContext): RecordRequest {
  const now = clock();
  const { draft } = reading;
  const publishedAt = publishedAtOf([draft.publishedAt, waiting.entry.publishedAt], now);
  return {
    reading,
    urlKey: articleKey({ url: waiting.entry.url, urlKey: waiting.urlKey }, draft.canonicalLink),
    outlet: draft.outlet ?? waiting.entry.outlet ?? waiting.feed.outlet,
    publishedAt,
    entryId: waiting.id,
    isSeed: false,
    alerting: alertingOf(waiting, now - publishedAt, config.alertMaxAgeMs),
    now,
  };
}

function alertingOf(waiting: WaitingEntry, ageMs: number, maxAgeMs: number): RecordRequest['alerting'] {
  if (waiting.isSilent) return { allowed: false, reason: 'first-poll' };
  if (ageMs > maxAgeMs) return { allowed: false, reason: 'too-old' };
  return { allowed: true };
}

/** The page, or why it can never be had, so that the feed's own text has to do. */
type Fetched = { readonly page: PageTask['page']; readonly refusal: string | undefined };

async function fetchPage(
  { entry, urlKey, attempts }: WaitingEntry,
  { web, gate, robots, signal }: ReadContext,
): Promise<Fetched> {
  if (isWordsKey(urlKey)) return { page: undefined, refusal: 'the feed names no address for it' };
  const { verdict, crawlDelayMs, cause } = await robots.permission(entry.url, signal);
  const isLastTry = attempts + 1 >= MOST_TRIES;
  if (verdict === 'disallowed') return { page: undefined, refusal: 'robots.txt forbids this page' };
  if (verdict === 'unknown') {
    if (isLastTry) return { page: undefined, refusal: 'robots.txt cannot be read' };
    throw new FetchError('robots_unknown', `robots.txt of ${new URL(entry.url).host} cannot be read`, { cause });
  }
  try {
    const ask = () => web.fetchDocument(entry.url, { kind: 'page', signal, requireTarget: robots.requireTarget });
    const answer = await gate.run(entry.url, ask, gate.pageTurn({ crawlDelayMs, signal }));
    if (answer.kind === 'not-modified') return { page: undefined, refusal: 'the server gave no page' };
    const { bytes, contentType, finalUrl } = answer;
    return { page: { bytes, contentType, finalUrl }, refusal: undefined };
  } catch (error) {
    if (error instanceof FetchError && !isGone(error) && !isWorthAnotherTry(error, attempts))
      return { page: undefined, refusal: describeError(error) };
    throw error;
  }
}

/** A day and a half of tries, doubling from a minute; then the feed's own text has to do. */
const MOST_TRIES = 12;
/** A page refused to us (403) or missing (404) may be an error of the moment, seldom one of the day. */
const TRIES_WHEN_REFUSED = 3;
const GONE = new Set([404, 410]);
const PERMANENT_CODES = new Set([
  'too_large',
  'refused_address',
  'refused_scheme',
  'redirects',
  'downgrade',
  'content_type',
  'robots',
]);

function isGone(error: FetchError): boolean {
  return GONE.has(Number(error.facts['status']));
}

function isWorthAnotherTry(error: FetchError, attempts: number): boolean {
  if (PERMANENT_CODES.has(error.code)) return false;
  const status = Number(error.facts['status'] ?? 0);
  const isRefusal = status >= 400 && status < 500 && status !== 429 && status !== 408;
  return attempts + 1 < (isRefusal ? TRIES_WHEN_REFUSED : MOST_TRIES);
}

async function settleFailure(
  waiting: WaitingEntry,
  { error, startedAt }: { readonly error: unknown; readonly startedAt: number },
  { context, log }: { readonly context: ReadContext; readonly log: Logger },
): Promise<void> {
  const { store, clock, config } = context;
  const reason = describeError(error);
  const isCounted = await isTheirFault(waiting, { error, startedAt }, context);
  const isLast =
    waiting.attempts + 1 >= TRIES_WHEN_REFUSED &&
    ((error instanceof FetchError && isGone(error)) || error instanceof ParseError);
  if (isCounted && (isLast || waiting.attempts + 1 >= MOST_TRIES)) {
    await store.settleEntry(waiting.id, { kind: 'unreadable', reason }, clock());
    log.warn({ error: reason }, 'page given up');
    return;
  }
  const retryAfterMs = error instanceof FetchError ? Number(error.facts['retryAfterMs'] ?? 0) : undefined;
  const delay = pageBackoff({ minIntervalMs: config.pollMinIntervalMs, failedBefore: waiting.attempts, retryAfterMs });
  await store.settleEntry(waiting.id, { kind: 'retry', at: clock() + delay, reason, isCounted }, clock());
  log.warn({ error: reason, tries: waiting.attempts + 1, isCounted, nextTryMs: Math.round(delay) }, 'page failed');
}

/** An article must not be given up because our own network was down for a day. */
async function isTheirFault(
  { entry }: WaitingEntry,
  { error, startedAt }: { readonly error: unknown; readonly startedAt: number },
  { outage, web }: ReadContext,
): Promise<boolean> {
  if (!isUnreachable(error)) return true;
  const site = siteKeyOf(entry.url);
  const { whose } = await outage.judge({ site, startedAt, feedId: undefined, isPublic: !web.isExempt(entry.url) });
  return whose === 'theirs';
}
