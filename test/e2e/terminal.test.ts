// The program without a token: a terminal, driven by lines on standard input.
import { describe, expect, it } from 'vitest';
import { NewsSite } from '../loopback/news-site.ts';
import { Home } from '../loopback/program.ts';
import { until } from '../loopback/until.ts';
import * as texts from './texts.ts';

const STOP_MS = 10_000;

describe.concurrent('the terminal', () => {
  it('says that it is one and how to get a token, and answers lines until their end', async () => {
    await using home = new Home({});
    const program = home.launch();
    program.type('/search 달랏');
    program.type('/nothing');
    program.type('/help');
    program.endInput();
    expect(await program.ended()).toEqual({ code: 0, signal: null, afterMs: expect.any(Number) });
    expect(program.output).toContain('DISCORD_TOKEN');
    expect(program.output).toContain('베트남 달랏에 세워질');
    expect(program.output).toContain('/subscribe');
    expect(program.output).not.toContain('undefined');
  });

  it('prints alerts between the answers', async () => {
    await using site = await NewsSite.start('가람일보');
    await using home = new Home({ sites: [site] });
    const program = await home.start();
    program.type('/subscribe');
    await until('the feed to be read', () => site.pollCount > 1);
    const url = site.publish(texts.YEOSU);
    await until('the alert', () => program.output.includes(url));
    expect(program.output).toContain(texts.YEOSU.title);
    expect(program.output.split(url)).toHaveLength(2);
    program.type('/search 유수율');
    await until('the answer', () => program.output.split(url).length === 3);
    program.endInput();
    expect(await program.ended()).toMatchObject({ code: 0 });
  });

  it('stops on SIGTERM, also with a page under way', async () => {
    await using site = await NewsSite.start('멎은신문');
    await using home = new Home({ sites: [site] });
    const program = await home.start();
    site.faultPage(site.publish(texts.HANOI), { times: Infinity, fault: { kind: 'hang' } });
    await until('the page to be asked for', () => site.requests('idxno').length > 0);
    const end = await program.stop();
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.afterMs).toBeLessThan(STOP_MS);
  });
});
