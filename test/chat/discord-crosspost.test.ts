// Alerts that are published to the servers that follow an announcement channel, against the loopback Discord.
import { describe, expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;

async function setting(kind: 'text' | 'announcement' = 'announcement') {
  const discord = await LoopbackDiscord.start();
  const room = discord.addChannel(discord.addGuild('도시 연구실'), '공지', kind);
  const channel = new DiscordChannel({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    timeoutMs: 800,
    deadlineMs: 1_600,
  });
  const to = subscription({ channelId: room.id, channelKind: 'announcement', isCrossposted: true });
  const alert = async (nonce: string) => {
    const sent = await channel.send(delivery({ subscription: to, nonce }), NEVER);
    return sent.kind === 'sent' ? sent.messageId : '';
  };
  return {
    discord,
    room,
    alert,
    crosspost: (messageId: string) => {
      const target = { messageId, nonce: 'first' };
      return channel.send(delivery({ subscription: to, kind: 'crosspost', nonce: 'crosspost-1', target }), NEVER);
    },
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe('a crosspost', () => {
  it('publishes the message that was posted', async () => {
    await using at = await setting();
    const messageId = await at.alert('first');
    expect(await at.crosspost(messageId)).toEqual({ kind: 'sent', messageId });
    expect(at.discord.published(at.room).map(({ id }) => id)).toEqual([messageId]);
    expect(at.discord.violations).toEqual([]);
  });

  it.each(['hang', 'cut', 'reset'] as const)('is done when the first answer was lost (%s)', async (kind) => {
    await using at = await setting();
    const messageId = await at.alert('first');
    at.discord.fault({ method: 'POST', path: /crosspost$/, times: 1, fault: { kind, isCarriedOut: true } });
    expect(await at.crosspost(messageId)).toMatchObject({ kind: 'retry' });
    expect(await at.crosspost(messageId)).toEqual({ kind: 'sent', messageId });
    expect(at.discord.published(at.room)).toHaveLength(1);
  });

  it('beyond ten an hour waits in the outbox as long as Discord says, and stops no alert', async () => {
    await using at = await setting();
    for (let count = 0; count < 10; count += 1) await at.crosspost(await at.alert(`n${count}`));
    const outcome = await at.crosspost(await at.alert('n10'));
    expect(outcome).toMatchObject({ kind: 'retry' });
    expect(outcome.kind === 'retry' ? outcome.afterMs : 0).toBeGreaterThan(HOUR_MS - MINUTE_MS);
    expect(await at.alert('n11')).not.toBe('');
    expect(at.discord.published(at.room)).toHaveLength(10);
  });

  it('of a message that was deleted is done, and says so', async () => {
    await using at = await setting();
    const messageId = await at.alert('first');
    for (const message of at.discord.posted(at.room)) at.discord.deleteMessage(message);
    expect(await at.crosspost(messageId)).toMatchObject({ kind: 'sent', isTargetGone: true });
  });

  it('in a channel that is none for announcements costs neither its subscription nor the next alert', async () => {
    await using at = await setting('text');
    const messageId = await at.alert('first');
    expect(await at.crosspost(messageId)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    at.discord.deny(at.room, PERMISSION.viewChannel);
    expect(await at.crosspost(messageId)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    at.room.denied = 0n;
    expect(await at.alert('next')).not.toBe('');
  });
});
