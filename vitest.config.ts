import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
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
