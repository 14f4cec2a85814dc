// The tour itself: the real program between news sites and a loopback Discord, walked from the first minute to the settings, in one language.
import { links, type Message } from '../loopback/discord.ts';
import { LoopbackDiscord, type Channel, type Person } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { Home } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import { screenOf, type Names } from './screen.ts';
import { OTHERS, SEJONG, SEJONG_OWN, SINGAPORE } from './stories.ts';

export type Language = 'ko' | 'en';

/** One picture of the tour. */
export type Screen = { readonly title: string; readonly lines: readonly string[] };

const HOUR_MS = 3_600_000;
const CARD_MS = 30_000;

/** @returns every card and reply, in the order in which a new admin meets them */
export async function walk(language: Language): Promise<readonly Screen[]> {
  await using tour = await Tour.begin(language);
  await tour.firstMinutes();
  await tour.alerts();
  await tour.archive();
  await tour.rules();
  await tour.sources();
  return tour.screens;
}

class Tour implements AsyncDisposable {
  readonly screens: Screen[] = [];
  readonly #language: Language;
  readonly #discord: LoopbackDiscord;
  readonly #sites: readonly [NewsSite, NewsSite];
  readonly #home: Home;
  readonly #channel: Channel;
  readonly #admin: Person;
  readonly #owner: Person;
  #url = '';

  private constructor(
    language: Language,
    { discord, sites }: { discord: LoopbackDiscord; sites: [NewsSite, NewsSite] },
  ) {
    const guild = discord.addGuild(language === 'ko' ? '도시 연구실' : 'City lab', language === 'ko' ? 'ko' : 'en-GB');
    const locale = language === 'ko' ? 'ko' : 'en-GB';
    const ownerUser = discord.addUser(guild, language === 'ko' ? '최주인' : 'owner', 'admin');
    this.#language = language;
    this.#discord = discord;
    this.#sites = sites;
    this.#channel = discord.addChannel(guild, language === 'ko' ? '소식' : 'news');
    this.#admin = discord.person(
      discord.addUser(guild, language === 'ko' ? '김운영' : 'admin', 'admin'),
      this.#channel,
      locale,
    );
    this.#owner = discord.person(ownerUser, this.#channel, locale);
    this.#home = new Home({ discord, sites, env: { BOT_OWNER_IDS: ownerUser.id } });
  }

  static async begin(language: Language): Promise<Tour> {
    const discord = await LoopbackDiscord.start();
    const sites: [NewsSite, NewsSite] = [await NewsSite.start('가람일보'), await NewsSite.start('누리도시신문')];
    const tour = new Tour(language, { discord, sites });
    for (const [index, text] of OTHERS.entries())
      sites[0].publish({ ...text, publishedAt: Date.now() - (index + 2) * HOUR_MS });
    await tour.#home.start();
    await until('the commands', () => discord.commandNames().includes('subscribe'));
    return tour;
  }

  async firstMinutes(): Promise<void> {
    await this.#ask('help');
    await until(
      'the first articles',
      async () => (await this.#admin.slash('latest')).text.includes('군산') || undefined,
    );
    await this.#ask('subscribe');
    this.#show({ ko: '견본 카드', en: 'The sample card' }, this.#posted().at(-1));
  }

  async alerts(): Promise<void> {
    const [first, second] = this.#sites;
    this.#url = first.publish(SEJONG);
    const card = await this.#card(this.#url);
    this.#show({ ko: '알림', en: 'An alert' }, card);
    second.publish(SEJONG_OWN);
    const thread = await until('the thread', () => this.#discord.thread(card), CARD_MS);
    const followUp = await until('the follow-up', () => this.#discord.posted(thread)[0], CARD_MS);
    this.#show(
      {
        ko: '이어진 보도 (알림 아래 스레드에, 소리 없이)',
        en: 'A further report (in the thread of the alert, silent)',
      },
      followUp,
    );
    const edited = await until(
      'the edit',
      () => this.#posted().find((one) => one.id === card.id && one.editedAt !== undefined),
      CARD_MS,
    );
    this.#show({ ko: '같은 알림, 다른 언론사가 보도한 뒤', en: 'The same alert after another outlet joined' }, edited);
    const english = first.publish(SINGAPORE);
    this.#show({ ko: '영어 기사의 알림', en: 'An alert of an English article' }, await this.#card(english));
  }

  async archive(): Promise<void> {
    await this.#ask('latest', { count: 3 });
    await this.#ask('search', { query: this.#language === 'ko' ? '자율주행 버스' : 'smart city' });
    await this.#ask('search', { query: '세종 (드론' });
    const [story] = await this.#admin.autocomplete('story', { article: '775억' }, 'article');
    await this.#ask('story', { article: String(story?.value ?? '') });
    await this.#ask('why', { url: this.#url });
    await this.#ask('status');
  }

  async rules(): Promise<void> {
    await this.#ask('keywords add', { expression: '세종 OR 부산' });
    await this.#ask('keywords test', { expression: '세종 버스' });
    await this.#ask('keywords list');
    await this.#ask('subscriptions list');
    await this.#ask('subscriptions pause');
    await this.#ask('subscriptions resume');
    await this.#ask('unsubscribe');
  }

  async sources(): Promise<void> {
    await this.#ask('sources list', {}, this.#owner);
    await this.#ask('sources check', { url: this.#sites[0].feedUrl }, this.#owner);
  }

  async #ask(
    line: string,
    values: Readonly<Record<string, string | number>> = {},
    person = this.#admin,
  ): Promise<void> {
    const { message } = await person.slash(line, values);
    const typed = [`/${line}`, ...Object.entries(values).map(([name, value]) => `${name}:${value}`)].join(' ');
    this.#show({ ko: typed, en: typed }, message);
  }

  #show(title: { readonly ko: string; readonly en: string }, message: Message | undefined): void {
    if (message === undefined) throw new Error(`nothing to show for ${title.en}`);
    this.screens.push({ title: this.#plain(title[this.#language]), lines: screenOf(message, this.#names()) });
  }

  #posted(): readonly Message[] {
    return this.#discord.posted(this.#channel);
  }

  async #card(url: string): Promise<Message> {
    return until(`a card for ${url}`, () => this.#posted().find((one) => links(one).includes(url)), CARD_MS);
  }

  #plain(text: string): string {
    return [...this.#names().hosts].reduce((words, [host, name]) => words.replaceAll(host, name), text);
  }

  #names(): Names {
    const { world } = this.#discord;
    const [first, second] = this.#sites;
    return {
      channels: new Map([...world.channels].map(([id, { name }]) => [id, name])),
      people: new Map([this.#admin, this.#owner].map(({ user }) => [user.id, user.name])),
      roles: new Map(),
      hosts: new Map([
        [first.origin, 'https://garam.example'],
        [second.origin, 'https://nuri.example'],
        [new URL(first.origin).host, 'garam.example'],
        [new URL(second.origin).host, 'nuri.example'],
      ]),
      locale: this.#language,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#home[Symbol.asyncDispose]();
    await this.#discord[Symbol.asyncDispose]();
    for (const site of this.#sites) await site[Symbol.asyncDispose]();
  }
}
