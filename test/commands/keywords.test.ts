import { describe, expect, test } from 'vitest';
import { admin, adminAt, CHANNEL, DAY, english, GUILD, NOW, openWorld, tell, words } from './world.ts';
import { renderReply } from '#src/chat/discord-render.ts';
import { parseLine } from '#src/chat/terminal-line.ts';
import { ENDS_MS } from '../ends.ts';

const stranger = { ...english, guildId: '900000000000000002' };

describe('/keywords add', () => {
  test('adds an include rule for the server by default', async () => {
    await using world = await openWorld();
    const reply = await world.run('keywords add', { expression: '세종 드론' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toContain('include `세종 드론` (whole server)');
    expect(await world.store.listRules(GUILD, undefined)).toMatchObject([
      { expression: '세종 드론', kind: 'include', channelId: undefined, firedCount: 0 },
    ]);
  });

  test('adds an exclude rule for one channel', async () => {
    await using world = await openWorld();
    const reply = await world.run('keywords add', { expression: '분양', kind: 'exclude', channel: CHANNEL });
    expect(words(reply)).toContain(`제외 \`분양\` (<#${CHANNEL}>)`);
    expect(await world.store.listRules(GUILD, CHANNEL)).toMatchObject([{ kind: 'exclude', channelId: CHANNEL }]);
  });

  test('says how often it would have fired', async () => {
    await using world = await openWorld();
    for (const [index, age] of [1, 10, 29, 31, 200].entries()) {
      await tell(world.store, {
        title: `드론 ${index}`,
        paragraphs: [`드론 ${'가나다라마'.at(index)} 이야기`],
        publishedAt: NOW - age * DAY,
      });
    }
    await tell(world.store, { title: '버스', paragraphs: ['버스 이야기'] });
    const text = words(await world.run('keywords add', { expression: '드론' }, english));
    expect(text).toContain('fired 3× in the last 30 days (4 articles are stored');
  });

  test('says when nobody would notice, because nothing is subscribed', async () => {
    await using world = await openWorld();
    expect(words(await world.run('keywords add', { expression: '드론' }, english))).toContain(
      'No subscription uses it yet',
    );
    await world.run('subscribe');
    expect(words(await world.run('keywords add', { expression: '버스' }, english))).not.toContain('No subscription');
    const elsewhere = { expression: '버스', channel: '900000000000000077' };
    expect(words(await world.run('keywords add', elsewhere, english))).toContain('No subscription uses it yet');
  });

  test('says that a rule is there already and keeps one of it', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '세종 드론' });
    for (const expression of ['세종 드론', ' 세종  드론 ', '세종\n드론'])
      expect(words(await world.run('keywords add', { expression }, english))).toContain('exists already');
    expect(await world.store.listRules(GUILD, undefined)).toHaveLength(1);
  });

  test('says when the same expression stands in another rule that holds there', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '드론' });
    const text = words(
      await world.run('keywords add', { expression: '드론', kind: 'exclude', channel: CHANNEL }, english),
    );
    expect(text).toMatch(/the same expression: #\d+ include \(whole server\)\. Exclude goes before include/);
  });

  test('refuses an expression that does not parse, pointing at the place, and stores nothing', async () => {
    await using world = await openWorld();
    const reply = await world.run('keywords add', { expression: '세종 (드론' }, english);
    expect(reply.isPrivate).toBe(true);
    expect(words(reply)).toMatch(/`.*⟦.*⟧.*`/);
    expect(await world.store.listRules(GUILD, undefined)).toEqual([]);
  });

  test('refuses an expression that is far too long', async () => {
    await using world = await openWorld();
    expect(words(await world.run('keywords add', { expression: '가 '.repeat(400) }, english))).toContain(
      'at most 300 characters',
    );
  });
});

