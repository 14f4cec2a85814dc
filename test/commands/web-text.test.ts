// Headlines, outlets and sentences of the web that look like our own marks: they stand there as they were written, in every answer.
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { renderReply } from '#src/chat/discord-render.ts';
import type { Reply } from '#src/chat/command.ts';
import { renderReply as renderInTerminal } from '#src/chat/terminal-render.ts';
import { HOUR_MS } from '#src/time.ts';
import { textsOf } from '../chat/card-fixtures.ts';
import { admin, adminAt, CHANNEL, english, NOW, openWorld, readable, tell, words } from './world.ts';

const HEADLINE = '감지기 {/unsubscribe} <#123456789012345678>';
const OTHER = '감지기 <t:1527603720:R> {@123456789012345678}';
const OUTLET = '`신문` {/help}';
const MARKS = '<@123456789012345678> </help:1> {#x|123456789012345678/123456789012345678/123456789012345678}';
const url = 'https://news.example.com/articles/77';
const other = 'https://news.example.com/articles/78';
const IDS = new Map(['unsubscribe', 'help', 'story', 'search'].map((name) => [name, '900000000000000099']));

const RELEASE = [
  `새솔시는 상수도관 누수를 찾는 감지기 삼백 개를 내년 봄까지 골목마다 달기로 했다고 밝혔다 ${MARKS}.`,
  '시는 감지기가 보내는 소리를 한데 모아 물이 새는 자리를 하루 안에 찾겠다는 계획이다.',
  '김다솜 수도과장은 땅을 파지 않고도 새는 곳을 알 수 있어 수리비가 크게 줄 것이라고 말했다.',
];
const OWN = [
  `그러나 지난겨울 새솔시에서 물이 끊긴 집은 천사백 곳이 넘었고 주민들은 감지기 보상을 받지 못했다 ${MARKS}.`,
  '이웃한 한솔시는 같은 장치를 두 해 먼저 들였으나 오작동이 잦아 절반을 떼어 냈다고 설명했다.',
];

/** Two articles of one story, alerted here, and one that was corrected. */
async function openHostileWorld() {
  const world = await openWorld({
    inspectSource: async () => ({ ...readable, title: OUTLET, samples: [HEADLINE, OTHER] }),
  });
  await world.run('subscribe');
  const one = { url, outlet: OUTLET, paragraphs: RELEASE, publishedAt: NOW - 2 * HOUR_MS };
  const first = await tell(world.store, { ...one, title: `${HEADLINE} 전` });
  await tell(world.store, { ...one, title: HEADLINE });
  const second = await tell(world.store, { url: other, title: OTHER, outlet: '한빛', paragraphs: OWN });
  await world.store.joinStories({ articleId: second, otherId: first, by: adminAt(NOW) });
  return { ...world, first, second };
}

type Hostile = Awaited<ReturnType<typeof openHostileWorld>>;

const ASKED: readonly (readonly [name: string, ask: (world: Hostile) => Promise<Reply>, shown: readonly string[]])[] = [
  ['/latest', (world) => world.run('latest'), [HEADLINE]],
  ['/search', (world) => world.run('search', { query: '감지기' }), [HEADLINE]],
  ['/story', (world) => world.run('story', { article: String(world.first) }), [HEADLINE, OTHER, OUTLET]],
  ['/story in English', (world) => world.run('story', { article: url }, english), [HEADLINE, OTHER, OUTLET]],
  ['/story split', (world) => world.run('story', { article: String(world.second), split: 'yes' }), [HEADLINE, OTHER]],
  ['/why', (world) => world.run('why', { url }), [HEADLINE, `“${HEADLINE} 전”`]],
  ['/why of a copy', (world) => world.run('why', { url: other }, english), [HEADLINE, OTHER, OUTLET]],
  ['/keywords test', (world) => world.run('keywords test', { expression: '감지기' }), [HEADLINE, OTHER]],
  [
    '/keywords test with a near miss',
    (world) => world.run('keywords test', { expression: '감지기 AND 없는말' }),
    [HEADLINE],
  ],
  ['/sources add', (world) => world.run('sources check', { url: 'https://x.example' }), [HEADLINE, OTHER, OUTLET]],
  ['related articles', (world) => world.router.findRelated({ text: '', urls: [url] }, admin), [OTHER]],
  ['a card’s button', (world) => world.router.tell('story', world.first, admin), [HEADLINE, OTHER]],
  ['/why of what is no article', irrelevant, [OTHER, OUTLET, `${HEADLINE} (-4.0)`]],
  ['/sources list', async (world) => irrelevant(world).then(() => world.run('sources list')), [OUTLET]],
  ['/sources remove', removed, [OUTLET]],
  ['/settings history', (world) => historyAfterSplit(world), [HEADLINE]],
];

