// What owners are told of their sources: in both languages, on Discord and in the terminal, harmless whatever a feed calls itself.
import { Writable } from 'node:stream';
import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { noticeMessage } from '#src/chat/card-notice.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { noticeText } from '#src/chat/notice-texts.ts';
import { renderNotice } from '#src/chat/terminal-render.ts';
import { TerminalChannel } from '#src/chat/terminal.ts';
import { createLog } from '#src/log.ts';
import type { Notice, OwnerEvent } from '#src/model-notices.ts';
import type { FeedHealth } from '#src/model.ts';
import { LoopbackDiscord, text } from '../loopback/discord.ts';
import { brokenLimits, textsOf } from './card-fixtures.ts';

const about = { feedId: 'hanbit', outlet: '한빛신문', url: 'https://hanbit.example/rss', at: 0 };
const health = (from: FeedHealth, to: FeedHealth): OwnerEvent => ({
  ...about,
  kind: 'feed-health',
  from,
  to,
  reason: to === 'failing' ? 'the server answered 500' : undefined,
});
const events: readonly OwnerEvent[] = [
  health('ok', 'failing'),
  health('failing', 'ok'),
  health('ok', 'silent'),
  health('silent', 'ok'),
  health('failing', 'gone'),
  { ...about, kind: 'feed-gap', entryCount: 10 },
  { ...about, kind: 'feed-flood', leftCount: 900 },
  { ...about, kind: 'feed-moved', to: 'https://new.example/rss' },
];
const notice: Notice = { id: 1, recipient: '1', nonce: 'nonce-1', attempts: 0, startedAt: undefined, events };

it('names the source and what to do, in both languages, in words of their own for each event', () => {
  const words = events.map(noticeText);
  for (const locale of ['ko', 'en'] as const) {
    expect(words.every((each) => each[locale].includes('한빛신문 (hanbit)'))).toBe(true);
    expect(new Set(words.map((each) => each[locale])).size).toBe(events.length);
  }
  expect(words[0]?.en).toBe(
    '한빛신문 (hanbit) cannot be read: the server answered 500. It is tried again, less and less often. See {/sources check} https://hanbit.example/rss',
  );
});

describe('on Discord', () => {
  it('is one message with a line an event, under its own nonce, and pings nobody', () => {
    const message = noticeMessage(notice, 'ko');
    expect(message).toMatchObject({ nonce: 'nonce-1', enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(textsOf(message.components)[0]?.split('\n')).toHaveLength(events.length + 2);
  });

  it('takes nothing that a feed calls itself for a mark of ours', () => {
    const outlet = '{/help} `신문` <#123456789012345678>';
    const url = 'https://hanbit.example/rss?a={/help}';
    const named = { ...notice, events: [{ ...health('ok', 'failing'), outlet, url, reason: outlet }] };
    const shown = textsOf(noticeMessage(named, 'ko').components).join('\n').replaceAll('\\', '');
    expect(shown.split(outlet)).toHaveLength(3);
    expect(shown).toContain(url);
    expect(shown).toContain('`/sources check`');
    expect(renderNotice(named, 'ko').split(outlet)).toHaveLength(3);
  });

  it('keeps to the limits and shows every character as it is, whatever a feed calls itself', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 900 }),
      fc.constantFrom('@everyone', '<@1>', '](http://x)', '# 제목\n# 둘'),
    );
    const event = fc
      .record({ outlet: nasty, reason: nasty, url: nasty })
      .map((parts): OwnerEvent => ({ ...about, kind: 'feed-health', from: 'ok', to: 'failing', ...parts }));
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 10 }), (made) => {
        const message = noticeMessage({ ...notice, events: made }, 'en');
        expect(brokenLimits(message, 'message')).toEqual([]);
        const plain = textsOf(message.components).join('\n').replaceAll(/\\./gsu, '');
        expect(plain).not.toMatch(/@everyone|<@/);
      }),
      { numRuns: 100 },
    );
  });

  it('reaches the person alone, once, however often it is tried', async () => {
    await using discord = await LoopbackDiscord.start();
    const owner = discord.addUser(discord.addGuild('도시'), '주인', 'member');
    await using channel = new DiscordChannel({
      token: discord.token,
      apiUrl: discord.apiUrl,
      log: createLog('silent'),
    });
    const sent = { ...notice, recipient: owner.id };
    const signal = new AbortController().signal;
    const first = await channel.notify(sent, 'ko', signal);
    expect(first).toMatchObject({ kind: 'sent' });
    expect(await channel.notify(sent, 'ko', signal)).toEqual(first);
    expect(discord.directMessages(owner).map(text)).toEqual([expect.stringContaining('출처에 변화가 있습니다')]);
    expect(await channel.notify({ ...sent, recipient: '100000000000000009' }, 'ko', signal)).toMatchObject({
      kind: 'dead',
    });
  });
});

it('in the terminal is a line an event, printed once, without control characters', async () => {
  const chunks: string[] = [];
  const output = new Writable({ write: (chunk, _encoding, done) => (chunks.push(String(chunk)), done()) });
  const channel = new TerminalChannel({ output });
  const [event = health('ok', 'failing')] = events;
  const nasty = { ...notice, events: [{ ...event, outlet: '가\u001B[31m나\n다' }] };
  const signal = new AbortController().signal;
  await channel.notify(nasty, 'en', signal);
  await channel.notify(nasty, 'en', signal);
  expect(chunks.join('')).toBe(
    '── Sources have changed\n  가나 다 (hanbit) cannot be read: the server answered 500. It is tried again, less and less often. See /sources check https://hanbit.example/rss\n',
  );
});
