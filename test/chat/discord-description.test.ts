// Everything we send to Discord against Discord's own description, closed to unknown keys.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, InteractionWebhook, MessagePayload, type InteractionReplyOptions } from 'discord.js';
import { fc } from '../chance.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { relatedCommand } from '#commands/related.ts';
import type { Reply } from '#src/chat/command.ts';
import { connectDiscord } from '#src/chat/discord.ts';
import { DiscordChannel } from '#src/chat/discord-channel.ts';
import { commandsJson } from '#src/chat/discord-definitions.ts';
import { privately, renderReply } from '#src/chat/discord-render.ts';
import { createLog } from '#src/log.ts';
import { LoopbackDiscord } from '../loopback/discord.ts';
import { descriptionFile, readDescription } from '../loopback/discord-description.ts';
import { article, delivery, subscription } from './card-fixtures.ts';
import {
  alertsOf,
  digestsOf,
  hostileArticle,
  hostileNotice,
  hostileReply,
  ROLE,
  toldOf,
  type Sent,
} from './hostile-cards.ts';
import { quietRouter } from './quiet-router.ts';

const file = descriptionFile();
const reason = file === undefined ? ' (skipped: neither ../shared/tools/discord-openapi.json nor DISCORD_OPENAPI)' : '';

const CHANNEL = '/channels/300000000000000001/messages';
const MESSAGE = `${CHANNEL}/900000000000000001`;
const CALLBACK = '/interactions/500000000000000001/token/callback';
const ORIGINAL = '/webhooks/100000000000000001/token/messages/@original';
const FOLLOW_UP = '/webhooks/100000000000000001/token';

const NEVER = new AbortController().signal;
const SENT = { kind: 'sent' } as const;

