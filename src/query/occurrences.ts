// Where the literals of all rules occur in one text. Kept from text to text and only stamped anew: nothing large is made for one.

/** Boundaries of one literal are looked at so often at most: a hostile text repeats it thousands of times. */
const MOST_OF_ONE = 500;
const NONE = -1;

export class Occurrences {
  /** Literals that occur, in the order of their first ends. */
  readonly found: number[] = [];
  #text = 0;
  #count = 0;
  /** By literal: the text it was last seen in, how often there, and its first and last occurrence. */
  #seen = new Int32Array(0);
  #counts = new Int32Array(0);
  #firsts = new Int32Array(0);
  #lasts = new Int32Array(0);
  /** By occurrence: the end of the literal, and the next occurrence of the same one. */
  #ends = new Int32Array(1_024);
  #nexts = new Int32Array(1_024);

  /** Forgets the text before. @param literals how many there are */
  start(literals: number): void {
    this.#text += 1;
    this.#count = 0;
    this.found.length = 0;
    if (literals <= this.#seen.length) return;
    this.#seen = new Int32Array(literals * 2);
    this.#counts = new Int32Array(literals * 2);
    this.#firsts = new Int32Array(literals * 2);
    this.#lasts = new Int32Array(literals * 2);
  }

  add(literal: number, end: number): void {
    const isFirst = this.#seen[literal] !== this.#text;
    const count = isFirst ? 0 : (this.#counts[literal] ?? 0);
    if (count === MOST_OF_ONE) return;
    const at = this.#count;
    if (at === this.#ends.length) this.#grow();
    this.#count += 1;
    this.#ends[at] = end;
    this.#nexts[at] = NONE;
    this.#counts[literal] = count + 1;
    if (isFirst) {
      this.#seen[literal] = this.#text;
      this.#firsts[literal] = at;
      this.found.push(literal);
    } else this.#nexts[this.#lasts[literal] ?? at] = at;
    this.#lasts[literal] = at;
  }

  /** The first end of a literal that will do. */
  find(literal: number, willDo: (end: number) => boolean): number | undefined {
    if (this.#seen[literal] !== this.#text) return undefined;
    for (let at = this.#firsts[literal] ?? NONE; at !== NONE; at = this.#nexts[at] ?? NONE) {
      const end = this.#ends[at] ?? 0;
      if (willDo(end)) return end;
    }
    return undefined;
  }

  #grow(): void {
    const [ends, nexts] = [this.#ends, this.#nexts];
    this.#ends = new Int32Array(ends.length * 2);
    this.#nexts = new Int32Array(ends.length * 2);
    this.#ends.set(ends);
    this.#nexts.set(nexts);
  }
}
