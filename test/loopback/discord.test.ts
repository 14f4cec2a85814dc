// The loopback Discord against an unmodified discord.js: what the end-to-end tests lean on must hold by itself.
import { once } from 'node:events';
import {
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  REST,
  Routes,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSION } from './discord-world.ts';
import { buttons, links, LoopbackDiscord, text } from './discord.ts';
import { until } from './until.ts';

const NO_PINGS = { parse: [] } as const;
const COMMANDS = [
  {
    name: 'search',
    name_localizations: { ko: '검색' },
    description: 'Search the archive',
    options: [{ type: 3, name: 'query', description: 'words', required: true, autocomplete: true }],
  },
  {
    name: 'keywords',
    description: 'Rules',
    default_member_permissions: String(PERMISSION.manageGuild),
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'add',
        description: 'Add a rule',
        options: [{ type: 3, name: 'expression', description: 'words', required: true, max_length: 10 }],
      },
    ],
  },
];

function pageRow(page: number) {
  return { type: 1, components: [{ type: 2, style: 2, custom_id: `page:${page}`, label: '다음' }] };
}

async function setting() {
  const discord = await LoopbackDiscord.start();
  const guild = discord.addGuild('도시 연구실');
  const channel = discord.addChannel(guild, '뉴스');
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  const rest = new REST({ api: discord.apiUrl, retries: 0, timeout: 300 }).setToken(discord.token);
  await rest.put(Routes.applicationCommands(discord.world.bot.id), { body: COMMANDS });
  const admin = discord.addUser(guild, '김운영', 'admin');
  const member = discord.addUser(guild, '이시민', 'member');
  return {
    discord,
    guild,
    channel,
    client,
    rest,
    admin,
    member,
    post: (body: object) =>
      rest.post(Routes.channelMessages(channel.id), { body: { allowed_mentions: NO_PINGS, ...body } }),
    onCommand: (run: (interaction: ChatInputCommandInteraction) => Promise<unknown>) =>
      client.on(Events.InteractionCreate, (interaction) => {
        if (interaction.isChatInputCommand()) void run(interaction).catch(() => undefined);
      }),
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await discord[Symbol.asyncDispose]();
    },
  };
}

describe('a discord.js client at the loopback Discord', () => {
  it('signs in with the intent Guilds and knows guilds and channels', async () => {
    await using at = await setting();
    expect(at.client.guilds.cache.get(at.guild.id)?.channels.cache.has(at.channel.id)).toBe(true);
    expect(at.discord.gateway.identified).toEqual([GatewayIntentBits.Guilds]);
  });

  it('is told at the door that its token is wrong', async () => {
    await using discord = await LoopbackDiscord.start();
    const client = new Client({ intents: [], rest: { api: discord.apiUrl } });
    await expect(client.login('a.b.c')).rejects.toThrow('token');
    await client.destroy();
  });

  it('resumes after a cut connection and hears what it missed', async () => {
    await using at = await setting();
    at.discord.gateway.drop();
    const added = at.discord.addChannel(at.guild, '그사이');
    await until('a resume', () => at.discord.gateway.resumedCount > 0);
    await until('the channel', () => at.client.channels.cache.has(added.id));
    expect(at.discord.gateway.identified).toHaveLength(1);
  });

  it('keeps the ids of commands that stay, by either name', async () => {
    await using at = await setting();
    const before = await at.rest.get(Routes.applicationCommands(at.discord.world.bot.id));
    await at.rest.put(Routes.applicationCommands(at.discord.world.bot.id), { body: COMMANDS });
    expect(await at.rest.get(Routes.applicationCommands(at.discord.world.bot.id))).toEqual(before);
    expect(at.discord.commandNames(at.guild)).toEqual(['search', 'keywords']);
  });
});

