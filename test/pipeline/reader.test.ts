// The worker pool: what overruns is ended with its thread, and costs nobody else anything.
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ParseError } from '#src/errors.ts';
import { Reader, type ReaderOptions } from '#src/pipeline/reader.ts';
import type { PageTask } from '#src/pipeline/reading.ts';
import type { FeedTask } from '#src/pipeline/reading-feed.ts';
import { toTransferable } from '#src/pipeline/transferable.ts';
import { watched } from '../hostile/watch.ts';

const BAD_THREAD = fileURLToPath(new URL('./bad-thread.ts', import.meta.url));
const SLOW_THREAD = fileURLToPath(new URL('./slow-thread.ts', import.meta.url));
const NOW = Date.UTC(2026, 8, 12);
const NEWEST = 'https://a.example/1';
/** Memory of a feed at its largest, filled so that it is really there. */
const LARGEST = 8 * 1_048_576;

const readers: Reader[] = [];
afterAll(() => Promise.all(readers.map((reader) => reader[Symbol.asyncDispose]())));

/** Patient where a test says nothing: a machine that is busy must not end what is measured otherwise. */
function reader(options: ReaderOptions = {}): Reader {
  const made = new Reader({ threads: 1, feedLimitMs: 25_000, pageLimitMs: 25_000, ...options });
  readers.push(made);
  return made;
}

function task(url: string, bytes: Uint8Array = Buffer.from('')): FeedTask {
  const headers = { contentType: undefined, contentLocation: undefined, contentLanguage: undefined };
  const known = { ...headers, charset: undefined, pattern: undefined };
  return { ...known, bytes, url, kind: 'feed', timeZone: 'UTC', now: NOW, isPreview: false };
}

function pageTask(page: PageTask['page']): PageTask {
  const nothing = { guid: undefined, author: undefined, outlet: undefined, updatedAt: undefined };
  return {
    page,
    entry: { ...nothing, url: NEWEST, title: '새벽시 가로등 이야기', publishedAt: NOW, text: '' },
    feed: { outlet: '새벽일보', language: 'ko', charset: undefined },
    now: NOW,
    ownRules: [],
    isKept: false,
  };
}

async function failure(reading: Promise<unknown>): Promise<ParseError> {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ParseError)) throw new Error(`no ParseError: ${String(error)}`);
  return error;
}

describe('a task that overruns', () => {
  it('is ended at the limit, which counts from where its thread begins', async () => {
    const bad = reader({ workerFile: BAD_THREAD, feedLimitMs: 300 });
    const startedAt = performance.now();
    const error = await failure(bad.readFeed(task('https://endless.example/')));
    expect(error).toMatchObject({ code: 'task_killed', facts: { limitMs: 300 } });
    // The thread had to start first, which is not the task's time.
    expect(performance.now() - startedAt).toBeGreaterThan(300);
  });

  it('is not ended while it got no processor for its time, up to ten times the limit', async () => {
    const starved = reader({ workerFile: BAD_THREAD, feedLimitMs: 2_000 });
    expect(await starved.readFeed(task('https://starved.example/'))).toMatchObject({ reason: 'late' });
    const asleep = reader({ workerFile: BAD_THREAD, feedLimitMs: 200 });
    const startedAt = performance.now();
    expect(await failure(asleep.readFeed(task('https://asleep.example/')))).toMatchObject({ code: 'task_killed' });
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
  });

  it('has two seconds for a feed and three for a page', async () => {
    const bad = new Reader({ threads: 2, workerFile: BAD_THREAD });
    readers.push(bad);
    const errors = await Promise.all([
      failure(bad.readFeed(task('https://endless.example/'))),
      failure(bad.readPage(pageTask(undefined))),
    ]);
    expect(errors.map(({ facts }) => facts['limitMs'])).toEqual([2_000, 3_000]);
  });

  it('frees its thread: the next task of the only thread is not harmed', async () => {
    const bad = reader({ workerFile: BAD_THREAD, feedLimitMs: 200 });
    const results = await Promise.all([
      failure(bad.readFeed(task('https://endless.example/'))),
      bad.readFeed(task('https://sound.example/', Buffer.from('seven b'))),
      failure(bad.readFeed(task('https://objects.example/'))),
      bad.readFeed(task('https://sound.example/')),
    ]);
    expect(results[1]).toMatchObject({ reason: '7 bytes' });
    expect(results[3]).toMatchObject({ reason: '0 bytes' });
  });

  it('does not spend its time on the start of a thread', async () => {
    const slow = reader({ workerFile: SLOW_THREAD, feedLimitMs: 400 });
    expect(await slow.readFeed(task('https://sound.example/'))).toMatchObject({ reason: 'begun' });
  });

  it('may have a thread that never begins, which has a limit of its own', async () => {
    const bad = reader({ workerFile: BAD_THREAD, beginLimitMs: 4_000 });
    const error = await failure(bad.readFeed(task('https://silent.example/')));
    expect(error).toMatchObject({ code: 'task_killed', facts: { beginLimitMs: 4_000 } });
    expect(await bad.readFeed(task('https://sound.example/'))).toMatchObject({ reason: '0 bytes' });
  });
});

