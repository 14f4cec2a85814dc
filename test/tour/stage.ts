// What the tour is walked on: the real program between news sites and a loopback Discord, its people and channels, and the pictures taken.
// The program's clock is the tour's own, so that digests come in seconds; nothing else is made up.
import { fileURLToPath } from 'node:url';
import { buttons, links, LoopbackDiscord, type Channel, type Message, type Person } from '../loopback/discord.ts';
import type { Seen } from '../loopback/discord-interactions.ts';
import { snowflake, type User } from '../loopback/discord-world.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Home, type Program } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import { screenOf, type Names } from './screen.ts';

export type Language = 'ko' | 'en';
export type Words = Readonly<Record<Language, string>>;

/** One picture of the tour. */
export type Screen = { readonly title: string; readonly lines: readonly string[] };

const CLOCKED_MAIN = fileURLToPath(new URL('../loopback/clocked-main.ts', import.meta.url));
const LOCALES = { ko: 'ko', en: 'en-GB' } as const satisfies Words;

type Values = Readonly<Record<string, string | number | Channel>>;
type Parts = { readonly discord: LoopbackDiscord; readonly sites: readonly [NewsSite, NewsSite] };

export class Stage implements AsyncDisposable {
  readonly screens: Screen[] = [];
  readonly language: Language;
  readonly discord: LoopbackDiscord;
  readonly sites: readonly [NewsSite, NewsSite];
  /** Where the bot greets. */
  readonly hall: Channel;
  readonly news: Channel;
  readonly owner: User;
  readonly role = snowflake();
  readonly #home: Home;
  readonly #admin: User;
  readonly #member: User;
  #program: Program | undefined;
  /** Of the last message that was shown, all of them. */
  #lastLines: readonly string[] = [];

  private constructor(language: Language, { discord, sites }: Parts) {
    const say = (words: Words) => words[language];
    const name = say({ ko: '도시 연구실', en: 'City lab' });
    const { guild, channel } = discord.inviteTo(name, LOCALES[language]);
    this.language = language;
    this.discord = discord;
    this.sites = sites;
    this.hall = channel;
    this.news = discord.addChannel(guild, say({ ko: '소식', en: 'news' }));
    this.owner = discord.addUser(guild, say({ ko: '최주인', en: 'owner' }), 'admin');
    this.#admin = discord.addUser(guild, say({ ko: '김운영', en: 'admin' }), 'admin');
    this.#member = discord.addUser(guild, say({ ko: '이시민', en: 'member' }), 'member');
    this.#home = new Home({ discord, sites, env: { BOT_OWNER_IDS: this.owner.id } });
  }

  static async set(language: Language): Promise<Stage> {
    const discord = await LoopbackDiscord.start();
    const sites = [await NewsSite.start('가람일보'), await NewsSite.start('누리도시신문')] as const;
    return new Stage(language, { discord, sites });
  }

  async start(): Promise<void> {
    this.#program = await this.#home.launchAs(CLOCKED_MAIN, ['0']).ready();
    await until('the commands', () => this.discord.commandNames().includes('subscribe'));
  }

  /** Time passes at once. */
  pass(ms: number): void {
    this.#program?.type(`by ${Math.round(ms)}`);
  }

  /** Another channel of the server. */
  add(words: Words, kind: 'text' | 'announcement' | 'forum'): Channel {
    const { guild } = this.news;
    if (guild === undefined) throw new Error('the stage has a server');
    return this.discord.addChannel(guild, words[this.language], kind);
  }

  admin(channel = this.news): Person {
    return this.discord.person(this.#admin, channel, LOCALES[this.language]);
  }

  ownerPerson(): Person {
    return this.discord.person(this.owner, this.news, LOCALES[this.language]);
  }

  member(): Person {
    return this.discord.person(this.#member, this.news, LOCALES[this.language]);
  }

  /** Types a command and shows the answer. */
  async ask(line: string, values: Values = {}, person = this.admin()): Promise<void> {
    const { message } = await person.slash(line, values);
    const typed = Object.entries(values).map(([name, value]) => `${name}:${this.#typed(name, value)}`);
    const title = [`/${line}`, ...typed].join(' ');
    this.show({ ko: title, en: title }, message);
  }

  /** The same, without the lines below the first that stood in the answer before, too. */
  async askNext(line: string, values: Values = {}): Promise<void> {
    const known = this.#lastLines;
    await this.ask(line, values);
    const whole = this.screens.pop();
    if (whole === undefined) return;
    const changed = whole.lines.filter((words, index) => index === 0 || !known.includes(words));
    this.screens.push({ ...whole, lines: [...changed, '│ …'] });
  }

  /** Presses the button with these words and shows the answer. */
  async press(message: Message, label: Words, person = this.admin()): Promise<void> {
    const { message: answer } = await this.pressed(message, label, person);
    this.show({ ko: `[${label.ko}]`, en: `[${label.en}]` }, answer);
  }

  async pressed(message: Message, label: Words, person: Person): Promise<Seen> {
    const words = label[this.language];
    const found = buttons(message).find((button) => button.label === words);
    if (found === undefined) throw new Error(`no button ${words}`);
    return person.click(message, found.customId);
  }

  show(title: Words, message: Message | undefined): void {
    if (message === undefined) throw new Error(`nothing to show for ${title.en}`);
    const names = this.#names();
    const plain = [...names.hosts].reduce((text, [host, name]) => text.replaceAll(host, name), title[this.language]);
    this.#lastLines = screenOf(message, names);
    this.screens.push({ title: plain, lines: this.#lastLines });
  }

  /** Waits for the first message that leads to an article. */
  async card(url: string, channel = this.news): Promise<Message> {
    return this.wait(`a card for ${url}`, () =>
      this.discord.posted(channel).find((message) => links(message).includes(url)),
    );
  }

  async wait<T>(what: string, look: () => T | undefined): Promise<T> {
    return until(what, () => look() ?? false);
  }

  #typed(name: string, value: Values[string]): string {
    if (typeof value === 'object') return `#${value.name}`;
    return name === 'role' ? `@${this.#roleName()}` : String(value);
  }

  #roleName(): string {
    return this.language === 'ko' ? '교통팀' : 'transport';
  }

  #names(): Names {
    const { world } = this.discord;
    const [first, second] = this.sites;
    return {
      channels: new Map([...world.channels].map(([id, { name }]) => [id, name])),
      people: new Map([this.#admin, this.owner, this.#member].map(({ id, name }) => [id, name])),
      roles: new Map([[this.role, this.#roleName()]]),
      hosts: new Map([
        [first.origin, 'https://garam.example'],
        [second.origin, 'https://nuri.example'],
        [new URL(first.origin).host, 'garam.example'],
        [new URL(second.origin).host, 'nuri.example'],
      ]),
      locale: this.language,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#home[Symbol.asyncDispose]();
    await this.discord[Symbol.asyncDispose]();
    for (const site of this.sites) await site[Symbol.asyncDispose]();
  }
}