/** The bot with its own commands at a loopback Discord. What it answers takes long: so it is acknowledged, and edited afterwards. */
async function openSession() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const channel = discord.addChannel(guild, '뉴스');
  const page = async (): Promise<Reply> => {
    await sleep(60);
    const paging = { listingKey: 'key', page: 0, pageCount: 3 };
    const rows = [{ article: article(), excerpt: '**신호**', alsoIn: [] }];
    return { kind: 'list', heading: '검색', rows, note: undefined, paging, isPrivate: false };
  };
  const parts = { token: discord.token, apiUrl: discord.apiUrl, log: createLog('silent') };
  const router = quietRouter({
    definitions: commands.map(({ definition }) => definition),
    messageCommands: [relatedCommand],
    run: page,
    turnPage: page,
    act: page,
    label: page,
    tell: page,
    suggest: async () => [{ name: '세종', value: 'kr-sejong' }],
  });
  const memory = { recall: async () => undefined, remember: async () => undefined };
  const own = { router, guildId: undefined, ownerIds: [], patienceMs: 30 };
  const client = await connectDiscord({ ...parts, ...memory, ...own });
  const posts = new DiscordChannel(parts);
  const member = discord.person(discord.addUser(guild, '이시민', 'member'), channel);
  return {
    discord,
    channel,
    member,
    posts,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await posts[Symbol.asyncDispose]();
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(file === undefined)(`Discord’s description${reason}`, () => {
  // Read only where it is: vitest looks into a suite that it skips.
  const description = file === undefined ? undefined : readDescription(file);
  const check = (method: string, path: string, body: unknown): readonly string[] =>
    description?.check(method, path, body) ?? ['no description'];
  const client = new Client<true>({ intents: [] });
  afterAll(() => client.destroy());
  const wire = (options: InteractionReplyOptions): unknown => {
    const hook = new InteractionWebhook(client, '100000000000000001', 'token');
    return JSON.parse(JSON.stringify(MessagePayload.create(hook, options).resolveBody().body));
  };
  const brokenBy = ({ name, kind, body }: Sent): readonly string[] => {
    const broken = kind === 'edit' ? check('PATCH', MESSAGE, body) : check('POST', CHANNEL, body);
    return broken.map((words) => `${name}: ${words}`);
  };

  it.each(['global', 'guild'] as const)('takes the definitions of all commands (%s)', (scope) => {
    const definitions = commands.map(({ definition }) => definition);
    const application = '/applications/100000000000000001';
    const path = scope === 'global' ? `${application}/commands` : `${application}/guilds/200000000000000001/commands`;
    expect(check('PUT', path, JSON.parse(JSON.stringify(commandsJson(definitions, scope))))).toEqual([]);
  });

  it('takes every alert, edit, further report and sample', () => {
    fc.assert(
      fc.property(alertsOf(toldOf(hostileArticle)), (sent) => {
        expect(sent.flatMap(brokenBy)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('takes every digest and notice', () => {
    const either = fc.oneof(digestsOf(toldOf(hostileArticle), { min: 0, max: 60 }), hostileNotice);
    fc.assert(
      fc.property(either, (sent) => {
        expect(brokenBy(sent)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('takes every reply as discord.js sends it: at once, later, turned, and for one person', () => {
    const context = { locale: 'en', commandIds: new Map<string, string>() } as const;
    fc.assert(
      fc.property(hostileReply, (reply) => {
        const message = renderReply(reply, context);
        const shown = wire(message);
        const aside = wire(privately(message));
        const broken = [
          ...check('POST', CALLBACK, { type: 4, data: shown }),
          ...check('POST', CALLBACK, { type: 4, data: aside }),
          ...check('POST', CALLBACK, { type: 7, data: shown }),
          ...check('PATCH', ORIGINAL, shown),
          ...check('POST', FOLLOW_UP, aside),
        ];
        expect(broken).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes every request of a session: registering, alerting, editing, a thread, answering, a notice', async () => {
    await using session = await openSession();
    const { discord, channel, member, posts } = session;
    const wishes = subscription({ channelId: channel.id, mentionRoleId: ROLE });
    const pictured = [{ article: article({ imageUrl: 'https://img.example/a.jpg' }), because: ['신호'] }];
    await posts.send(delivery({ subscription: wishes, articles: pictured }), NEVER);
    const [alert] = discord.posted(channel);
    if (alert === undefined) throw new Error('nothing was posted');
    const further = { subscription: wishes, target: { messageId: alert.id, nonce: delivery().nonce } } as const;
    expect(await posts.send(delivery({ ...further, kind: 'edit', nonce: 'edit' }), NEVER)).toMatchObject(SENT);
    expect(await posts.send(delivery({ ...further, kind: 'follow-up', nonce: 'f' }), NEVER)).toMatchObject(SENT);
    const notice = { id: 1, recipient: member.user.id, nonce: 'n', attempts: 0, startedAt: undefined, events: [] };
    expect(await posts.notify(notice, 'ko', NEVER)).toMatchObject(SENT);
    const list = await member.slash('search', { query: '신호' });
    await member.click(list.message, 'v1|page|key|1');
    await member.autocomplete('search', { city: '세' }, 'city');
    await member.click(alert, 'v1|why|7');
    const sent = discord.requests().filter(({ body }) => body !== undefined);
    const broken = sent.flatMap(({ method, path, body }) =>
      check(method, path, body).map((words) => `${path}: ${words}`),
    );
    expect(broken).toEqual([]);
    const kinds = new Set(sent.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`));
    const first = ['PUT commands', 'POST messages', `PATCH ${alert.id}`, 'POST threads', 'POST channels'];
    expect(kinds).toEqual(new Set([...first, 'POST callback', 'PATCH @original']));
    expect(discord.violations).toEqual([]);
  });

  it('refuses what is wrong: a key that nobody knows, a label too long, a path that is none', () => {
    const button = { type: 2, style: 2, label: '왜?', custom_id: 'v1|why|7' };
    const message = (part: object) => ({ flags: 32_768, components: [{ type: 1, components: [part] }] });
    expect(check('POST', CHANNEL, message(button))).toEqual([]);
    expect(check('POST', CHANNEL, message({ ...button, customId: 'v1|why|7' })).join()).toContain('customId');
    expect(check('POST', CHANNEL, message({ ...button, label: '가'.repeat(81) })).join()).toContain('80');
    expect(check('POST', CHANNEL, { ...message(button), componets: [] }).join()).toContain('componets');
    expect(check('PATCH', MESSAGE, { ...message(button), nonce: 'n' }).join()).toContain('nonce');
    expect(check('POST', '/channels/1/mesages', message(button))).toEqual([
      'POST /channels/1/mesages is not described',
    ]);
  });
});
