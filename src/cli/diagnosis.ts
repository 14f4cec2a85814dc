// What the doctor says of one source: how it answers, and what would make it better. Words only; asks nobody anything.
import type { FailedSource, ReadableSource } from '#commands/command.ts';
import { counted } from '#commands/words/names.ts';
import { duration } from '#commands/words/time.ts';
import { isWindowTooShort } from '#src/feed/interval.ts';
import type { Config } from '#src/config.ts';
import type { FeedState } from '#src/store/polling.ts';
import { DAY_MS, toClockTime } from '#src/time.ts';

export type Diagnosis = {
  readonly verdict: 'ok' | 'look' | 'fails';
  readonly lines: readonly string[];
};

type Given = { readonly now: number; readonly config: Pick<Config, 'pollMinIntervalMs'> };

/** A feed whose newest entry is older may be one that nobody fills any more. */
const OLD_MS = 30 * DAY_MS;

export function diagnose(feed: FeedState, report: ReadableSource | FailedSource, given: Given): Diagnosis {
  if (report.kind === 'failed') return { verdict: 'fails', lines: [feed.url, report.reason] };
  const advice = adviceOf(feed, report, given);
  return {
    verdict: advice.length === 0 ? 'ok' : 'look',
    lines: [factsOf(report), ...advice.map((line) => `! ${line}`)],
  };
}

const RECOGNITION = {
  'not-modified': '304 yes',
  ignored: '304 no',
  'no-validators': '304 no (no validators)',
} as const;

function factsOf(report: ReadableSource): string {
  const { charset, entryCount, newestAt, windowMs, intervalMs, recognition, robots, hubUrl, relevantCount } = report;
  const parts = [
    charset,
    `${counted(entryCount, 'entry', 'entries')} (${relevantCount} about smart cities)`,
    newestAt === undefined ? 'no dates' : `newest ${toClockTime(newestAt)} KST`,
    windowMs === undefined
      ? undefined
      : `window ${duration(windowMs, 'en')}, asked every ${duration(intervalMs, 'en')}`,
    recognition === undefined ? undefined : RECOGNITION[recognition],
    robots === undefined ? undefined : `robots.txt: articles ${robots}`,
    hubUrl === undefined ? undefined : 'WebSub hub',
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function adviceOf(feed: FeedState, report: ReadableSource, { now, config }: Given): readonly string[] {
  const { entryCount, newestAt, windowMs, replacementCount, movedTo, robots } = report;
  const { pollMinIntervalMs } = config;
  const isTight = windowMs !== undefined && windowMs > 0 && windowMs < 2 * pollMinIntervalMs;
  return [
    ...(movedTo === undefined ? [] : [`has moved for good: register ${movedTo} instead`]),
    ...(entryCount === 0 ? ['is empty'] : []),
    ...(newestAt !== undefined && now - newestAt > OLD_MS ? [`nothing new for ${duration(now - newestAt, 'en')}`] : []),
    ...(replacementCount > 0
      ? [`${counted(replacementCount, 'unreadable character', 'unreadable characters')}: set its charset in FEEDS_FILE`]
      : []),
    ...(isTight || isWindowTooShort(feed.memory, pollMinIntervalMs)
      ? ['shows too little for how fast it fills: add its section feeds, or lower POLL_MIN_INTERVAL_MS']
      : []),
    ...(feed.memory.gapCount > 0 ? [`may have missed entries ${feed.memory.gapCount}×`] : []),
    ...(robots === 'disallowed' ? ['robots.txt forbids its articles: only what the feed itself says is used'] : []),
    ...(feed.health === 'gone' ? ['is not asked any more (410 on three days): remove it and add it again'] : []),
  ];
}
