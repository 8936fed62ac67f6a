import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Rooms whose code keeps nothing between calls: their tests need no process of their own, which costs more than they do. */
const PURE = ['components', 'lib/documents', 'lib/http', 'lib/merge'];
const ROOMS = ['app', 'bench', 'components', 'lib', 'scripts'];
const testsOf = (rooms: readonly string[]) => rooms.map((room) => `${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    setupFiles: ['scripts/same-inputs.ts'],
    // Some tests start databases and servers of their own: where many of them run at once, each gets so little time that
    // it may run into its limit.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: testsOf(PURE),
          isolate: false,
          // What a test puts in the place of something global does not outlast it.
          restoreMocks: true,
          unstubGlobals: true,
          unstubEnvs: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: testsOf(ROOMS),
          exclude: [...configDefaults.exclude, ...testsOf(PURE)],
        },
      },
    ],
  },
});
