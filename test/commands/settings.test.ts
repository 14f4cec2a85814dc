import { fc } from '../chance.ts';
import { describe, expect, test } from 'vitest';
import type { Reply } from '#src/chat/command.ts';
import { admin, CHANNEL, english, GUILD, member, openWorld, words } from './world.ts';

const lineOf = (reply: Reply, label: string): string =>
  words(reply)
    .split('\n')
    .slice(1)
    .find((line) => line.startsWith(`${label}:`)) ?? '';

const suggesting = { command: 'settings', subcommand: 'time-zone', options: {} };

describe('/settings', () => {
  test('show says what holds where nobody chose anything, and when the next digests come', async () => {
    await using world = await openWorld();
    const reply = await world.run('settings show', {}, english);
    expect(reply.isPrivate).toBe(true);
    expect(lineOf(reply, 'Language of alerts')).toContain('As the server (Korean)');
    expect(lineOf(reply, 'Time zone')).toContain('Seoul (Asia/Seoul)');
    expect(lineOf(reply, 'Digest hour')).toContain('09:00');
    expect(lineOf(reply, 'Quiet hours')).toContain('none');
    expect(lineOf(reply, 'Style of alerts')).toContain('Cards');
    expect(lineOf(reply, 'Next digests')).toContain('daily 2026-11-21 09:00 · weekly 2026-11-23 09:00');
  });

  test('language turns the alerts of all channels, and later subscriptions follow it', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    const reply = await world.run('settings language', { language: 'en' }, english);
    expect(words(reply)).toContain('Language of alerts: changed');
    expect(lineOf(reply, 'Language of alerts')).toContain('English');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ locale: 'en' });
    await world.run('subscribe', { channel: '900000000000000012' });
    expect(await world.store.subscriptionOf('900000000000000012')).toMatchObject({ locale: 'en' });
  });

  test('language "server" turns them back to what the server itself says', async () => {
    await using world = await openWorld();
    await world.run('subscribe');
    await world.run('settings language', { language: 'en' });
    const reply = await world.run('settings language', { language: 'server' });
    expect(lineOf(reply, '알림 언어')).toContain('서버의 언어대로 (한국어)');
    expect(await world.store.subscriptionOf(CHANNEL)).toMatchObject({ locale: 'ko' });
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ language: undefined });
  });

  test('time-zone and digest-hour move the next digest', async () => {
    await using world = await openWorld();
    const berlin = await world.run('settings time-zone', { zone: 'europe/berlin' }, english);
    expect(lineOf(berlin, 'Time zone')).toContain('Berlin (Europe/Berlin)');
    expect(lineOf(berlin, 'Next digests')).toContain('daily 2026-11-20 09:00');
    const late = await world.run('settings digest-hour', { hour: 4 }, english);
    expect(lineOf(late, 'Next digests')).toContain('daily 2026-11-21 04:00 · weekly 2026-11-23 04:00');
    expect(words(await world.run('subscribe', { mode: 'daily' }, english))).toContain(
      'every day at 04:00 (Europe/Berlin)',
    );
  });

  test('a zone is known by its city, too; what is none is refused with an example', async () => {
    await using world = await openWorld();
    for (const [typed, zone] of [
      ['도쿄', 'Asia/Tokyo'],
      ['new york', 'America/New_York'],
      ['하노이', 'Asia/Ho_Chi_Minh'],
      ['utc', 'UTC'],
      ['Vienna', 'Europe/Vienna'],
      ['kuala lumpur', 'Asia/Kuala_Lumpur'],
      ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ] as const) {
      await world.run('settings time-zone', { zone: typed });
      expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ timeZone: zone });
    }
    for (const wrong of ['Mars/Olympus', '+09:00', 'KST', '서', '../etc']) {
      const reply = await world.run('settings time-zone', { zone: wrong });
      expect(words(reply)).toContain('예: `/settings time-zone zone:Asia/Seoul`');
    }
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ timeZone: 'America/Argentina/Buenos_Aires' });
    expect(world.faults).toEqual([]);
  });

  test('whatever is typed as a zone is one that clocks know, or is refused', async () => {
    await using world = await openWorld();
    const typed = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
    await fc.assert(
      fc.asyncProperty(typed, async (zone) => {
        await world.run('settings time-zone', { zone });
        const { timeZone } = await world.store.servers.settingsOf(GUILD);
        expect(Number.isFinite(Temporal.Now.zonedDateTimeISO(timeZone).epochMilliseconds)).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(world.faults).toEqual([]);
  });

  test('zones are suggested by city and by name, in the language of the person', async () => {
    await using world = await openWorld();
    const suggest = (typed: string, caller = admin) => world.router.suggest(suggesting, 'zone', typed, caller);
    expect((await suggest(''))[0]).toEqual({ name: '서울 (Asia/Seoul)', value: 'Asia/Seoul' });
    expect(await suggest('도쿄')).toEqual([{ name: '도쿄 (Asia/Tokyo)', value: 'Asia/Tokyo' }]);
    expect(await suggest('tashk', english)).toEqual([{ name: 'Tashkent (Asia/Tashkent)', value: 'Asia/Tashkent' }]);
    expect((await suggest('europe/')).length).toBe(25);
    expect(await suggest('seoul', member)).toEqual([]);
  });

  test('quiet-hours takes both hours, ends without any, and refuses half of them', async () => {
    await using world = await openWorld();
    const reply = await world.run('settings quiet-hours', { from: 22, to: 7 }, english);
    expect(lineOf(reply, 'Quiet hours')).toContain('22:00–07:00');
    expect(words(await world.run('settings quiet-hours', { from: 22 }))).toContain('둘 다 비웁니다');
    expect(words(await world.run('settings quiet-hours', { from: 5, to: 5 }))).toContain('`from` 과 `to` 가 같으면');
    const wrong = words(await world.run('settings quiet-hours', { from: 22, to: 24 }));
    expect(wrong).toContain('0부터 23까지');
    expect(wrong).toContain('/settings quiet-hours to:7 from:22');
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ quietHours: { from: 22, to: 7 } });
    await world.run('settings quiet-hours');
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ quietHours: undefined });
  });

  test('style is taken, and said to be so already when it is', async () => {
    await using world = await openWorld();
    expect(words(await world.run('settings style', { style: 'compact' }, english))).toContain('One line each');
    expect(words(await world.run('settings style', { style: 'compact' }))).toContain('이미 그렇게 되어 있습니다');
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ style: 'compact' });
  });

  test('belong to people who may manage the server, and to their server alone', async () => {
    await using world = await openWorld();
    expect(words(await world.run('settings style', { style: 'compact' }, member))).toContain('Manage Server');
    await world.run('settings style', { style: 'compact' }, { ...admin, guildId: '900000000000000002' });
    expect(await world.store.servers.settingsOf(GUILD)).toMatchObject({ style: 'card' });
    expect(await world.store.servers.history({ guildId: GUILD, beforeId: undefined, limit: 9 })).toEqual([]);
  });
});
