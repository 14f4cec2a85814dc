// Evaluation `dedupe`: articles in order of arrival through the program's own candidate keys, judge and story rules, kept in memory.
// Lines with an `event` label also give figures: alerts an event, events swallowed, B-cubed of the stories.
import { candidateKeys } from '#src/article/copies/candidate-keys.ts';
import { prepare, type Prepared } from '#src/article/copies/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { componentsOf, linksOf, type StoryLink } from '#src/article/story.ts';
import type { Verdict, VerdictKind } from '#src/model.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable, type ArticleLine } from './article-line.ts';
import { bCubed, rounded } from './bcubed.ts';
import { errorLine, errorsIn, readRows, type CaseId } from './case-lines.ts';

type Told = { readonly event: string | undefined; readonly at: number; readonly kind: VerdictKind };

/** Of each article, in order of arrival: the first of its story. */
type Stories = readonly number[];

/** As the store asks its table: the articles that share most keys. */
const MOST_CANDIDATES = 50;

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

/** Everything that arrived so far: what the store keeps in its tables. */
class Archive {
  readonly #articles: Prepared[] = [];
  readonly #names: CaseId[] = [];
  readonly #links: StoryLink[] = [];
  readonly #byKey = new Map<number, number[]>();
  readonly #byUrl = new Map<string, number>();
  /** The clock of the set: the newest time told so far. */
  #now = 0;

  take(line: ArticleLine): { readonly verdict: Verdict; readonly of: CaseId | null; readonly at: number } {
    const id = this.#articles.length;
    this.#now = Math.max(this.#now, line.publishedAt ?? 0);
    const article = prepare(toComparable(line, id, this.#now));
    const keys = candidateKeys({ ...article, fingerprint: fingerprint(article) });
    const known = this.#byUrl.get(article.urlKey);
    const ids = known === undefined ? this.#candidates(keys) : [known];
    const verdict = judge(
      article,
      ids.flatMap((candidate) => this.#articles[candidate] ?? []),
      { storyOf: (of) => this.#stories[of] },
    );
    this.#articles.push(article);
    this.#names.push(line.id);
    const links = linksOf(verdict);
    this.#links.push(...links.map((other, rank) => ({ one: id, other, strength: links.length - rank })));
    this.#byUrl.set(article.urlKey, id);
    for (const key of keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), id]);
    return { verdict, of: verdict.of === undefined ? null : (this.#names[verdict.of] ?? null), at: id };
  }

  stories(): Stories {
    const stories: number[] = [];
    const components = componentsOf({ ids: [...this.#articles.keys()], links: this.#links, words: [] });
    for (const [first = 0, ...others] of components) for (const id of [first, ...others]) stories[id] = first;
    return stories;
  }

  #candidates(keys: readonly number[]): readonly number[] {
    const shared = new Map<number, number>();
    for (const key of keys) for (const id of this.#byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    const ranked = [...shared].toSorted(([one, count], [other, otherCount]) => otherCount - count || other - one);
    return ranked.slice(0, MOST_CANDIDATES).map(([id]) => id);
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
