import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { Breaker, MOST_INVALID, WINDOW_MS } from '#src/chat/discord-breaker.ts';
import { MINUTE_MS, SECOND_MS } from '#src/time.ts';

const REFUSED = { status: 403, scope: undefined };

function setting() {
  const clock = { now: Date.UTC(2026, 10, 27) };
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  return { clock, lines, breaker: new Breaker(() => clock.now, log) };
}

describe('the breaker', () => {
  it('stops everything at 1,000 invalid requests in ten minutes, until ten minutes have passed', () => {
    const { breaker, clock } = setting();
    for (let count = 1; count < MOST_INVALID; count += 1) {
      breaker.count({ status: [401, 403, 429][count % 3] ?? 403, scope: 'user' });
      clock.now += 100;
    }
    expect(breaker.pause).toBeUndefined();
    breaker.count(REFUSED);
    expect(breaker.pause).toMatchObject({ until: clock.now + WINDOW_MS });
    clock.now += WINDOW_MS - 1;
    expect(breaker.pause).toBeDefined();
    clock.now += 1;
    expect(breaker.pause).toBeUndefined();
  });

  it('says so once, with what to do', () => {
    const { breaker, lines } = setting();
    for (let count = 0; count < MOST_INVALID + 50; count += 1) breaker.count(REFUSED);
    const said = lines.filter((line) => line.includes('too many invalid requests'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('another program with the same token');
  });

  it('counts none that are older than ten minutes', () => {
    const { breaker, clock } = setting();
    for (let count = 0; count < 3 * MOST_INVALID; count += 1) {
      breaker.count(REFUSED);
      clock.now += SECOND_MS;
    }
    expect(breaker.pause).toBeUndefined();
  });

  it('counts neither what went well nor the limit of everybody', () => {
    const { breaker } = setting();
    for (let count = 0; count < 2 * MOST_INVALID; count += 1) {
      for (const status of [200, 204, 400, 404, 500, 502]) breaker.count({ status, scope: undefined });
      breaker.count({ status: 429, scope: 'shared' });
    }
    expect(breaker.pause).toBeUndefined();
  });

  it('keeps the longer of two pauses', () => {
    const { breaker, clock } = setting();
    breaker.stop(15 * MINUTE_MS, 'blocked');
    breaker.stop(SECOND_MS, 'global limit');
    expect(breaker.pause).toEqual({ until: clock.now + 15 * MINUTE_MS, error: 'blocked' });
  });
});
