import { describe, expect, test } from 'vitest';
import { CHANNEL, DAY, english, GUILD, NOW, openWorld, tell, words } from './world.ts';
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
    expect(text).toContain('fired 3× in the last 30 days; 5 of the 6 newest stories');
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
    await world.run('keywords add', { expression: '드론' });
    expect(words(await world.run('keywords add', { expression: '드론' }, english))).toContain('exists already');
    expect(await world.store.listRules(GUILD, undefined)).toHaveLength(1);
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
    await tell(world.store, { title: '드론이 난다', paragraphs: ['드론이 강을 건넜다.'] });
    const text = words(await world.run('keywords list', {}, english));
    expect(text).toContain('2 keyword rules');
    expect(text).toContain('`드론` · include · whole server · fired 1×');
    expect(text).toContain(`\`분양\` · exclude · <#${CHANNEL}> · fired 0×`);
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
    expect(text).toContain('fired 1× in the last 30 days; 1 of the 2 newest stories');
    expect(text).toMatch(/Matches: .*세종 드론 시험/);
    expect(text).toContain('Just missed: 세종 버스 — fails `드론`');
    expect(await world.store.listRules(GUILD, undefined)).toEqual([]);
  });

  test('names an exclusion that alone kept an article out', async () => {
    await using world = await openWorld();
    await tell(world.store, { title: '드론 비행', paragraphs: ['군사 훈련에 드론이 날았다.'] });
    await tell(world.store, { title: '버스 노선', paragraphs: ['버스가 달렸다.'] });
    const text = words(await world.run('keywords test', { expression: '드론 -군사' }, english));
    expect(text).toContain('0 of the 2 newest stories');
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
    expect(words(await world.run('keywords test', { expression: '세종' }, english))).toContain('Nothing is stored yet');
  });
});
