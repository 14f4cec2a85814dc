// Finds all of many literals in one pass over a text (Aho and Corasick 1975). Rebuilt when the literals change, never edited.

export type Automaton = {
  /** Calls back with every occurrence, overlapping ones too: index of the literal, and the offset after its last unit. */
  readonly scan: (text: string, found: (literal: number, end: number) => void) => void;
};

/** @param literals at least one unit each; equal ones may repeat. Building is linear in their total length. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const nodes = new Nodes();
  for (const [index, literal] of literals.entries()) nodes.add(literal, index);
  nodes.link();
  return {
    scan(text, found) {
      let node = ROOT;
      for (let index = 0; index < text.length; index += 1) {
        node = nodes.step(node, text.charCodeAt(index));
        for (let hit = nodes.firstHit(node); hit !== ROOT; hit = nodes.nextHit(hit))
          for (const literal of nodes.endsAt(hit)) found(literal, index + 1);
      }
    },
  };
}

const ROOT = 0;
const NONE: readonly number[] = [];
/** UTF-16 units: the key of an edge is node × this + unit. */
const UNITS = 65_536;

class Nodes {
  readonly #edges = new Map<number, number>();
  /** Literals that end at each node. */
  readonly #ends: (number[] | undefined)[] = [undefined];
  readonly #parents: number[] = [ROOT];
  readonly #units: number[] = [0];
  readonly #depths: number[] = [0];
  /** Longest proper suffix that is a node, and the nearest such node where a literal ends. */
  #fails: Int32Array = new Int32Array(1);
  #hits: Int32Array = new Int32Array(1);

  add(literal: string, index: number): void {
    let node = ROOT;
    for (let at = 0; at < literal.length; at += 1) node = this.#child(node, literal.charCodeAt(at));
    if (node === ROOT) return;
    const ends = this.#ends[node];
    if (ends === undefined) this.#ends[node] = [index];
    else ends.push(index);
  }

  #child(node: number, unit: number): number {
    const key = node * UNITS + unit;
    const known = this.#edges.get(key);
    if (known !== undefined) return known;
    const made = this.#parents.length;
    this.#edges.set(key, made);
    this.#parents.push(node);
    this.#units.push(unit);
    this.#depths.push((this.#depths[node] ?? 0) + 1);
    this.#ends.push(undefined);
    return made;
  }

  /** Shallow nodes first: the link of a node needs the links of all shorter ones. */
  link(): void {
    const count = this.#parents.length;
    this.#fails = new Int32Array(count);
    this.#hits = new Int32Array(count);
    const order = Array.from({ length: count }, (_, node) => node).sort(
      (a, b) => (this.#depths[a] ?? 0) - (this.#depths[b] ?? 0),
    );
    for (const node of order) {
      if (node === ROOT) continue;
      const parent = this.#parents[node] ?? ROOT;
      const fail = parent === ROOT ? ROOT : this.step(this.#fails[parent] ?? ROOT, this.#units[node] ?? 0);
      this.#fails[node] = fail;
      this.#hits[node] = this.#ends[fail] === undefined ? (this.#hits[fail] ?? ROOT) : fail;
    }
  }

  step(from: number, unit: number): number {
    for (let node = from; ; node = this.#fails[node] ?? ROOT) {
      const next = this.#edges.get(node * UNITS + unit);
      if (next !== undefined) return next;
      if (node === ROOT) return ROOT;
    }
  }

  firstHit(node: number): number {
    return this.#ends[node] === undefined ? (this.#hits[node] ?? ROOT) : node;
  }

  nextHit(node: number): number {
    return this.#hits[node] ?? ROOT;
  }

  endsAt(node: number): readonly number[] {
    return this.#ends[node] ?? NONE;
  }
}
