// Gives everything else its turn between two units of the store. Each is synchronous inside, so that many of them, of one chain or of
// chains side by side, would run within one turn of the event loop and keep Discord's three seconds and its heartbeats waiting until the
// last has ended. It never splits a unit, and never changes the order of those that somebody waits for, nor of those in the background.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much of one turn may go to units before the next one waits for the next turn. */
const LONG_TURN_MS = 20;

/** `people`: somebody looks at a screen meanwhile; they go first. */
export type Whose = 'people' | 'background';

type Waiting = Readonly<Record<Whose, (() => void)[]>>;

export class Turns {
  #beganAt: number | undefined;
  /** In the order in which they were asked for. */
  readonly #waiting: Waiting = { people: [], background: [] };
  #isCalled = false;

  /** Runs a unit: at once while the turn is short and nobody waits, else in a later turn. What comes after a long turn is done in another one, too. */
  async run<T>(unit: () => T, whose: Whose = 'people'): Promise<T> {
    const result = this.#isCalled || this.#isLong() ? await this.#wait(unit, whose) : this.#begin(unit);
    if (this.#isLong()) await nextTurn();
    return result;
  }

  /** Notes when the turn's first unit began. */
  #begin<T>(unit: () => T): T {
    if (this.#beganAt === undefined) {
      this.#beganAt = performance.now();
      setImmediate(() => (this.#beganAt = undefined));
    }
    return unit();
  }

  #isLong(): boolean {
    return this.#beganAt !== undefined && performance.now() - this.#beganAt > LONG_TURN_MS;
  }

  #wait<T>(unit: () => T, whose: Whose): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting[whose].push(() => {
        try {
          resolve(this.#begin(unit));
        } catch (error) {
          reject(error);
        }
      });
      if (!this.#isCalled) this.#call();
    });
  }

  /** As many as fit into a turn. Whoever asks while any wait stands behind them. */
  #call(): void {
    const { people, background } = this.#waiting;
    this.#isCalled = true;
    setImmediate(() => {
      do (people.shift() ?? background.shift())?.();
      while (people.length + background.length > 0 && !this.#isLong());
      this.#isCalled = false;
      if (people.length + background.length > 0) this.#call();
    });
  }
}
