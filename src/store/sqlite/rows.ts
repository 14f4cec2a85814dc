// Rows to the model's words and back, for the tables that several files read.
import type { Article, KeywordRule, Subscription } from '#src/model.ts';
import type { article, subscription } from './schema.ts';
import type { rule } from './schema-rules.ts';
import { factsOf } from './stored-facts.ts';

type ArticleRow = Omit<typeof article.$inferSelect, 'textHash' | 'fingerprintVersion' | 'silence'>;

export function toArticle(row: ArticleRow): Article {
  const { id, url, urlKey, title, authors, outlet, publishedAt, storedAt, language, paragraphs, summary } = row;
  const { classification, facts, how, isSeed, storyId, verdict } = row;
  return {
    id,
    url,
    urlKey,
    title,
    subtitle: row.subtitle ?? undefined,
    authors,
    outlet,
    publishedAt,
    updatedAt: row.updatedAt ?? undefined,
    storedAt,
    language,
    paragraphs,
    summary,
    classification,
    facts: factsOf(facts),
    imageUrl: row.imageUrl ?? undefined,
    imageCredit: row.imageCredit ?? undefined,
    section: row.section ?? undefined,
    desk: row.desk ?? undefined,
    dateline: row.dateline ?? undefined,
    origin: row.origin ?? undefined,
    access: row.access,
    how,
    isSeed,
    storyId,
    // JSON has no undefined: absent fields come back missing.
    verdict: {
      kind: verdict.kind,
      of: verdict.of,
      scores: verdict.scores,
      reasons: verdict.reasons,
      version: verdict.version,
    },
  };
}

export function toSubscription(row: typeof subscription.$inferSelect): Subscription {
  const { id, guildId, channelId, mode, scope, locale, createdAt } = row;
  return {
    id,
    guildId,
    channelId,
    mode,
    scope,
    city: row.city ?? undefined,
    topic: row.topic ?? undefined,
    threshold: row.threshold ?? undefined,
    followUps: row.followUps,
    locale,
    channelKind: row.channelKind,
    isCrossposted: row.isCrossposted,
    mentionRoleId: row.mentionRoleId ?? undefined,
    hourlyCap: row.hourlyCap ?? undefined,
    style: row.style ?? undefined,
    // A removed subscription is kept for its past deliveries; it reads as paused and is listed nowhere.
    state: row.state === 'removed' ? 'paused' : row.state,
    stateReason: row.stateReason ?? undefined,
    stateAt: row.stateAt ?? undefined,
    createdAt,
  };
}

export function toRule(row: typeof rule.$inferSelect): KeywordRule & { readonly firedCount: number } {
  const { id, guildId, expression, kind, createdAt, firedCount } = row;
  return {
    id,
    guildId,
    channelId: row.channelId === '' ? undefined : row.channelId,
    expression,
    kind,
    createdAt,
    firedCount,
  };
}
