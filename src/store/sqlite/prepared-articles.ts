// Articles that were prepared for comparison, kept in memory as long as they are used: preparing one costs a hundred times a comparison.
// Bounded in number and in text, so that no source can fill the memory with articles as long as books.
import type { Prepared } from '#src/article/copies/comparable.ts';

/** Three days of a busy archive and some more; about 30 kB each. */
const MOST_PREPARED = 700;
/** UTF-16 units of all their texts: 700 usual ones have a third of it. What is prepared takes up to 45 bytes for each. */
const MOST_TEXT = 3_000_000;

export class PreparedArticles {
  /** In order of use, oldest first. */
  readonly #byId = new Map<number, Prepared>();
  #textLength = 0;

  get(id: number): Prepared | undefined {
    return this.#byId.get(id);
  }

  /** Takes an article in, or makes it the one that was used last. */
  keep(prepared: Prepared): void {
    this.forget(prepared.id);
    this.#byId.set(prepared.id, prepared);
    this.#textLength += prepared.text.length;
    for (const id of this.#byId.keys()) {
      if (this.#byId.size <= MOST_PREPARED && this.#textLength <= MOST_TEXT) return;
      this.forget(id);
    }
  }

  forget(id: number): void {
    this.#textLength -= this.#byId.get(id)?.text.length ?? 0;
    this.#byId.delete(id);
  }

  clear(): void {
    this.#byId.clear();
    this.#textLength = 0;
  }
}
