// What a store promises of servers: their settings, and whether the bot is there.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { adminAt, EVERYTHING, useStore } from './contract-world.ts';
import { NOW } from './readings.ts';

export function serverContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, servers`, () => {
    const given = useStore(open);
    const servers = () => given.store.servers;

    it('have defaults until somebody chooses', async () => {
      expect(await servers().settingsOf('g')).toEqual({
        guildId: 'g',
        language: undefined,
        timeZone: 'Asia/Seoul',
        digestHour: 9,
        quietHours: undefined,
        style: 'card',
      });
    });

    it('change what is named and keep the rest, each server for itself', async () => {
      await servers().change({ timeZone: 'Europe/Berlin', quietHours: { from: 22, to: 7 } }, adminAt(NOW));
      expect(await servers().change({ digestHour: 0, style: 'compact' }, adminAt(NOW))).toMatchObject({
        isChange: true,
        settings: { timeZone: 'Europe/Berlin', digestHour: 0, quietHours: { from: 22, to: 7 }, style: 'compact' },
      });
      expect(await servers().change({ digestHour: 0 }, adminAt(NOW))).toMatchObject({ isChange: false });
      expect(await servers().change({ quietHours: undefined }, adminAt(NOW))).toMatchObject({
        settings: { quietHours: undefined },
      });
      expect(await servers().settingsOf('other')).toMatchObject({ timeZone: 'Asia/Seoul', style: 'card' });
    });

    it('turn the alerts of all their channels to another language', async () => {
      await given.store.subscribe({ ...EVERYTHING, now: NOW });
      await given.store.subscribe({ ...EVERYTHING, guildId: 'other', channelId: 'd', now: NOW });
      await servers().change({ language: 'en' }, adminAt(NOW));
      expect(await given.store.subscriptionOf('c')).toMatchObject({ locale: 'en' });
      expect(await given.store.subscriptionOf('d')).toMatchObject({ locale: 'ko' });
    });

    it('turn them to their own language when the choice is forgotten, and leave them where nothing is said of it', async () => {
      await given.store.subscribe({ ...EVERYTHING, now: NOW });
      await servers().change({ language: 'en' }, adminAt(NOW));
      await servers().change({ digestHour: 7, serverLanguage: 'ko' }, adminAt(NOW));
      expect(await given.store.subscriptionOf('c')).toMatchObject({ locale: 'en' });
      const { settings } = await servers().change({ language: undefined, serverLanguage: 'ko' }, adminAt(NOW));
      expect(settings).toMatchObject({ language: undefined });
      expect(await given.store.subscriptionOf('c')).toMatchObject({ locale: 'ko' });
    });

    it('are news once, and again after the bot has left; what they chose stays', async () => {
      await servers().change({ digestHour: 7 }, adminAt(NOW));
      expect(await servers().join('g', NOW)).toEqual({ isNew: true });
      expect(await servers().join('g', NOW + 1)).toEqual({ isNew: false });
      await servers().leave('g');
      expect(await servers().join('g', NOW + 2)).toEqual({ isNew: true });
      expect(await servers().settingsOf('g')).toMatchObject({ digestHour: 7 });
    });
  });
}
