import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '#src/article/canonical-url.ts';
import { renderReply } from '#src/chat/discord-render.ts';
import { renderReply as renderInTerminal } from '#src/chat/terminal-render.ts';
import type { Feed } from '#src/model.ts';
import type { Store } from '#src/store/store.ts';
import { admin, adminAt, CHANNEL, DAY, english, GUILD, member, NOW, openWorld, tell, words } from './world.ts';
import { textsOf } from '../chat/card-fixtures.ts';

const url = 'https://news.example.com/view?no=42';
const feed: Feed = {
  id: 'saesol',
  outlet: '새솔일보',
  url: 'https://saesol.example.com/rss',
  kind: 'feed',
  language: 'ko',
  timeZone: 'Asia/Seoul',
  charset: undefined,
  pollIntervalMs: undefined,
};

/** An entry of the feed that waits for its page. @returns its id */
async function seen(store: Store, title = '물 관리 감지기'): Promise<number> {
  await store.addFeeds([feed], NOW - DAY);
  const entry = {
    url,
    guid: undefined,
    title,
    author: undefined,
    outlet: undefined,
    publishedAt: NOW - 7_200_000,
    updatedAt: undefined,
    text: '',
  };
  await store.recordEntries(feed.id, [{ entry, urlKey: canonicalUrl(url) ?? '', isSilent: false, isFresh: true }], {
    now: NOW - 3_600_000,
    most: 9,
    present: new Set(),
  });
  const [waiting] = await store.claimDueEntries({ now: NOW, limit: 1, leaseMs: 1_000, busySites: [] });
  return waiting?.id ?? Number.NaN;
}

const MESSAGE = '900000000000000077';

/** Sends what is due next. @returns what it was */
async function settleNext(store: Store, messageId: string, isTargetGone = false): Promise<string | undefined> {
  const now = NOW + DAY / 24;
  const [delivery] = await store.claimDeliveries({ now, limit: 1, leaseMs: 1_000, busyChannels: [] });
  await store.settleDelivery(delivery?.id ?? 0, { kind: 'sent', messageId, isTargetGone }, NOW);
  return delivery?.kind;
}

const RELEASE = [
  '새솔시는 상수도관 누수를 찾는 감지기 삼백 개를 내년 봄까지 골목마다 달기로 했다고 밝혔다.',
  '시는 감지기가 보내는 소리를 한데 모아 물이 새는 자리를 하루 안에 찾겠다는 계획이다.',
  '김다솜 수도과장은 땅을 파지 않고도 새는 곳을 알 수 있어 수리비가 크게 줄 것이라고 말했다.',
];

