// Which browser looks at the product: for the tests, the screens and the measurements.
import { existsSync } from 'node:fs';

/**
 * Chromium without windows, as Debian packages it: the same engine, but what a person would see around a page is not there, and
 * a test takes about half the processor time.
 */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';
const CHROMIUM = '/usr/bin/chromium';

/** Whether the system has the browser that serves best. */
export const hasHeadlessShell = () => existsSync(HEADLESS_SHELL);

/** Whether the system has any browser of ours. */
export const hasSystemBrowser = () => hasHeadlessShell() || existsSync(CHROMIUM);

/**
 * How Playwright is to start the browser: the system's where it has one, else Playwright's own.
 *
 * @param args what it is told besides.
 */
export function browserLaunch(args = []) {
  if (!hasSystemBrowser()) return { args };
  // Where tests run as root, Chromium's sandbox refuses to.
  return { executablePath: hasHeadlessShell() ? HEADLESS_SHELL : CHROMIUM, args: ['--no-sandbox', ...args] };
}