async function historyAfterSplit(world: Hostile): Promise<Reply> {
  await world.run('story', { article: String(world.second), split: 'yes' });
  await world.run('story', { article: String(world.second), join: String(world.first) });
  return world.run('settings history');
}

/** An entry of a source that was read and is no article. */
async function irrelevant(world: Hostile): Promise<Reply> {
  const source = 'https://saesol.example/rss';
  const feed = {
    id: 'saesol',
    outlet: OUTLET,
    url: source,
    kind: 'feed',
    language: 'ko',
    timeZone: 'Asia/Seoul',
  } as const;
  await world.store.addFeeds([{ ...feed, charset: undefined, pollIntervalMs: undefined }], NOW);
  const entry = { url: `${source}/1`, guid: undefined, title: OTHER, author: undefined, outlet: undefined, text: '' };
  const dates = { publishedAt: NOW, updatedAt: undefined };
  const found = {
    entry: { ...entry, ...dates },
    urlKey: canonicalUrl(entry.url) ?? '',
    isSilent: false,
    isFresh: true,
  };
  await world.store.recordEntries('saesol', [found], { now: NOW, most: 9, present: new Set() });
  const [due] = await world.store.claimDueEntries({ now: NOW, limit: 1, leaseMs: 1_000, busySites: [] });
  const outcome = { kind: 'irrelevant', score: 1, reasons: [`${HEADLINE} (-4.0)`] } as const;
  await world.store.settleEntry(due?.id ?? 0, outcome, NOW);
  return world.run('why', { url: entry.url });
}

async function removed(world: Hostile): Promise<Reply> {
  await irrelevant(world);
  return world.run('sources remove', { source: 'saesol' });
}

describe('what looks like a mark of ours in a text of the web', () => {
  test.each(ASKED)('is plain text in the answer of %s', async (_, ask, shown) => {
    await using world = await openHostileWorld();
    const reply = await ask(world);
    expect(world.faults).toEqual([]);
    const inDiscord = textsOf(renderReply(reply, { locale: 'ko', commandIds: IDS }).components).join('\n');
    const unescaped = inDiscord.replaceAll('\\', '');
    const inTerminal = renderInTerminal(reply, { locale: 'ko', isBold: false });
    for (const text of shown) {
      expect(unescaped).toContain(text);
      expect(inTerminal).toContain(text);
    }
    expect(inDiscord).not.toMatch(LIVE);
  });

  test('leaves our own marks as they are', async () => {
    await using world = await openHostileWorld();
    const reply = await world.run('why', { url });
    expect(words(reply)).toContain(`<#${CHANNEL}>`);
    expect(JSON.stringify(renderReply(reply, { locale: 'ko', commandIds: IDS }))).toContain(
      '</story:900000000000000099>',
    );
  });
});

/** A mark of the texts above that Discord would take for one: without a backslash before it. */
const LIVE =
  /(?<!\\)<\/(?:unsubscribe|help):|(?<!\\)<#1234|(?<!\\)<@1234|(?<!\\)<t:1527603720|discord\.com\/channels\/1234|(?<!\\)`신문/;
