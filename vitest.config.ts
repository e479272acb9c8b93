import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most of the time a test waits for a process or a disk: a core that is left free for the main one would rest.
    maxWorkers: '100%',
    // Only there to end what hangs: the longest test takes two minutes on a busy machine of two cores.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts', 'src/request/**/*.ts', 'src/log/**/*.ts'],
      thresholds: { branches: 100 },
    },
  },
});
