// `npm run doctor [-- WORD …]`: is everything well? The database, then every source asked once, a line or two each; nothing is stored
// or sent. With words only the sources whose id, outlet or address holds one of them.
import pLimit from 'p-limit';
import { counted } from '#commands/words/names.ts';
import { describeError } from '#src/errors.ts';
import { inspectAs, type InspectContext } from '#src/pipeline/inspect.ts';
import { OwnSiteRules } from '#src/pipeline/own-site-rules.ts';
import { openWeb } from '#src/pipeline/open-web.ts';
import { plantFeeds } from '#src/pipeline/plant-feeds.ts';
import type { FeedState } from '#src/store/polling.ts';
import { diagnose } from './diagnosis.ts';
import { openStore } from './open-store.ts';
import { readTyped, runAsked } from './run-cli.ts';

const AT_ONCE = 8;

const HELP = `Is everything well? The database, the site rules, then every source, asked once. Stores and posts nothing.

  npm run doctor                 asks every source
  npm run doctor -- WORD …       only those whose id, outlet or address holds a word

Each line: reachable, charset, entries, newest, "not modified", window against pace, robots.txt of its articles.
Exit code 0 when every source could be read and your own site rules are sound, 1 otherwise.`;

await runAsked(readTyped([], Infinity), HELP, async ({ words }, config) => {
  // Opening checks the file and names what is wrong with it.
  await using store = await openStore(config);
  await plantFeeds(store, { file: config.feedsFile, now: Date.now() });
  const counts = await store.counts();
  console.log(
    `database  ${config.databasePath}: sound, ${counts.articles} articles, ${counts.subscriptions} subscriptions, ${counts.pendingDeliveries} alerts waiting, ${counts.deadDeliveries} refused`,
  );
  console.log(
    `discord   ${config.discordToken === undefined ? 'no DISCORD_TOKEN: the bot runs in the terminal' : 'DISCORD_TOKEN is set'}`,
  );
  const own = await readOwnRules(config.sitesFile);
  console.log(`rules     ${own.line}; ${rulesLine(await store.failingRules())}`);
  await using opened = openWeb(config, Date.now);
  const context = { ...opened, config, clock: Date.now, signal: new AbortController().signal };
  const feeds = (await store.listFeeds()).filter((feed) => isMeant(feed, words));
  if (feeds.length === 0 && words.length > 0) {
    console.error(`No source has ${words.join(' or ')} in its id, outlet or address. /sources list shows all of them.`);
    return 1;
  }
  const outcomes = await examineAll(feeds, context);
  const count = (kind: string) => outcomes.filter((outcome) => outcome === kind).length;
  const [failing, warned] = [count('fails'), count('look')];
  const advice = failing + warned > 0 ? ': mend or remove them with /sources' : '';
  const many = counted(feeds.length, 'source', 'sources');
  console.log(`${many}: ${failing} cannot be read, ${warned} to look at${advice}`);
  if (failing === feeds.length && failing > 1) console.log('none of them answered: is this machine connected?');
  return failing > 0 || own.isWrong ? 1 : 0;
});

async function readOwnRules(file: string): Promise<{ readonly line: string; readonly isWrong: boolean }> {
  try {
    const rules = await (await OwnSiteRules.open(file, { clock: Date.now })).current();
    return { line: rules.length === 0 ? 'none of your own' : `${rules.length} of your own (${file})`, isWrong: false };
  } catch (error) {
    return { line: `WRONG, the bot will not start: ${describeError(error)}`, isWrong: true };
  }
}

function rulesLine(failing: readonly { readonly host: string; readonly rule: string }[]): string {
  if (failing.length === 0) return 'every site rule finds its text';
  const where = failing.map(({ host, rule }) => `${rule} on ${host}`).join(', ');
  return `no longer finding the text: ${where}; see \`npm run page -- URL\` with an article of theirs`;
}

function isMeant({ id, outlet, url }: FeedState, words: readonly string[]): boolean {
  const names = `${id} ${outlet} ${url}`.toLowerCase();
  return words.length === 0 || words.some((word) => names.includes(word.toLowerCase()));
}

/** Each is told as soon as it is known, with how many are done: some servers take half a minute to fail. */
async function examineAll(feeds: readonly FeedState[], context: InspectContext): Promise<readonly string[]> {
  const limit = pLimit(AT_ONCE);
  let done = 0;
  const examine = async (feed: FeedState): Promise<string> => {
    const report = await inspectAs(feed, context);
    const { verdict, lines } = diagnose(feed, report, { now: Date.now(), config: context.config });
    done += 1;
    const place = `${String(done).padStart(String(feeds.length).length)}/${feeds.length}`;
    console.log(
      `${place} ${verdict.padEnd(5)} ${feed.id}  ${feed.outlet}\n${lines.map((line) => `      ${line}`).join('\n')}`,
    );
    return verdict;
  };
  return Promise.all(feeds.map((feed) => limit(() => examine(feed))));
}
