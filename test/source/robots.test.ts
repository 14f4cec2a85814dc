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
    expect((await robots.permission(`${site.origin}/news/1/print`)).verdict).toBe('disallowed');
    expect((await robots.permission(`${site.origin}/news/1/`)).verdict).toBe('allowed');
    expect((await robots.permission(`${site.origin}/private/`)).verdict).toBe('allowed');
    expect((await robots.permission(`${site.origin}/news/1/`)).crawlDelayMs).toBe(7_000);
  });

  it('are read from a file with a mark and Windows line ends', async () => {
    await using site = await serveRobots((response) => response.end('\uFEFFUser-agent: *\r\nDisallow: /\r\n'));
    expect((await new Site().robots.permission(`${site.origin}/news`)).verdict).toBe('disallowed');
  });

  it.each([404, 403, 410])('are none when the file answers %i', async (status) => {
    await using site = await serveRobots((response) => response.writeHead(status).end('User-agent: *\nDisallow: /'));
    expect((await new Site().robots.permission(`${site.origin}/news`)).verdict).toBe('allowed');
  });

  it('are none in an error page that answers 200', async () => {
    await using site = await serveRobots((response) => response.end('<html><body>없는 페이지입니다</body></html>'));
    expect((await new Site().robots.permission(`${site.origin}/news`)).verdict).toBe('allowed');
  });

  it('built to cost time cost little', async () => {
    const rules = `Disallow: /${'*a'.repeat(240)}b\n`.repeat(2_000);
    await using site = await serveRobots((response) =>
      response.end(`User-agent: *\nDisallow: /${'*a'.repeat(9_000)}\n${rules}`),
    );
    const { robots } = new Site();
    await robots.permission(`${site.origin}/`);
    const start = performance.now();
    expect((await robots.permission(`${site.origin}/${'a'.repeat(1_400)}`)).verdict).toBe('allowed');
    expect(performance.now() - start).toBeLessThan(ENDS_MS);
  });

  it('are not made of the line in which a file too long was cut', async () => {
    await using site = await serveRobots((response) =>
      response.end(`User-agent: *\n${'#'.repeat(524_288 - 25)}\nDisallow: /news`),
    );
    expect((await new Site().robots.permission(`${site.origin}/ne`)).verdict).toBe('allowed');
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
    expect((await one.robots.permission(`${site.origin}/news`)).verdict).toBe('unknown');
    status = 404;
    one.now += SECOND_MS - 1;
    expect((await one.robots.permission(`${site.origin}/news`)).verdict).toBe('unknown');
    one.now += 2;
    expect((await one.robots.permission(`${site.origin}/news`)).verdict).toBe('allowed');
  });

  it('of a server that is not there is unknown, too', async () => {
    const { robots } = new Site();
    expect((await robots.permission('http://127.0.0.1:1/news')).verdict).toBe('unknown');
    expect((await robots.permission('no address')).verdict).toBe('disallowed');
  });

  it('is not made of a fetch that was broken off', async () => {
    await using site = await serveRobots((response) => response.end(''));
    const { robots } = new Site();
    await expect(robots.permission(`${site.origin}/news`, AbortSignal.abort(new Error('stop')))).rejects.toThrow(
      /stop|broken off/,
    );
    expect((await robots.permission(`${site.origin}/news`)).verdict).toBe('allowed');
  });
});

describe('groups', () => {
  const permissions = async (text: string, paths: readonly string[]) => {
    await using site = await serveRobots((response) => response.end(text));
    const { robots } = new Site();
    const found = await Promise.all(paths.map((path) => robots.permission(`${site.origin}${path}`)));
    return found.map(({ verdict }) => verdict);
  };

  it('of others say nothing to us, wherever they stand', async () => {
    const text =
      'User-agent: Badbot\nUser-agent: Worse/1.0\nDisallow: /\n\nUser-agent: *\nSitemap: https://a.example/map\nUser-agent: Other\nDisallow: /b\n\nUser-agent: Citybeat/0.1 # ours\nUser-agent: Other\nDisallow: /c # not this\nAllow: /c/d\n';
    expect(await permissions(text, ['/', '/b', '/c', '/c/d'])).toEqual(['allowed', 'allowed', 'disallowed', 'allowed']);
  });

  it('for everybody are not mixed with ours that follow', async () => {
    const text = 'User-agent: *\nSitemap: x\nUser-agent: Citybeat\nDisallow: /a\n';
    expect(await permissions(text, ['/a', '/b'])).toEqual(['disallowed', 'allowed']);
    const swapped = 'User-agent: *\nDisallow: /all\nUser-agent: Other\nUser-agent: *\nDisallow: /both\n';
    expect(await permissions(swapped, ['/all', '/both', '/x'])).toEqual(['disallowed', 'disallowed', 'allowed']);
  });
});

describe('a redirect to another origin', () => {
  const page = (robots: Robots, url: string) =>
    web.fetchDocument(url, { kind: 'page', requireTarget: robots.requireTarget });

  it('is followed only as the rules there allow', async () => {
    await using other = await serve((request, response) =>
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /closed' : '<p>기사</p>'),
    );
    await using site = await serve((request, response) => {
      response.writeHead(302, { location: `${other.origin}${request.url ?? ''}` }).end();
    });
    const { robots } = new Site();
    await expect(page(robots, `${site.origin}/closed/1`)).rejects.toMatchObject({ code: 'robots' });
    expect((await page(robots, `${site.origin}/open/1`)).kind).toBe('document');
    expect(other.requests.map(({ url }) => url)).toEqual(['/robots.txt', '/open/1']);
  });

  it('waits for nobody’s turn: the page that redirects holds the one of its site', async () => {
    await using other = await serve((_request, response) => response.end('User-agent: *\nDisallow:'));
    await using site = await serve((_request, response) => {
      response.writeHead(302, { location: `${other.origin}/` }).end();
    });
    const gate = new HostGate({ delayMs: 0 });
    const robots = new Robots({ web, gate });
    const answer = await gate.run(site.origin, async () => {
      // Somebody else asks for the rules meanwhile, and waits for the turn held here.
      const waiting = robots.permission(`${other.origin}/1`);
      return { document: await page(robots, `${site.origin}/`), waiting };
    });
    expect(answer.document.kind).toBe('document');
    expect((await answer.waiting).verdict).toBe('allowed');
  });

  it('is not followed while the rules there are unknown', async () => {
    await using other = await serve((_request, response) => response.writeHead(503).end());
    await using site = await serve((_request, response) => {
      response.writeHead(302, { location: `${other.origin}/` }).end();
    });
    await expect(page(new Site().robots, site.origin)).rejects.toMatchObject({ code: 'robots_unknown' });
  });
});
