import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The end-to-end tests wait more than they work.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 20_000,
  },
});
