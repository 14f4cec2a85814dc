// Evaluation `dedupe`: articles in order of arrival through the program's own candidate keys, judge and story rules, kept in memory.
// Lines with an `event` label also give figures: alerts an event, events swallowed, B-cubed of the stories.
import { readFile } from 'node:fs/promises';
import { candidateKeys } from '#src/article/candidate-keys.ts';
import { prepare, type Prepared } from '#src/article/comparable.ts';
import { judge } from '#src/article/dedupe.ts';
import { fingerprint } from '#src/article/fingerprint.ts';
import { storyIdFor } from '#src/article/story.ts';
import { describeError } from '#src/errors.ts';
import type { Verdict, VerdictKind } from '#src/model.ts';
import type { EvalKind, Evaluation } from '../kind.ts';
import { articleLine, toComparable, type ArticleLine } from './article-line.ts';
import { bCubed, rounded } from './bcubed.ts';

type Told = { readonly event: string | undefined; readonly story: number; readonly kind: VerdictKind };

/** As the store asks its table: the articles that share most keys. */
const MOST_CANDIDATES = 24;

export const dedupe: EvalKind = {
  /** @param input a file of JSON lines */
  async evaluate(input: string): Promise<Evaluation> {
    const archive = new Archive();
    const told: Told[] = [];
    const texts = (await readFile(input, 'utf8')).split('\n').filter((text) => text.trim() !== '');
    const lines = texts.map((text, index) => {
      try {
        const line = articleLine.parse(JSON.parse(text));
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
        return { id: index, error: describeError(error) };
      }
    });
    return { lines, figures: figuresOf(told) };
  },
};

/** Everything that arrived so far: what the store keeps in its tables. */
class Archive {
  readonly #articles: Prepared[] = [];
  readonly #names: (string | number)[] = [];
  readonly #stories: number[] = [];
  readonly #byKey = new Map<number, number[]>();
  readonly #byUrl = new Map<string, number>();

  take(line: ArticleLine): { readonly verdict: Verdict; readonly of: string | number | null; readonly story: number } {
    const id = this.#articles.length;
    const article = prepare(toComparable(line, id));
    const keys = candidateKeys({ ...article, fingerprint: fingerprint(article) });
    const known = this.#byUrl.get(article.urlKey);
    const ids = known === undefined ? this.#candidates(keys) : [known];
    const verdict = judge(
      article,
      ids.flatMap((candidate) => this.#articles[candidate] ?? []),
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
