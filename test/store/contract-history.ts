// What every store must do with the history of a server: a line for each change that a person makes, and for nothing else.
import { describe, expect, it } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { AUDITED_CASES, LATER, setScene } from './audited-changes.ts';
import { adminAt, useStore } from './contract-world.ts';
import { NOW } from './readings.ts';

export function historyContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}, the history of a server`, () => {
    const given = useStore(open);
    const history = (guildId = 'g') => given.store.servers.history({ guildId, beforeId: undefined, limit: 100 });
    const newLines = async () => (await history()).filter(({ at }) => at === LATER);

    it.each(AUDITED_CASES)('has one line for $name, and none when it was so already', async (one) => {
      const scene = await setScene(given.store);
      await one.given?.(scene);
      await one.change(scene, adminAt(LATER));
      const none = { channelId: undefined, before: undefined, after: undefined };
      const lines = [{ id: expect.any(Number), ...adminAt(LATER), ...none, ...one.line }];
      expect(await newLines()).toEqual(lines);
      await one.change(scene, adminAt(LATER));
      expect(await newLines()).toEqual(lines);
    });

    it('has no line for what the program does by itself', async () => {
      await setScene(given.store);
      expect((await given.store.counts()).subscriptions).toBe(1);
      expect([...(await history()), ...(await history(''))]).toEqual([]);
    });

    it('has a line for each setting where several become others at once', async () => {
      const { settings, isChange } = await given.store.servers.change(
        { digestHour: 20, style: 'compact', timeZone: 'Asia/Seoul' },
        adminAt(LATER),
      );
      expect([settings.digestHour, settings.style, isChange]).toEqual([20, 'compact', true]);
      expect((await newLines()).map(({ action }) => action)).toEqual(['style', 'digest-hour']);
    });

    it('tells the newest first, page by page, of each server its own', async () => {
      const { servers } = given.store;
      for (const digestHour of [7, 8, 10]) await servers.change({ digestHour }, adminAt(NOW));
      await servers.change({ digestHour: 11 }, adminAt(NOW, 'other'));
      const first = await servers.history({ guildId: 'g', beforeId: undefined, limit: 2 });
      expect(first.map(({ after }) => after)).toEqual(['10', '8']);
      const rest = await servers.history({ guildId: 'g', beforeId: first.at(-1)?.id, limit: 2 });
      expect(rest).toEqual([
        { id: 1, ...adminAt(NOW), action: 'digest-hour', channelId: undefined, before: '9', after: '7' },
      ]);
    });
  });
}
