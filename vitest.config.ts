import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** They measure the process they run in: what other tests hold and let go of would be counted too. */
const MEASURED = 'test/hostile/**/*.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    // The end-to-end tests wait more than they work.
    maxWorkers: 4,
    // What a test replaced is put back before the next one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Programs and threads that tests start find the code compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/citybeat-code', import.meta.url)) },
    // They only tell a hang from work, on any machine under any load; speed is measured by the bench.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // Loading the program anew for each file was half of the time.
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: [MEASURED], isolate: false },
      },
      { extends: true, test: { name: 'measured', include: [MEASURED] } },
    ],
  },
});
