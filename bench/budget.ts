/**
 * How much script a page loads before anything is done on it, compressed as a proxy in front would (gzip), beside what it may
 * be at most: `first` is what it loads to be read and written in, `all` that and what it loads besides once that is there and
 * it has nothing to do, so that menus and dialogs are there when they are wanted, also without a network (see
 * `components/ui/hooks/at-leisure.ts`). Each has a limit; the goal is one for what comes first. React and the framework alone
 * are 137 kB, CodeMirror is 138 kB. A file counts once: a worker that runs a page's file has it from the browser's cache. What
 * the service worker keeps is not looked at: that is every file there is. Fails where a page is over a limit. `npm run budget`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page, type Response } from '@playwright/test';
import { LEISURE_MARK } from '../components/ui/hooks/at-leisure';

/** In kB: what no change may go over, first and in all, and where the pages shall get to. */
const LIMITS = {
  baseline: { first: 150, all: 205, goal: 140, at: () => '/problems' },
  home: { first: 186, all: 318, goal: 180, at: () => '/' },
  editor: { first: 385, all: 628, goal: 300, at: (made: Made) => `/documents/${made.document}` },
  lab: { first: 230, all: 512, goal: 260, at: (made: Made) => `/lab/${made.lab}` },
} as const;

/** How long what a page loads by itself may take at most, and how long it is quiet then, in milliseconds. */
const PATIENCE = 20_000;
const QUIET = 3_000;

interface Made {
  readonly document: string;
  readonly lab: string;
}

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-budget-'));
const server = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'warn' },
  stdio: 'inherit',
});
let over = 0;
try {
  await answered(`${base}/api/health`);
  const made = await make();
  const system = '/usr/bin/chromium';
  const browser = await chromium.launch(
    existsSync(system) ? { executablePath: system, args: ['--no-sandbox'] } : {},
  );
  console.log(
    'kB'.padEnd(9),
    'first'.padStart(7),
    'most'.padStart(5),
    'goal'.padStart(5),
    'all'.padStart(7),
    'most'.padStart(5),
  );
  for (const [name, limit] of Object.entries(LIMITS)) {
    const context = await browser.newContext({ baseURL: base, serviceWorkers: 'block' });
    const { first, all } = await scriptOf(await context.newPage(), limit.at(made));
    await context.close();
    if (first > limit.first || all > limit.all) over += 1;
    const columns = [first, limit.first, limit.goal, all, limit.all];
    console.log(name.padEnd(9), ...columns.map((each, at) => each.toFixed(0).padStart(at % 3 === 0 ? 7 : 5)));
  }
  await browser.close();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = over > 0 ? 1 : 0;

/** The script that a page loads by itself, in kB: what it needs first, and all of it. */
async function scriptOf(
  page: Page,
  address: string,
): Promise<{ readonly first: number; readonly all: number }> {
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
  const leisure = await page.evaluate((mark) => {
    const [entry] = performance.getEntriesByName(mark);
    return entry ? performance.timeOrigin + entry.startTime : null;
  }, LEISURE_MARK);
  let [first, all] = [0, 0];
  for (const response of scripts.values()) {
    const size = gzipSync(await response.body()).length / 1_000;
    all += size;
    if (leisure === null || response.request().timing().startTime < leisure) first += size;
  }
  return { first, all };
}

async function make(): Promise<Made> {
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

async function answered(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server does not answer. Is there a build (npx next build)?');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
}
