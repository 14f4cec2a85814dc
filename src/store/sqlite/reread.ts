// rereadArticle: ONE transaction that gives a stored article what a better extractor reads on its page.
// It must never lose what only the feed knew, nor leave an article a copy of what it is no copy of.
import { verdictOf } from '#src/article/dedupe.ts';
import type { Article, Reading } from '#src/model.ts';
import { mendStory, writeFacets } from './article-rows.ts';
import { articleById } from './archive.ts';
import { indexArticle } from './article-index.ts';
import type { Candidates } from './candidates.ts';
import { inTransaction, type Db } from './database.ts';
import { eq } from './drizzle.ts';
import { neighbourhoodOf, place, storyAround } from './place-in-story.ts';
import { readingColumns } from './reading-columns.ts';
import { article } from './schema.ts';
import { enqueueEdits } from './story-edits.ts';
import { correctLinks, linksOf, replaceLinks } from './story-links.ts';

export type Reread = { readonly articleId: number; readonly reading: Reading; readonly now: number };

/** All that was read of it; the verdict where it was `copy`. @returns false when the article is gone */
export function rereadArticle(db: Db, candidates: Candidates, { articleId, reading, now }: Reread): boolean {
  const isThere = inTransaction(db, () => {
    const stored = articleById(db, articleId);
    if (stored === undefined) return false;
    candidates.follow({ at: stored.publishedAt });
    const formerly = linksOf(db, articleId).map((link) => link.id);
    replaceReading(db, candidates, { stored, reading });
    if (stored.verdict.kind === 'copy') judgeAgain(db, candidates, { stored, reading, formerly, now });
    return true;
  });
  candidates.forget(articleId);
  return isThere;
}

type Replacing = { readonly stored: Article; readonly reading: Reading };

/** Row, facets, index, candidate keys, what it is like, and who leads its story; part of a transaction. */
export function replaceReading(db: Db, candidates: Candidates, { stored, reading }: Replacing): void {
  candidates.replaceKeys(stored, reading);
  const columns = columnsOf(stored, reading);
  db.orm.update(article).set(columns).where(eq(article.id, stored.id)).run();
  writeFacets(db, stored.id, reading);
  indexArticle(db.raw, stored.id, { ...reading.terms, outlet: columns.outlet });
  candidates.forget(stored.id);
  correctLinks(db, stored.id, (other) => candidates.chanceOf(stored.id, other));
  // Another length: of the articles of one instant the most complete leads.
  mendStory(db, stored.storyId);
}

/** What the page does not say, its feed may have said. */
function columnsOf(stored: Article, reading: Reading) {
  const { authors, outlet, imageUrl } = reading.draft;
  return {
    ...readingColumns(reading),
    authors: authors.length === 0 ? stored.authors : authors,
    outlet: outlet ?? stored.outlet,
    imageUrl: imageUrl ?? stored.imageUrl ?? null,
  };
}

type Judging = Replacing & { readonly formerly: readonly number[]; readonly now: number };

/** A broken layout gives all pages of a host one text: read as they should be, they are no copies of each other, and must not stay hidden. */
function judgeAgain(db: Db, candidates: Candidates, { stored, reading, formerly, now }: Judging): void {
  const { id, urlKey, publishedAt } = stored;
  const outlet = reading.draft.outlet ?? stored.outlet;
  const { judgement } = candidates.judge({ reading, urlKey, outlet, publishedAt, storedBefore: stored });
  if (verdictOf(judgement).kind === 'copy') return;
  replaceLinks(db, id, judgement.links);
  const chanceOf = (one: number, other: number) => candidates.chanceOf(one, other);
  const neighbourhood = neighbourhoodOf(db, { id, paragraphs: reading.draft.paragraphs, formerly, chanceOf });
  const verdict = verdictOf(judgement, storyAround(db, neighbourhood));
  const { storyId, changed } = place(db, neighbourhood, now);
  db.orm.update(article).set({ verdict, storyId }).where(eq(article.id, id)).run();
  for (const each of changed) {
    mendStory(db, each);
    enqueueEdits(db, { storyId: each, now });
  }
}
