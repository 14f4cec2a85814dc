// Holds every test to the rules of the house: nothing is printed, and times mean the same in every zone.
import { beforeEach, vi } from 'vitest';

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      throw new Error(`console.${method} was called: ${words.map(String).join(' ')}`);
    });
  }
});
