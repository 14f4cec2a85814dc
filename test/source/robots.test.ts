import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { WebClient } from '#src/source/fetch.ts';
import { HostGate } from '#src/source/host-gate.ts';
import { Robots } from '#src/source/robots.ts';
import { DAY_MS, SECOND_MS } from '#src/time.ts';
import { serve, type Loopback } from './loopback.ts';
import { ENDS_MS } from '../ends.ts';

const web = new WebClient({ version: '9.9', allowPrivateHosts: ['127.0.0.1'] });

class Site {
  now = 1_000_000;
  readonly robots = new Robots({ web, gate: new HostGate({ delayMs: 0 }), clock: () => this.now });
}

function serveRobots(answer: (response: ServerResponse) => void): Promise<Loopback> {
  return serve((_request, response) => answer(response));
}

describe('rules', () => {
  it('are those for this program, else those for everybody', async () => {
    await using site = await serveRobots((response) =>
      response.end(
        'User-agent: *\nDisallow: /private/\n\nUser-agent: citybeat\nDisallow: /news/*/print$\nCrawl-delay: 7\n',
      ),
    );
    const { robots } = new Site();
    expect(await robots.permission(`${site.origin}/news/1/print`)).toBe('disallowed');
    expect(await robots.permission(`${site.origin}/news/1/`)).toBe('allowed');
    expect(await robots.permission(`${site.origin}/private/`)).toBe('allowed');
    expect(await robots.crawlDelayMs(`${site.origin}/news/1/`)).toBe(7_000);
  });

  it('are read from a file with a mark and Windows line ends', async () => {
    await using site = await serveRobots((response) => response.end('\uFEFFUser-agent: *\r\nDisallow: /\r\n'));
    expect(await new Site().robots.permission(`${site.origin}/news`)).toBe('disallowed');
  });

  it.each([404, 403, 410])('are none when the file answers %i', async (status) => {
    await using site = await serveRobots((response) => response.writeHead(status).end('User-agent: *\nDisallow: /'));
    expect(await new Site().robots.permission(`${site.origin}/news`)).toBe('allowed');
  });

  it('are none in an error page that answers 200', async () => {
    await using site = await serveRobots((response) => response.end('<html><body>없는 페이지입니다</body></html>'));
    expect(await new Site().robots.permission(`${site.origin}/news`)).toBe('allowed');
  });

  it('built to cost time cost little', async () => {
    const rules = `Disallow: /${'*a'.repeat(240)}b\n`.repeat(2_000);
    await using site = await serveRobots((response) =>
      response.end(`User-agent: *\nDisallow: /${'*a'.repeat(9_000)}\n${rules}`),
    );
    const { robots } = new Site();
    await robots.permission(`${site.origin}/`);
    const start = performance.now();
    expect(await robots.permission(`${site.origin}/${'a'.repeat(1_900)}`)).toBe('allowed');
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });

  it('are not made of the line in which a file too long was cut', async () => {
    await using site = await serveRobots((response) =>
      response.end(`User-agent: *\n${'#'.repeat(524_288 - 25)}\nDisallow: /news`),
    );
    expect(await new Site().robots.permission(`${site.origin}/ne`)).toBe('allowed');
  });
});

describe('memory', () => {
  it('lasts a day', async () => {
    await using site = await serveRobots((response) => response.end('User-agent: *\nDisallow: /'));
    const one = new Site();
    await Promise.all([1, 2, 3].map((at) => one.robots.permission(`${site.origin}/${at}`)));
    one.now += DAY_MS - 1;
    await one.robots.permission(`${site.origin}/4`);
    expect(site.requests).toHaveLength(1);
    one.now += 2;
    await one.robots.permission(`${site.origin}/5`);
    expect(site.requests).toHaveLength(2);
  });

  it('of a failing server is soon forgotten: unknown, then asked again', async () => {
    let status = 503;
    await using site = await serveRobots((response) => response.writeHead(status).end());
    const one = new Site();
    expect(await one.robots.permission(`${site.origin}/news`)).toBe('unknown');
    status = 404;
    one.now += SECOND_MS - 1;
    expect(await one.robots.permission(`${site.origin}/news`)).toBe('unknown');
    one.now += 2;
    expect(await one.robots.permission(`${site.origin}/news`)).toBe('allowed');
  });

  it('of a server that is not there is unknown, too', async () => {
    const { robots } = new Site();
    expect(await robots.permission('http://127.0.0.1:1/news')).toBe('unknown');
    expect(await robots.permission('no address')).toBe('disallowed');
  });

  it('is not made of a fetch that was broken off', async () => {
    await using site = await serveRobots((response) => response.end(''));
    const { robots } = new Site();
    await expect(robots.permission(`${site.origin}/news`, AbortSignal.abort(new Error('stop')))).rejects.toThrow(
      /stop|broken off/,
    );
    expect(await robots.permission(`${site.origin}/news`)).toBe('allowed');
  });
});
