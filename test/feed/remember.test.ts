import { describe, expect, it } from 'vitest';
import { conditionFor, isComparable, NO_VALIDATORS, READING_VERSION } from '#src/feed/conditional.ts';
import { NO_MEMORY, parseMemory, type FeedMemory } from '#src/feed/memory.ts';
import { movedTo } from '#src/feed/moved.ts';
import {
  rememberDocument,
  rememberFailure,
  rememberTaken,
  rememberUnchanged,
  roomToday,
  type ReadDocument,
} from '#src/feed/remember.ts';
import { siteKeyOf } from '#src/feed/site-key.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';

const now = Date.parse('2026-11-22T09:00:00+09:00');
const url = 'https://news.example/rss';
const validators = { etag: '"1"', lastModified: undefined, bodyHash: 'one' };

function document(keys: readonly string[], given: Partial<ReadDocument> = {}): ReadDocument {
  return {
    entries: keys.map((key) => ({ key, publishedAt: now - HOUR_MS })),
    finalUrl: url,
    permanentUrl: undefined,
    validators,
    pattern: undefined,
    wishes: { ttlMinutes: null, skipHours: [], skipDays: [], hubUrl: null },
    charset: 'utf-8',
    replacementCount: 0,
    ...given,
  };
}

const NOT_MODIFIED = { isDocument: false, permanentUrl: undefined };
const read = (
  memory: FeedMemory,
  keys: readonly string[],
  given: Partial<ReadDocument> & { readonly at?: number } = {},
) =>
  rememberDocument(memory, validators, {
    document: document(keys, given),
    wasRead: memory.lastSeenAt > 0,
    now: given.at ?? now,
  });

describe('the window', () => {
  const first = read(NO_MEMORY, ['a', 'b', 'c', 'd']).memory;

  it('tells what has arrived since the last document, in whatever order', () => {
    const { arrived, isGap } = read(first, ['d', 'e', 'c', 'a'], { at: now + HOUR_MS });
    expect([...arrived]).toEqual(['e']);
    expect(isGap).toBe(false);
  });

  it('warns when nothing of the last document is left, and counts it', () => {
    const { isGap, memory } = read(first, ['w', 'x', 'y', 'z'], { at: now + HOUR_MS });
    expect(isGap).toBe(true);
    expect(memory).toMatchObject({ gapCount: 1, lastGapAt: now + HOUR_MS });
  });

  it('warns at neither the first document nor an empty one, which forgets nothing', () => {
    expect(read(NO_MEMORY, ['a', 'b']).isGap).toBe(false);
    const emptied = read(first, [], { at: now + HOUR_MS });
    expect(emptied.isGap).toBe(false);
    const back = read(emptied.memory, ['e', 'a', 'b', 'c'], { at: now + 2 * HOUR_MS });
    expect([...back.arrived]).toEqual(['e']);
  });

  it('learns how fast it rolls over, remembers the rush for a week, and forgets it then', () => {
    const rush = read(first, ['c', 'd', 'e', 'f'], { at: now + 10 * MINUTE_MS }).memory;
    expect(rush.rollover).toEqual({ ms: 20 * MINUTE_MS, at: now + 10 * MINUTE_MS });
    const calm = read(rush, ['d', 'e', 'f', 'g'], { at: now + DAY_MS }).memory;
    expect(calm.rollover?.ms).toBe(20 * MINUTE_MS);
    const later = read(calm, ['e', 'f', 'g', 'h'], { at: now + 9 * DAY_MS }).memory;
    expect(later.rollover?.ms).toBe(32 * DAY_MS);
  });

  it('counts the time since it was last seen, also by a 304: a rush after a quiet week is a rush', () => {
    const quiet = rememberUnchanged(first, NOT_MODIFIED, now + 6 * DAY_MS);
    const rush = read(quiet, ['c', 'd', 'e', 'f'], { at: now + 6 * DAY_MS + 10 * MINUTE_MS }).memory;
    expect(rush.rollover?.ms).toBe(20 * MINUTE_MS);
  });

  it('counts arrivals when they came, at the first document when they were published', () => {
    const dated = {
      entries: [
        { key: 'a', publishedAt: now - 3 * DAY_MS },
        { key: 'b', publishedAt: undefined },
      ],
    };
    const { memory } = read(NO_MEMORY, [], dated);
    expect(memory.arrivals).toHaveLength(1);
    expect(memory.lastArrivalAt).toBe(now - 3 * DAY_MS);
    expect(read(memory, ['a', 'b', 'c'], { at: now + HOUR_MS }).memory.lastArrivalAt).toBe(now + HOUR_MS);
  });
});

