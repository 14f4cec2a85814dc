// How long the rules of a redirect’s target are remembered.
import { expect, it } from 'vitest';
import { WebClient } from '#src/source/fetch.ts';
import { Robots } from '#src/source/robots.ts';
import { DAY_MS, SECOND_MS } from '#src/time.ts';
import { serve } from './loopback.ts';

const web = new WebClient({ version: '9.9', allowPrivateHosts: ['127.0.0.1'] });
const signal = new AbortController().signal;

it('rules of a redirect’s target are remembered again after their day', async () => {
  let now = 1_000_000;
  await using site = await serve((_, response) => void response.end('User-agent: *\nDisallow:'));
  const robots = new Robots({ web, clock: () => now });
  await robots.requireTarget(`${site.origin}/1`, signal);
  now += DAY_MS + 1;
  for (let n = 2; n < 12; n += 1) await robots.requireTarget(`${site.origin}/${n}`, signal);
  expect(site.requests.length).toBe(2);
});

it('rules of a redirect’s target that once answered 503 are remembered when it is well', async () => {
  let now = 1_000_000;
  let status = 503;
  await using site = await serve((_, response) => void response.writeHead(status).end('User-agent: *\nDisallow:'));
  const robots = new Robots({ web, clock: () => now });
  await expect(robots.requireTarget(`${site.origin}/1`, signal)).rejects.toMatchObject({ code: 'robots_unknown' });
  status = 200;
  now += 2 * SECOND_MS;
  for (let n = 2; n < 12; n += 1) await robots.requireTarget(`${site.origin}/${n}`, signal);
  expect(site.requests.length).toBe(2);
});
