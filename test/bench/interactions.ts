// How long people wait for an acknowledgement while the program has its hands full: hundreds of big pages come in (EUC-KR, too), fifty
// channels are told, rules are matched. The real program in its own process, with a watch on its event loop.
import { setTimeout as sleep } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '#src/store/sqlite/open.ts';
import { Scene } from '../e2e/scene.ts';
import { NewsSite } from '../loopback/news-site.ts';
import type { Program } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import { Dice } from '../soak/dice.ts';
import { freshStory } from '../soak/stories.ts';
import { requestOf } from '../store/readings.ts';
import { buttons, type Message, type Person } from '../loopback/discord.ts';
import type { Bench, Line } from './bench.ts';
import { ruleText } from './rule-book.ts';
import { padded } from './texts.ts';

const WATCHED_MAIN = fileURLToPath(new URL('./watched-main.ts', import.meta.url));
const STORED = 1_500;
const RULES = 200;
const CHANNELS = 50;
const ARTICLES_EACH = 75;
const CHARSETS = ['utf-8', 'euc-kr', 'utf-8', 'euc-kr'] as const;
/** Five a second. */
const ASK_EVERY_MS = 200;
const LONGEST_MS = 180_000;
const RESTING_MS = 10_000;
/** More comes in than can be read and told in this time. */
const BUSY_MS = 60_000;

const report = z.object({ longestMs: z.number(), cpuMs: z.number() });
type Report = z.infer<typeof report>;

/** What people were made to wait for, milliseconds. */
type Waits = { readonly acknowledged: number[]; unanswered: number };

export const interactions: Bench = async () => {
  const sites = await Promise.all(CHARSETS.map((charset, index) => NewsSite.start(`매체${index + 1}`, charset)));
  try {
    await using scene = await Scene.set({ sites, env: { RAW_DAYS: '7' } });
    await fillArchive(scene);
    const program = await scene.home.launchAs(WATCHED_MAIN, []).ready();
    await until('the commands to be registered', () => scene.discord.commandNames().includes('search'));
    await until('the feeds to be read', () => sites.every((site) => site.pollCount > 1), LONGEST_MS);
    const started = await reportOf(program);
    const idle = await withPeople(scene.member, () => sleep(RESTING_MS));
    const resting = await reportOf(program);
    for (const [index, site] of sites.entries()) await publishOn(site, index);
    const busy = await withPeople(scene.member, () => sleep(BUSY_MS));
    const working = await reportOf(program);
    await program.stop();
    return [
      { what: 'event loop, start: longest block (ms)', value: started.longestMs.toFixed(0) },
      ...linesOf('at rest', idle, resting),
      ...linesOf('amid articles', busy, working),
      { what: `  pages fetched of ${ARTICLES_EACH * sites.length}`, value: String(pagesOf(sites)) },
      { what: `  messages to ${CHANNELS} channels`, value: String(scene.discord.requests('POST', MESSAGES).length) },
    ];
  } finally {
    await Promise.all(sites.map((site) => site[Symbol.asyncDispose]()));
  }
};

/** Before the program's first start: articles, channels and rules, by the program's own store. */
async function fillArchive(scene: Scene): Promise<void> {
  const { home, channel } = scene;
  const dice = new Dice(1);
  await using store = await openSqliteStore({ path: home.databasePath });
  const now = Date.now();
  const guildId = channel.guild?.id ?? '';
  for (let n = 0; n < STORED; n += 1) {
    const publishedAt = now - (STORED - n) * 600_000;
    const alerting = { allowed: false, reason: 'too-old' } as const;
    await store.recordArticle(requestOf(freshStory(dice), n, { publishedAt, now, alerting }));
  }
  while ((await store.rebuildIndex(now)) === 'more');
  for (let n = 0; n < CHANNELS; n += 1) {
    const { id } = n === 0 ? channel : scene.addChannel(`소식-${n}`);
    const wanted = {
      guildId,
      channelId: id,
      mode: 'instant',
      scope: 'all',
      city: undefined,
      topic: undefined,
    } as const;
    await store.subscribe({ ...wanted, locale: 'ko', now });
  }
  for (let n = 0; n < RULES; n += 1) {
    const rule = { channelId: undefined, kind: 'exclude' } as const;
    const expression = `title:"${ruleText(n).replaceAll(/[^가-힣 ]/g, '')} ${n}"`;
    await store.addRule({ ...rule, expression }, { guildId, userId: 'admin', at: now });
  }
}

