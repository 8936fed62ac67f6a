import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const testsOf = (room: string) => `${room}/**/*.test.{ts,tsx}`;
const ALL = ['app', 'bench', 'components', 'lib', 'scripts'].map(testsOf);
/**
 * Tests that have a process of their own for each file, since it remembers: modules what happened in it, the log where it goes,
 * and whoever has imported a module that a test puts another in the place of. That costs more than most tests do, so all
 * others share theirs.
 */
const APART = [
  ...['api', 'drafts', 'live', 'presence', 'running'].map((room) => testsOf(`lib/client/${room}`)),
  testsOf('scripts'),
  'app/api/secrets.test.ts',
  'app/api/sign-in/route.test.ts',
  'app/manifest.test.ts',
  'app/served/served.test.tsx',
  'components/ui/hooks/at-leisure.test.ts',
  'lib/lab/ledger/ledger-reader.test.ts',
  'lib/server/keys/key-ring.test.ts',
];

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
          name: 'together',
          include: ALL,
          exclude: [...configDefaults.exclude, ...APART],
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
          include: APART,
        },
      },
    ],
  },
});
