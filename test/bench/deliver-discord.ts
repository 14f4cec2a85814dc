// A Discord for measurements, in a process of its own: takes messages and holds their sender to the limits, in the strictest way that the
// documentation allows. Prints its port, and at the end of standard input what it saw.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const [delayMs = 80] = process.argv.slice(2).map(Number);
/** No more in any second, wherever it begins. */
const GLOBAL = { most: 50, windowMs: 1_000 };
/** From the first request on, as the headers tell. */
const CHANNEL = { most: 5, windowMs: 5_000 };

type Bucket = { readonly resetAt: number; readonly used: number };

const buckets = new Map<string, Bucket>();
const nonces = new Map<string, string>();
/** Numbers of the articles in each channel, in the order in which they came. */
const posted = new Map<string, number[]>();
const seen = {
  requests: 0,
  global429: 0,
  channel429: 0,
  other: 0,
  doubled: 0,
  fullestSecond: 0,
  firstAt: 0,
  lastAt: 0,
};
let arrivals: number[] = [];

const message = z.looseObject({ nonce: z.string() });
/** Example: `/api/v10/channels/300000000000000001/messages`. */
const POST = /^\/api\/v10\/channels\/(\d+)\/messages$/;
/** Example: `https://news.example/17`. */
const ARTICLE = /news\.example\/(\d+)/;

/**
 * When a request came. On a busy machine this process stands still for a tenth of a second, now and then, and reads at once what came
 * meanwhile; a network card would have seen it come one by one, so such requests are spread over the standstill.
 */
const beat = { at: performance.now(), before: performance.now() };
const BEAT_MS = 5;
setInterval(() => Object.assign(beat, { before: beat.at, at: performance.now() }), BEAT_MS);

function cameAt(): number {
  const now = performance.now();
  const stoodStillMs = beat.at - beat.before;
  const isReadAfterwards = stoodStillMs > 4 * BEAT_MS && now - beat.at < BEAT_MS;
  return isReadAfterwards ? beat.before + Math.random() * stoodStillMs : now;
}

/** The way there is half of the delay and is never twice the same; what counts is when a request arrives. */
const wayMs = () => (delayMs / 2) * (0.85 + 0.3 * Math.random());

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrivesAt = cameAt() + wayMs();
  const body = (await request.toArray()).join('');
  await sleep(Math.max(0, arrivesAt - performance.now()));
  const { status, headers, answer } = judge(request, { body, now: arrivesAt });
  await sleep(wayMs());
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
}

type Judged = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: unknown;
};

type Arrived = { readonly body: string; readonly now: number };

function judge(request: IncomingMessage, { body, now }: Arrived): Judged {
  const channelId = request.method === 'POST' ? POST.exec(request.url ?? '')?.[1] : undefined;
  seen.requests += 1;
  arrivals = [...arrivals.filter((at) => at > now - GLOBAL.windowMs), now];
  seen.fullestSecond = Math.max(seen.fullestSecond, arrivals.length);
  if (arrivals.length > GLOBAL.most) {
    seen.global429 += 1;
    return limited((GLOBAL.windowMs - (now - (arrivals[0] ?? now))) / 1_000, { 'x-ratelimit-global': 'true' });
  }
  if (channelId === undefined) {
    seen.other += 1;
    return { status: 404, headers: {}, answer: { code: 0, message: `${request.method} ${request.url}` } };
  }
  const known = buckets.get(channelId);
  const bucket = known === undefined || known.resetAt <= now ? { resetAt: now + CHANNEL.windowMs, used: 0 } : known;
  const headers = {
    'x-ratelimit-bucket': 'post',
    'x-ratelimit-limit': String(CHANNEL.most),
    'x-ratelimit-remaining': String(Math.max(0, CHANNEL.most - bucket.used - 1)),
    'x-ratelimit-reset-after': ((bucket.resetAt - now) / 1_000).toFixed(3),
  };
  if (bucket.used >= CHANNEL.most) {
    seen.channel429 += 1;
    return limited((bucket.resetAt - now) / 1_000, { ...headers, 'x-ratelimit-scope': 'user' });
  }
  buckets.set(channelId, { ...bucket, used: bucket.used + 1 });
  return { status: 200, headers, answer: { id: keep(channelId, body) } };
}

function keep(channelId: string, body: string): string {
  const { nonce } = message.parse(JSON.parse(body));
  const earlier = nonces.get(nonce);
  const id = earlier ?? String(1_400_000_000_000_000_000n + BigInt(nonces.size));
  if (earlier !== undefined) return id;
  nonces.set(nonce, id);
  const articles = posted.get(channelId) ?? [];
  const number = Number(ARTICLE.exec(body)?.[1]);
  if (articles.includes(number)) seen.doubled += 1;
  articles.push(number);
  posted.set(channelId, articles);
  seen.lastAt = performance.now();
  if (seen.firstAt === 0) seen.firstAt = seen.lastAt;
  return id;
}

function limited(seconds: number, headers: Readonly<Record<string, string>>): Judged {
  const answer = {
    message: 'You are being rate limited.',
    retry_after: seconds,
    global: 'x-ratelimit-global' in headers,
  };
  return { status: 429, headers: { 'retry-after': seconds.toFixed(3), ...headers }, answer };
}

function outOfOrder(): number {
  const isAscending = (numbers: readonly number[]) =>
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return [...posted.values()].filter((numbers) => !isAscending(numbers)).length;
}

const stalls = monitorEventLoopDelay({ resolution: 5 });
stalls.enable();
const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = z.object({ port: z.number() }).parse(server.address());
console.log(JSON.stringify({ port }));
process.stdin.resume();
await once(process.stdin, 'end');
const kept = [...posted.values()].reduce((sum, numbers) => sum + numbers.length, 0);
console.log(JSON.stringify({ ...seen, posted: kept, outOfOrder: outOfOrder(), stallMs: stalls.max / 1e6 }));
process.exit(0);
