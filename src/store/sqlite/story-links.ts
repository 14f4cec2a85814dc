// The table of what the judge found alike, two by two: what stories are built of. Reads and writes links; moves no article.
import type { Near } from '#src/article/dedupe.ts';
import { z } from 'zod';
import { statementOf, type Db } from './database.ts';

/** Kept as whole thousandths: sums of them are exact. */
const WHOLE = 1_000;

/** Raw SQL: from either side, each through an index. */
const NEAR = `SELECT other_id AS id, chance FROM story_link WHERE article_id = :id
  UNION ALL SELECT article_id, chance FROM story_link WHERE other_id = :id AND chance > 0
  ORDER BY chance DESC, id`;

const nearRow = z.object({ id: z.number(), chance: z.number() });

/** What an article is like, whichever came first: the likest first. */
export function linksOf(db: Db, articleId: number): readonly Near[] {
  return statementOf(db, NEAR)
    .all({ id: articleId })
    .map((row) => nearRow.parse(row))
    .map(({ id, chance }) => ({ id, chance: chance / WHOLE }));
}

const REMOVE = 'DELETE FROM story_link WHERE article_id = ?';
const KEEP = 'INSERT OR REPLACE INTO story_link (article_id, other_id, chance) VALUES (?, ?, ?)';

/** Keeps what was found of an article when it was judged, in place of what was found before; what later ones found of it stays. */
export function replaceLinks(db: Db, articleId: number, links: readonly Near[]): void {
  statementOf(db, REMOVE).run(articleId);
  for (const link of links) keepLink(db, articleId, link);
}

export function keepLink(db: Db, articleId: number, { id, chance }: Near): void {
  statementOf(db, KEEP).run(articleId, id, Math.round(chance * WHOLE));
}

const CORRECT = `UPDATE story_link SET chance = :chance
  WHERE (article_id = :id AND other_id = :other) OR (article_id = :other AND other_id = :id)`;

/** The text of an article is another: all that was found of it, on either side, is found anew. */
export function correctLinks(db: Db, articleId: number, chanceOf: (other: number) => number | undefined): void {
  for (const { id } of linksOf(db, articleId)) {
    const chance = Math.round((chanceOf(id) ?? 0) * WHOLE);
    statementOf(db, CORRECT).run({ id: articleId, other: id, chance });
  }
}