describe('a person', () => {
  it('sees a deferred answer filled in, with its options as typed', async () => {
    await using at = await setting();
    at.onCommand(async (interaction) => {
      await interaction.deferReply();
      const query = interaction.options.getString('query', true);
      await interaction.editReply({ content: `${query} ${interaction.locale}`, allowedMentions: { parse: [] } });
    });
    const seen = await at.discord.person(at.member, at.channel).slash('검색', { query: '세종' });
    expect(seen).toMatchObject({ text: '세종 ko', isPrivate: false });
    expect(at.discord.violations).toEqual([]);
  });

  it('sees a private answer that no one else does', async () => {
    await using at = await setting();
    at.onCommand((interaction) =>
      interaction.reply({ content: '안 됩니다', flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } }),
    );
    const seen = await at.discord.person(at.member, at.channel).slash('search', { query: '세종' });
    expect(seen.isPrivate).toBe(true);
    expect(at.discord.posted(at.channel)).toEqual([]);
  });

  it('sees the private answer that takes the place of a public announcement', async () => {
    await using at = await setting();
    at.onCommand(async (interaction) => {
      await interaction.deferReply();
      await interaction.deleteReply();
      const privately = { flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } } as const;
      await interaction.followUp({ content: '잘못된 값', ...privately });
    });
    const seen = await at.discord.person(at.member, at.channel).slash('search', { query: '세종' });
    expect(seen).toMatchObject({ text: '잘못된 값', isPrivate: true });
  });

  it('presses a button and sees the message change', async () => {
    await using at = await setting();
    at.client.on(Events.InteractionCreate, (interaction) => {
      const allowedMentions = { parse: [] };
      if (interaction.isChatInputCommand())
        void interaction.reply({ content: '1쪽', components: [pageRow(2)], allowedMentions });
      if (interaction.isButton())
        void interaction.update({
          content: `2쪽 ${interaction.message.interactionMetadata?.user.username}`,
          components: [pageRow(3)],
          allowedMentions,
        });
    });
    const person = at.discord.person(at.member, at.channel);
    const first = await person.slash('search', { query: '세종' });
    const second = await person.click(first.message, buttons(first.message)[0]?.customId ?? '');
    expect(second.text).toContain('2쪽 이시민');
    expect(second.message.id).toBe(first.message.id);
    await expect(person.click(second.message, 'page:2')).rejects.toThrow('no button');
  });

  it('gets suggestions for the option in which they type', async () => {
    await using at = await setting();
    at.client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      void interaction.respond([{ name: `${typed}종`, value: 'sejong' }]);
    });
    const person = at.discord.person(at.member, at.channel);
    expect(await person.autocomplete('search', { query: '세' }, 'query')).toEqual([{ name: '세종', value: 'sejong' }]);
  });

  it('is held by their client to what the command allows, unless they insist', async () => {
    await using at = await setting();
    at.onCommand((interaction) =>
      interaction.reply({
        content: String(interaction.memberPermissions?.has('ManageGuild')),
        allowedMentions: { parse: [] },
      }),
    );
    const member = at.discord.person(at.member, at.channel);
    const admin = at.discord.person(at.admin, at.channel);
    await expect(member.slash('keywords add', { expression: '세종' })).rejects.toThrow('hidden');
    await expect(admin.slash('keywords add', {})).rejects.toThrow('asks for expression');
    await expect(admin.slash('keywords add', { expression: '세종'.repeat(6) })).rejects.toThrow('refuses');
    expect((await member.insist('keywords add', { expression: '세종' })).text).toBe('false');
    expect((await admin.slash('keywords add', { expression: '세종' })).text).toBe('true');
    const alone = at.discord.person(at.member, at.discord.directChannel(at.member));
    await expect(alone.slash('keywords add', { expression: '세종' })).rejects.toThrow('DM');
  });

  it('is told when the bot takes more than three seconds', async () => {
    await using at = await setting();
    const waiting = at.discord.person(at.member, at.channel).slash('search', { query: '세종' });
    await expect(waiting).rejects.toThrow('did not acknowledge');
  });
});

