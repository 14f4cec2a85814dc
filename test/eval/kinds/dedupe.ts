// Evaluation `dedupe`: articles in order of arrival through the program's own candidate keys, judge and story rules, kept in memory.
// Lines with an `event` label also give figures: alerts an event, events swallowed, B-cubed of the stories.
import { candidateKeys } from '#src/article/copies/candidate-keys.ts';
import { prepare, type Prepared } from '#src/article/copies/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { storyIdFor } from '#src/article/story.ts';
import type { Verdict, VerdictKind } from '#src/model.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable, type ArticleLine } from './article-line.ts';
import { bCubed, rounded } from './bcubed.ts';
import { errorLine, errorsIn, readRows, type CaseId } from './case-lines.ts';

type Told = { readonly event: string | undefined; readonly story: number; readonly kind: VerdictKind };

/** As the store asks its table: the articles that share most keys. */
const MOST_CANDIDATES = 50;

export const dedupe: EvalKind = {
  /** @param input a file of JSON lines */
  async evaluate(input: string): Promise<Evaluation> {
    const archive = new Archive();
    const told: Told[] = [];
    const lines = (await readRows(input, articleLine)).map((row) => {
      if (row.kind === 'broken') return row.line;
      const line = row.value;
      try {
        const { verdict, of, story } = archive.take(line);
        told.push({ event: line.event, story, kind: verdict.kind });
        return {
          id: line.id,
          verdict: verdict.kind,
          of,
          story,
          scores: verdict.scores ?? null,
          reasons: verdict.reasons,
        };
      } catch (error) {
        return errorLine(line.id, error);
      }
    });
    return { lines, figures: { ...figuresOf(told), ...errorsIn(lines) } };
  },
};

/** Everything that arrived so far: what the store keeps in its tables. */
class Archive {
  readonly #articles: Prepared[] = [];
  readonly #names: CaseId[] = [];
  readonly #stories: number[] = [];
  readonly #byKey = new Map<number, number[]>();
  readonly #byUrl = new Map<string, number>();
  /** The clock of the set: the newest time told so far. */
  #now = 0;

  take(line: ArticleLine): { readonly verdict: Verdict; readonly of: CaseId | null; readonly story: number } {
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
    const story = storyIdFor(verdict, id, (of) => this.#stories[of]);
    this.#articles.push(article);
    this.#names.push(line.id);
    this.#stories.push(story);
    this.#byUrl.set(article.urlKey, id);
    for (const key of keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), id]);
    return { verdict, of: verdict.of === undefined ? null : (this.#names[verdict.of] ?? null), story };
  }

  #candidates(keys: readonly number[]): readonly number[] {
    const shared = new Map<number, number>();
    for (const key of keys) for (const id of this.#byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    const ranked = [...shared].toSorted(([one, count], [other, otherCount]) => otherCount - count || other - one);
    return ranked.slice(0, MOST_CANDIDATES).map(([id]) => id);
  }
}

function figuresOf(told: readonly Told[]): Evaluation['figures'] {
  const labelled = told.flatMap(({ event, story, kind }) => (event === undefined ? [] : [{ event, story, kind }]));
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
