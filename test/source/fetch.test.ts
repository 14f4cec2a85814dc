// The web client against servers that misbehave, each on loopback, which the client is told to allow.
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { FetchError } from '#src/errors.ts';
import { WebClient, type FetchLimits, type FetchRequest, type WebClientOptions } from '#src/source/fetch.ts';
import { listenSilently, serve } from './loopback.ts';

const NOW = Date.UTC(2026, 8, 11, 7, 0, 0);
const clients: WebClient[] = [];
afterAll(async () => {
  for (const client of clients) await client[Symbol.asyncDispose]();
});

function client(limits: Partial<FetchLimits> = {}, options: Partial<WebClientOptions> = {}): WebClient {
  const made = new WebClient({
    version: '9.9',
    allowPrivateHosts: ['127.0.0.1'],
    limits,
    clock: () => NOW,
    ...options,
  });
  clients.push(made);
  return made;
}

async function failure(url: string, web: WebClient, asked: FetchRequest = { kind: 'feed' }): Promise<FetchError> {
  const error: unknown = await web.fetchDocument(url, asked).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FetchError)) throw new Error(`no FetchError: ${String(error)}`);
  return error;
}

async function textOf(url: string, web: WebClient, asked: FetchRequest = { kind: 'feed' }): Promise<string> {
  const answer = await web.fetchDocument(url, asked);
  return answer.kind === 'document' ? Buffer.from(answer.bytes).toString('utf8') : answer.kind;
}

