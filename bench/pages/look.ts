import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from '@/scripts/browser.mjs';

/** What a person waits for when they open a page for the first time, in milliseconds after they asked for it, and what jumps. */
export interface Looked {
  /** The largest contentful paint: what the page is about can be seen. */
  readonly largest: number;
  /** The text can be written in; `null` where there is none. */
  readonly writable: number | null;
  /** The cumulative layout shift, of all that comes by itself. */
  readonly shift: number;
}

/** A page, and how often it is looked at. */
export interface Look {
  readonly base: string;
  readonly path: string;
  /** Who looks: as the browser would send it. */
  readonly cookie: string;
  readonly times: number;
}

/** As Chromium's tools have “Fast 4G”: bytes a second in both directions, and milliseconds that each request takes more. */
const FAST_4G = {
  offline: false,
  downloadThroughput: (9_000 * 1_000 * 0.9) / 8,
  uploadThroughput: (1_500 * 1_000 * 0.9) / 8,
  latency: 60 * 2.75,
};
/** Milliseconds for which a page is watched after it has loaded: fonts and programs come in, and could move what is there. */
const WATCHED = 3_000;

/** What a page notes of itself. */
interface Noted {
  largest: number;
  writable: number | null;
  shift: number;
}

/** Starts the browser that looks. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch(browserLaunch());
}

/** Opens a page over such a network, each time in a browser that has never been there. */
export async function look(
  browser: Browser,
  { base, path, cookie, times }: Look,
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (let time = 0; time < times; time += 1) {
    const context = await browser.newContext({ baseURL: base, serviceWorkers: 'block' });
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: base }]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', FAST_4G);
    await page.addInitScript(note);
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForTimeout(WATCHED);
    looked.push(await page.evaluate(() => (window as unknown as { noted: Noted }).noted));
    await context.close();
  }
  return looked;
}

/** Runs in the page before everything else. */
function note(): void {
  const noted: Noted = { largest: Number.NaN, writable: null, shift: 0 };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    noted.largest = list.getEntries().at(-1)?.startTime ?? noted.largest;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        readonly value: number;
        readonly hadRecentInput: boolean;
      };
      if (!hadRecentInput) noted.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.cm-content[contenteditable="true"]')) return;
    noted.writable = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
