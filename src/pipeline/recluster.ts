// Judges the articles stored since a day once more, in the order in which they were stored, and keeps what came of it when told to.
// It must never post or edit anything, nor let what fails at one article end the run: such an article stays as it is.
import type { Borders } from '#src/article/copies/likeness.ts';
import { isOfOwner, verdictOf, type Near, type StoryAround } from '#src/article/dedupe.ts';
import { Regrouping, type Group, type Regrouped } from '#src/article/regroup.ts';
import { describeError } from '#src/errors.ts';
import type { Verdict } from '#src/model.ts';
import type { KeepRequest, StoredArticle, StoredMark } from '#src/store/recluster.ts';
import type { Store } from '#src/store/store.ts';

export type Rejudged =
  | { readonly kind: 'judged'; readonly article: StoredArticle; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly articleId: number; readonly error: string };

type Given = { readonly store: Store; readonly since: number; readonly borders: Borders | undefined };

/** Read in one go; a page is a look through the whole table. */
const PAGE = 5_000;
/** Articles a transaction: the bot waits for its end. */
const MOST_KEPT_AT_ONCE = 100;
/** Far more than owners ever said. */
const MOST_WORDS = 100_000;
/** Owners who change stories all the time must not keep a run from ending. */
const MOST_TRIES = 5;

export class Reclustering {
  readonly #given: Given;
  readonly #grouping: Regrouping;
  readonly #articles = new Map<number, StoredArticle>();
  readonly #verdicts = new Map<number, Verdict>();
  readonly #links = new Map<number, readonly Near[]>();
  #after: StoredMark | undefined;
  #wordsUntil: number | undefined;

  constructor(given: Given) {
    this.#given = given;
    this.#grouping = new Regrouping({ borders: given.borders });
  }

  /** Judges what was not judged yet: a second call those that were stored meanwhile. Changes nothing. */
  async *judge(): AsyncGenerator<Rejudged> {
    const { store, since } = this.#given;
    await this.#hear();
    for (;;) {
      const page = await store.storedSince({ since, after: this.#after, limit: PAGE });
      if (page.length === 0) return;
      for (const article of page) {
        this.#after = { storedAt: article.storedAt, id: article.id };
        yield await this.#judgeOne(article);
      }
    }
  }

  /** The stories as they would be, each with the articles that have to move for it. */
  groups(): readonly (Group & Regrouped)[] {
    this.#grouping.settle();
    return this.#grouping.moves((id) => this.#articles.get(id)?.storyId);
  }

  /** As it is stored. */
  article(id: number): StoredArticle | undefined {
    return this.#articles.get(id);
  }

  /** Writes verdicts and stories. @returns what failed, in words; empty when all is kept */
  async keep(now: number): Promise<readonly string[]> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const failures = await this.#keepOnce(now);
      if (failures !== 'stale') return failures;
      await this.#hear();
      await this.#lookAgain();
    }
    return ['owners changed stories meanwhile, again and again: run it once more'];
  }

  async #judgeOne(article: StoredArticle): Promise<Rejudged> {
    const { store, borders } = this.#given;
    const { id, storyId } = article;
    try {
      const again = await store.judgeAgain({ articleId: id, borders });
      if (again === undefined) return { kind: 'failed', articleId: id, error: 'it is gone' };
      if (article.isStoryOlder) this.#grouping.keepStory(storyId);
      this.#grouping.add({ id, length: again.length, links: again.links });
      const verdict = isOfOwner(article.verdict) ? article.verdict : verdictOf(again.judgement, this.#storyAround(id));
      this.#articles.set(id, article);
      this.#verdicts.set(id, verdict);
      this.#links.set(id, again.judgement.links);
      return { kind: 'judged', article, verdict };
    } catch (error) {
      this.#grouping.keep({ id, storyId });
      return { kind: 'failed', articleId: id, error: describeError(error) };
    }
  }

  /** As it is when the article comes: what is not judged again was told before. */
  #storyAround(id: number): StoryAround {
    const others = new Set(this.#grouping.storyWith(id).filter((other) => other !== id));
    const isTold = [...others].some((other) => (this.#verdicts.get(other)?.kind ?? 'new') === 'new');
    return { holds: (other) => others.has(other), isTold };
  }

  async #hear(): Promise<void> {
    const { store, since } = this.#given;
    const words = await store.storyWords(MOST_WORDS);
    this.#wordsUntil = words[0]?.decidedAt;
    this.#grouping.hear(words);
    for (const id of new Set(words.flatMap(({ articleId, otherId }) => [articleId, otherId]))) {
      const named = await store.article(id);
      if (named !== undefined && (named.isSeed || named.storedAt < since)) this.#grouping.keep(named);
    }
  }

  /** What is stored of the articles that were judged has changed. */
  async #lookAgain(): Promise<void> {
    const { store, since } = this.#given;
    let after: StoredMark | undefined;
    for (;;) {
      const page = await store.storedSince({ since, after, limit: PAGE });
      for (const article of page) if (this.#articles.has(article.id)) this.#articles.set(article.id, article);
      const last = page.at(-1);
      if (last === undefined) return;
      after = { storedAt: last.storedAt, id: last.id };
    }
  }

  async #keepOnce(now: number): Promise<readonly string[] | 'stale'> {
    const failures: string[] = [];
    for (const groups of batchesOf(this.groups().map((group) => this.#toKeep(group)))) {
      try {
        const given = { groups, wordsUntil: this.#wordsUntil, now };
        if ((await this.#given.store.keepJudgements(given)) === 'stale') return 'stale';
      } catch (error) {
        failures.push(describeError(error));
      }
    }
    await this.#lookAgain();
    return failures;
  }

  #toKeep({ ids, moving, beside }: Group & Regrouped): KeepRequest['groups'][number] {
    const verdicts = ids.flatMap((articleId) => {
      const [stored, verdict] = [this.#articles.get(articleId)?.verdict, this.#verdicts.get(articleId)];
      return verdict === undefined || isEqual(stored, verdict) ? [] : [{ articleId, verdict }];
    });
    const links = ids.flatMap((articleId) => {
      const found = this.#links.get(articleId);
      return found === undefined ? [] : [{ articleId, links: found }];
    });
    return { verdicts, links, moving, beside };
  }
}

function isEqual(stored: Verdict | undefined, now: Verdict): boolean {
  return stored !== undefined && fieldsOf(stored) === fieldsOf(now);
}

function fieldsOf({ kind, of, scores, reasons, version }: Verdict): string {
  return JSON.stringify([kind, of, scores, reasons, version]);
}

function* batchesOf(groups: KeepRequest['groups']): Generator<KeepRequest['groups']> {
  let batch: KeepRequest['groups'][number][] = [];
  let size = 0;
  for (const group of groups) {
    if (group.links.length === 0 && group.moving.length === 0) continue;
    batch.push(group);
    size += Math.max(group.links.length, group.moving.length);
    if (size < MOST_KEPT_AT_ONCE) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
