// What `npm run recluster` prints: a line for each article that is judged otherwise, the stories that change, and the sums.
import { counted } from '#commands/words/names.ts';
import { verdictWords } from '#commands/words/verdict.ts';
import type { Group, Regrouped } from '#src/article/regroup.ts';
import type { Verdict, VerdictKind } from '#src/model.ts';
import type { Rejudged } from '#src/pipeline/recluster.ts';
import type { StoredArticle } from '#src/store/recluster.ts';
import type { Store } from '#src/store/store.ts';

type Judged = Extract<Rejudged, { readonly kind: 'judged' }>;

/** A run over years prints no book: further ones are counted. */
const MOST_LINES = 500;
const MOST_TITLES = 3;

export class ReclusterReport {
  readonly #store: Store;
  #judged = 0;
  #failed = 0;
  #changed = 0;
  /** Alerts that there would have been now and were not, and the other way round. */
  #more = 0;
  #fewer = 0;
  #joined = 0;
  #split = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  get judged(): number {
    return this.#judged;
  }

  /** Counts an article. @returns the lines about it; none when it is what it was */
  async note(step: Rejudged): Promise<readonly string[]> {
    if (step.kind === 'failed') {
      this.#failed += 1;
      return [`article ${step.articleId} stays as it is: ${step.error}`];
    }
    this.#judged += 1;
    const [then, now] = [step.article.verdict, step.verdict];
    if (step.article.isNews && then.kind !== now.kind) {
      this.#more += Number(now.kind === 'new');
      this.#fewer += Number(then.kind === 'new');
    }
    if (then.kind === now.kind && then.of === now.of) return [];
    this.#changed += 1;
    return this.#changed > MOST_LINES ? [] : this.#linesOf(step);
  }

  async #linesOf({ article, verdict }: Judged): Promise<readonly string[]> {
    const stored = await this.#store.article(article.id);
    const of = verdict.of === undefined ? '' : `: ${await this.#titleOf(verdict.of)}`;
    const { kind: then } = article.verdict;
    return [`${stored?.title ?? article.id}  ${stored?.url ?? ''}`, `  ${then} → ${nowWords(verdict)}${of}`];
  }

  /** Counts the stories that change. @returns a line for each */
  async noteStories(
    groups: readonly (Group & Regrouped)[],
    storedOf: (id: number) => StoredArticle | undefined,
  ): Promise<readonly string[]> {
    const { joined, split } = changesOf(groups, storedOf);
    [this.#joined, this.#split] = [joined.length, split.length];
    const lines: string[] = [];
    for (const ids of joined.slice(0, MOST_LINES)) lines.push(`joined  ${await this.#titlesOf(ids)}`);
    for (const ids of split.slice(0, MOST_LINES)) lines.push(`split   ${await this.#titlesOf(ids)}`);
    return lines;
  }

  summary(isDry: boolean): string {
    if (this.#judged === 0 && this.#failed === 0) return 'no article was stored since that day: try an earlier one';
    const verb = (count: number): string => (isDry ? 'would be' : done(count));
    return [
      ...(this.#changed > MOST_LINES ? [`… and ${this.#changed - MOST_LINES} more articles`] : []),
      `${counted(this.#judged, 'article', 'articles')} judged again: ${this.#changed} ${verb(this.#changed)} judged otherwise; ` +
        `${counted(this.#joined, 'story', 'stories')} ${verb(this.#joined)} joined of several, ${this.#split} ${verb(this.#split)} split`,
      `there would have been ${counted(this.#more, 'alert', 'alerts')} more and ${this.#fewer} fewer; none is posted, none is edited`,
      ...(this.#failed > 0 ? [`${counted(this.#failed, 'article', 'articles')} could not be judged: see above`] : []),
      ...(isDry ? ['Nothing was changed (--dry-run).'] : []),
    ].join('\n');
  }

  async #titlesOf(ids: readonly number[]): Promise<string> {
    const titles: string[] = [];
    for (const id of ids.slice(0, MOST_TITLES)) titles.push(await this.#titleOf(id));
    const rest = ids.length - titles.length;
    return `${titles.join(' | ')}${rest > 0 ? ` | ${rest} more` : ''}`;
  }

  async #titleOf(id: number): Promise<string> {
    const stored = await this.#store.article(id);
    return stored === undefined ? `article ${id}` : `${stored.title} (${stored.outlet})`;
  }
}

function done(count: number): string {
  return count === 1 ? 'was' : 'were';
}

const KINDS: Readonly<Record<VerdictKind, string>> = { new: '', copy: 'copy, ', story: 'story, ', update: 'update, ' };

/** The version says nothing here: it is the same for all. */
function nowWords(verdict: Verdict): string {
  return `${KINDS[verdict.kind]}${verdictWords({ ...verdict, version: undefined }, undefined).en}`;
}

/** Of each story that changes an article of every part: of those that become one, of what was one. */
type Changes = { readonly joined: readonly (readonly number[])[]; readonly split: readonly (readonly number[])[] };

function changesOf(
  groups: readonly (Group & Regrouped)[],
  storedOf: (id: number) => StoredArticle | undefined,
): Changes {
  const joined: number[][] = [];
  const parts = new Map<number, Map<Group | 'kept', number>>();
  for (const group of groups) {
    const stories = new Map<number, number>();
    for (const id of group.ids) {
      const stored = storedOf(id);
      if (stored === undefined) continue;
      const ofStory = parts.get(stored.storyId) ?? new Map<Group | 'kept', number>();
      parts.set(stored.storyId, ofStory);
      if (stored.isStoryOlder) ofStory.set('kept', ofStory.get('kept') ?? stored.storyId);
      if (group.keptStory !== stored.storyId && !ofStory.has(group)) ofStory.set(group, id);
      if (!stories.has(stored.storyId)) stories.set(stored.storyId, id);
    }
    if (group.keptStory !== undefined && !stories.has(group.keptStory))
      stories.set(group.keptStory, group.beside ?? group.keptStory);
    if (stories.size > 1) joined.push([...stories.values()]);
  }
  const split = [...parts.values()].filter((pieces) => pieces.size > 1).map((pieces) => [...pieces.values()]);
  return { joined, split };
}