describe('a conditional request', () => {
  const memory = read(NO_MEMORY, ['a']).memory;

  it('echoes the validators to the address that gave them', () => {
    expect(conditionFor(memory, validators, now)).toEqual({ url, etag: '"1"', lastModified: undefined });
    expect(conditionFor(memory, NO_VALIDATORS, now)).toBeUndefined();
    expect(conditionFor(NO_MEMORY, validators, now)).toBeUndefined();
  });

  it('is left out once a week: some servers say "not modified" for ever', () => {
    const unchanged = rememberUnchanged(memory, NOT_MODIFIED, now + 6 * DAY_MS);
    expect(conditionFor(unchanged, validators, now + 6 * DAY_MS)).toBeDefined();
    expect(conditionFor(unchanged, validators, now + 7 * DAY_MS)).toBeUndefined();
    const same = rememberUnchanged(unchanged, { ...NOT_MODIFIED, isDocument: true }, now + 7 * DAY_MS);
    expect(conditionFor(same, validators, now + 8 * DAY_MS)).toBeDefined();
  });

  it('is left out when the parser is another, and so is the comparison of bodies', () => {
    const older = { ...memory, readingVersion: READING_VERSION - 1 };
    expect(conditionFor(older, validators, now)).toBeUndefined();
    expect(isComparable(older)).toBe(false);
  });

  it('is left out for good when the same validators stood for another document', () => {
    const lied = read(memory, ['a', 'b'], { validators: { ...validators, bodyHash: 'two' }, at: now + HOUR_MS }).memory;
    expect(lied.isValidatorDistrusted).toBe(true);
    expect(conditionFor(lied, validators, now + HOUR_MS)).toBeUndefined();
    const fine = { validators: { ...validators, etag: '"2"', bodyHash: 'two' }, at: now + HOUR_MS };
    expect(read(memory, ['a', 'b'], fine).memory.isValidatorDistrusted).toBe(false);
    const sameEntries = { validators: { ...validators, bodyHash: 'two' }, at: now + HOUR_MS };
    expect(read(memory, ['a'], sameEntries).memory.isValidatorDistrusted).toBe(false);
  });
});

describe('a permanent redirect', () => {
  const to = 'https://new.example/rss';
  const polled = (memory: FeedMemory, permanentUrl: string | undefined, at: number) =>
    rememberUnchanged(memory, { isDocument: false, permanentUrl }, at);

  it('is believed after three polls in a row over three days', () => {
    const one = polled(NO_MEMORY, to, now);
    const two = polled(one, to, now + DAY_MS);
    const three = polled(two, to, now + 2 * DAY_MS);
    expect(movedTo(three.move, now + 2 * DAY_MS)).toBeUndefined();
    expect(movedTo(polled(three, to, now + 3 * DAY_MS).move, now + 3 * DAY_MS)).toBe(to);
  });

  it('is not believed for lasting long alone, nor after another answer in between', () => {
    const one = polled(NO_MEMORY, to, now);
    expect(movedTo(polled(one, to, now + 9 * DAY_MS).move, now + 9 * DAY_MS)).toBeUndefined();
    expect(polled(one, undefined, now + DAY_MS).move).toBeNull();
    expect(polled(one, 'https://other.example/', now + DAY_MS).move).toMatchObject({ count: 1 });
    expect(rememberFailure(one, { status: 500, isPatternGone: false, failedBefore: 0 }, now).move).toBeNull();
  });
});

describe('the links of a list page', () => {
  it('are proven by a second look, and by nothing else', () => {
    const one = read(NO_MEMORY, ['a'], { pattern: 'p' }).memory;
    expect(one.pattern).toMatchObject({ shape: 'p', isProven: false, looks: 1 });
    expect(read(one, ['a'], { pattern: 'q' }).memory.pattern).toMatchObject({ shape: 'q', isProven: false, looks: 2 });
    expect(read(one, ['a'], { pattern: 'p' }).memory.pattern).toMatchObject({ shape: 'p', isProven: true });
    expect(isComparable(one)).toBe(false);
  });

  it('are learned anew when they are gone three times', () => {
    const proven = { ...NO_MEMORY, pattern: { shape: 'p', isProven: true, looks: 0 } };
    const gone = (failedBefore: number) =>
      rememberFailure(proven, { status: undefined, isPatternGone: true, failedBefore }, now).pattern;
    expect(gone(1)).toEqual(proven.pattern);
    expect(gone(2)).toBeNull();
  });
});

describe('room for new entries', () => {
  it('is three thousand a day, and whole again on the next', () => {
    const busy = rememberTaken(rememberTaken(NO_MEMORY, 2_000, now), 900, now);
    expect(roomToday(busy, now)).toBe(100);
    expect(roomToday(rememberTaken(busy, 500, now), now)).toBe(0);
    expect(roomToday(busy, now + DAY_MS)).toBe(3_000);
  });
});

it('a memory that cannot be read is forgotten, one of an older version is filled up', () => {
  expect(parseMemory({ window: 3 })).toEqual(NO_MEMORY);
  expect(parseMemory(null)).toEqual(NO_MEMORY);
  expect(parseMemory({ gapCount: 2 })).toEqual({ ...NO_MEMORY, gapCount: 2 });
});

it('a site is its registrable domain; an address of digits keeps its port', () => {
  expect(siteKeyOf('https://rss.etnews.com/901.xml')).toBe('etnews.com');
  expect(siteKeyOf('https://www.seocho.go.kr/rss')).toBe('seocho.go.kr');
  expect(siteKeyOf('http://127.0.0.1:8080/rss')).toBe('127.0.0.1:8080');
});