describe('posting', () => {
  it('answers the first message again for the same enforced nonce', async () => {
    await using at = await setting();
    const first = await at.post({ content: '하나', nonce: 'n-1', enforce_nonce: true });
    const again = await at.post({ content: '하나', nonce: 'n-1', enforce_nonce: true });
    await at.post({ content: '하나', nonce: 'n-1' });
    expect(again).toMatchObject({ id: (await listed(at)).at(-1) });
    expect(first).toEqual(again);
    expect(at.discord.posted(at.channel)).toHaveLength(2);
  });

  it('shows the text and the links of a card', async () => {
    await using at = await setting();
    const words = { type: 10, content: '### [달랏의 도시](https://news.example/1?a=2)' };
    const row = { type: 1, components: [{ type: 2, style: 5, label: '원문', url: 'https://news.example/2' }] };
    await at.post({ flags: MessageFlags.IsComponentsV2, components: [{ type: 17, components: [words, row] }] });
    const [card] = at.discord.posted(at.channel);
    expect(card && text(card)).toContain('달랏의 도시');
    expect(card && links(card)).toEqual(['https://news.example/2', 'https://news.example/1?a=2']);
  });

  it.each([
    ['too long a text', { content: '가'.repeat(2_001) }],
    ['a ping', { content: '@everyone', allowed_mentions: { parse: ['everyone'] } }],
    ['no word about pings', { content: '가', allowed_mentions: undefined }],
    ['an ephemeral message of its own accord', { content: '가', flags: 64 }],
    ['a card without its flag', { components: [{ type: 10, content: '가' }] }],
    ['a card with content', { content: '가', flags: 32_768, components: [{ type: 10, content: '가' }] }],
    ['too long a card', { flags: 32_768, components: [{ type: 10, content: '가'.repeat(4_001) }] }],
    ['too full a card', { flags: 32_768, components: Array.from({ length: 41 }, () => ({ type: 10, content: '가' })) }],
    ['too long a nonce', { content: '가', nonce: 'n'.repeat(26), enforce_nonce: true }],
    ['nothing', {}],
  ])('refuses %s and remembers it', async (_, body) => {
    await using at = await setting();
    await expect(at.post(body)).rejects.toMatchObject({ status: 400 });
    expect(at.discord.violations).toHaveLength(1);
    expect(at.discord.posted(at.channel)).toEqual([]);
  });

  it('refuses where the bot may not write', async () => {
    await using at = await setting();
    at.discord.deny(at.channel, PERMISSION.sendMessages);
    await expect(at.post({ content: '가' })).rejects.toMatchObject({ code: 50_013 });
    await expect(at.rest.post(Routes.channelMessages('123456789012345678'))).rejects.toMatchObject({ code: 10_003 });
  });

  it.each([
    ['lost after it was carried out', { kind: 'status', status: 502, isCarriedOut: true }, 1],
    ['refused', { kind: 'status', status: 502 }, 0],
    ['reset', { kind: 'reset', isCarriedOut: true }, 1],
    ['cut', { kind: 'cut', isCarriedOut: true }, 1],
    ['never answered', { kind: 'hang' }, 0],
    ['late', { kind: 'delay', delayMs: 500 }, 1],
  ] as const)('can be %s', async (_, fault, count) => {
    await using at = await setting();
    at.discord.fault({ method: 'POST', path: /\/messages$/, times: 1, fault });
    await expect(at.post({ content: '가' })).rejects.toBeInstanceOf(Error);
    expect(at.discord.posted(at.channel)).toHaveLength(count);
    await at.post({ content: '나' });
    expect(at.discord.posted(at.channel)).toHaveLength(count + 1);
  });
});

async function listed({ rest, channel }: Awaited<ReturnType<typeof setting>>): Promise<readonly string[]> {
  const messages = z.array(z.object({ id: z.string() })).parse(await rest.get(Routes.channelMessages(channel.id)));
  return messages.map((message) => message.id);
}
