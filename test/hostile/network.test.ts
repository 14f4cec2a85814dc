// Servers that never end, never begin, or send us round in circles: the socket is closed in time.
import type { ServerResponse } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { Scene, sending, type Answer } from './scene.ts';

const MEBIBYTE = 1_048_576;
/** What may be under way in the system's buffers when the socket is closed. */
const UNDER_WAY = 16 * MEBIBYTE;

const scene = new Scene();
const hasty = new Scene({ limits: { connectMs: 300, headersMs: 300, idleMs: 300, totalMs: 500 } });
afterAll(() => Promise.all([scene, hasty].map((one) => one[Symbol.asyncDispose]())));

/** Sends without end, as fast as it is taken. */
function pouring(chunk: string | Buffer, sent: { bytes: number }): Answer {
  return (response) => {
    sent.bytes = 0;
    const more = (): void => {
      while (!response.destroyed) {
        sent.bytes += chunk.length;
        if (!response.write(chunk)) return;
      }
    };
    response.on('drain', more);
    more();
  };
}

describe('a body without end', () => {
  const chunk = Buffer.from('<item><title>끝없는 이야기</title></item>'.repeat(1_000));

  it.each([
    ['feed', 8 * MEBIBYTE],
    ['page', 4 * MEBIBYTE],
  ] as const)('of a %s is cut at %i bytes, and its socket closed', async (kind, limit) => {
    const sent = { bytes: 0 };
    const { result } = await scene.calmly(pouring(chunk, sent), kind);
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'too_large', facts: { limit } } });
    expect(sent.bytes).toBeGreaterThan(limit);
    expect(sent.bytes).toBeLessThan(limit + UNDER_WAY);
  });

  it('of 50 MB is refused where it is announced, before a byte of it is read', async () => {
    const sent = { bytes: 0 };
    const { result } = await scene.calmly((response) => {
      response.setHeader('content-length', '50000000');
      return pouring(chunk, sent)(response);
    });
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'too_large' } });
    expect(sent.bytes).toBeLessThan(UNDER_WAY);
  });
});

describe('a server that takes its time', () => {
  const every = (response: ServerResponse, send: () => void): void => {
    const timer = setInterval(send, 20);
    response.on('close', () => clearInterval(timer));
  };
  it.each<[string, Answer]>([
    ['never answers', () => {}],
    ['drips a body', (response) => every(response, () => response.write('<'))],
    ['falls silent in the middle', (response) => response.write('<rss>')],
    [
      'drips a head (slowloris)',
      (response) => {
        response.socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
        every(response, () => response.socket?.write('x'));
      },
    ],
  ])('and %s loses its socket', async (_what, answer) => {
    const { result } = await hasty.calmly(answer);
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'timeout' } });
  });

  it('and says "100 Continue" without end is refused', async () => {
    const again = 'HTTP/1.1 100 Continue\r\n\r\n';
    const { result } = await hasty.calmly((response) => every(response, () => response.socket?.write(again)));
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'network' } });
  });

  it('and sends a head without end is refused', async () => {
    const { result } = await hasty.calmly((response) => {
      const more = (): void => {
        while (response.socket?.writable === true && response.socket.write(`X-A: ${'x'.repeat(8_000)}\r\n`));
      };
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      response.socket?.on('drain', more);
      more();
    });
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'network' } });
  });
});

describe('redirects', () => {
  it.each<[string, (at: number) => string, string]>([
    ['to themselves', () => '/rss', 'redirects'],
    ['without end', (at) => `/${at}`, 'redirects'],
    ['to a file', () => 'file:///etc/passwd', 'refused_scheme'],
    ['to data', () => 'data:application/rss+xml,<rss/>', 'refused_scheme'],
    ['to an address of 100,000 letters', () => `http://127.0.0.1:1/${'a'.repeat(100_000)}`, 'network'],
    ['to nothing', () => 'http://', 'refused_scheme'],
  ])('%s end', async (_what, locationOf, code) => {
    let asked = 0;
    const { result } = await scene.calmly((response) => {
      asked += 1;
      response.writeHead(302, { location: locationOf(asked) }).end('<rss/>');
    });
    expect(result).toMatchObject({ kind: 'failed', error: { code } });
    expect(asked % 6 === 0 || asked <= 3).toBe(true);
  });
});

it('a sound feed comes through all of this', async () => {
  const { result } = await scene.calmly(
    sending('<rss><channel><item><link>https://a.example/1</link></item></channel></rss>'),
  );
  expect(result).toMatchObject({ kind: 'entries', entries: [{ entry: { url: 'https://a.example/1' } }] });
});
