import { expect, it } from 'vitest';
import { pageBackoff } from '#src/pipeline/backoff.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/time.ts';

const page = { minIntervalMs: 5 * MINUTE_MS, failedBefore: 0, retryAfterMs: undefined };

it('a page is tried again within minutes at first, within hours at last', () => {
  expect(pageBackoff(page)).toBe(MINUTE_MS);
  expect(pageBackoff({ ...page, failedBefore: 30 })).toBe(6 * HOUR_MS);
});

it('a page waits as long as its server asks, but not for ever', () => {
  expect(pageBackoff({ ...page, retryAfterMs: HOUR_MS })).toBe(HOUR_MS);
  expect(pageBackoff({ ...page, retryAfterMs: 400 * DAY_MS })).toBe(DAY_MS);
});
