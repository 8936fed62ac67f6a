// How long from the last byte of a 412 until the dialog of a collision can be used, and how smoothly it scrolls, in
// Chromium over the built application. BASE names an application that runs already; without it one is started.
// Run: npx tsx bench/dialog.ts [runs]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page, request } from '@playwright/test';
import { browserLaunch } from '@/scripts/browser.mjs';

interface Case {
  readonly name: string;
  readonly bytes: number;
  readonly conflicts: number;
  /** Whether the page hears of the other save, and computes the merge, before its own. */
  readonly foreseen: boolean;
  /** Milliseconds from the 412 to a dialog that can be used. */
  readonly target: number;
}

interface Run {
  /** Milliseconds by the clock from the 412, and of the processor's time from the key that saves. */
  readonly wall: number;
  readonly processor: number;
  /** Milliseconds between frames while scrolling. */
  readonly frames: readonly number[];
}

const CASES: readonly Case[] = [
  { name: '100 kB, 3 conflicts', bytes: 100_000, conflicts: 3, foreseen: false, target: 100 },
  { name: '100 kB, 3 conflicts, foreseen', bytes: 100_000, conflicts: 3, foreseen: true, target: 100 },
  { name: '100 kB, 40 conflicts', bytes: 100_000, conflicts: 40, foreseen: false, target: 100 },
  { name: '100 kB, 40 conflicts, foreseen', bytes: 100_000, conflicts: 40, foreseen: true, target: 100 },
  { name: '500 kB, 200 conflicts', bytes: 500_000, conflicts: 200, foreseen: false, target: 1_000 },
];
const runs = Number(process.argv[2] ?? 5);
/** How long after the first edit somebody saves, in milliseconds. */
const REST = 4_000;

/** Prose in paragraphs of different words; every so many of them differs on each side. */
function textOf({ bytes, conflicts }: Case, side: 'base' | 'mine' | 'theirs'): string {
  const paragraphs: string[] = [];
  const count = Math.floor(bytes / 420);
  const every = Math.floor(count / conflicts);
  const words = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor'.split(' ');
  for (let at = 0; at < count; at++) {
    const sentence = Array.from(
      { length: 62 },
      (_, word) => words[(at * 7 + word * 5 + ((word * at) % 11)) % 12],
    );
    const conflict = at % every === every >> 1 && at / every < conflicts;
    if (conflict) sentence[30] = { base: 'before', mine: 'morning', theirs: 'evening' }[side];
    paragraphs.push(`${at} ${sentence.join(' ')}.`);
  }
  return `${paragraphs.join('\n\n')}\n`;
}

async function measure(browser: Browser, base: string, each: Case): Promise<Run> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 800 } });
  const other = await request.newContext({ baseURL: base });
  try {
    const made = await other.post('/api/documents', { data: { title: 'Long', body: textOf(each, 'base') } });
    const id = new URL(made.headers().location ?? '', base).pathname.split('/').pop() ?? '';
    const page = await context.newPage();
    // What runs this file names functions by a helper, which functions sent to the page take for granted.
    await page.addInitScript('globalThis.__name = (named) => named;');
    await page.goto(`/documents/${id}`);
    const editor = page.getByRole('textbox', { name: /^Text/ });
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    // By the clipboard's way: typed into the page, half a megabyte takes minutes.
    await editor.evaluate(
      (element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      textOf(each, 'mine'),
    );
    await page.getByText('Unsaved changes').waitFor();
    // Nobody saves right behind the first key: the editor has come to rest before, and rehearsed a collision.
    await page.waitForTimeout(REST);
    if (!each.foreseen) {
      // A save that nobody hears of before the 412 brings it.
      await page.route('**/api/documents/*', (route) =>
        route.request().method() === 'GET' ? route.abort() : route.continue(),
      );
    }
    const answer = await other.put(`/api/documents/${id}`, {
      data: { title: 'Long', body: textOf(each, 'theirs') },
      headers: { 'If-Match': made.headers().etag ?? '' },
    });
    if (!answer.ok()) throw new Error(`The other save was answered with ${answer.status()}.`);
    if (each.foreseen) await page.getByText('overlap with your changes').waitFor();
    return { ...(await untilUsable(browser, page)), frames: await scrolled(page) };
  } finally {
    await context.close();
    await other.dispose();
  }
}

/** Saves, and waits for the first frame that shows the dialog and the moment after it when the page answers again. */
async function untilUsable(browser: Browser, page: Page): Promise<Omit<Run, 'frames'>> {
  // Of the processor's time, not the clock's: other work on the machine must not count. Includes the merging worker.
  const devtools = await browser.newBrowserCDPSession();
  const processorTime = async () => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer');
    return 1_000 * pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const waiting = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('[role=dialog] fieldset[id^=collision]')) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
              const refused = entries.findLast(({ responseStatus }) => responseStatus === 412);
              resolve(performance.now() - (refused?.responseEnd ?? Number.NaN));
            };
            port2.postMessage(null);
          });
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }),
  );
  const before = await processorTime();
  await page.keyboard.press('ControlOrMeta+s');
  const wall = await waiting;
  return { wall, processor: (await processorTime()) - before };
}

/** Scrolls through the dialog from the top, as fast as a wheel turned hard does. */
function scrolled(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    () =>
      new Promise<readonly number[]>((resolve) => {
        const box = [...document.querySelectorAll('[role=dialog] *')].find(
          (element) =>
            getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > element.clientHeight,
        );
        const frames: number[] = [];
        let last = performance.now();
        const next = (now: number) => {
          frames.push(now - last);
          last = now;
          box?.scrollBy(0, 150);
          if (frames.length < 180) requestAnimationFrame(next);
          else resolve(frames.slice(1));
        };
        requestAnimationFrame(next);
      }),
  );
}

/** The application as built, on a free port, with a data directory of its own. */
async function started(): Promise<{ readonly base: string; readonly stop: () => void }> {
  if (process.env.BASE) return { base: process.env.BASE, stop: () => {} };
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const data = mkdtempSync(path.join(tmpdir(), 'midair-bench-'));
  const server = spawn('node', ['scripts/serve.mjs'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = () => {
    server.kill();
    rmSync(data, { recursive: true, force: true });
  };
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    const up = await fetch(`${base}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { base, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('The application did not start. Build it first: npx next build');
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const load = () => loadavg()[0]!.toFixed(1);

const { base, stop } = await started();
const browser = await chromium.launch(browserLaunch());
try {
  console.log(`${cpus().length} processors, load ${load()}; medians of ${runs} runs`);
  for (const each of CASES) {
    const all: Run[] = [];
    for (let run = 0; run < runs; run++) all.push(await measure(browser, base, each));
    const [wall, processor] = [all.map((run) => run.wall), all.map((run) => run.processor)];
    const frames = all.flatMap((run) => run.frames);
    console.log(
      `${each.name}: usable ${ms(quantile(wall, 0.5))} after the 412 (best ${ms(Math.min(...wall))}, target ${each.target} ms); ` +
        `processor ${ms(quantile(processor, 0.5))} from the key to the dialog; frames ${ms(quantile(frames, 0.5))}, ` +
        `95% under ${ms(quantile(frames, 0.95))}, longest ${ms(Math.max(...frames))}; load ${load()}`,
    );
  }
} finally {
  await browser.close();
  stop();
}
