// What a message holds: its articles, why each was told, and what its story has become by the time it is sent or edited.
import type { AlertedArticle, Article, Delivery, StorySoFar } from '#src/model.ts';
import { shownReasons } from '#src/query/alert.ts';
import { statementOf, type Db } from './database.ts';
import { asc, count, desc, eq } from './drizzle.ts';
import { MOST_IN_DIGEST } from './outbox.ts';
import { toArticle } from './rows.ts';
import { alert, article } from './schema.ts';
import { z } from 'zod';

/** In order of publication. */
export function articlesOf(db: Db, deliveryId: number): readonly AlertedArticle[] {
  return someOf(db, deliveryId, asc(article.id));
}

/** What a catch-up shows: the newest first, and how many more there are. */
export function newestOf(db: Db, deliveryId: number): Required<Pick<Delivery, 'articles' | 'catchUp'>> {
  const articles = someOf(db, deliveryId, desc(article.id));
  const rows = db.orm.select({ all: count() }).from(alert).where(eq(alert.deliveryId, deliveryId)).all();
  return { articles, catchUp: { moreCount: (rows[0]?.all ?? 0) - articles.length } };
}

function someOf(db: Db, deliveryId: number, order: ReturnType<typeof asc>): readonly AlertedArticle[] {
  return db.orm
    .select()
    .from(alert)
    .innerJoin(article, eq(article.id, alert.articleId))
    .where(eq(alert.deliveryId, deliveryId))
    .orderBy(order)
    .limit(MOST_IN_DIGEST)
    .all()
    .map((row) => {
      const told = toArticle(row.article);
      return { article: told, because: shownReasons(row.alert.because), story: storySoFar(db, told) };
    });
}

/** Raw SQL: the outlets of a story, each at its first report; a card names some and counts all. */
const OUTLETS = `SELECT outlet, count(*) OVER () AS count FROM article WHERE story_id = ? GROUP BY outlet ORDER BY min(id) LIMIT 10`;

/** Raw SQL: json_each reads the reasons of a verdict. */
const CORRECTED_AT = `SELECT max(seen_at) AS correctedAt FROM article_revision
  WHERE article_id = ? AND EXISTS (SELECT 1 FROM json_each(verdict, '$.reasons') WHERE value = 'correction')`;

const outletRow = z.object({ outlet: z.string(), count: z.number() });
const correctedRow = z.object({ correctedAt: z.number().nullable() });

function storySoFar(db: Db, { id, storyId }: Article): StorySoFar {
  const rows = statementOf(db, OUTLETS)
    .all(storyId)
    .map((row) => outletRow.parse(row));
  const { correctedAt } = correctedRow.parse(statementOf(db, CORRECTED_AT).get(id));
  return {
    outlets: rows.map(({ outlet }) => outlet),
    outletCount: rows[0]?.count ?? 0,
    correctedAt: correctedAt ?? undefined,
  };
}
