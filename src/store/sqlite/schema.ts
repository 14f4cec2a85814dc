// The tables. Every index is named beside the query that needs it. Times are epoch milliseconds, UTC.
// The full-text table `article_fts` is virtual and stands in a migration of its own (article-index.ts knows it).
import type { GuildEvent, OwnerEvent } from '#src/model-notices.ts';
import type {
  Classification,
  DeliveryKind,
  FeedHealth,
  FollowUps,
  Judgement,
  Language,
  Mode,
  Scope,
  Verdict,
} from '#src/model.ts';
import type { CardStyle, ChannelKind } from '#src/model-channels.ts';
import { WITHOUT_ORDER_LIST } from '#src/store/delivery-order.ts';
import { index, integer, sql, sqliteTable, text, uniqueIndex } from './drizzle.ts';
import type { StoredFacts } from './stored-facts.ts';

/** A catch-up is a digest of its own kind: what waited while its channel took nothing. Outside the store it is a digest. */
export type StoredKind = DeliveryKind | 'catch-up';

/** The columns of an outbox: what was put on its way, and how far it came. Deliveries and notices have them. */
function outboxColumns() {
  return {
    nonce: text('nonce').notNull(),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'retry', 'dead'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: integer('due_at').notNull(),
    leaseUntil: integer('lease_until'),
    startedAt: integer('started_at'),
    settledAt: integer('settled_at'),
    messageId: text('message_id'),
    error: text('error'),
  };
}

/** What a page says beyond title and text. */
function detailColumns() {
  return {
    section: text('section'),
    desk: text('desk'),
    dateline: text('dateline'),
    origin: text('origin'),
    access: text('access', { enum: ['open', 'paid'] })
      .notNull()
      .default('open'),
    imageCredit: text('image_credit'),
  };
}

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const feed = sqliteTable(
  'feed',
  {
    id: text('id').primaryKey(),
    outlet: text('outlet').notNull(),
    url: text('url').notNull(),
    kind: text('kind', { enum: ['feed', 'page'] }).notNull(),
    language: text('language').$type<Language>().notNull(),
    timeZone: text('time_zone').notNull(),
    charset: text('charset'),
    createdAt: integer('created_at').notNull(),
    etag: text('etag'),
    lastModified: text('last_modified'),
    bodyHash: text('body_hash'),
    firstReadAt: integer('first_read_at'),
    lastReadAt: integer('last_read_at'),
    nextPollAt: integer('next_poll_at').notNull(),
    leaseUntil: integer('lease_until'),
    errorCount: integer('error_count').notNull().default(0),
    lastError: text('last_error'),
    entryCount: integer('entry_count').notNull().default(0),
    newestEntryAt: integer('newest_entry_at'),
    /** Registrable domain (or host and port): feeds of one site wait for each other. */
    site: text('site').notNull().default(''),
    pollIntervalMs: integer('poll_interval_ms'),
    health: text('health').$type<FeedHealth>().notNull().default('new'),
    healthAt: integer('health_at'),
    /** What only the rules of polling look at: src/feed/memory.ts. */
    memory: text('memory', { mode: 'json' }).$type<unknown>(),
  },
  (table) => [
    uniqueIndex('feed_url').on(table.url),
    // claimDueFeeds: the longest overdue first, with all that the claim looks at
    index('feed_claim').on(table.nextPollAt, table.site, table.leaseUntil, table.health),
  ],
);

export const entry = sqliteTable(
  'entry',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    urlKey: text('url_key').notNull(),
    url: text('url').notNull(),
    host: text('host').notNull(),
    /** Kept when its feed is removed: `/why` still answers. */
    feedId: text('feed_id'),
    guid: text('guid'),
    title: text('title').notNull(),
    author: text('author'),
    outlet: text('outlet'),
    publishedAt: integer('published_at'),
    updatedAt: integer('updated_at'),
    /** Emptied once the entry is settled. */
    text: text('text').notNull(),
    isSilent: integer('is_silent', { mode: 'boolean' }).notNull(),
    seenAt: integer('seen_at').notNull(),
    state: text('state', { enum: ['waiting', 'article', 'irrelevant', 'unreadable'] }).notNull(),
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: integer('due_at').notNull(),
    leaseUntil: integer('lease_until'),
    articleId: integer('article_id'),
    /** Of title and text as the feed gave them last: another one is a revision. */
    contentHash: text('content_hash'),
    /** Of an irrelevant one: what 👍 and 👎 are learned from, its text being gone. */
    judgement: text('judgement', { mode: 'json' }).$type<Judgement>(),
  },
  (table) => [
    uniqueIndex('entry_url_key').on(table.urlKey),
    // recordEntries: the same entry under another address
    index('entry_guid').on(table.feedId, table.guid),
    // claimDueEntries: waiting entries by time due
    index('entry_waiting').on(table.state, table.dueAt),
  ],
);

/** Messages to the owners, and to servers (`guild:…`). Those that wait for one person when one is sent go out together: `batch` is the id of the first. */
export const notice = sqliteTable(
  'notice',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    recipient: text('recipient').notNull(),
    event: text('event', { mode: 'json' }).$type<OwnerEvent | GuildEvent>().notNull(),
    batch: integer('batch'),
    ...outboxColumns(),
  },
  (table) => [
    uniqueIndex('notice_nonce').on(table.nonce),
    // claimNotices: what is due, a person at a time
    index('notice_open').on(table.state, table.dueAt),
  ],
);

