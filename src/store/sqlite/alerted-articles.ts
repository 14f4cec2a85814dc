// What a message holds: its articles, why each was told, and what its story has become by the time it is sent or edited.
import type { AlertedArticle, Article, Delivery, StorySoFar } from '#src/model.ts';
import { shownReasons } from '#src/query/alert.ts';
import { PreparedStatements, statementOf, type Db } from './database.ts';
import { asc, count, desc, eq, sql } from './drizzle.ts';
import { MOST_IN_DIGEST } from './outbox.ts';
import { toArticle } from './rows.ts';
import { article } from './schema.ts';
import { alert } from './schema-alerts.ts';
import { z } from 'zod';

/** In order of publication. */
export function articlesOf(db: Db, deliveryId: number): readonly AlertedArticle[] {
  return EACH_MESSAGE.of(db)
    .oldest.all({ deliveryId })
    .map((row) => toAlerted(db, row));
}

/** What a catch-up shows: the newest first, and how many more there are. */
export function newestOf(db: Db, deliveryId: number): Required<Pick<Delivery, 'articles' | 'catchUp'>> {
  const articles = EACH_MESSAGE.of(db)
    .newest.all({ deliveryId })
    .map((row) => toAlerted(db, row));
  const rows = db.orm.select({ all: count() }).from(alert).where(eq(alert.deliveryId, deliveryId)).all();
  return { articles, catchUp: { moreCount: (rows[0]?.all ?? 0) - articles.length } };
}

/** Many are claimed in one transaction. */
const EACH_MESSAGE = new PreparedStatements((orm) => ({
  oldest: someOf(orm, asc(article.id)),
  newest: someOf(orm, desc(article.id)),
}));

function someOf(orm: Db['orm'], order: ReturnType<typeof asc>) {
  return orm
    .select()
    .from(alert)
    .innerJoin(article, eq(article.id, alert.articleId))
    .where(eq(alert.deliveryId, sql.placeholder('deliveryId')))
    .orderBy(order)
    .limit(MOST_IN_DIGEST)
    .prepare();
}

type Row = { readonly alert: typeof alert.$inferSelect; readonly article: typeof article.$inferSelect };

function toAlerted(db: Db, row: Row): AlertedArticle {
  const told = toArticle(row.article);
  return { article: told, because: shownReasons(row.alert.because), story: storySoFar(db, told) };
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
