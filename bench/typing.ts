/**
 * How long a key takes until the page is painted with it, in Chromium over the built application: in texts of 10 kB, 100 kB
 * and 1 MB with both kinds of line ends, at their beginning, middle and end, with the text alone, with the preview beside it
 * and with automatic saves; and what a save by somebody else takes away from the typing, with one line changed and with 500.
 *
 * Two figures for each key: by the clock, which a busy machine stretches, and processor time of the page's main thread
 * between the same two moments, which it does not. Chromium paints as soon as it can here, so that the rhythm of a screen is
 * in neither. `cost` is processor time for a key in all, what follows it (drafts, counts, previews) included.
 *
 * BASE names an application that runs already; without it one is started. It ends with an error where a target is missed in
 * processor time. Run: npm run bench:typing [-- --keys 60 --sizes 10000,100000,1000000 --quick]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type APIRequestContext, type Browser, chromium, type Page, request } from '@playwright/test';
import { changedElsewhere, MIDDLE, markdownText } from './typing/markdown-text';
import { noteKeys, type Watched, watch } from './typing/watch';

/** Milliseconds from a key to the paint, for 95 of 100; and of the longest task while somebody else saves. */
const TARGETS = { key: 16, task: 50 };

const SIZES = [10_000, 100_000, 1_000_000];
const LINE_ENDS = { LF: '\n', CRLF: '\r\n' } as const;
const PLACES = ['beginning', 'middle', 'end'] as const;
const VIEWS = ['text', 'preview', 'autosave'] as const;
/** Lines that somebody else changes. */
const CHANGES = [1, 500];
/** Milliseconds from a key to the next: as fast as people type who type fast. */
const PAUSE = 90;
/** Milliseconds until a page has done what it does by itself when it was opened, or typing ends. */
const REST = 3_000;
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

type LineEnd = keyof typeof LINE_ENDS;
type Place = (typeof PLACES)[number];
type View = (typeof VIEWS)[number];

interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Milliseconds for keys in one text, at one place, in one view. */
export interface TypingFigures {
  readonly bytes: number;
  readonly lineEnd: LineEnd;
  readonly view: View;
  readonly place: Place;
  /** By the clock. */
  readonly clock: Quantiles;
  readonly processor: Quantiles;
  /** Processor time of the main thread for each key in all. */
  readonly cost: number;
  /** The longest task of the main thread, in processor time. */
  readonly longestTask: number;
}

/** Milliseconds of what a save by somebody else takes away from typing. */
export interface NewsFigures {
  readonly bytes: number;
  readonly lineEnd: LineEnd;
  readonly lines: number;
  readonly clock: Quantiles;
  readonly processor: Quantiles;
  readonly longestTask: number;
  /** The longest time without a frame, by the clock. */
  readonly longestGap: number;
}

/** What to measure, and how often. */
interface Options {
  readonly keys: number;
  readonly sizes: readonly number[];
  readonly views: readonly View[];
  readonly places: readonly Place[];
  /** An application that runs. */
  readonly base: string;
  readonly onFigures?: (figures: TypingFigures | NewsFigures) => void;
}

/** Opens texts in Chromium, types in them, and says what it took. */
export async function measureTyping({
  keys,
  sizes,
  views,
  places,
  base,
  onFigures = () => {},
}: Options): Promise<{ readonly typing: readonly TypingFigures[]; readonly news: readonly NewsFigures[] }> {
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
    ...(existsSync(SYSTEM_CHROMIUM) && { executablePath: SYSTEM_CHROMIUM }),
  });
  const other = await request.newContext({ baseURL: base });
  const typing: TypingFigures[] = [];
  const news: NewsFigures[] = [];
  try {
    for (const bytes of sizes) {
      for (const lineEnd of Object.keys(LINE_ENDS) as LineEnd[]) {
        const text = markdownText(bytes * 0.99, LINE_ENDS[lineEnd]);
        for (const view of views) {
          const opened = await open(browser, other, base, text, view);
          // Where in the text one types weighs on what the editor does, and not on what stands beside it.
          for (const place of view === 'text' ? places : (['middle'] as const)) {
            await goTo(opened.page, place);
            const watched = await watch(browser, opened.page, { frames: false }, () =>
              type(opened.page, keys),
            );
            typing.push({ bytes, lineEnd, view, place, ...figuresOf(watched, keys) });
            onFigures(typing.at(-1)!);
          }
          await opened.page.context().close();
        }
        for (const lines of CHANGES) {
          const watched = await withNews(browser, other, base, text, lines, keys);
          const { clock, processor, longestTask } = figuresOf(watched, keys);
          const longestGap = round(Math.max(...watched.gaps));
          news.push({ bytes, lineEnd, lines, clock, processor, longestTask, longestGap });
          onFigures(news.at(-1)!);
        }
      }
    }
  } finally {
    await browser.close();
    await other.dispose();
  }
  return { typing, news };
}

interface Opened {
  readonly page: Page;
  readonly id: string;
  readonly etag: string;
}

