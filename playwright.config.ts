import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { browserLaunch } from './scripts/browser.mjs';
import { wholeNumber } from './scripts/whole-number.mjs';

const port = wholeNumber('E2E_PORT', process.env.E2E_PORT ?? '3217', 1, 65_535);

// The configuration is read by every worker; only the first reading makes the folder.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'midair-e2e-'));

/** What takes longest begins first, so that no worker is left with it at the end while the other has nothing to do. */
const LONG = ['torture', 'xss', 'twenty-tabs', 'hosts', 'fuzz', 'permissions/*', 'dialog-accessibility'].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testIgnore: LONG },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    // Each browser keeps the whole application for when it is offline, which takes a third of the time of a short test:
    // those whose subject is what becomes of pages and saves without the server allow it.
    serviceWorkers: 'block',
    // Recording costs a third of the run; `npx playwright test --trace retain-on-failure` records.
    trace: 'off',
    launchOptions: browserLaunch(['--disable-quic', '--disable-background-networking']),
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: `http://127.0.0.1:${port}/api/health`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: process.env.E2E_DATA_DIR, LOG_LEVEL: 'warn' },
  },
});
