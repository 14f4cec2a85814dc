// What a store promises of servers: their settings, and who changed what there.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { EVERYTHING, useStore } from './contract-world.ts';
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
      await servers().change('g', { timeZone: 'Europe/Berlin', quietHours: { from: 22, to: 7 } }, NOW);
      expect(await servers().change('g', { digestHour: 0, style: 'compact' }, NOW)).toMatchObject({
        timeZone: 'Europe/Berlin',
        digestHour: 0,
        quietHours: { from: 22, to: 7 },
        style: 'compact',
      });
      expect(await servers().change('g', { quietHours: undefined }, NOW)).toMatchObject({ quietHours: undefined });
      expect(await servers().settingsOf('other')).toMatchObject({ timeZone: 'Asia/Seoul', style: 'card' });
    });

    it('turn the alerts of all their channels to another language', async () => {
      await given.store.subscribe({ ...EVERYTHING, now: NOW });
      await given.store.subscribe({ ...EVERYTHING, guildId: 'other', channelId: 'd', now: NOW });
      await servers().change('g', { language: 'en' }, NOW);
      expect(await given.store.subscriptionOf('c')).toMatchObject({ locale: 'en' });
      expect(await given.store.subscriptionOf('d')).toMatchObject({ locale: 'ko' });
    });

    it('are news once, and again after the bot has left; what they chose stays', async () => {
      await servers().change('g', { digestHour: 7 }, NOW);
      expect(await servers().join('g', NOW)).toEqual({ isNew: true });
      expect(await servers().join('g', NOW + 1)).toEqual({ isNew: false });
      await servers().leave('g');
      expect(await servers().join('g', NOW + 2)).toEqual({ isNew: true });
      expect(await servers().settingsOf('g')).toMatchObject({ digestHour: 7 });
    });

    it('remember who changed what, the newest first, page by page', async () => {
      const line = {
        guildId: 'g',
        userId: 'u',
        action: 'digest-hour',
        channelId: undefined,
        before: undefined,
      } as const;
      for (const after of ['7', '8', '9']) await servers().audit({ ...line, at: NOW, after });
      await servers().audit({ ...line, guildId: 'other', at: NOW, after: '10' });
      const first = await servers().history({ guildId: 'g', beforeId: undefined, limit: 2 });
      expect(first.map(({ after }) => after)).toEqual(['9', '8']);
      const rest = await servers().history({ guildId: 'g', beforeId: first.at(-1)?.id, limit: 2 });
      expect(rest).toEqual([{ id: 1, ...line, at: NOW, after: '7' }]);
    });
  });
}
