import type { Browser, Page } from '@playwright/test';

/** What was seen of a page while something was done in it. Milliseconds. */
export interface Watched {
  /** For each key by the clock, from when the browser got it until the page with it is painted. */
  readonly clock: readonly number[];
  /** For each key, processor time of the page's main thread between the same two. */
  readonly processor: readonly number[];
  /** Each task of the main thread, in processor time: one over a frame's time takes a frame away. */
  readonly tasks: readonly number[];
  /** By the clock, from each frame to the next. */
  readonly gaps: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The same of the thread's processor time. */
  readonly tdur?: number;
}

const KEY = 'typed key';
const SHOWN = 'typed key shown';

/**
 * Runs in the page. A key is shown at the end of the frame after it: a callback of the next frame asks for a message, which
 * comes once that frame is laid out and painted. Event Timing would say the same, but in steps of 8 ms, nothing below 16,
 * and with the wait for the screen in it. A key that types makes an `input` event after it; the frame counts that comes
 * after that.
 */
const SCRIPT = `(() => {
  let typed = null;
  const keys = (globalThis.__keys = []);
  globalThis.__gaps = null;
  const shown = () => {
    const key = typed;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        key.shown = performance.now();
        performance.mark('${SHOWN}');
      };
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', (event) => {
    typed = { at: event.timeStamp, shown: NaN };
    keys.push(typed);
    performance.mark('${KEY}');
    shown();
  }, { capture: true });
  addEventListener('input', () => typed && shown(), { capture: true });
  globalThis.__watchFrames = () => {
    const gaps = (globalThis.__gaps = []);
    let last = performance.now();
    const next = (now) => {
      gaps.push(now - last);
      last = now;
      if (globalThis.__gaps === gaps) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  };
})();`;

/** Has a page note its keys; before it is opened. */
export async function noteKeys(page: Page): Promise<void> {
  await page.addInitScript(SCRIPT);
}

/** What a page's keys cost, and its frames, while `run` goes on. */
export async function watch(
  browser: Browser,
  page: Page,
  { frames }: { readonly frames: boolean },
  run: () => Promise<void>,
): Promise<Watched> {
  await page.evaluate(
    `__keys.length = 0; performance.clearMarks(); ${frames ? '__watchFrames()' : '__gaps = null'}`,
  );
  // Just what tells of tasks and of the marks of keys: a fuller trace would weigh on what it measures.
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await run();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const [clock, gaps] = (await page.evaluate(
    '[__keys.map(({ at, shown }) => shown - at), __gaps ?? []]',
  )) as [number[], number[]];
  await page.evaluate('__gaps = null');
  return { clock, gaps: gaps.slice(1), ...onMainThread(trace.traceEvents) };
}

function onMainThread(events: readonly TraceEvent[]): Pick<Watched, 'processor' | 'tasks'> {
  const first = events.find(({ name }) => name === KEY);
  if (!first) throw new Error('No key is in the trace.');
  const own = events
    .filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks: { readonly from: number; readonly to: number; readonly spent: number }[] = [];
  for (const { name, ph, ts, dur = 0, tdur = 0 } of own) {
    if (ph !== 'X' || name !== 'ThreadControllerImpl::RunTask') continue;
    // A task in a task is a part of it.
    if (ts < (tasks.at(-1)?.to ?? 0)) continue;
    tasks.push({ from: ts, to: ts + dur, spent: tdur / 1_000 });
  }
  const at = (mark: string) => own.filter(({ name }) => name === mark).map(({ ts }) => ts);
  const [keys, shown] = [at(KEY), at(SHOWN)];
  const processor = keys.map((key, index) => {
    const next = keys[index + 1] ?? Number.POSITIVE_INFINITY;
    const end = shown.findLast((ts) => ts > key && ts < next) ?? Number.NaN;
    // From the task that the key came in to the one before that in which the page heard of the paint.
    return tasks.filter(({ to }) => to > key && to < end).reduce((sum, { spent }) => sum + spent, 0);
  });
  return { processor, tasks: tasks.map(({ spent }) => spent) };
}