describe('a document', () => {
  it('comes with its type, charset, validators and final address', async () => {
    await using site = await serve((_request, response) => {
      response.setHeader('content-type', 'text/xml; charset="euc-kr"');
      response.setHeader('etag', 'W/"a b"').setHeader('last-modified', 'Fri, 11 Sep 2026 07:00:00 GMT');
      response.end('<rss/>');
    });
    const answer = await client().fetchDocument(`${site.origin}/rss`, { kind: 'feed' });
    expect(answer).toMatchObject({
      kind: 'document',
      contentType: 'text/xml; charset="euc-kr"',
      charset: 'euc-kr',
      finalUrl: `${site.origin}/rss`,
      etag: 'W/"a b"',
      lastModified: 'Fri, 11 Sep 2026 07:00:00 GMT',
    });
  });

  it('is asked for by name, with the contact address', async () => {
    await using site = await serve((_request, response) => response.end('ok'));
    await textOf(site.origin, client({}, { contactUrl: 'https://citybeat.example/about' }));
    await textOf(site.origin, client());
    expect(site.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'Citybeat/9.9 (+https://citybeat.example/about)',
      'Citybeat/9.9',
    ]);
    expect(site.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  it('that has not changed is told by the validators, echoed byte for byte', async () => {
    await using site = await serve((_request, response) =>
      response.writeHead(304, { 'cache-control': 'max-age=60' }).end(),
    );
    const condition = { url: `${site.origin}/`, etag: 'W/"a b"', lastModified: 'Fri, 11 Sep 2026 07:00:00 GMT' };
    expect(await client().fetchDocument(site.origin, { kind: 'feed', condition })).toEqual({
      kind: 'not-modified',
      freshForMs: 60_000,
      permanentUrl: undefined,
    });
    expect(site.requests[0]?.headers).toMatchObject({
      'if-none-match': condition.etag,
      'if-modified-since': condition.lastModified,
    });
  });

  it('gives validators to no address but the one they came from', async () => {
    await using site = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.writeHead(request.headers['if-none-match'] === '"n"' ? 304 : 200).end('new');
    });
    const condition = { url: `${site.origin}/new`, etag: '"n"', lastModified: undefined };
    const answer = await client().fetchDocument(`${site.origin}/old`, { kind: 'feed', condition });
    expect(answer.kind).toBe('not-modified');
    expect(site.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"n"']);
    const other = { ...condition, url: `${site.origin}/elsewhere` };
    expect((await client().fetchDocument(`${site.origin}/old`, { kind: 'feed', condition: other })).kind).toBe(
      'document',
    );
  });

  it.each([
    ['permanent', [301, 308], true],
    ['partly temporary', [301, 302], false],
    ['no', [], false],
  ] as const)('behind %s redirects says where it has moved for good', async (_name, statuses, hasMoved) => {
    await using site = await serve((request, response) => {
      const status = statuses[Number(request.url?.slice(1) ?? 0)];
      if (status === undefined) response.end('here');
      else response.writeHead(status, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    const answer = await client().fetchDocument(`${site.origin}/0`, { kind: 'feed' });
    expect(answer.permanentUrl).toBe(hasMoved ? `${site.origin}/${statuses.length}` : undefined);
  });

  it.each([
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: '200' }, 400_000],
    [{ 'cache-control': 's-maxage=600' }, undefined],
    [{ 'cache-control': 'no-cache, max-age=600' }, undefined],
    [{ date: 'Fri, 11 Sep 2026 07:00:00 GMT', expires: 'Fri, 11 Sep 2026 07:10:00 GMT' }, 600_000],
    [{ date: 'Fri, 11 Sep 2026 07:00:00 GMT', expires: '0' }, 0],
    [{}, undefined],
  ])('is fresh for as long as %j says', async (headers, freshForMs) => {
    await using site = await serve((_request, response) => response.writeHead(200, headers).end('ok'));
    const answer = await client().fetchDocument(site.origin, { kind: 'feed' });
    expect(answer.freshForMs).toBe(freshForMs);
  });

  it('proves that our own network is up, a refused connection nothing; one from our own house says so of itself only', async () => {
    await using site = await serve((_request, response) => response.writeHead(500).end());
    const web = client();
    await failure('http://127.0.0.1:1/', web);
    expect(web.lastAnswerAt('anywhere')).toBe(Number.NEGATIVE_INFINITY);
    await failure(site.origin, web);
    expect(web.lastAnswerAt('anywhere')).toBeGreaterThan(0);
    expect(web.isExempt(site.origin)).toBe(true);
    expect(web.lastAnswerAt('public')).toBe(Number.NEGATIVE_INFINITY);
  });

  it('that wants a browser first is named for what it is', async () => {
    await using site = await serve((_request, response) =>
      response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(),
    );
    expect((await failure(site.origin, client())).message).toContain('Cloudflare');
  });

  it('is not "unchanged" when nobody asked: a 304 out of the blue is a failure', async () => {
    await using site = await serve((_request, response) => response.writeHead(304).end());
    expect(await failure(site.origin, client())).toMatchObject({ code: 'status', facts: { status: 304 } });
  });

  it.each([
    ['gzip', gzipSync('스마트시티')],
    ['x-gzip', gzipSync('스마트시티')],
    ['deflate', deflateSync('스마트시티')],
    ['deflate', deflateRawSync('스마트시티')],
    ['br', brotliCompressSync('스마트시티')],
    ['gzip, br', brotliCompressSync(gzipSync('스마트시티'))],
    ['gzip', Buffer.from('스마트시티')],
    ['utf-8', Buffer.from('스마트시티')],
  ])('is unpacked from %s', async (encoding, body) => {
    await using site = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding).end(body);
    });
    expect(await textOf(site.origin, client())).toBe('스마트시티');
  });

  it('may be empty', async () => {
    await using site = await serve((_request, response) => response.setHeader('content-encoding', 'gzip').end());
    expect(await textOf(site.origin, client())).toBe('');
  });
});

describe('an answer that is no document', () => {
  it.each([
    ['120', 120_000],
    ['Fri, 11 Sep 2026 07:05:00 GMT', 300_000],
    ['Fri, 11 Sep 2026 06:05:00 GMT', 0],
    ['99999999', 86_400_000],
    ['soon', undefined],
  ])('carries its status and Retry-After %s', async (retryAfter, retryAfterMs) => {
    await using site = await serve((_request, response) =>
      response.writeHead(503, { 'retry-after': retryAfter }).end(),
    );
    expect(await failure(site.origin, client())).toMatchObject({
      code: 'status',
      facts: { status: 503, retryAfterMs },
    });
  });

  it.each(['image/jpeg', 'application/pdf', 'video/mp4', 'application/zip'])('is refused as %s', async (type) => {
    await using site = await serve((_request, response) => response.writeHead(200, { 'content-type': type }).end('x'));
    expect(await failure(site.origin, client(), { kind: 'page' })).toMatchObject({ code: 'content_type' });
  });

  it('is not read to its end, which may never come', async () => {
    await using site = await serve((request, response) => {
      response.writeHead(request.url === '/500' ? 500 : 200, { 'content-type': 'image/png' });
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(await failure(`${site.origin}/500`, client())).toMatchObject({ code: 'status' });
    expect(await failure(`${site.origin}/png`, client())).toMatchObject({ code: 'content_type' });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('may be damaged', async () => {
    await using site = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(9_000)).subarray(0, 30));
    });
    expect(await failure(site.origin, client())).toMatchObject({ code: 'encoding' });
  });

  it('may break off in the middle', async () => {
    await using site = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failure(site.origin, client())).toMatchObject({ code: 'network' });
  });
});

