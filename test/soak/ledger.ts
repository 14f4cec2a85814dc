// What the archive says was to be told, read from the program's own database while it runs, and held against what stands in Discord.
// It reads and compares; it never writes.
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { links, type Channel, type LoopbackDiscord, type Message } from '../loopback/discord.ts';

const deliveryRow = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.string(),
  nonce: z.string(),
  channelId: z.string(),
  dueAt: z.number(),
  error: z.string().nullable(),
  targetMessageId: z.string().nullable(),
  /** As JSON. */
  urls: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

const storyRow = z.object({ url: z.string(), title: z.string(), verdict: z.string(), outcomes: z.string() });

export type Ledger = {
  readonly deliveries: readonly DeliveryRow[];
  /** Articles by address, with what each subscription made of them: `alerted,alerted`. */
  readonly stories: ReadonlyMap<string, z.infer<typeof storyRow>>;
  /** What became of entries, by address: `waiting, 2 tries: status 502`. */
  readonly entries: ReadonlyMap<string, string>;
  /** Entries that are not read yet. */
  readonly waitingCount: number;
};

/** Edits and crossposts are left out: one that is done twice is seen once. */
const DELIVERIES = `
  SELECT delivery.id AS id, delivery.kind AS kind, delivery.state AS state, delivery.nonce AS nonce,
    delivery.channel_id AS channelId, delivery.due_at AS dueAt, delivery.error AS error, target.message_id AS targetMessageId,
    (SELECT json_group_array(article.url) FROM alert JOIN article ON article.id = alert.article_id
      WHERE alert.delivery_id = delivery.id) AS urls
  FROM delivery LEFT JOIN delivery AS target ON target.id = delivery.target_id
  WHERE delivery.kind NOT IN ('edit', 'crosspost') ORDER BY delivery.id`;

const STORIES = `
  SELECT article.url AS url, article.title AS title, article.verdict ->> '$.kind' AS verdict,
    coalesce((SELECT group_concat(outcome) FROM alert WHERE alert.article_id = article.id), '') AS outcomes
  FROM article WHERE NOT is_seed`;

const ENTRIES = `
  SELECT url, state || ', ' || attempts || ' tries: ' || coalesce(reason, '-') AS words, state = 'waiting' AS isWaiting FROM entry`;

const entryRow = z.object({ url: z.string(), words: z.string(), isWaiting: z.number() });

export function readLedger(databasePath: string): Ledger {
  using database = new DatabaseSync(databasePath, { readOnly: true, timeout: 5_000 });
  const stories = z.array(storyRow).parse(database.prepare(STORIES).all());
  const entries = z.array(entryRow).parse(database.prepare(ENTRIES).all());
  return {
    deliveries: z.array(deliveryRow).parse(database.prepare(DELIVERIES).all()),
    stories: new Map(stories.map((story) => [story.url, story])),
    entries: new Map(entries.map(({ url, words }) => [url, words])),
    waitingCount: entries.filter(({ isWaiting }) => isWaiting === 1).length,
  };
}

/** Deliveries that were to be out by now and are not settled. */
export function openDeliveries({ deliveries }: Ledger, now: number): readonly DeliveryRow[] {
  return deliveries.filter(({ state, kind, dueAt }) => {
    if (state === 'pending' && kind === 'digest') return dueAt <= now;
    return state === 'pending' || state === 'sending' || state === 'retry';
  });
}

export type Standing = {
  readonly discord: LoopbackDiscord;
  readonly channels: readonly Channel[];
  /** Messages that were there before: sample cards. */
  readonly known: ReadonlySet<string>;
};

/** @returns a line for every message that is missing, doubled, out of order or of nobody's asking; none when all is well */
export function differences(ledger: Ledger, standing: Standing): readonly string[] {
  const messages = standing.channels.flatMap((channel) => withThreads(standing, channel));
  const byNonce = Map.groupBy(messages, ({ body }) => String(body.nonce));
  const rows = new Map(ledger.deliveries.map((row) => [row.nonce, row]));
  const extra = messages.filter(({ id, body }) => !standing.known.has(id) && !rows.has(String(body.nonce)));
  return [
    ...ledger.deliveries.flatMap((row) => differencesOf(row, byNonce.get(row.nonce) ?? [])),
    ...extra.map((message) => `nobody asked for message ${message.id}: ${links(message).join(' ')}`),
    ...standing.channels.flatMap((channel) => disorderIn(standing.discord.posted(channel), rows)),
  ];
}

function withThreads({ discord }: Standing, channel: Channel): readonly Message[] {
  return discord.posted(channel).flatMap((message) => {
    const thread = discord.thread(message);
    return thread === undefined ? [message] : [message, ...discord.posted(thread)];
  });
}

function differencesOf(row: DeliveryRow, found: readonly Message[]): readonly string[] {
  const name = `${row.kind} ${row.id} (${row.nonce}) of channel ${row.channelId}`;
  if (row.state === 'dead') return [`given up: ${name}: ${row.error}`];
  if (row.state !== 'sent') return [];
  const [message, ...others] = found;
  if (message === undefined) return [`lost: ${name}: ${row.urls.join(' ')}`];
  const places = [row.channelId, row.targetMessageId];
  return [
    ...others.map(({ id }) => `doubled: ${name}: ${message.id} and ${id}`),
    ...(places.includes(message.channelId) ? [] : [`in a wrong place: ${name} stands in ${message.channelId}`]),
    ...row.urls.filter((url) => !links(message).includes(url)).map((url) => `without its article: ${name}: ${url}`),
  ];
}

/** Alerts and digests stand in the order of the outbox; lines under an alert have a place of their own. */
function disorderIn(messages: readonly Message[], rows: ReadonlyMap<string, DeliveryRow>): readonly string[] {
  const alerts = messages.flatMap(({ body }) => {
    const row = rows.get(String(body.nonce));
    return row?.kind === 'alert' ? [row] : [];
  });
  return alerts.flatMap((row, index) => {
    const before = alerts[index - 1];
    const isLate = before !== undefined && before.id > row.id;
    return isLate ? [`out of order: ${row.kind} ${row.id} stands below ${before.id} in ${row.channelId}`] : [];
  });
}
