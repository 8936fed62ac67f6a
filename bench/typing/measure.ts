import { type APIRequestContext, type Browser, chromium, type Page, request } from '@playwright/test';
import { browserLaunch } from '@/scripts/browser.mjs';
import { changedElsewhere, MIDDLE, markdownText } from './markdown-text';
import { noteKeys, type Watched, watch } from './watch';

/** Milliseconds from a key to the paint, for 95 of 100; and of the longest task while somebody else saves. */
export const TARGETS = { key: 16, task: 50 };

export const SIZES = [10_000, 100_000, 1_000_000];
const LINE_ENDS = { LF: '\n', CRLF: '\r\n' } as const;
export const PLACES = ['beginning', 'middle', 'end'] as const;
export const VIEWS = ['text', 'preview', 'autosave'] as const;
/** Lines that somebody else changes. */
const CHANGES = [1, 500];
/** Milliseconds from a key to the next: as fast as people type who type fast. */
const PAUSE = 90;
/** Milliseconds until a page has done what it does by itself when it was opened, or typing ends. */
const REST = 3_000;

type LineEnd = keyof typeof LINE_ENDS;
type Place = (typeof PLACES)[number];
type View = (typeof VIEWS)[number];

export interface Quantiles {
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
  const browser = await chromium.launch(browserLaunch(['--disable-frame-rate-limit', '--disable-gpu-vsync']));
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
