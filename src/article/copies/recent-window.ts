// The articles of the last weeks, found by what they tell: in memory, a few hundred bytes each, however the archive grows.
// Only ranks. It must give the same answers whether it grew article by article or was filled at once: no order of arrival in it.
import { DAY_MS } from '#src/time.ts';
import { MOST_EVENT_KEYS } from './candidate-keys.ts';
import { likenessOfCount, SKETCH_BINS, type Sketch } from './sketch.ts';

export type WindowArticle = Sketch & {
  readonly id: number;
  /** Published at, epoch ms. */
  readonly at: number;
};

/** Places in the arrays: articles take them, those that go leave them free. */
const FIRST_ROOM = 256;
const NONE = -1;
/**
 * About one rare word, or a quarter of the text. Of 6,000 articles some 30 reach it; 98 % of the pairs of one event do, and 8 more points
 * would lose one in twelve of them.
 */
const LEAST_POINTS = 6;
/** In a young archive every word is rare: as if so many articles without it stood there. */
const PRIOR_ARTICLES = 1_000;
/** Points of a text that is wholly the same. A rare shared word counts six to nine. */
const LIKENESS_POINTS = 25;

export class RecentWindow {
  #room = 0;
  #used = 0;
  readonly #free: number[] = [];
  readonly #slotOf = new Map<number, number>();
  /** From a key (signed, so that it is a small number) to the first of its places in #keys. */
  readonly #firstOf = new Map<number, number>();
  #ids = new Float64Array(0);
  #times = new Float64Array(0);
  #bins = new Uint8Array(0);
  /** The bins, four at a time. */
  #words = new Int32Array(0);
  #keyCounts = new Uint8Array(0);
  #keys = new Int32Array(0);
  /**
   * The next place of the same key, and the one before: what many articles have in common is left without a walk past all of them.
   * Before the first place of a key stands how many it has, as a negative number.
   */
  #next = new Int32Array(0);
  #previous = new Int32Array(0);

  get size(): number {
    return this.#slotOf.size;
  }

  has(id: number): boolean {
    return this.#slotOf.has(id);
  }

  /** Takes an article in; one that is there is replaced. */
  add({ id, at, bins, eventKeys }: WindowArticle): void {
    this.remove(id);
    const slot = this.#freeSlot();
    const keys = [...new Set(eventKeys)].slice(0, MOST_EVENT_KEYS);
    this.#slotOf.set(id, slot);
    this.#ids[slot] = id;
    this.#times[slot] = at;
    this.#bins.set(bins.subarray(0, SKETCH_BINS), slot * SKETCH_BINS);
    this.#keyCounts[slot] = keys.length;
    for (const [index, key] of keys.entries()) {
      const place = slot * MOST_EVENT_KEYS + index;
      this.#keys[place] = key;
      this.#link(place);
    }
  }