describe('size', () => {
  const bytes = { feed: 2_000_000, page: 5_000, robots: 1_000 };

  it('is counted after unpacking: a bomb is dropped long before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    await using site = await serve((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const before = process.memoryUsage().arrayBuffers;
    expect(await failure(site.origin, client())).toMatchObject({ code: 'too_large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  it('stops a body without end, and its socket', async () => {
    await using site = await serve((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await failure(site.origin, client({ bytes }))).toMatchObject({ code: 'too_large' });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('is refused by its announcement', async () => {
    await using site = await serve((_request, response) => response.writeHead(200, { 'content-length': '9999' }).end());
    expect(await failure(site.origin, client({ bytes }), { kind: 'page' })).toMatchObject({ code: 'too_large' });
  });

  it('of robots.txt is cut, not refused', async () => {
    await using site = await serve((_request, response) => response.end('a'.repeat(200_000)));
    expect(await textOf(site.origin, client({ bytes }), { kind: 'robots' })).toHaveLength(1_000);
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('within the limit is fine to the last byte', async () => {
    await using site = await serve((_request, response) => response.end('a'.repeat(5_000)));
    expect(await textOf(site.origin, client({ bytes }), { kind: 'page' })).toHaveLength(5_000);
  });
});

describe('time', () => {
  it('ends a server that never answers, and its socket', async () => {
    await using site = await serve(() => {});
    expect(await failure(site.origin, client({ headersMs: 100 }))).toMatchObject({ code: 'timeout' });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('ends a server that drips: each byte in time, the whole too late', async () => {
    await using site = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const error = await failure(site.origin, client({ totalMs: 200 }));
    expect(error).toMatchObject({ code: 'timeout', facts: { stage: 'total' } });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('ends a body that falls silent', async () => {
    await using site = await serve((_request, response) => {
      response.write('<rss>');
    });
    expect(await failure(site.origin, client({ idleMs: 100 }))).toMatchObject({ code: 'timeout' });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it.each([
    ['connect', { connectMs: 100 }],
    ['total', { totalMs: 100 }],
  ])('ends a handshake that does not come, and its socket: %s', async (stage, limits) => {
    await using silent = await listenSilently();
    const start = performance.now();
    const error = await failure(`https://127.0.0.1:${silent.port}/`, client(limits));
    expect(error).toMatchObject({ code: 'timeout', facts: { stage } });
    // Far below the ten seconds of the connect timeout that an abort once waited out.
    expect(performance.now() - start).toBeLessThan(8_000);
    await expect.poll(() => silent.sockets.size).toBe(0);
  });

  it('is the caller’s to end', async () => {
    await using site = await serve(() => {});
    const stop = new AbortController();
    const failed = failure(site.origin, client(), { kind: 'feed', signal: stop.signal });
    await expect.poll(() => site.requests.length).toBe(1);
    stop.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
    await expect.poll(() => site.sockets.size).toBe(0);
  });

  it('ends with the client', async () => {
    await using site = await serve(() => {});
    const web = client();
    const failed = failure(site.origin, web);
    await expect.poll(() => site.requests.length).toBe(1);
    await web[Symbol.asyncDispose]();
    expect(await failed).toMatchObject({ code: 'aborted' });
    expect(await failure(site.origin, web)).toMatchObject({ code: 'aborted' });
  });
});

describe('redirects', () => {
  it('are followed, relative ones too, without the fragment', async () => {
    await using site = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: 'new#top' }).end();
      else response.end('here');
    });
    const answer = await client().fetchDocument(`${site.origin}/old`, { kind: 'feed' });
    expect(answer).toMatchObject({ kind: 'document', finalUrl: `${site.origin}/new` });
  });

  it('to itself with a cookie are one visit: a ministry’s server wants it back', async () => {
    await using site = await serve((request, response) => {
      if (request.headers.cookie === 'TMCookie=abc; seen=1') return response.end('<rss/>');
      return response.writeHead(307, { location: request.url, 'set-cookie': ['TMCookie=abc; Path=/', 'seen=1'] }).end();
    });
    expect(await textOf(`${site.origin}/rss.jsp?id=NEWS`, client())).toBe('<rss/>');
    expect(site.requests).toHaveLength(2);
  });

  it('never take a cookie to another host, nor to the next fetch', async () => {
    await using other = await serve((_request, response) => response.end('other'));
    await using site = await serve((_request, response) => {
      response.writeHead(302, { location: other.origin, 'set-cookie': 'secret=1' }).end();
    });
    const web = client();
    await textOf(site.origin, web);
    await textOf(site.origin, web);
    expect(other.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
    expect(site.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it('in a circle are noticed', async () => {
    await using site = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    expect(await failure(`${site.origin}/a`, client())).toMatchObject({ code: 'redirects' });
    expect(site.requests).toHaveLength(2);
  });

  it('are followed five times and no further', async () => {
    await using site = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 0) response.end('there');
      else response.writeHead(302, { location: `/${hop - 1}` }).end();
    });
    expect(await textOf(`${site.origin}/5`, client())).toBe('there');
    expect(await failure(`${site.origin}/6`, client())).toMatchObject({ code: 'redirects' });
  });

  it.each(['file:///etc/passwd', 'data:text/plain,x', 'ftp://example.com/', 'javascript:alert(1)'])(
    'to %s are refused',
    async (location) => {
      await using site = await serve((_request, response) => response.writeHead(302, { location }).end());
      expect(await failure(site.origin, client())).toMatchObject({ code: 'refused_scheme' });
      expect(await failure(location, client())).toMatchObject({ code: 'refused_scheme' });
    },
  );

  it('into the private network are refused, whatever way it is written', async () => {
    await using inside = await serve((_request, response) => response.end('secret'));
    const { port } = inside;
    const targets = [
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      `http://2130706433:${port}/`,
      `http://127.1:${port}/`,
      `http://0.0.0.0:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
    ];
    await using site = await serve((request, response) => {
      response.writeHead(302, { location: targets[Number(request.url?.slice(1))] }).end();
    });
    const web = client({}, { allowPrivateHosts: [`127.0.0.1:${site.port}`] });
    const codes = await Promise.all(
      targets.map(async (_target, at) => (await failure(`${site.origin}/${at}`, web)).code),
    );
    expect(codes).toEqual(targets.map(() => 'refused_address'));
    expect(inside.requests).toHaveLength(0);
  });
});

describe('private addresses', () => {
  it('are refused without a connection, by name and by number', async () => {
    await using site = await serve((_request, response) => response.end('secret'));
    const web = client({}, { allowPrivateHosts: [] });
    expect(await failure(`http://localhost:${site.port}/`, web)).toMatchObject({ code: 'refused_address' });
    expect(await failure(site.origin, web)).toMatchObject({ code: 'refused_address' });
    expect(site.sockets.size).toBe(0);
  });

  it.each([['127.0.0.0/8'], ['localhost'], ['127.0.0.1']])('are reached when %s is exempt', async (exempt) => {
    await using site = await serve((_request, response) => response.end('intranet'));
    expect(await textOf(`http://localhost:${site.port}/`, client({}, { allowPrivateHosts: [exempt] }))).toBe(
      'intranet',
    );
  });

  it('answer a name that is not there with a network failure', async () => {
    expect(await failure('http://citybeat.invalid/', client())).toMatchObject({ code: 'network' });
  });
});

it('leaves no socket behind after a success', async () => {
  await using site = await serve((_request, response) => response.end('ok'));
  await textOf(site.origin, client());
  await sleep(10);
  expect(site.sockets.size).toBe(0);
});