describe('/keywords remove', () => {
  test('takes the number or the expression', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '드론' });
    await world.run('keywords add', { expression: '버스 노선' });
    const [drone] = await world.store.listRules(GUILD, undefined);
    expect(words(await world.run('keywords remove', { rule: `#${drone?.id}` }, english))).toContain('include `드론`');
    expect(words(await world.run('keywords remove', { rule: '버스 노선' }, english))).toContain('was removed');
    expect(await world.store.listRules(GUILD, undefined)).toEqual([]);
  });

  test('asks for the number when rules share an expression', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '드론' });
    await world.run('keywords add', { expression: '드론', channel: CHANNEL });
    expect(words(await world.run('keywords remove', { rule: '드론' }, english))).toMatch(/by number: \d+, \d+/);
    expect(await world.store.listRules(GUILD, undefined)).toHaveLength(2);
  });

  test('does not reach the rules of another server', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '드론' });
    const [rule] = await world.store.listRules(GUILD, undefined);
    const reply = await world.run('keywords remove', { rule: String(rule?.id) }, stranger);
    expect(words(reply)).toContain('no such rule');
    expect(await world.store.listRules(GUILD, undefined)).toHaveLength(1);
  });

  test('suggests the rules of this server', async () => {
    await using world = await openWorld();
    await world.run('keywords add', { expression: '드론', kind: 'exclude' });
    await world.run('keywords add', { expression: '버스' });
    const invocation = { command: 'keywords', subcommand: 'remove', options: {} };
    const [rule] = await world.store.listRules(GUILD, undefined);
    expect(await world.router.suggest(invocation, 'rule', '드', english)).toEqual([
      { name: `${rule?.id}: 드론 (exclude)`, value: String(rule?.id) },
    ]);
    expect(await world.router.suggest(invocation, 'rule', `#${rule?.id}`, english)).toHaveLength(1);
    expect(await world.router.suggest(invocation, 'rule', '', stranger)).toEqual([]);
  });
});

describe('/keywords list', () => {
  test('says what happens without a rule, and how to make one', async () => {
    await using world = await openWorld();
    expect(words(await world.run('keywords list', {}, english))).toContain('{/keywords add}');
  });

  test('shows number, kind, reach and how often each rule fired', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await world.run('keywords add', { expression: '드론' });
    await world.run('keywords add', { expression: '분양', kind: 'exclude', channel: CHANNEL });
    const told = { now: NOW + 60_000, publishedAt: NOW - 3_600_000 };
    await tell(world.store, { ...told, title: '드론이 난다', paragraphs: ['드론이 강을 건넜다.'] });
    await tell(world.store, { ...told, title: '드론 마을 분양', paragraphs: ['드론 마을에서 집을 분양한다.'] });
    const text = words(await world.run('keywords list', {}, english));
    expect(text).toContain('2 keyword rules');
    const last = 'last 2026-11-20 11:00 KST';
    expect(text).toContain(`\`드론\` · include · whole server · fired 1× in 30 days, 1× in all · ${last}`);
    expect(text).toContain(`\`분양\` · exclude · <#${CHANNEL}> · fired 1× in 30 days, 1× in all · ${last}`);
  });

  test('marks a rule that has done nothing for 30 days, says what to do, and offers to test it', async () => {
    await using world = await openWorld();
    const old = adminAt(NOW - 40 * DAY);
    await world.store.addRule({ channelId: undefined, expression: '드론', kind: 'include' }, old);
    await world.store.addRule({ channelId: undefined, expression: '분양', kind: 'exclude' }, old);
    await world.run('keywords add', { expression: '버스' });
    const reply = await world.run('keywords list', {}, english);
    const text = words(reply);
    expect(text).toMatch(
      /`드론` · include · whole server · has not fired yet\n: ⚠ Nothing in 30 days\. \{\/keywords test\}/,
    );
    expect(text).toMatch(/`분양` .*\n: ⚠ Kept nothing out in 30 days/);
    expect(text.match(/⚠/g)).toHaveLength(2);
    expect(reply.kind === 'facts' ? reply.actions : []).toMatchObject([{ typed: '/keywords test expression:드론' }]);
  });

  test('counts every rule that an article meets, and a card names three', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    const expressions = ['드론', '강', '안개', '시민', '다리'];
    for (const expression of expressions)
      await world.store.addRule({ channelId: undefined, expression, kind: 'include' }, adminAt(NOW - 40 * DAY));
    const url = 'https://news.example.com/five';
    await tell(world.store, { url, title: '드론', paragraphs: ['드론이 안개 낀 강을 건넜다. 시민이 다리에서 봤다.'] });
    const text = words(await world.run('keywords list', {}, english));
    expect(text.match(/fired 1× in 30 days/g)).toHaveLength(5);
    expect(text).not.toContain('⚠');
    expect(words(await world.run('why', { url }, english))).toContain('— 드론, 강, 안개');
    expect(words(await world.run('why', { url }, english))).not.toContain('안개, ');
    const [delivery] = await world.store.claimDeliveries({ now: NOW, limit: 1, leaseMs: 60_000, busyChannels: [] });
    expect(delivery?.articles.map(({ because }) => because)).toEqual([['드론', '강', '안개']]);
  });

  test('does not count what other servers were told, nor what was told before the rule', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await tell(world.store, {
      title: '드론이 난다',
      paragraphs: ['드론이 강을 건넜다.'],
      classification: { reasons: [{ text: '드론', weight: 2 }] },
    });
    await world.run('keywords add', { expression: '드론' });
    expect(words(await world.run('keywords list', {}, english))).toContain(
      '`드론` · include · whole server · has not fired yet',
    );
    const rule = { channelId: undefined, expression: '드론', kind: 'include' } as const;
    await world.store.addRule(rule, adminAt(NOW, stranger.guildId));
    await tell(world.store, { title: '드론이 또 난다', paragraphs: ['드론이 산을 넘었다.'], now: NOW + 60_000 });
    expect(words(await world.run('keywords list', {}, english))).toContain('fired 1× in 30 days');
    expect(words(await world.run('keywords list', {}, stranger))).toContain('has not fired yet');
  });

  test('shows every rule, page by page', async () => {
    await using world = await openWorld();
    for (let index = 0; index < 20; index += 1)
      await world.run('keywords add', { expression: `낱말${index} ${'가나다 '.repeat(60)}`, channel: CHANNEL });
    let reply = await world.run('keywords list', { channel: CHANNEL });
    const seen: string[] = [];
    for (let page = 0; page < 3; page += 1) {
      if (reply.kind !== 'facts') throw new Error('a page of rules');
      expect(JSON.stringify(renderReply(reply, { locale: 'ko', commandIds: new Map() }))).not.toContain('\\n…');
      seen.push(...reply.lines.map(([label]) => label).filter((label) => label !== ''));
      reply = await world.router.turnPage(reply.paging?.listingKey ?? '', page + 1, admin);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `#${index + 1}`));
  });
});

