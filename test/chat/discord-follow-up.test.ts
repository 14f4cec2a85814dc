// Follow-ups and edits against the loopback Discord: where they end up, what they cost when something is closed, and that a
// lost answer doubles nothing.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { createLog } from '#src/log.ts';
import type { Delivery } from '#src/model.ts';
import { HOUR_MS, MINUTE_MS } from '#src/time.ts';
import { PERMISSION } from '../loopback/discord-world.ts';
import { LoopbackDiscord, text, type Message } from '../loopback/discord.ts';
import type { Fault } from '../loopback/faults.ts';
import { article, delivery, subscription } from './card-fixtures.ts';

const NEVER = new AbortController().signal;
const SILENT = MessageFlags.SuppressNotifications;

async function setting() {
  const discord = await LoopbackDiscord.start();
  const room = discord.addChannel(discord.addGuild('도시 연구실'), '소식');
  const clock = { now: Date.now() };
  const channel = new DiscordChannel({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: createLog('silent'),
    clock: () => clock.now,
    timeoutMs: 300,
    deadlineMs: 600,
  });
  const to = subscription({ channelId: room.id });
  const first = delivery({ subscription: to, nonce: 'first' });
  const sent = await channel.send(first, NEVER);
  const messageId = sent.kind === 'sent' ? sent.messageId : '';
  const target = { messageId, nonce: 'first' };
  const later = article({
    id: 8,
    title: '신호 40곳, 스스로 바뀐다',
    outlet: '누리신문',
    url: 'https://nuri.example/8',
  });
  const followUp: Delivery = {
    ...first,
    kind: 'follow-up',
    nonce: 'later',
    target,
    articles: [{ article: later, because: [] }],
  };
  const story = { outlets: ['해안일보', '누리신문', '가람 *타임스*'], outletCount: 3, correctedAt: undefined };
  const edit: Delivery = {
    ...first,
    kind: 'edit',
    nonce: 'edit-1',
    target,
    articles: [{ article: article(), because: [], story }],
  };
  const posted = () => discord.posted(room);
  return {
    discord,
    room,
    clock,
    channel,
    messageId,
    followUp,
    edit,
    posted,
    inThread: (): readonly Message[] => {
      const thread = posted().map((message) => discord.thread(message))[0];
      return thread === undefined ? [] : discord.posted(thread);
    },
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

type Setting = Awaited<ReturnType<typeof setting>>;

const sendFollowUp = ({ channel, followUp }: Setting, parts: Partial<Delivery> = {}) =>
  channel.send({ ...followUp, ...parts }, NEVER);

/** As the outbox tries it again, within the minutes in which Discord knows the nonce, or long after. */
const again = (at: Setting, agoMs: number) => sendFollowUp(at, { startedAt: at.clock.now - agoMs });

/** It is posted into the thread and its answer is lost, so long ago that its nonce is forgotten. */
async function loseAnswer(at: Setting): Promise<void> {
  const path = `/channels/${at.messageId}/messages`;
  at.discord.fault({ method: 'POST', path, times: 1, fault: { kind: 'hang', isCarriedOut: true } });
  await sendFollowUp(at);
  at.discord.forgetNonces();
}

describe('a follow-up', () => {
  it('goes into a thread under the alert, small, without a sound', async () => {
    await using at = await setting();
    const outcome = await sendFollowUp(at);
    const [line] = at.inThread();
    expect(outcome).toEqual({ kind: 'sent', messageId: line?.id });
    expect(line?.body).toMatchObject({ nonce: 'later', enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect((line?.body.flags ?? 0) & SILENT).toBe(SILENT);
    expect(line && text(line)).toBe(
      '**[신호 40곳, 스스로 바뀐다](https://nuri.example/8)**\n-# 누리신문 · <t:1772587800:f>\n해안시는 신호등 40곳을 잇는다고 밝혔다.',
    );
    expect(at.posted()).toHaveLength(1);
    expect(at.discord.violations).toEqual([]);
  });

  it('names the thread by its headline, cut to what Discord takes, and joins one that is there', async () => {
    await using at = await setting();
    const long = article({ title: `😀${'긴 제목 '.repeat(40)}` });
    await sendFollowUp(at, { articles: [{ article: long, because: [] }] });
    await sendFollowUp(at, { nonce: 'another' });
    expect(at.inThread()).toHaveLength(2);
    const [message] = at.posted();
    expect(message && at.discord.thread(message)?.name.length).toBeLessThanOrEqual(100);
    expect(at.discord.violations).toEqual([]);
  });

  it.each([
    ['threads may not be started', PERMISSION.createThreads],
    ['nobody may write in threads', PERMISSION.sendInThreads],
  ])('is a silent reply where %s', async (_, permission) => {
    await using at = await setting();
    at.discord.deny(at.room, permission);
    expect(await sendFollowUp(at)).toEqual({ kind: 'sent', messageId: at.posted()[1]?.id });
    const reply = at.posted()[1]?.body;
    expect(reply).toMatchObject({ message_reference: { message_id: at.messageId, fail_if_not_exists: false } });
    expect((reply?.flags ?? 0) & SILENT).toBe(SILENT);
    expect(at.inThread()).toEqual([]);
    expect(at.discord.violations).toEqual([]);
  });

  it('stands alone and silent where it may not even reply', async () => {
    await using at = await setting();
    at.discord.deny(at.room, PERMISSION.createThreads | PERMISSION.readHistory);
    expect(await sendFollowUp(at)).toMatchObject({ kind: 'sent' });
    expect((at.posted()[1]?.body.flags ?? 0) & SILENT).toBe(SILENT);
  });

  it('is an alert of its own when the first one was deleted, without a sound, and says so', async () => {
    await using at = await setting();
    for (const message of at.posted()) at.discord.deleteMessage(message);
    expect(await sendFollowUp(at)).toEqual({ kind: 'sent', messageId: at.posted()[0]?.id, isTargetGone: true });
    const [alert] = at.posted();
    expect(alert && text(alert)).toContain('### [신호 40곳, 스스로 바뀐다]');
    // Quiet hours let it pass as a line that makes no sound.
    expect((alert?.body.flags ?? 0) & SILENT).toBe(SILENT);
    expect(at.discord.violations).toEqual([]);
  });

  it('does not cost its subscription when the thread was deleted meanwhile', async () => {
    await using at = await setting();
    await sendFollowUp(at);
    at.discord.fault({
      method: 'POST',
      path: `/channels/${at.messageId}/messages`,
      times: 1,
      fault: {
        kind: 'status',
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: '{"code":10003,"message":"Unknown Channel"}',
      },
    });
    expect(await sendFollowUp(at, { nonce: 'another' })).toMatchObject({ kind: 'sent' });
    expect(at.posted()).toHaveLength(2);
  });

  it('waits like an alert where the channel is closed', async () => {
    await using at = await setting();
    at.discord.deny(at.room, PERMISSION.createThreads | PERMISSION.sendMessages);
    expect(await sendFollowUp(at)).toMatchObject({ kind: 'retry', afterMs: MINUTE_MS });
  });

  const FAULTS: readonly (readonly [string, Fault])[] = [
    ['a 502 after it was carried out', { kind: 'status', status: 502, isCarriedOut: true }],
    ['a 502', { kind: 'status', status: 502 }],
    ['silence after it was carried out', { kind: 'hang', isCarriedOut: true }],
    ['silence', { kind: 'hang' }],
    ['a cut answer', { kind: 'cut', isCarriedOut: true }],
  ];
  const PATHS = [
    ['starting the thread', /\/threads$/],
    ['posting in it', /^\/channels\/\d+\/messages$/],
  ] as const;
  const cases = PATHS.flatMap(([step, path]) => FAULTS.map(([name, fault]) => ({ step, path, name, fault })));
  it.each(cases)('answered to $step by $name is there once after another try', async ({ path, fault }) => {
    await using at = await setting();
    at.discord.fault({ method: 'POST', path, times: 1, fault });
    expect(await sendFollowUp(at)).toMatchObject({ kind: 'retry' });
    expect(await again(at, MINUTE_MS)).toMatchObject({ kind: 'sent' });
    expect(at.inThread()).toHaveLength(1);
    expect(at.posted()).toHaveLength(1);
  });

  it('is found in the thread, though Discord has forgotten the nonce', async () => {
    await using at = await setting();
    await loseAnswer(at);
    expect(await again(at, HOUR_MS)).toEqual({ kind: 'sent', messageId: at.inThread()[0]?.id });
    expect(at.inThread()).toHaveLength(1);
  });

  it('is found in the thread as well when the alert above it was deleted since, and it is an alert of its own', async () => {
    await using at = await setting();
    await loseAnswer(at);
    const [line] = at.inThread();
    const alone = { kind: 'alert', target: undefined, startedAt: at.clock.now - HOUR_MS } as const;
    expect(await sendFollowUp(at, { ...alone, lostIn: at.messageId })).toEqual({ kind: 'sent', messageId: line?.id });
    expect(at.posted()).toHaveLength(1);
  });

  it('is found in the channel, where threads were closed then and are open now', async () => {
    await using at = await setting();
    at.discord.deny(at.room, PERMISSION.createThreads);
    await sendFollowUp(at);
    at.discord.forgetNonces();
    at.room.denied = 0n;
    expect(await again(at, HOUR_MS)).toEqual({ kind: 'sent', messageId: at.posted()[1]?.id });
    expect(at.inThread()).toEqual([]);
  });
});

describe('an edit', () => {
  it('changes the card where it stands, and keeps the mark it is found by', async () => {
    await using at = await setting();
    const [before] = at.posted();
    expect(await at.channel.send(at.edit, NEVER)).toEqual({ kind: 'sent', messageId: at.messageId });
    const [after] = at.posted();
    expect(after && text(after)).toContain('-# 3곳에서 보도: 해안일보, 누리신문, 가람 \\*타임스\\*');
    expect(after?.body.components?.[0]).toMatchObject({ id: markOf(before) });
    expect(at.posted()).toHaveLength(1);
    expect(at.discord.violations).toEqual([]);
  });

  it('of a message that was deleted is done, and says so', async () => {
    await using at = await setting();
    for (const message of at.posted()) at.discord.deleteMessage(message);
    expect(await at.channel.send(at.edit, NEVER)).toEqual({ kind: 'sent', messageId: 'deleted', isTargetGone: true });
  });

  it('that is refused costs neither its subscription nor the alerts after it', async () => {
    await using at = await setting();
    at.discord.deny(at.room, PERMISSION.viewChannel);
    expect(await at.channel.send(at.edit, NEVER)).toMatchObject({ kind: 'dead', disablesSubscription: false });
    at.room.denied = 0n;
    expect(await sendFollowUp(at)).toMatchObject({ kind: 'sent' });
  });

  it('is tried again when Discord does not answer', async () => {
    await using at = await setting();
    at.discord.fault({ method: 'PATCH', path: /./, times: 1, fault: { kind: 'hang' } });
    expect(await at.channel.send(at.edit, NEVER)).toMatchObject({ kind: 'retry' });
    expect(await at.channel.send({ ...at.edit, attempts: 1 }, NEVER)).toMatchObject({ kind: 'sent' });
  });
});

function markOf(message: Message | undefined): unknown {
  const [card] = message?.body.components ?? [];
  return card !== undefined && 'id' in card ? card.id : 'no mark';
}
