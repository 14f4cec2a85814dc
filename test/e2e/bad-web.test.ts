// A web that misbehaves: each site in its own way, at the same time. The sound ones go on, and what is wrong is on record.
import { afterAll, describe, expect, it } from 'vitest';
import { text } from '../loopback/discord.ts';
import { NewsSite } from '../loopback/news-site.ts';
import { until } from '../loopback/until.ts';
import { Scene } from './scene.ts';
import * as texts from './texts.ts';

const MEGABYTE = 1_048_576;
const DEEP_PAGE = `<html><body>${'<div>'.repeat(200_000)}<p>깊은 글</p></body></html>`;

const names = ['느린신문', '끊긴신문', '큰신문', '깊은신문', '멎은신문', '깨진신문', '길없는신문'] as const;
const sites = await Promise.all(names.map((name) => NewsSite.start(name)));
const [slow, halting, huge, deep, hanging, broken, lost] = sites;
if (!slow || !halting || !huge || !deep || !hanging || !broken || !lost) throw new Error('seven sites');
const scene = await Scene.set({ sites });

afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  await Promise.all(sites.map((site) => site[Symbol.asyncDispose]()));
});

const program = await scene.start();
await scene.admin.slash('subscribe');
await until('every feed to be read', () => sites.every((site) => site.pollCount > 1));

hanging.faultPage(hanging.publish(texts.ANDONG), { times: Infinity, fault: { kind: 'hang' } });
const hugeUrl = huge.publish(texts.HANOI);
huge.faultPage(hugeUrl, { times: Infinity, fault: { kind: 'flood', byteCount: 50 * MEGABYTE } });
const deepUrl = deep.publish(texts.JEJU);
deep.serve(new URL(deepUrl).pathname + new URL(deepUrl).search, { body: DEEP_PAGE });
broken.serve(new URL(broken.feedUrl).pathname, { body: '{"error":"maintenance"}', type: 'application/json' });
slow.faultFeed({ times: 2, fault: { kind: 'status', status: 500 } });
const slowUrl = slow.publish(texts.CHUNCHEON);
const haltingUrl = halting.publish(texts.YEOSU);
halting.faultPage(haltingUrl, { times: 1, fault: { kind: 'status', status: 500 } });

lost.faultRobots({ times: 1, fault: { kind: 'status', status: 503 } });
const lostUrl = lost.publish(texts.SOKCHO);

describe('an article', () => {
  it('is told though its feed answered 500 at first', async () => {
    expect(text(await scene.card(slowUrl))).toContain(texts.CHUNCHEON.title);
  });

  it('is told though its page answered 500 at first', async () => {
    expect(text(await scene.card(haltingUrl))).toContain(texts.YEOSU.title);
    expect(halting.requests('idxno')).toMatchObject([{ outcome: 500 }, { outcome: 200 }]);
  });

  it('is told though robots.txt answered 503 at first', async () => {
    expect(text(await scene.card(lostUrl))).toContain(texts.SOKCHO.title);
    expect(lost.requests('idxno')).toMatchObject([{ outcome: 200 }]);
  });

  it('whose page is endless is not read to its end, and that is on record', async () => {
    expect(await scene.why(hugeUrl, /too[_ ]large|too many|너무|\(feed\)/)).toContain(texts.HANOI.title);
    expect(huge.requests('idxno').length).toBeLessThan(4);
  });

  it('whose page is too deep stops nobody, and that is on record', async () => {
    expect(await scene.why(deepUrl, /too[_ ]deep|깊|읽지 못함|\(feed\)/)).toContain(texts.JEJU.title);
  });

  it('whose page hangs is tried again, and /why tells how often it failed', async () => {
    const [url = ''] = hanging.requests('idxno').map((request) => `${hanging.origin}${request.url}`);
    expect(await scene.why(url, /번 실패/)).toMatch(/timeout|time|시간/);
  });
});

describe('a feed', () => {
  it('that is none is on record as failing, its reason beside it, and the others are fine', async () => {
    const words = await until('the sources to be listed', async () => {
      const seen = await scene.owner.slash('sources list');
      return seen.text.includes('오류') ? seen.text : undefined;
    });
    const lines = words.split('\n');
    expect(lines.find((line) => line.includes('깨진신문'))).toContain('오류');
    expect(lines.find((line) => line.includes('끊긴신문'))).toContain('정상');
  });

  it('is read again as soon as it is mended', async () => {
    broken.mendFeed();
    const card = await scene.card(broken.publish(texts.GUNSAN));
    expect(text(card)).toContain(texts.GUNSAN.title);
  });
});

it('leaves the program running and Discord unharmed', () => {
  expect(program.isEnded).toBe(false);
  expect(scene.discord.violations).toEqual([]);
});