export const story = sqliteTable('story', {
  /** The id of its first article. */
  id: integer('id').primaryKey(),
  leadArticleId: integer('lead_article_id').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const article = sqliteTable(
  'article',
  {
    /** Sortable by time of publication: seconds × 4096 + a running number, so that newest-first is a descending scan. */
    id: integer('id').primaryKey(),
    urlKey: text('url_key').notNull(),
    url: text('url').notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle'),
    authors: text('authors', { mode: 'json' }).$type<readonly string[]>().notNull(),
    outlet: text('outlet').notNull(),
    publishedAt: integer('published_at').notNull(),
    updatedAt: integer('updated_at'),
    storedAt: integer('stored_at').notNull(),
    language: text('language').$type<Language>().notNull(),
    paragraphs: text('paragraphs', { mode: 'json' }).$type<readonly string[]>().notNull(),
    summary: text('summary', { mode: 'json' }).$type<readonly string[]>().notNull(),
    classification: text('classification', { mode: 'json' }).$type<Classification>().notNull(),
    facts: text('facts', { mode: 'json' }).$type<StoredFacts>().notNull(),
    imageUrl: text('image_url'),
    ...detailColumns(),
    how: text('how').notNull(),
    isSeed: integer('is_seed', { mode: 'boolean' }).notNull(),
    /** Why no channel was told, when none could be: first-poll, too-old, seed. */
    silence: text('silence'),
    storyId: integer('story_id')
      .notNull()
      .references(() => story.id),
    verdict: text('verdict', { mode: 'json' }).$type<Verdict>().notNull(),
    textHash: text('text_hash').notNull(),
    fingerprintVersion: integer('fingerprint_version').notNull(),
  },
  (table) => [
    uniqueIndex('article_url_key').on(table.urlKey),
    // candidates: the same text is a copy however old
    index('article_text_hash').on(table.textHash),
    // story(): the articles of one story in order of publication
    index('article_story').on(table.storyId),
    // latest({ outlet }) and listOutlets()
    index('article_outlet').on(table.outlet),
  ],
);

export const subscription = sqliteTable(
  'subscription',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    guildId: text('guild_id').notNull(),
    channelId: text('channel_id').notNull(),
    mode: text('mode').$type<Mode>().notNull(),
    scope: text('scope').$type<Scope>().notNull(),
    city: text('city'),
    topic: text('topic'),
    threshold: integer('threshold'),
    followUps: text('follow_ups').$type<FollowUps>().notNull().default('thread'),
    locale: text('locale').$type<Language>().notNull(),
    channelKind: text('channel_kind').$type<ChannelKind>().notNull().default('text'),
    isCrossposted: integer('is_crossposted', { mode: 'boolean' }).notNull().default(false),
    mentionRoleId: text('mention_role_id'),
    hourlyCap: integer('hourly_cap'),
    style: text('style').$type<CardStyle>(),
    state: text('state', { enum: ['active', 'paused', 'disabled', 'removed'] }).notNull(),
    stateReason: text('state_reason'),
    stateAt: integer('state_at'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('subscription_channel').on(table.channelId),
    // listSubscriptions
    index('subscription_guild').on(table.guildId),
  ],
);

/** The outbox: one message to one channel. */
export const delivery = sqliteTable(
  'delivery',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    subscriptionId: integer('subscription_id')
      .notNull()
      .references(() => subscription.id),
    channelId: text('channel_id').notNull(),
    kind: text('kind').$type<StoredKind>().notNull(),
    /** The delivery whose message is edited, or under which a follow-up stands. */
    targetId: integer('target_id'),
    ...outboxColumns(),
  },
  (table) => [
    uniqueIndex('delivery_nonce').on(table.nonce),
    // claimDeliveries: open deliveries by time due
    index('delivery_open').on(table.state, table.dueAt),
    // claimDeliveries: is an earlier one of this channel still open
    index('delivery_channel').on(table.channelId, table.state, table.id),
    // claimDeliveries: the first of each channel that waits; due-heads.ts has the same condition word for word
    index('delivery_waiting')
      .on(table.channelId, table.id, table.state, table.dueAt)
      .where(sql.raw(`kind NOT IN ${WITHOUT_ORDER_LIST} AND state IN ('pending', 'sending', 'retry')`)),
    // claimDeliveries: when a channel was served last
    index('delivery_served')
      .on(table.channelId, table.settledAt)
      .where(sql.raw(`kind NOT IN ${WITHOUT_ORDER_LIST} AND settled_at IS NOT NULL`)),
    // claimDeliveries: edits that are due, without a look at the alerts
    index('delivery_kind').on(table.kind, table.state, table.dueAt),
    // enqueue: what a subscription was told in the last hour
    index('delivery_subscription').on(table.subscriptionId, table.kind, table.dueAt),
    // enqueueEdits: the edit that waits for this message
    index('delivery_target').on(table.targetId, table.kind),
  ],
);
