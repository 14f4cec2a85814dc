import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The end-to-end tests wait more than they work.
    maxWorkers: 4,
    // Loading the program anew for each file was half of the time. What a test replaced is put back before the next one.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Programs and threads that tests start find the code compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/citybeat-code', import.meta.url)) },
    // They only tell a hang from work, on any machine under any load; speed is measured by the bench.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
