// Evaluation `dedupe`: articles in order of arrival through the program's own candidate keys, judge and story rules, kept in memory.
// Lines with an `event` label also give figures: alerts an event, events swallowed, B-cubed of the stories.
import { eventKeys, searchedTextKeys, textKeys } from '#src/article/copies/candidate-keys.ts';
import { prepare, type Prepared } from '#src/article/copies/comparable.ts';
import { BORDERS, type Borders } from '#src/article/copies/likeness.ts';
import { chanceOf, compareAll, verdictOf } from '#src/article/dedupe.ts';
import { RecentWindow } from '#src/article/copies/recent-window.ts';
import { likestOf, MOST_CANDIDATES, MOST_SHARING, worthOfKey } from '#src/article/copies/sharing.ts';
import { packSketch, unpackSketch, type Sketch } from '#src/article/copies/sketch.ts';
import { comparedText, fingerprint } from '#src/article/fingerprint.ts';
import { Regrouping } from '#src/article/regroup.ts';
import type { Verdict, VerdictKind } from '#src/model.ts';
import { DAY_MS } from '#src/time.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable, type ArticleLine } from './article-line.ts';
import { bCubed, rounded } from './bcubed.ts';
import { errorLine, errorsIn, readRows, type CaseId } from './case-lines.ts';

type Told = { readonly event: string | undefined; readonly at: number; readonly kind: VerdictKind };

/** Of each article, in order of arrival: the first of its story. */
type Stories = readonly number[];

/** Beyond these only a repeated text is looked for. */
const WINDOW_MS = 30 * DAY_MS;

export const dedupe: EvalKind = {
  /** @param input a file of JSON lines */
  async evaluate(input: string): Promise<Evaluation> {
    const archive = new Archive();
    const told: Told[] = [];
    const judged = (await readRows(input, articleLine)).map((row) => {
      if (row.kind === 'broken') return () => row.line;
      const line = row.value;
      try {
        const { verdict, of, at } = archive.take(line);
        told.push({ event: line.event, at, kind: verdict.kind });
        const { kind, scores = null, reasons } = verdict;
        return (stories: Stories) => ({ id: line.id, verdict: kind, of, story: stories[at] ?? at, scores, reasons });
      } catch (error) {
        const broken = errorLine(line.id, error);
        return () => broken;
      }
    });
    // A late article may bring two stories together: which story an article is in is known at the end.
    const stories = archive.stories();
    const lines = judged.map((lineIn) => lineIn(stories));
    return { lines, figures: { ...figuresOf(told, stories), ...errorsIn(lines) } };
  },
};

/** Everything that arrived so far: what the store keeps in its tables. A test shuffles what arrives. */
export class Archive {
  readonly #articles: Prepared[] = [];
  readonly #names: CaseId[] = [];
  readonly #kinds: VerdictKind[] = [];
  readonly #grouping: Regrouping;
  readonly #window = new RecentWindow();
  readonly #bins: Uint8Array[] = [];
  readonly #byKey = new Map<number, number[]>();
  readonly #byUrl = new Map<string, number>();
  /** The clock of the set: the newest time told so far. */
  #now = 0;
  readonly #borders: Borders;

  constructor(borders: Borders = BORDERS) {
    this.#borders = borders;
    const compare = (one: number, other: number): number | undefined => this.#compare(one, other);
    this.#grouping = new Regrouping({ borders, compare });
  }

  take(line: ArticleLine): { readonly verdict: Verdict; readonly of: CaseId | null; readonly at: number } {
    const id = this.#articles.length;
    this.#now = Math.max(this.#now, line.publishedAt ?? 0);
    const article = prepare(toComparable(line, id, this.#now));
    const keyed = { text: comparedText(article), fingerprint: fingerprint(article) };
    const sketch = unpackSketch(packSketch(keyed.fingerprint, eventKeys(article)));
    const known = this.#byUrl.get(article.urlKey);
    const ids =
      known === undefined ? this.#candidates(searchedTextKeys(keyed), { ...sketch, at: article.publishedAt }) : [known];
    const judged = compareAll(
      article,
      ids.flatMap((candidate) => this.#articles[candidate] ?? []),
      { borders: this.#borders },
    );
    this.#articles.push(article);
    const links = judged.links.map((link) => ({ ...link, storyId: link.id }));
    this.#grouping.add({ id, length: article.text.length, links });
    const others = new Set(this.#grouping.storyWith(id).filter((other) => other !== id));
    const isTold = [...others].some((other) => this.#kinds[other] === 'new');
    const verdict = verdictOf(judged, { holds: (of) => others.has(of), isTold });
    this.#names.push(line.id);
    this.#kinds.push(verdict.kind);
    this.#byUrl.set(article.urlKey, id);
    for (const key of textKeys(keyed)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), id]);
    this.#bins.push(sketch.bins);
    this.#window.add({ ...sketch, id, at: article.publishedAt });
    return { verdict, of: verdict.of === undefined ? null : (this.#names[verdict.of] ?? null), at: id };
  }

  /** Of each article the first of its story, as it stands now. */
  stories(): Stories {
    return this.#articles.map((_, id) => Math.min(...this.#grouping.storyWith(id)));
  }

  #compare(one: number, other: number): number | undefined {
    const [left, right] = [this.#articles[one], this.#articles[other]];
    return left === undefined || right === undefined ? undefined : chanceOf(left, right, { borders: this.#borders });
  }

  #candidates(keys: readonly number[], wanted: Sketch & { readonly at: number }): readonly number[] {
    const shared = new Map<number, number>();
    for (const key of keys) {
      const ids = this.#byKey.get(key) ?? [];
      for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + worthOfKey(ids.length));
    }
    const found = [...shared].flatMap(([id, worth]) => {
      const bins = this.#bins[id];
      return bins === undefined ? [] : [{ articleId: id, shared: worth, bins }];
    });
    const sharing = likestOf(found, wanted.bins).slice(0, MOST_SHARING);
    const near = this.#window.find(wanted, MOST_CANDIDATES).filter((id) => this.#isNear(id, wanted.at));
    return [...new Set([...sharing, ...near])].slice(0, MOST_CANDIDATES);
  }

  #isNear(id: number, at: number): boolean {
    return Math.abs((this.#articles[id]?.publishedAt ?? 0) - at) <= WINDOW_MS;
  }
}

function figuresOf(told: readonly Told[], stories: Stories): Evaluation['figures'] {
  const labelled = told.flatMap(({ event, at, kind }) =>
    event === undefined ? [] : [{ event, story: stories[at] ?? at, kind }],
  );
  const counts = Object.fromEntries(
    (['new', 'copy', 'story', 'update'] as const).map((kind) => [kind, told.filter((one) => one.kind === kind).length]),
  );
  if (labelled.length === 0) return { articles: told.length, ...counts };
  const events = Map.groupBy(labelled, ({ event }) => event);
  const alerts = labelled.filter(({ kind }) => kind === 'new').length;
  const swallowed = [...events.values()].filter((members) => members.every(({ kind }) => kind !== 'new')).length;
  return {
    articles: told.length,
    ...counts,
    events: events.size,
    alertsPerEvent: rounded(alerts / events.size),
    swallowedEvents: swallowed,
    ...bCubed(labelled),
  };
}
