// Entries a second from bytes to entries: our whole way (decode, canonicalise, rss-parser, titles, dates, plain text) beside what
// rss-parser and feedsmith take for the same document, which neither decode nor correct it. All in one run, turn by turn.
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import iconv from 'iconv-lite';
import RssParser from 'rss-parser';
import { parseFeed, toEntries } from '#src/source/parse-feed.ts';
import { median, ratio, type Line } from './bench.ts';
import { koreanFeed } from './feed-text.ts';

const ENTRIES = 100;
const WARM_UPS = 150;
const ROUNDS = 400;
const FEED_URL = 'https://www.hanbit-news.co.kr/rss/allArticle.xml';
const NOW = Date.UTC(2026, 10, 23);

/** A way to read a document, and how many entries it found there. */
type Way = (bytes: Buffer) => Promise<number>;

export async function measureParsing(): Promise<readonly Line[]> {
  return [
    ...(await measureDocument('UTF-8', Buffer.from(koreanFeed(ENTRIES)), (bytes) => bytes.toString('utf8'))),
    ...(await measureDocument('EUC-KR', iconv.encode(koreanFeed(ENTRIES, 'EUC-KR'), 'cp949'), (bytes) =>
      iconv.decode(bytes, 'cp949'),
    )),
  ];
}

/** @param textOf how a caller of the other two would get the text, which is part of their time */
async function measureDocument(
  name: string,
  bytes: Buffer,
  textOf: (bytes: Buffer) => string,
): Promise<readonly Line[]> {
  const rssParser = new RssParser();
  const rounds = await timesOf(bytes, {
    ours: readOurs,
    plain: async (given) => (await rssParser.parseString(textOf(given))).items.length,
    feedsmith: async (given) => countOf(parseWithFeedsmith(textOf(given)).feed),
  });
  const perSecond = (way: keyof Round): string =>
    Math.round((ENTRIES / median(rounds.map((round) => round[way]))) * 1_000).toLocaleString('en');
  // Each round has its own ratio, so that a busy moment of the machine weighs on both sides of it.
  const toOurs = (way: keyof Round): string => ratio(median(rounds.map((round) => round[way] / round.ours)), 1);
  const size = `${(bytes.length / 1_000).toFixed(0)} kB`;
  return [
    { what: `${name}, ${size}: bytes → entries (entries/s)`, value: perSecond('ours') },
    { what: `${name}: rss-parser alone (entries/s)`, value: perSecond('plain') },
    { what: `${name}: feedsmith alone (entries/s)`, value: perSecond('feedsmith') },
    { what: `${name}: ours to rss-parser`, value: toOurs('plain'), target: '≥ 0.60 ×' },
    { what: `${name}: ours to feedsmith`, value: toOurs('feedsmith') },
  ];
}

/** Feedsmith's documents differ by format: RSS has items. */
function countOf(feed: object): number {
  const items: unknown = Reflect.get(feed, 'items');
  return Array.isArray(items) ? items.length : 0;
}

async function readOurs(bytes: Buffer): Promise<number> {
  const parsed = await parseFeed(bytes, { url: FEED_URL });
  return parsed.kind === 'feed' ? toEntries(parsed.document, { feedUrl: FEED_URL, now: NOW }).length : 0;
}

/** Milliseconds. */
type Round = { readonly ours: number; readonly plain: number; readonly feedsmith: number };

/** Every way has its turn in every round, after a warm-up. */
async function timesOf(bytes: Buffer, ways: Readonly<Record<keyof Round, Way>>): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const times = {
      ours: await timeOf(ways.ours, bytes),
      plain: await timeOf(ways.plain, bytes),
      feedsmith: await timeOf(ways.feedsmith, bytes),
    };
    if (round >= 0) rounds.push(times);
  }
  return rounds;
}

async function timeOf(way: Way, bytes: Buffer): Promise<number> {
  const startedAt = performance.now();
  const found = await way(bytes);
  const ms = performance.now() - startedAt;
  if (found !== ENTRIES) throw new Error(`${found} entries read of ${ENTRIES}`);
  return ms;
}