describe('/why', () => {
  test('says what to do about an address that was never seen', async () => {
    await using world = await openWorld();
    const reply = await world.run('why', { url }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('was never seen');
  });

  test('refuses what is no address', async () => {
    await using world = await openWorld();
    const reply = await world.run('why', { url: '그 기사' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('Example: `/why url:https://');
  });

  test('tells when an entry was seen, and that its page is not read yet', async () => {
    await using world = await openWorld();
    await seen(world.store);
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain('물 관리 감지기');
    expect(text).toContain('새솔일보 (saesol)');
    expect(text).toContain('not read yet');
  });

  test('tells what the feed said before it changed the title', async () => {
    await using world = await openWorld();
    await seen(world.store);
    await seen(world.store, '[정정] 물 관리 감지기');
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain('[정정] 물 관리 감지기');
    expect(text).toMatch(/Changed: until 2026-11-20 .* “물 관리 감지기”/);
  });

  test('tells what the outlet changed in an article, and what it was called before', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '누수 감지기', paragraphs: RELEASE, url });
    const other = RELEASE.map((text) => text.replace('삼백 개를', '300개를'));
    await tell(world.store, { title: '[정정] 누수 감지기', paragraphs: other, url });
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain(
      'Updated: 2026-11-20 11:59 KST title, figures, text changed; no alert had been posted here by then. Its title was “누수 감지기”',
    );
    expect(words(await world.run('why', { url }))).toContain(
      '기사 수정: 2026-11-20 11:59 제목·숫자·본문 바뀜, 그때까지 이곳에 보낸 알림 없음. 그 전 제목: “누수 감지기”',
    );
  });

  test('tells which posted messages a correction has edited, and which are left', async () => {
    await using world = await openWorld();
    const channels = ['900000000000000031', '900000000000000032', '900000000000000033'] as const;
    const wishes = { guildId: GUILD, scope: 'core', city: undefined, topic: undefined, locale: 'ko' } as const;
    for (const [index, mode] of (['instant', 'instant', 'hourly'] as const).entries())
      await world.store.subscribe({ ...wishes, channelId: channels[index] ?? '', mode, now: NOW - DAY });
    const settle = async (now: number) => {
      const claimed = await world.store.claimDeliveries({ now, limit: 9, leaseMs: 1_000, busyChannels: [] });
      for (const { id } of claimed) await world.store.settleDelivery(id, { kind: 'sent', messageId: `${id}` }, now);
      return claimed.map(({ kind }) => kind);
    };
    const say = (title: string, now: number) => tell(world.store, { title, paragraphs: RELEASE, url, now });
    await say('누수 감지기', NOW - DAY);
    await settle(NOW - DAY / 2);
    await say('[정정] 누수 감지기', NOW);
    expect(words(await world.run('why', { url }, english))).toContain(
      'title changed; 2 posted alerts about to be corrected; 1 posted message left as before (digests,',
    );
    expect(await settle(NOW)).toEqual(['edit', 'edit']);
    expect(words(await world.run('why', { url }, english))).toContain(
      'title changed; 2 posted alerts corrected; 1 posted',
    );
    expect(words(await world.run('why', { url }))).toContain(
      '제목 바뀜, 보낸 알림 2개 고침, 보낸 글 1개는 그대로 둠(모아 보기와 스레드의 글, 48시간 지난 알림은 고치지 않음). 그',
    );
    // The server of others is none of theirs, and outside of servers nothing can be said.
    const elsewhere = { ...member, guildId: '900000000000000002' };
    expect(words(await world.run('why', { url }, elsewhere))).toContain(
      'title changed; no alert had been posted here by then',
    );
    expect(words(await world.run('why', { url }, { ...member, guildId: undefined }))).toContain(
      'title changed. Its title',
    );
  });

  test('tells why a page could not be read and when it is tried again', async () => {
    await using world = await openWorld();
    const id = await seen(world.store);
    await world.store.settleEntry(id, { kind: 'retry', at: NOW + 300_000, reason: 'status 503', isCounted: true }, NOW);
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain('failed 1×: status 503');
    expect(text).toContain('(in 5 minutes)');
  });

  test('tells where an unreadable page and an irrelevant article stopped', async () => {
    await using world = await openWorld();
    const id = await seen(world.store);
    await world.store.settleEntry(id, { kind: 'unreadable', reason: 'no text' }, NOW);
    expect(words(await world.run('why', { url }, english))).toContain('could not be read: no text. It stopped here.');
    await using other = await openWorld();
    const second = await seen(other.store);
    await other.store.settleEntry(second, { kind: 'irrelevant', score: 1.5, reasons: ['아파트 분양 (-4.0)'] }, NOW);
    const text = words(await other.run('why', { url }, english));
    expect(text).toContain('not relevant');
    expect(text).toContain('아파트 분양 (-4.0)');
  });

  test('follows an article to the channel, the time and the message, also with tracking in the address', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await world.run('keywords add', { expression: '감지기' });
    const reasons = [{ text: '스마트시티 ×2 (+4.0)', weight: 4 }];
    await tell(world.store, { url, title: '감지기 단다', paragraphs: ['감지기를 단다.'], classification: { reasons } });
    expect(words(await world.run('why', { url }, english))).toContain(`<#${CHANNEL}> waiting for its turn — 감지기`);
    const [delivery] = await world.store.claimDeliveries({ now: NOW, limit: 1, leaseMs: 1_000, busyChannels: [] });
    await world.store.settleDelivery(delivery?.id ?? 0, { kind: 'sent', messageId: '777' }, NOW);
    const text = words(await world.run('why', { url: `${url}&utm_source=mail&fbclid=x` }, english));
    expect(text).toContain('about smart cities, score 8.4 · 스마트시티 ×2 (+4.0)');
    expect(text).toMatch(new RegExp(`<#${CHANNEL}> sent 2026-11-20 12:00 KST \\(message 777\\) — 감지기`));
  });

  test.each([
    ['text', CHANNEL],
    ['thread', CHANNEL],
    ['announcement', CHANNEL],
    // The first message of a post has the id of its thread.
    ['forum', MESSAGE],
  ] as const)('links to the message in a channel of the kind %s', async (kind, place) => {
    await using world = await openWorld({ channelKind: async () => kind });
    await world.run('subscribe');
    await tell(world.store, { url, title: '감지기 단다', paragraphs: ['감지기를 단다.'] });
    await settleNext(world.store, MESSAGE);
    const reply = await world.run('why', { url });
    const shown = textsOf(renderReply(reply, { locale: 'ko', commandIds: new Map() }).components).join('\n');
    expect(shown).toContain(`([메시지](https://discord.com/channels/${GUILD}/${place}/${MESSAGE}))`);
    expect(renderInTerminal(reply, { locale: 'ko', isBold: false })).toContain(`(메시지 ${MESSAGE})`);
    const read = renderReply(await world.run('why', { url }, english), { locale: 'en', commandIds: new Map() });
    expect(textsOf(read.components).join('\n')).toContain('KST ([message](https://discord.com/channels/');
  });

  test('links to no message that was deleted', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await tell(world.store, { url, title: '감지기 단다', paragraphs: ['감지기를 단다.'] });
    await settleNext(world.store, MESSAGE);
    await tell(world.store, { url, title: '[정정] 감지기 단다', paragraphs: ['감지기를 단다.'] });
    expect(await settleNext(world.store, MESSAGE, true)).toBe('edit');
    expect(words(await world.run('why', { url }))).toContain('보냄 2026-11-20 12:00 (그 뒤 지워짐)');
    expect(words(await world.run('why', { url }, english))).toContain('12:00 KST (deleted since)');
  });

  test('names the original of a copy with its share of the text, and who was told of that', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await tell(world.store, {
      title: '누수 감지기',
      paragraphs: RELEASE,
      outlet: '한빛신문',
      url: 'https://hanbit.example.com/1',
      publishedAt: NOW - DAY,
    });
    await tell(world.store, { title: '누수 감지기 단다', paragraphs: RELEASE, url });
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain('100 % the same text as this one');
    expect(text).toContain('누수 감지기 — 한빛신문');
    expect(text).toContain('https://hanbit.example.com/1');
    expect(text).toContain('not sent: a copy');
    expect(text).toContain(`Alert of the original: <#${CHANNEL}>`);
    expect(text).toContain('2 articles · 2 outlets');
  });

  test('says of a copy that was told why it was, and of one that was not why its original was told nowhere', async () => {
    await using world = await openWorld();
    const wishes = { guildId: GUILD, channelId: CHANNEL, mode: 'instant', scope: 'core', locale: 'ko' } as const;
    await world.store.subscribe({ ...wishes, city: undefined, topic: undefined, now: NOW - DAY });
    await world.run('keywords add', { expression: '도담센서' });
    await tell(world.store, { title: '누수 감지기', paragraphs: RELEASE, outlet: '한빛신문', publishedAt: NOW - DAY });
    const fuller = [...RELEASE, '감지기는 도담센서가 만든다.'];
    await tell(world.store, { title: '누수 감지기 단다', paragraphs: fuller, url });
    const text = words(await world.run('why', { url }, english));
    expect(text).toContain('waiting for its turn — 도담센서 (a copy, sent because the original was not told here)');
    expect(words(await world.run('why', { url }))).toContain('(같은 글이지만, 원본이 이 채널에 알려지지 않아 알림)');
    await using other = await openWorld();
    await other.run('subscribe');
    const silent = { alerting: { allowed: false, reason: 'first-poll' } } as const;
    await tell(other.store, { title: '누수 감지기', paragraphs: RELEASE, publishedAt: NOW - DAY, ...silent });
    await tell(other.store, { title: '누수 감지기 단다', paragraphs: fuller, url });
    const quiet = words(await other.run('why', { url }, english));
    expect(quiet).toContain(`<#${CHANNEL}> not sent: a copy`);
    expect(quiet).toContain('Alert of the original: not sent: it was there when its source was first read');
  });

  test('says how much of an edited copy is the same and how many sentences differ, in both languages', async () => {
    await using world = await openWorld();
    const more = [
      ...RELEASE,
      '새솔시는 지난 두 해 동안 낡은 관 사십 킬로미터를 새것으로 바꾸었고 그 덕에 새는 물이 오분의 일 줄었다.',
      '감지기는 지역 기업 도담센서가 만들며, 한 번 단 배터리로 열 해를 버틴다고 회사는 설명했다.',
    ];
    const changed = [
      ...more.slice(0, 4),
      '이웃한 한솔시의 시장은 같은 장치를 들일 뜻이 없다고 지난주 기자들에게 잘라 말했다.',
    ];
    await tell(world.store, { title: '누수 감지기', paragraphs: more, outlet: '한빛신문', publishedAt: NOW - DAY });
    await tell(world.store, { title: '누수 감지기 단다', paragraphs: changed, url });
    expect(words(await world.run('why', { url }))).toMatch(/중복 판정: 다음 기사와 \d\d% 같은 글, 한 문장이 다름/);
    expect(words(await world.run('why', { url }, english))).toMatch(
      /\d\d % the same text as this one, one sentence differs/,
    );
  });

  test('says what two reports of one event have in common', async () => {
    await using world = await openWorld();
    const first = await tell(world.store, { title: '새솔시 누수 감지기', paragraphs: RELEASE, publishedAt: NOW - DAY });
    const paragraphs = ['상수도관 누수 때문에 새솔시 시장이 고개를 숙였다.'];
    const second = await tell(world.store, { title: '새솔시장 사과', paragraphs, url });
    await world.store.joinStories({ articleId: second, otherId: first, by: adminAt(NOW) });
    expect(words(await world.run('why', { url }))).toContain(
      '다음 기사와 같은 사건: 같은 이름 상수도관 (봇 소유자가 한 이야기로 합침)',
    );
  });

  test('names the rule, the scope or the city that muted', async () => {
    await using world = await openWorld();
    const channels = ['900000000000000031', '900000000000000032', '900000000000000033'] as const;
    await world.run('subscribe', { channel: channels[0] });
    await world.run('keywords add', { expression: '분양', kind: 'exclude', channel: channels[0] });
    await world.run('subscribe', { channel: channels[1], city: '세종' });
    await world.run('subscribe', { channel: channels[2] });
    await world.run('keywords add', { expression: '드론', channel: channels[2] });
    await tell(world.store, { url, title: '도시 분양', paragraphs: ['분양 소식이다.'] });
    const text = words(await world.run('why', { url }));
    expect(text).toContain(`<#${channels[0]}> 제외 규칙 \`분양\` 에 맞아 알리지 않음`);
    expect(text).toMatch(new RegExp(`<#${channels[1]}> 도시가 다름: 세종.* 소식만 받음`));
    expect(text).toContain(`<#${channels[2]}> 맞는 포함 규칙이 없음`);
    await using narrow = await openWorld();
    await narrow.run('subscribe');
    await tell(narrow.store, { url, classification: { relevance: 'adjacent' } });
    expect(words(await narrow.run('why', { url }))).toContain('스마트시티 기사만 받는 구독');
  });

  test('says why an article was kept without an alert', async () => {
    await using world = await openWorld();
    await tell(world.store, { url, alerting: { allowed: false, reason: 'first-poll' } });
    expect(words(await world.run('why', { url }, english))).toContain('when its source was first read');
  });

  test('offers 👍 and 👎 on what was read, and keeps what is pressed', async () => {
    await using world = await openWorld();
    const id = await seen(world.store);
    expect(await world.run('why', { url })).toMatchObject({ actions: [] });
    await world.store.settleEntry(id, { kind: 'irrelevant', score: 1.5, reasons: ['증시 (−2)'] }, NOW);
    const reply = await world.run('why', { url });
    if (reply.kind !== 'facts') throw new Error('no facts');
    expect(reply.actions?.map(({ typed }) => typed)).toEqual([
      `/why url:${url} label:relevant`,
      `/why url:${url} label:irrelevant`,
    ]);
    const pressed = await world.router.act(reply.actions?.[0]?.actionKey ?? '', member);
    expect(pressed).toMatchObject({ isPrivate: true });
    expect(words(pressed)).toContain(
      'Noted as “👍 Relevant”. Press again to take it back. After 199 more labelled articles',
    );
    expect(words(await world.run('why', { url, label: 'irrelevant' }))).toContain('“👎 관련 없음”으로 적어 두었습니다');
    expect(await world.store.labelledTexts(9)).toMatchObject([{ relevantCount: 1, irrelevantCount: 1 }]);
  });

  test('says why an article can not be labelled yet', async () => {
    await using world = await openWorld();
    await seen(world.store);
    expect(words(await world.run('why', { url, label: 'relevant' }))).toContain('아직 읽지 못한 기사');
  });

  test('shows the subscriptions of the own server only, to owners all', async () => {
    await using world = await openWorld();
    const elsewhere = { ...admin, guildId: '900000000000000002', channelId: '900000000000000099' };
    await world.run('subscribe');
    await world.run('subscribe', {}, elsewhere);
    await tell(world.store, { url });
    const own = words(await world.run('why', { url }, member));
    expect(own).toContain(CHANNEL);
    expect(own).not.toContain(elsewhere.channelId);
    expect(words(await world.run('why', { url }, { ...member, guildId: undefined }))).toContain(
      'shown in that server’s channels',
    );
    const all = words(await world.run('why', { url }, english));
    expect(all).toContain(elsewhere.channelId);
  });
});
