import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The end-to-end tests wait more than they work.
    maxWorkers: 4,
    // Loading the program anew for each file was a third of the processor time; setup.ts takes back what a file changed.
    isolate: false,
    // Programs and threads that tests start find the code compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/citybeat-code', import.meta.url)) },
    // They only tell a hang from work, on any machine under any load; speed is measured by the bench.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
