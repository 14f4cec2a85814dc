// When the bot introduces itself to a server: once, when it came in, in the system channel or not at all; never to a person.
// Better no message than two: the server is noted before anything is posted.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Client, Guild } from 'discord.js';
import { describeError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';
import type { Language } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import { languageOf } from './discord-caller.ts';
import { missingPermissions } from './discord-permissions.ts';
import { recallCommandIds, type Memory } from './discord-register.ts';
import { setupMessage } from './discord-setup.ts';
import type { CommandIds } from './discord-words.ts';

/** What is remembered of the servers the bot is in. */
export type Servers = {
  /** Notes that the bot is there. @returns whether that is news: not where a channel is subscribed already */
  readonly join: (guildId: string) => Promise<{ readonly isNew: boolean }>;
  readonly leave: (guildId: string) => Promise<void>;
  /** The language somebody chose for its alerts. */
  readonly language: (guildId: string) => Promise<Language | undefined>;
};

type WelcomeOptions = Memory & {
  readonly servers: Servers;
  readonly commandIds: () => CommandIds;
  readonly log: Logger;
  /** Where the commands are registered: tells whether an earlier version ran here. */
  readonly guildId: string | undefined;
};

export class Welcome {
  readonly #options: WelcomeOptions;
  readonly #opened = Promise.withResolvers<void>();
  #isPrepared = false;
  #line: Promise<void> = Promise.resolve();

  constructor(options: WelcomeOptions) {
    this.#options = options;
  }

  /**
   * Called when the bot is ready, before it registers its commands. Servers it is in at the first start of a version that greets, though
   * an earlier one registered commands from the same database, have known it for long: they are noted in silence. Where that fails nobody
   * is greeted before the next start. Never throws.
   */
  async prepare(client: Client<true>): Promise<void> {
    try {
      await this.#noteKnown(client);
      this.#isPrepared = true;
    } catch (error) {
      this.#options.log.warn({ error: describeError(error) }, 'discord servers were not noted');
    }
  }

  async #noteKnown(client: Client<true>): Promise<void> {
    const { recall, remember, servers, guildId } = this.#options;
    if ((await recall(SERVERS_KNOWN)) !== undefined) return;
    // Also those that are in an outage: each is in READY.
    const present = [...client.guilds.cache.keys()];
    const scopes = [guildId, undefined];
    const earlier = await Promise.all(
      scopes.map((scope) => recallCommandIds({ recall }, client.application.id, scope)),
    );
    if (earlier.some(({ size }) => size > 0)) for (const id of present) await servers.join(id);
    await remember(SERVERS_KNOWN, 'yes');
  }

  /** From now on servers are greeted; until then they wait. Called when the commands are there. */
  open(): void {
    if (this.#isPrepared) this.#opened.resolve();
  }

  /** A server came into sight: at a start, after an outage, or because somebody invited the bot. Never throws. */
  async see(guild: Guild): Promise<void> {
    await this.#opened.promise;
    // At a start all servers come at once: noting a thousand in one go would hold everything else up for 200 ms.
    await (this.#line = this.#line.then(() => nextTurn()));
    await this.#quietly(guild.id, async () => {
      const { isNew } = await this.#options.servers.join(guild.id);
      if (isNew && Date.now() - guild.joinedTimestamp < NEWCOMER_MS) await this.#greet(guild);
    });
  }

  /** The bot was removed; an outage is none. Never throws. */
  async leave(guildId: string): Promise<void> {
    await this.#quietly(guildId, () => this.#options.servers.leave(guildId));
  }

  async #greet(guild: Guild): Promise<void> {
    const { servers, commandIds, log } = this.#options;
    const channel = guild.systemChannel;
    const isOpen = channel !== null && (await missingPermissions(guild.client, channel.id, 'words')).length === 0;
    log.info({ guildId: guild.id, isGreeted: isOpen }, 'discord server is new');
    if (!isOpen) return;
    const locale = (await servers.language(guild.id)) ?? languageOf(guild.preferredLocale);
    const message = setupMessage({ locale, commandIds: commandIds(), channelId: undefined });
    // The client tries again where an answer is lost: Discord gives it the first message back then.
    await channel.send({ ...message, nonce: `hi${guild.id}`, enforceNonce: true });
  }

  async #quietly(guildId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.warn({ guildId, error: describeError(error) }, 'discord server was not welcomed');
    }
  }
}

/** Who invited the bot longer ago knows it, whatever is remembered: with a lost database every server would be greeted again. */
const NEWCOMER_MS = 3 * DAY_MS;

const SERVERS_KNOWN = 'discord-servers-known';
