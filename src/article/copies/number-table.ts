// Small numbers by other numbers, in two arrays: a map of as many takes four times the memory, and looking into it was most of the time
// in which two texts are compared sentence by sentence. It only grows up to the size it was made for.
import { mix } from './shingles.ts';

export class NumberTable {
  readonly #keys: Uint32Array;
  /** 0 where the place is free. */
  readonly #values: Uint16Array;
  readonly #mask: number;

  /** @param most so many keys at most */
  constructor(most: number) {
    // At least half of the places stay free.
    const room = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#keys = new Uint32Array(room);
    this.#values = new Uint16Array(room);
    this.#mask = room - 1;
  }

  /**
   * Keeps the first value of each key.
   * @param key unsigned, 32 bits
   * @param value 1 to 65,535
   */
  add(key: number, value: number): void {
    const place = this.#placeOf(key);
    if (this.#values[place] !== 0) return;
    this.#keys[place] = key;
    this.#values[place] = value;
  }

  /** 0 for a key that is not there. */
  get(key: number): number {
    return this.#values[this.#placeOf(key)] ?? 0;
  }

  /** Where it stands, or the free place where it would. */
  #placeOf(key: number): number {
    let place = mix(key) & this.#mask;
    while (this.#values[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & this.#mask;
    return place;
  }
}
