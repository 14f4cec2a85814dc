// Gives everything else its turn between two units of the store. Each is synchronous inside, so a chain of them resolves within one turn
// of the event loop, and would keep Discord's three seconds and its heartbeats waiting until its end. It never splits a unit.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much of one turn may go to units before the next answer waits for the next turn. */
const LONG_TURN_MS = 20;

export class Turns {
  #beganAt: number | undefined;

  /** To be called when a unit begins: notes when the turn's first one did. */
  begin(): void {
    if (this.#beganAt !== undefined) return;
    this.#beganAt = performance.now();
    setImmediate(() => (this.#beganAt = undefined));
  }

  /** To be awaited when a unit has ended. @returns undefined when the turn was short so far */
  pause(): Promise<void> | undefined {
    const isLong = this.#beganAt !== undefined && performance.now() - this.#beganAt > LONG_TURN_MS;
    return isLong ? nextTurn(undefined) : undefined;
  }
}