/** Pages of a real outlet's size, ready before the feed names them. */
async function publishOn(site: NewsSite, index: number): Promise<void> {
  const dice = new Dice(1_000 + index);
  const charset = CHARSETS[index] === 'euc-kr' ? 'cp949' : 'utf-8';
  for (let n = 0; n < ARTICLES_EACH; n += 1) {
    const { pathname, search, href } = new URL(site.publish(freshStory(dice)));
    const html = iconv.decode(Buffer.from(await (await fetch(href)).arrayBuffer()), charset);
    site.serve(`${pathname}${search}`, { body: iconv.encode(padded(html), charset) });
  }
}

/** People ask at a steady pace, whatever became of their last question, until `work` is done. */
async function withPeople(person: Person, work: () => Promise<void>): Promise<Waits> {
  const waits: Waits = { acknowledged: [], unanswered: 0 };
  const asked: Promise<void>[] = [];
  const list: { message: Message | undefined } = { message: undefined };
  const done = { is: false };
  const working = work().finally(() => (done.is = true));
  for (let n = 0; !done.is; n += 1) {
    asked.push(
      ask(person, n, list).then(
        (ms) => void waits.acknowledged.push(ms),
        () => void (waits.unanswered += 1),
      ),
    );
    await sleep(ASK_EVERY_MS);
  }
  await working;
  await Promise.all(asked);
  return waits;
}

const QUERIES = [
  '스마트시티',
  '춘천 스마트시티',
  '"스마트시티 사업으로"',
  '여수 OR 안동',
  '하노이',
  '도시 >100곳',
] as const;

async function ask(person: Person, n: number, list: { message: Message | undefined }): Promise<number> {
  const startedAt = performance.now();
  switch (n % 5) {
    case 0: {
      const seen = await person.slash('search', { query: QUERIES[(n / 5) % QUERIES.length] ?? '' });
      list.message = seen.message;
      return seen.acknowledgedMs;
    }
    case 1:
      return (await person.slash('latest', {})).acknowledgedMs;
    case 2:
      return (await person.slash('status', {})).acknowledgedMs;
    case 3:
      await person.autocomplete('story', { article: '스마트' }, 'article');
      return performance.now() - startedAt;
    default:
      return press(person, list.message);
  }
}

async function press(person: Person, message: Message | undefined): Promise<number> {
  const button = message === undefined ? undefined : buttons(message).at(-1);
  if (message === undefined || button === undefined) return (await person.slash('help', {})).acknowledgedMs;
  return (await person.click(message, button.customId)).acknowledgedMs;
}

/** Example: `/channels/123456789012345678/messages` */
const MESSAGES = /^\/channels\/\d+\/messages$/;

function pagesOf(sites: readonly NewsSite[]): number {
  return sites.reduce((sum, site) => sum + site.requests('articleView').length, -ARTICLES_EACH * sites.length);
}

async function reportOf(program: Program): Promise<Report> {
  const before = program.output.length;
  program.type('report');
  const line = await until('the report', () => /\{.*\}\n/.exec(program.output.slice(before))?.[0], LONGEST_MS);
  return report.parse(JSON.parse(line));
}

function linesOf(when: string, { acknowledged, unanswered }: Waits, { longestMs, cpuMs }: Report): readonly Line[] {
  const sorted = acknowledged.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0);
  return [
    { what: `${when}: ${acknowledged.length} questions`, value: `${(cpuMs / 1_000).toFixed(0)} s CPU` },
    { what: '  acknowledged, p50 / p95 / p99 (ms)', value: `${at(0.5)} / ${at(0.95)} / ${at(0.99)}` },
    { what: '  acknowledged, slowest (ms)', value: at(1), target: '< 3000' },
    { what: '  not acknowledged', value: String(unanswered), target: '0' },
    { what: '  event loop: longest block (ms)', value: longestMs.toFixed(0), target: '≤ 100' },
  ];
}