describe('memory', () => {
  it.each(['objects', 'arrays', 'strings'])(
    'that %s take without end costs the task, not the process',
    async (what) => {
      const bad = reader({ workerFile: BAD_THREAD });
      const { result, rssGrowth } = await watched(() => failure(bad.readFeed(task(`https://${what}.example/`))));
      expect(result).toMatchObject({ code: 'task_killed', facts: { memoryMb: 256 } });
      // Old and young generation, the bare thread, and what the allocator holds.
      expect(rssGrowth).toBeLessThan(600_000_000);
      expect(await bad.readFeed(task('https://sound.example/'))).toMatchObject({ reason: '0 bytes' });
    },
  );

  it('that is let go at once costs nothing', async () => {
    const bad = reader({ workerFile: BAD_THREAD });
    expect(await bad.readFeed(task('https://young.example/'))).toMatchObject({ reason: 'done' });
  });
});

describe('bytes', () => {
  it('go to the thread without a copy, and are gone here', async () => {
    const bytes = new Uint8Array(LARGEST).fill(32);
    const reading = await reader().readFeed(task('https://paper.example/', bytes));
    expect(reading).toMatchObject({ kind: 'not-a-feed', reason: 'empty' });
    expect(bytes.byteLength).toBe(0);
  });

  it('of a shared memory are copied, so that nobody else loses any', async () => {
    const neighbour = Buffer.from('neighbour');
    const small = Buffer.from('<rss><channel><item><link>https://a.example/1</link></item></channel></rss>');
    expect(small.buffer).toBe(neighbour.buffer);
    const reading = await reader().readFeed(task('https://paper.example/', small));
    expect(reading).toMatchObject({ kind: 'entries', entries: [{ entry: { url: 'https://a.example/1' } }] });
    expect([neighbour.toString(), small.length]).toEqual(['neighbour', 75]);
  });

  it('that are a part of a larger memory are copied, and only they', () => {
    const whole = new Uint8Array(1_000);
    const part = toTransferable(whole.subarray(10, 20));
    expect([part.value.byteLength, part.transfer[0]?.byteLength, whole.byteLength]).toEqual([10, 10, 1_000]);
  });
});

describe('what comes back', () => {
  const long = '글자 '.repeat(6_000);

  it('has at most four million characters of text; titles and addresses stay, the newest keep their texts', async () => {
    const item = (at: number): string =>
      `<item><title>기사 ${at}</title><link>https://a.example/${at}</link><description>${'word '.repeat(3_900)}</description></item>`;
    const items = Array.from({ length: 220 }, (_, at) => item(at + 1)).join('');
    const reading = await reader().readFeed(
      task('https://paper.example/', Buffer.from(`<rss><channel>${items}</channel></rss>`)),
    );
    if (reading.kind !== 'entries') throw new Error(reading.reason);
    const entries = reading.entries.map(({ entry }) => entry);
    expect(entries).toHaveLength(220);
    expect(entries.every(({ title, url }) => title !== '' && url !== '')).toBe(true);
    const length = entries.reduce((sum, { text }) => sum + text.length, 0);
    expect(length).toBeGreaterThan(3_900_000);
    expect(length).toBeLessThanOrEqual(4_000_000);
    expect(entries.find(({ url }) => url === NEWEST)?.text).not.toBe('');
    expect(entries[0]?.text).toBe('');
  });

  it('has half a million characters of a page, which is a book already', async () => {
    const html = `<html><head><title>새벽시 가로등 이야기</title></head><body><div id="article-view-content-div">${`<p>${long}새벽시는 가로등을 바꾼다고 밝혔다.</p>`.repeat(100)}</div></body></html>`;
    const page = pageTask({ bytes: Buffer.from(html), contentType: 'text/html', finalUrl: NEWEST });
    const result = await reader().readPage(page);
    if (result.kind !== 'read') throw new Error(result.reason);
    const length = result.reading.draft.paragraphs.reduce((sum, text) => sum + text.length, 0);
    expect(length).toBeGreaterThan(480_000);
    expect(length).toBeLessThanOrEqual(500_000);
  });
});
