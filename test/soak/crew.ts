// The people of a soak: they search, turn pages, press buttons and type while everything breaks. What they are not told for want of
// a connection is counted and no fault; after the trouble they are told again.
import { buttons, type Channel, type LoopbackDiscord, type Message, type Person } from '../loopback/discord.ts';
import { until } from '../loopback/until.ts';
import type { Deed } from './plan.ts';

/** On a machine with more to do. */
const SERVED_MS = 60_000;

export class Crew {
  answered = 0;
  unanswered = 0;
  /** The slowest acknowledgement of a person who was answered. */
  slowestMs = 0;
  readonly #person: Person;
  readonly #discord: LoopbackDiscord;
  readonly #channel: Channel;
  #lastList: Message | undefined;

  constructor(discord: LoopbackDiscord, person: Person, channel: Channel) {
    this.#discord = discord;
    this.#person = person;
    this.#channel = channel;
  }

  /** Never rejects. @param url of an article of the round, if there is one */
  async act(deed: Deed, n: number, url: string | undefined): Promise<void> {
    try {
      const ms = await this.#do(deed, n, url);
      this.slowestMs = Math.max(this.slowestMs, ms);
      this.answered += 1;
    } catch {
      this.unanswered += 1;
    }
  }

  /** After the trouble: a command is answered again. @throws when it is not */
  async isServed(): Promise<void> {
    await until(
      'a command to be answered after the trouble',
      async () =>
        this.#person.slash('status').then(
          ({ text }) => text.length > 0,
          () => false,
        ),
      SERVED_MS,
    );
  }

  async #do(deed: Deed, n: number, url: string | undefined): Promise<number> {
    switch (deed) {
      case 'search':
      case 'latest': {
        const values = deed === 'search' ? { query: '스마트시티' } : {};
        const seen = await this.#person.slash(deed, values);
        this.#lastList = seen.message;
        return seen.acknowledgedMs;
      }
      case 'status':
        return (await this.#person.slash('status')).acknowledgedMs;
      case 'why':
        return (await this.#person.slash('why', { url: url ?? 'https://news.example/1' })).acknowledgedMs;
      case 'suggest':
        await this.#person.autocomplete('story', { article: '스마트' }, 'article');
        return 0;
      case 'page':
        return this.#press(this.#lastList, 'page', n);
      case 'label':
        return this.#press(this.#discord.posted(this.#channel).at(-1 - n), 'label', n);
    }
  }

  async #press(message: Message | undefined, kind: string, n: number): Promise<number> {
    const fitting =
      message === undefined ? [] : buttons(message).filter(({ customId }) => customId.includes(`|${kind}|`));
    const button = fitting[n % Math.max(1, fitting.length)];
    if (message === undefined || button === undefined) return 0;
    return (await this.#person.click(message, button.customId)).acknowledgedMs;
  }
}