describe('/keywords test', () => {
  test('rehearses over the archive: counts, hits and what just missed, and stores nothing', async () => {
    await using world = await openWorld();
    await tell(world.store, {
      title: '세종 드론 시험',
      paragraphs: ['세종에서 드론이 날았다.'],
      publishedAt: NOW - 2 * DAY,
    });
    await tell(world.store, { title: '세종 버스', paragraphs: ['세종에서 버스가 달렸다.'] });
    const text = words(await world.run('keywords test', { expression: '세종 드론' }, english));
    expect(text).toContain('fired 1× in the last 30 days (2 articles are stored');
    expect(text).toMatch(/Matches: .*세종 드론 시험.*\*\*세종\*\*에서 \*\*드론\*\*이 날았다/);
    expect(text).toContain('Just missed: 세종 버스 — fails `드론`');
    expect(await world.store.listRules(GUILD, undefined)).toEqual([]);
  });

  test('names an exclusion that alone kept an article out', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '드론 비행', paragraphs: ['군사 훈련에 드론이 날았다.'] });
    await tell(world.store, { title: '버스 노선', paragraphs: ['버스가 달렸다.'] });
    const text = words(await world.run('keywords test', { expression: '드론 -군사' }, english));
    expect(text).toContain('fired 0× in the last 30 days (2 articles are stored');
    expect(text).toContain('Just missed: 드론 비행 — fails `-군사`');
    expect(text).not.toContain('버스 노선');
  });

  test('answers soon also for an expression of very many words', async () => {
    await using world = await openWorld();
    const long = Array.from({ length: 100 }, (_, index) => `다리 ${index}호`).join(' 건너 ');
    for (let index = 0; index < 60; index += 1)
      await tell(world.store, { title: `${index}`, paragraphs: [`${long} ${index}`] });
    const startedAt = performance.now();
    await world.run('keywords test', { expression: '가 나 다 라 마 바 사 아 자 차 '.repeat(14) });
    expect(performance.now() - startedAt).toBeLessThan(ENDS_MS);
  });

  test('says when there is nothing to rehearse on', async () => {
    await using world = await openWorld();
    expect(words(await world.run('keywords test', { expression: '세종' }, english))).toContain(
      'there is nothing to count',
    );
  });

  test('names the form in which a word was refused, also where that is all there is to look for', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '한글날 기념식', paragraphs: ['세종대왕의 동상 앞에서 기념식이 열렸다.'] });
    await tell(world.store, { title: '바닷가 청소', paragraphs: ['부산물 비료가 나왔다.'] });
    expect(words(await world.run('keywords test', { expression: '세종' }, english))).toContain(
      'Just missed: 한글날 기념식 — fails `세종`: it stands only inside “세종대왕”',
    );
    expect(words(await world.run('keywords test', { expression: '부산 청소' }))).toContain(
      '아깝게 빠진 기사: 바닷가 청소 — `부산` 조건이 안 맞음: “부산물”에만 들어 있음',
    );
  });

  test('takes words that make one name for one part, and each side of an OR for itself', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '스마트 공장', paragraphs: ['스마트 공장에 드론이 떴다.'] });
    await tell(world.store, { title: '가로등 교체', paragraphs: ['부산 가로등을 바꾼다.'] });
    const text = words(await world.run('keywords test', { expression: '스마트 시티 드론 OR 가로등 세종' }, english));
    expect(text).toContain('스마트 공장 — fails `스마트 시티`');
    expect(text).toContain('가로등 교체 — fails `세종`');
  });

  test('says which sum, topic or outlet decided, where no word of the text does', async () => {
    await using world = await openWorld();
    await tell(world.store, {
      title: '새솔시 예산',
      paragraphs: ['가로등 사업에 시비를 들인다. 이 사업에는 모두 1백2십억원, 곧 120억원이 든다.'],
      classification: { topics: ['mobility'] },
    });
    const text = words(await world.run('keywords test', { expression: '가로등 >100억 topic:mobility' }, english));
    expect(text).toMatch(/\*\*가로등\*\*.* · \*\*(Mobility|Transport)/i);
  });

  test('shows five hits at most, the newest first, and leaves copies out', async () => {
    await using world = await openWorld();
    const RELEASE = [
      '드론이 강을 건너 약을 나르는 시험이 한 달 동안 새솔시에서 열린다.',
      '시는 내년에 배 없이 섬에 약을 보낼 계획이다.',
    ];
    await tell(world.store, { title: '드론이 약을 나른다', paragraphs: RELEASE, publishedAt: NOW - 2 * DAY });
    await tell(world.store, { title: '드론, 약을 나른다', paragraphs: RELEASE, outlet: '한빛신문' });
    for (let day = 3; day <= 8; day += 1)
      await tell(world.store, {
        title: `${day}일 드론`,
        paragraphs: [`${'가나다라마바사아자'.at(day)} 드론`],
        publishedAt: NOW - day * DAY,
      });
    const reply = await world.run('keywords test', { expression: '드론' }, english);
    const text = words(reply);
    expect(text).toContain('fired 7× in the last 30 days (8 articles');
    expect(text).not.toContain('한빛신문');
    expect(text.match(/\(새솔일보\)/g)).toHaveLength(5);
    expect(text.indexOf('드론이 약을')).toBeLessThan(text.indexOf('3일 드론'));
  });

  test('says which channels it would have reached as an include rule', async () => {
    await using world = await openWorld();
    const elsewhere = '900000000000000012';
    await world.run('subscribe', {}, english);
    await world.run('subscribe', { channel: elsewhere, scope: 'all' }, english);
    await tell(world.store, { title: '드론 하나', paragraphs: ['드론이 강을 건넜다.'] });
    await tell(world.store, {
      title: '드론 둘',
      paragraphs: ['드론이 산을 넘었다.'],
      classification: { relevance: 'adjacent' },
    });
    const text = words(await world.run('keywords test', { expression: '드론' }, english));
    expect(text).toContain(`As an include rule it reaches: <#${CHANNEL}> 1 · <#${elsewhere}> 2 (scope, city`);
  });

  test('offers to add the rule as it is, with its quotation marks', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '국가 시범도시', paragraphs: ['국가 시범도시에 드론이 난다.'] });
    const reply = await world.run('keywords test', { expression: '"국가 시범도시" 드론' }, english);
    const [include, exclude] = reply.kind === 'facts' ? (reply.actions ?? []) : [];
    expect(include?.typed).toBe('/keywords add expression:"\\"국가 시범도시\\" 드론" kind:include');
    expect(parseLine(include?.typed ?? '', world.router.definitions)).toMatchObject({
      invocation: { options: { expression: '"국가 시범도시" 드론', kind: 'include' } },
    });
    await world.router.act(exclude?.actionKey ?? '', english);
    expect(await world.store.listRules(GUILD, undefined)).toMatchObject([
      { expression: '"국가 시범도시" 드론', kind: 'exclude' },
    ]);
  });

  test('offers the word that was meant when nothing has the one typed', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 도시', paragraphs: ['블록체인으로 표를 센다.'] });
    const reply = await world.run('keywords test', { expression: '블럭체인 -코인' }, english);
    const [meant] = reply.kind === 'facts' ? (reply.actions ?? []) : [];
    expect(meant).toMatchObject({
      label: 'Test “블록체인 -코인”',
      typed: '/keywords test expression:"블록체인 -코인"',
    });
    expect(words(await world.router.act(meant?.actionKey ?? '', english))).toContain('블록체인 도시');
  });

  test('offers to mend the mistyped word also where the other words find something', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '블록체인 도시', paragraphs: ['블록체인으로 표를 센다.'] });
    await tell(world.store, { title: '드론 시험', paragraphs: ['드론이 강을 건넜다.'] });
    const reply = await world.run('keywords test', { expression: '드론 블럭체인' }, english);
    expect(reply.kind === 'facts' ? reply.actions : []).toMatchObject([
      { typed: '/keywords test expression:"드론 블록체인"' },
    ]);
  });
});
