import type { Page, Response } from '@playwright/test';
import { LEISURE_MARK } from '@/components/ui/hooks/at-leisure';
import { startBrowser } from './look';

/** In kB: what no change may go over, first and in all, and where the pages shall get to. */
export const LIMITS = {
  baseline: { first: 128, all: 175, goal: 140, at: () => '/problems' },
  home: { first: 159, all: 286, goal: 180, at: () => '/' },
  editor: { first: 300, all: 562, goal: 300, at: (made: Made) => `/documents/${made.document}` },
  lab: { first: 216, all: 452, goal: 260, at: (made: Made) => `/lab/${made.lab}` },
} as const;

export type PageName = keyof typeof LIMITS;

/** Script in kB, as the server sends it to a browser over TLS or on the same machine: what a page needs first, and all that it loads. */
export interface Script {
  readonly first: number;
  readonly all: number;
}

/** How long what a page loads by itself may take at most, and how long it is quiet then, in milliseconds. */
const PATIENCE = 20_000;
const QUIET = 3_000;

interface Made {
  readonly document: string;
  readonly lab: string;
}

/** The script of each page of an application that runs. */
export async function measureScript(base: string): Promise<Readonly<Record<PageName, Script>>> {
  const made = await make(base);
  const browser = await startBrowser();
  const measured: [string, Script][] = [];
  try {
    for (const [name, { at }] of Object.entries(LIMITS)) {
      const context = await browser.newContext({ baseURL: base, serviceWorkers: 'block' });
      measured.push([name, await scriptOf(await context.newPage(), at(made))]);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return Object.fromEntries(measured) as Record<PageName, Script>;
}

/** The script that a page loads by itself. */
async function scriptOf(page: Page, address: string): Promise<Script> {
  const scripts = new Map<string, Response>();
  let last = Date.now();
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js') || scripts.has(response.url())) return;
    scripts.set(response.url(), response);
    last = Date.now();
  });
  const start = Date.now();
  await page.goto(address, { waitUntil: 'load' });
  while (Date.now() - last < QUIET && Date.now() - start < PATIENCE) await page.waitForTimeout(100);
  // By the page's own clock, which the browser's is milliseconds off; what workers load is on that one alone.
  const [leisure, begun] = await page.evaluate((mark) => {
    const [entry] = performance.getEntriesByName(mark);
    const loaded = performance.getEntriesByType('resource');
    const starts = loaded.map(({ name, startTime }) => [name, performance.timeOrigin + startTime] as const);
    return [entry ? performance.timeOrigin + entry.startTime : null, starts] as const;
  }, LEISURE_MARK);
  // The first of several.
  const starts = new Map([...begun].reverse());
  let [first, all] = [0, 0];
  for (const response of scripts.values()) {
    const size = (await response.request().sizes()).responseBodySize / 1_000;
    all += size;
    if (leisure === null || (starts.get(response.url()) ?? response.request().timing().startTime) < leisure)
      first += size;
  }
  return { first, all };
}

async function make(base: string): Promise<Made> {
  const send = (address: string, content: object) =>
    fetch(`${base}${address}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(content),
    });
  const document = await send('/api/documents', { title: 'Budget', body: 'Some words.\n' });
  const lab = (await (await send('/api/labs', { guard: 'if-match-required' })).json()) as { id: string };
  return { document: document.headers.get('Location')!.split('/').at(-1)!, lab: lab.id };
}