  remove(id: number): void {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    for (let index = 0; index < (this.#keyCounts[slot] ?? 0); index += 1) this.#unlink(slot * MOST_EVENT_KEYS + index);
    this.#slotOf.delete(id);
    this.#free.push(slot);
  }

  /** Lets go what was published before a time (epoch ms). */
  expire(before: number): void {
    for (const [id, slot] of this.#slotOf) if ((this.#times[slot] ?? 0) < before) this.remove(id);
  }

  /**
   * Ids of the articles that most likely tell the same event, the likeliest first: shared keys by how rare they are, less with every day
   * between, and common shingles. Those with next to nothing in common are left out.
   */
  find(wanted: Sketch & { readonly at: number }, most: number): readonly number[] {
    const points = new Float64Array(this.#used);
    const words = wordsOf(wanted.bins);
    const near = new Highest(most);
    const far = new Highest(MOST_FAR);
    // Without a word in common only a copy is alike: text keys find it.
    for (const slot of this.#sharingKeys(wanted, points)) {
      const gapMs = Math.abs(wanted.at - (this.#times[slot] ?? 0));
      const likeness = likenessOfCount(this.#equalBins(slot, words));
      const sum = (points[slot] ?? 0) * nearness(gapMs) + likeness * LIKENESS_POINTS;
      const side = gapMs > NEAR_MS ? far : near;
      if (sum >= LEAST_POINTS && sum >= side.least) side.offer(this.#ids[slot] ?? 0, sum);
    }
    for (const { id, points: sum } of far.all) near.offer(id, sum);
    return near.all.map(({ id }) => id);
  }

  /** The places of the articles that share keys, each once; what the keys count is added up in `points`. */
  #sharingKeys({ eventKeys }: Sketch, points: Float64Array): Int32Array {
    const sharing = new Int32Array(this.#used);
    let count = 0;
    for (const key of new Set(eventKeys)) {
      const first = this.#firstOf.get(key | 0) ?? NONE;
      const rarity = Math.log((this.size + PRIOR_ARTICLES) / Math.max(1, this.#countAt(first)));
      for (let place = first; place !== NONE; place = this.#next[place] ?? NONE) {
        const slot = Math.floor(place / MOST_EVENT_KEYS);
        const before = points[slot] ?? 0;
        points[slot] = before + rarity;
        if (before !== 0) continue;
        sharing[count] = slot;
        count += 1;
      }
    }
    return sharing.subarray(0, count);
  }

  /** How many places a key has, by its first one. */
  #countAt(first: number): number {
    return first === NONE ? 0 : -(this.#previous[first] ?? 0);
  }

  /** Compares four bins at a time: a byte of the difference that is zero leaves its highest bit; each byte of the sum counts its own. */
  #equalBins(slot: number, words: Int32Array): number {
    const first = slot * WORDS;
    let equal = 0;
    for (let index = 0; index < WORDS; index += 1) {
      const difference = (this.#words[first + index] ?? 0) ^ (words[index] ?? 0);
      const zeros = ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
      equal += zeros >>> 7;
    }
    return Math.imul(equal, 0x01_01_01_01) >>> 24;
  }

  #link(place: number): void {
    const key = this.#keys[place] ?? 0;
    const after = this.#firstOf.get(key) ?? NONE;
    this.#next[place] = after;
    this.#previous[place] = -(this.#countAt(after) + 1);
    if (after !== NONE) this.#previous[after] = place;
    this.#firstOf.set(key, place);
  }

  #unlink(place: number): void {
    const key = this.#keys[place] ?? 0;
    const after = this.#next[place] ?? NONE;
    const before = this.#previous[place] ?? NONE;
    const first = this.#firstOf.get(key) ?? NONE;
    const left = this.#countAt(first) - 1;
    if (place !== first) {
      this.#next[before] = after;
      if (after !== NONE) this.#previous[after] = before;
      this.#previous[first] = -left;
    } else if (after === NONE) this.#firstOf.delete(key);
    else {
      this.#firstOf.set(key, after);
      this.#previous[after] = -left;
    }
  }

  #freeSlot(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#used === this.#room) this.#grow(Math.max(FIRST_ROOM, Math.ceil(this.#room * 1.5)));
    this.#used += 1;
    return this.#used - 1;
  }

  #grow(room: number): void {
    this.#room = room;
    this.#ids = grown(this.#ids, new Float64Array(room));
    this.#times = grown(this.#times, new Float64Array(room));
    this.#bins = grown(this.#bins, new Uint8Array(room * SKETCH_BINS));
    this.#words = new Int32Array(this.#bins.buffer);
    this.#keyCounts = grown(this.#keyCounts, new Uint8Array(room));
    this.#keys = grown(this.#keys, new Int32Array(room * MOST_EVENT_KEYS));
    this.#next = grown(this.#next, new Int32Array(room * MOST_EVENT_KEYS));
    this.#previous = grown(this.#previous, new Int32Array(room * MOST_EVENT_KEYS));
  }
}

/** An event is told within three days, and the store keeps as many days prepared; of what is older few are worth the reading. */
export const NEAR_MS = 3 * DAY_MS;
const MOST_FAR = 1;

type Found = { readonly id: number; readonly points: number };

/** The articles with most points, in order; of equals the newer one first. Thousands are offered, few are kept. */
class Highest {
  readonly all: Found[] = [];
  readonly #most: number;
  #least = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Who has less need not be offered. */
  get least(): number {
    return this.#least;
  }

  offer(id: number, points: number): void {
    const found = { id, points };
    const at = this.all.findLastIndex((one) => isHigher(one, found)) + 1;
    this.all.splice(at, 0, found);
    if (this.all.length > this.#most) this.all.pop();
    if (this.all.length === this.#most) this.#least = this.all.at(-1)?.points ?? 0;
  }
}

function isHigher(one: Found, other: Found): boolean {
  return one.points > other.points || (one.points === other.points && one.id > other.id);
}

const WORDS = SKETCH_BINS / 4;
const LOW_BITS = 0x7f_7f_7f_7f;

/** Aligned: a blob of the database may begin anywhere. */
function wordsOf(bins: Uint8Array): Int32Array {
  const bytes = new Uint8Array(SKETCH_BINS);
  bytes.set(bins.subarray(0, SKETCH_BINS));
  return new Int32Array(bytes.buffer);
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** An event is told within days; what is alike weeks later is more often the next of its kind. */
function nearness(gapMs: number): number {
  if (gapMs <= NEAR_MS) return 1;
  return gapMs <= 7 * DAY_MS ? 0.85 : 0.5;
}
