import path from 'node:path';
import { defineConfig } from '@playwright/test';
import tests from '../../playwright.config';

const root = path.join(import.meta.dirname, '../..');

/** Looks at every screen: `npm run screenshots`. Pictures and trees go into `screenshots/`, which git ignores. */
export default defineConfig({
  ...tests,
  testDir: '.',
  testMatch: '*.screens.ts',
  projects: [{ name: 'screens' }],
  // One screen is without a network.
  use: { ...tests.use, serviceWorkers: 'allow' },
  outputDir: path.join(root, 'screenshots/failed'),
  webServer: { ...[tests.webServer ?? []].flat()[0]!, cwd: root },
});
