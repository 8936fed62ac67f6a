/**
 * How much script a page loads before anything is done on it, compressed as a proxy in front would (gzip), beside what it may
 * be at most. Fails where a page is over its limit. `npm run budget`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';

/** In kB: what no change may go over, and where the pages shall get to. */
const LIMITS = {
  baseline: { most: 225, goal: 140, at: () => '/problems' },
  home: { most: 320, goal: 180, at: () => '/' },
  editor: { most: 700, goal: 300, at: (made: Made) => `/documents/${made.document}` },
  lab: { most: 570, goal: 260, at: (made: Made) => `/lab/${made.lab}` },
} as const;

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
  for (const [name, { most, goal, at }] of Object.entries(LIMITS)) {
    const context = await browser.newContext({ baseURL: base, serviceWorkers: 'block' });
    const kilobytes = await scriptOf(await context.newPage(), at(made));
    await context.close();
    if (kilobytes > most) over += 1;
    console.log(`${name.padEnd(9)} ${kilobytes.toFixed(0).padStart(4)} kB, at most ${most}, goal ${goal}`);
  }
  await browser.close();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = over > 0 ? 1 : 0;

/** The script that a page loads by itself, in kB. */
async function scriptOf(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    sizes.push(response.body().then((content) => gzipSync(content).length));
  });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(3_000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
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
