import { fc } from '../chance.ts';
import { describe, expect, test } from 'vitest';
import { expressionFault } from '#commands/words/lists.ts';
import { shorten } from '#commands/words/shorten.ts';
import { clockAndAge, duration } from '#commands/words/time.ts';
import { NOW } from './world.ts';

describe('a shortened text', () => {
  test('stays as it is when it fits, and ends with an ellipsis when it does not', () => {
    expect(shorten('누수 감지기', 6)).toBe('누수 감지기');
    expect(shorten('누수 감지기', 5)).toBe('누수 감…');
    expect(shorten('누수 감지기', 4)).toBe('누수…');
  });

  test('is never longer than asked for and never ends in half a character', () => {
    const letters = fc.string({ unit: fc.constantFrom('가', 'a', ' ', '😀', '🏙️') });
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 12 }), (text, longest) => {
        const shown = shorten(text, longest);
        expect(shown.length).toBeLessThanOrEqual(longest);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the place of a mistake', () => {
  test('stands between marks', () => {
    expect(expressionFault('세종 (드론', 3, 4)).toBe('`세종 ⟦(⟧드론`');
    expect(expressionFault('세종 AND', 99, 120)).toBe('`세종 AND⟦⟧`');
  });

  test('is one short stretch of code whatever the expression holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(400), fc.nat(400), (text, start, end) => {
        expect(expressionFault(text, start, end)).toMatch(/^`[^`\n]{2,300}`$/);
      }),
    );
  });
});

describe('times', () => {
  test('are told on the clocks of Seoul with their distance', () => {
    expect(clockAndAge(NOW - 3 * 3_600_000, NOW, 'ko')).toBe('2026-11-20 09:00 (3시간 전)');
    expect(clockAndAge(NOW + 60_000, NOW, 'en')).toBe('2026-11-20 12:01 KST (in 1 minute)');
    expect(clockAndAge(NOW - 999, NOW, 'ko')).toBe('2026-11-20 11:59 (방금)');
    expect(clockAndAge(NOW, NOW, 'en')).toBe('2026-11-20 12:00 KST (just now)');
  });

  test('are told in the largest unit that fits', () => {
    expect([0, 999, 59_999, 3_600_000, 172_800_000].map((ms) => duration(ms, 'en'))).toEqual([
      '0 seconds',
      '0 seconds',
      '59 seconds',
      '1 hour',
      '2 days',
    ]);
  });
});