/** A page of a new document with this text, at rest. */
async function open(
  browser: Browser,
  other: APIRequestContext,
  base: string,
  body: string,
  view: View,
): Promise<Opened> {
  const made = await other.post('/api/documents', { data: { title: 'Long', body } });
  if (!made.ok()) throw new Error(`The text was not taken: ${made.status()} ${await made.text()}`);
  const id = new URL(made.headers().location ?? '', base).pathname.split('/').pop() ?? '';
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 800 } });
  await context.addInitScript(
    `localStorage.setItem('midair.view', '${view === 'preview' ? 'both' : 'write'}');
     localStorage.setItem('midair.autosave', '${view === 'autosave' ? 'on' : 'off'}');`,
  );
  const page = await context.newPage();
  await noteKeys(page);
  await page.goto(`/documents/${id}`);
  const textbox = page.getByRole('textbox', { name: /^Text/ });
  await textbox.focus();
  await page.waitForTimeout(REST);
  const show = page.getByRole('button', { name: 'Show the preview' });
  if (await show.isVisible()) {
    await show.click();
    await page.waitForTimeout(REST);
    await textbox.focus();
  }
  return { page, id, etag: made.headers().etag ?? '' };
}

/** Puts the cursor somewhere, by keys, and types a little, so that nothing is done for the first time after it. */
async function goTo(page: Page, place: Place): Promise<void> {
  const { keyboard } = page;
  if (place === 'middle') {
    await keyboard.press('ControlOrMeta+f');
    await keyboard.insertText(MIDDLE);
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await keyboard.press('End');
  } else {
    await keyboard.press(place === 'beginning' ? 'ControlOrMeta+Home' : 'ControlOrMeta+End');
  }
  await type(page, 12);
  await page.waitForTimeout(REST);
}

/** Words, and now and then a line. */
async function type(page: Page, keys: number): Promise<void> {
  const words = ' what is typed here is measured.';
  for (let at = 0; at < keys; at++) {
    await page.keyboard.press(at % 48 === 47 ? 'Enter' : words[at % words.length]!);
    await page.waitForTimeout(PAUSE);
  }
}

/** Types while somebody else saves, and goes on watching until both texts have met and are saved. */
async function withNews(
  browser: Browser,
  other: APIRequestContext,
  base: string,
  text: string,
  lines: number,
  keys: number,
): Promise<Watched> {
  const { page, id, etag } = await open(browser, other, base, text, 'autosave');
  try {
    await goTo(page, 'middle');
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .first()
      .waitFor();
    const now = await other.get(`/api/documents/${id}`);
    return await watch(browser, page, { frames: true }, async () => {
      await type(page, keys >> 1);
      const answer = await other.put(`/api/documents/${id}`, {
        data: { title: 'Long', body: changedElsewhere(((await now.json()) as { body: string }).body, lines) },
        headers: { 'If-Match': now.headers().etag ?? etag },
      });
      if (!answer.ok()) throw new Error(`The other save was answered with ${answer.status()}.`);
      await type(page, keys >> 1);
      await page
        .getByText(/^Saved v/)
        .first()
        .waitFor({ timeout: 30_000 });
      await page.waitForTimeout(1_000);
    });
  } finally {
    await page.context().close();
  }
}

function figuresOf(
  { clock, processor, tasks }: Watched,
  keys: number,
): Pick<TypingFigures, 'clock' | 'processor' | 'cost' | 'longestTask'> {
  return {
    clock: quantiles(clock),
    processor: quantiles(processor),
    cost: round(tasks.reduce((sum, task) => sum + task, 0) / keys),
    longestTask: round(Math.max(...tasks)),
  };
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (part: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const round = (value: number) => Math.round(value * 10) / 10;

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

/** One line for each; says whether a target is missed. */
function report(figures: TypingFigures | NewsFigures): boolean {
  const { bytes, lineEnd, clock, processor, longestTask } = figures;
  const isNews = 'lines' in figures;
  const missed = processor.p95 > TARGETS.key || (isNews && longestTask > TARGETS.task);
  const three = ({ p50, p95, max }: Quantiles) =>
    [p50, p95, max].map((value) => value.toFixed(1).padStart(6)).join(' ');
  console.log(
    `${String(bytes / 1_000).padStart(5)} kB ${lineEnd.padEnd(4)} ` +
      (isNews ? `${figures.lines} changed` : `${figures.view}, ${figures.place}`).padEnd(18) +
      `${three(processor)}  | ${three(clock)}  | ` +
      (isNews
        ? `longest task ${longestTask}, without a frame ${figures.longestGap}`
        : `${figures.cost.toFixed(1).padStart(5)}, longest task ${longestTask}`) +
      (missed ? '  OVER' : ''),
  );
  return missed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      keys: { type: 'string', default: '60' },
      sizes: { type: 'string', default: SIZES.join() },
      views: { type: 'string', default: VIEWS.join() },
      places: { type: 'string', default: PLACES.join() },
    },
  });
  const { base, stop } = await started();
  let missed = false;
  try {
    console.log(
      `${cpus().length} processors, load ${loadavg()[0]!.toFixed(1)}; milliseconds, ${values.keys} keys each`,
    );
    console.log(`${''.padEnd(32)}processor: p50, p95, max | clock: p50, p95, max   | in all for a key`);
    await measureTyping({
      keys: Number(values.keys),
      sizes: values.sizes.split(',').map(Number),
      views: VIEWS.filter((view) => values.views.split(',').includes(view)),
      places: PLACES.filter((place) => values.places.split(',').includes(place)),
      base,
      onFigures: (figures) => {
        missed = report(figures) || missed;
      },
    });
  } finally {
    stop();
  }
  console.log(`load ${loadavg()[0]!.toFixed(1)}`);
  process.exitCode = missed ? 1 : 0;
}
