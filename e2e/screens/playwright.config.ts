import { defineConfig } from '@playwright/test';
import tests from '../../playwright.config';

/** Looks at every screen: `npm run screenshots`. Pictures and trees go into `screenshots/`, which git ignores. */
export default defineConfig({
  ...tests,
  testDir: '.',
  testMatch: '*.screens.ts',
  outputDir: '../../screenshots/failed',
});
