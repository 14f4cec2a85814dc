// What most end-to-end tests begin with: a Discord server with its people, news sites, and the program between them.
import { buttons, links, LoopbackDiscord, type Channel, type Message, type Person } from '../loopback/discord.ts';
import type { NewsSite } from '../loopback/news-site.ts';
import { Home, type Program } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';

export type SceneOptions = {
  readonly sites?: readonly NewsSite[];
  readonly env?: Readonly<Record<string, string>>;
};

export class Scene implements AsyncDisposable {
  readonly discord: LoopbackDiscord;
  readonly channel: Channel;
  /** May manage the server. */
  readonly admin: Person;
  /** May not. */
  readonly member: Person;
  /** Named in BOT_OWNER_IDS; manages no server. */
  readonly owner: Person;
  readonly home: Home;

  private constructor(discord: LoopbackDiscord, { sites = [], env = {} }: SceneOptions) {
    const guild = discord.addGuild('도시 연구실');
    const ownerUser = discord.addUser(guild, '최주인', 'member');
    this.discord = discord;
    this.channel = discord.addChannel(guild, '소식');
    this.admin = discord.person(discord.addUser(guild, '김운영', 'admin'), this.channel);
    this.member = discord.person(discord.addUser(guild, '이시민', 'member'), this.channel);
    this.owner = discord.person(ownerUser, this.channel);
    this.home = new Home({ discord, sites, env: { BOT_OWNER_IDS: ownerUser.id, ...env } });
  }

  static async set(options: SceneOptions = {}): Promise<Scene> {
    return new Scene(await LoopbackDiscord.start(), options);
  }

  /** Starts the program and waits until people can use its commands. */
  async start(): Promise<Program> {
    const program = await this.home.start();
    await until('the commands to be registered', () => this.discord.commandNames().includes('subscribe'));
    return program;
  }

  addChannel(name: string): Channel {
    const { guild } = this.channel;
    if (guild === undefined) throw new Error('the scene has a guild');
    return this.discord.addChannel(guild, name);
  }

  /** Messages in the channel that lead to an article. */
  cardsFor(url: string, channel = this.channel): readonly Message[] {
    return this.discord.posted(channel).filter((message) => links(message).includes(url));
  }

  /** Waits for the card of an article. */
  async card(url: string): Promise<Message> {
    return until(`a card for ${url}`, () => this.cardsFor(url)[0]);
  }

  /** Asks /why until it says something that fits. @returns the whole answer */
  async why(url: string, fits: RegExp): Promise<string> {
    let last = '';
    const ask = async () => {
      last = (await this.admin.slash('why', { url })).text;
      return fits.test(last) ? last : undefined;
    };
    return until(`/why ${url} to say ${fits}`, ask).catch((error: unknown) => {
      throw new Error(`/why said: ${last}`, { cause: error });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.home[Symbol.asyncDispose]();
    await this.discord[Symbol.asyncDispose]();
  }
}

/** The custom id of the last button of a list: the next page. */
export function nextButton(message: Message): string {
  const button = buttons(message).at(-1);
  if (button === undefined) throw new Error('the list has no button');
  return button.customId;
}

/** The custom id of the first button of a list: the page before. */
export function previousButton(message: Message): string {
  const button = buttons(message)[0];
  if (button === undefined) throw new Error('the list has no button');
  return button.customId;
}
