// What a source would bring, found out once and stored nowhere: for `/sources add`, `/sources check` and the doctor.
import type { SourceReport } from '#commands/command.ts';
import { describeError } from '#src/errors.ts';
import type { Feed } from '#src/model.ts';
import { SEOUL } from '#src/time.ts';
import type { PipelineContext } from './context.ts';
import type { FeedReading } from './reading.ts';

export type InspectContext = Pick<PipelineContext, 'web' | 'gate' | 'reader' | 'clock' | 'signal'>;

/** A site names one or two feeds; its CMS has a handful of usual addresses. */
const MOST_CANDIDATES = 6;
const SAMPLES = 3;
const HANGUL = /[가-힣]/;

/** Tries the address as a feed, then the feeds its page names, then the page itself as a list of articles. Never throws. */
export async function inspectSource(url: string, context: InspectContext): Promise<SourceReport> {
  const first = await tryAddress(url, 'feed', context);
  if (first.kind !== 'not-a-feed') return first;
  for (const candidate of first.feedUrls.slice(0, MOST_CANDIDATES)) {
    const report = await tryAddress(candidate, 'feed', context);
    if (report.kind === 'ok') return report;
  }
  const page = await tryAddress(url, 'page', context);
  return page.kind === 'not-a-feed' ? { kind: 'failed', reason: page.reason } : page;
}

type Attempt = SourceReport | (FeedReading & { readonly kind: 'not-a-feed' });

async function tryAddress(url: string, kind: Feed['kind'], context: InspectContext): Promise<Attempt> {
  const { web, gate, reader, clock, signal } = context;
  try {
    const answer = await gate.run(url, () => web.fetchDocument(url, { kind, signal }), signal);
    if (answer.kind === 'not-modified')
      return { kind: 'failed', reason: 'the server says "not modified" to a first request' };
    const { bytes, contentType, finalUrl } = answer;
    const reading = await reader.readFeed({
      bytes,
      url: finalUrl,
      contentType,
      kind,
      charset: undefined,
      timeZone: SEOUL,
      now: clock(),
    });
    return reading.kind === 'not-a-feed' ? reading : toReport(url, kind, reading);
  } catch (error) {
    return { kind: 'failed', reason: describeError(error) };
  }
}

function toReport(
  feedUrl: string,
  sourceKind: Feed['kind'],
  reading: FeedReading & { readonly kind: 'entries' },
): SourceReport {
  const { entries, title, charset } = reading;
  const times = entries.flatMap((entry) => entry.publishedAt ?? []);
  const isKorean = HANGUL.test(`${title}${entries.map((entry) => entry.title).join('')}`);
  return {
    kind: 'ok',
    feedUrl,
    sourceKind,
    title,
    charset,
    entryCount: entries.length,
    newestAt: times.length === 0 ? undefined : Math.max(...times),
    language: isKorean ? 'ko' : 'en',
    samples: entries
      .toReversed()
      .slice(0, SAMPLES)
      .map((entry) => entry.title),
  };
}
