import type { LineRange } from '@/lib/documents/content/line-range';

/** What a tab tells others of its edits. Lines count from 1 in the saved version, both ends included. */
export interface Doing {
  readonly unsaved: boolean;
  readonly lines: readonly LineRange[];
}

/** Least milliseconds between two reports, however fast somebody types. */
const PACE = 500;
/** Milliseconds that a report may take: so the next arrives before others take the tab to be gone. */
const LIMIT = 4_000;

/** What an announcer needs of its page and browser. */
export interface AnnouncerPorts {
  /** Tells the server; resolves to how many milliseconds it asks to be left alone then, usually none. */
  readonly report: (doing: Doing, signal: AbortSignal) => Promise<number>;
  /** Tells the server that the tab goes, in a way that outlives the page. */
  readonly leave: () => void;
  /** Runs something later; the result takes it back. Milliseconds. */
  readonly after: (delay: number, run: () => void) => () => void;
}

/**
 * Tells the server that this tab has a document open: at once, whenever something changes, and at each `beat`. Never
 * more than one report is on its way, so that presence takes no connection from saves.
 */
export class PresenceAnnouncer {
  readonly #ports: AnnouncerPorts;
  #doing: Doing = { unsaved: false, lines: [] };
  #sending: AbortController | null = null;
  #due = false;
  #cancelPause: (() => void) | null = null;
  #gone = true;

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports;
  }

  /** The tab is there, or there again. */
  enter(): void {
    this.#gone = false;
    this.beat();
  }

  /** What the tab is doing now. */
  say(doing: Doing): void {
    if (isSame(doing, this.#doing)) return;
    this.#doing = doing;
    this.beat();
  }

  /** Says it (again). Needed every four seconds: whoever is silent for nine is taken to be gone. */
  beat(): void {
    if (this.#gone) return;
    this.#due = true;
    if (!this.#sending && !this.#cancelPause) void this.#send();
  }

  /** The tab goes. A report still on its way must not bring it back. */
  leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#due = false;
    this.#sending?.abort();
    this.#sending = null;
    this.#cancelPause?.();
    this.#cancelPause = null;
    this.#ports.leave();
  }

  async #send(): Promise<void> {
    const sending = new AbortController();
    this.#sending = sending;
    this.#due = false;
    const inTime = this.#ports.after(LIMIT, () => {
      sending.abort();
      this.#rest(sending, 0);
    });
    const asked = await this.#ports.report(this.#doing, sending.signal).catch(() => 0);
    inTime();
    this.#rest(sending, asked);
  }

  /** After a report, unless it was not the last: nothing for a while. */
  #rest(sending: AbortController, asked: number): void {
    if (this.#sending !== sending) return;
    this.#sending = null;
    this.#cancelPause = this.#ports.after(Math.max(PACE, asked), () => {
      this.#cancelPause = null;
      if (this.#due) void this.#send();
    });
  }
}

function isSame(a: Doing, b: Doing): boolean {
  return (
    a.unsaved === b.unsaved &&
    a.lines.length === b.lines.length &&
    a.lines.every(([from, to], i) => from === b.lines[i]?.[0] && to === b.lines[i]?.[1])
  );
}
