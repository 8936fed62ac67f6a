import { backoff } from '@/lib/http/retry/backoff';
import type { Connection } from './event-election-state';
import { EventParser, type StreamEvent } from './event-parser';

/** Milliseconds without a byte after which a connection is dead. The server says something every 15 seconds. */
const SILENCE = 40_000;
/** Milliseconds in which changes of what to follow are gathered before a stream is opened for them. */
const GATHERING = 25;

/** Opens a stream of text. Rejects, or ends in an error, when the server refuses or the network breaks. */
export type OpenStream = (
  documents: readonly string[],
  lastEventId: string | null,
  signal: AbortSignal,
) => Promise<ReadableStream<string>>;

/** The server opens no stream, and perhaps says when to come back. */
export class NoStreamError extends Error {
  override readonly name = 'NoStreamError';
  /** Milliseconds; `null` where it does not say. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** What a connection needs of its page and browser, and whom it tells. */
export interface ConnectionPorts {
  readonly open: OpenStream;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: Connection) => void;
  /** Runs something later; the result takes it back. Milliseconds. */
  readonly after: (delay: number, run: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
}

/** An event stream that is opened again, from where it broke off, until it is closed. */
export class EventConnection {
  readonly #ports: ConnectionPorts;
  #running: AbortController | null = null;
  #documents: readonly string[] = [];
  #lastEventId: string | null = null;
  #failures = 0;
  #cancelTimer: () => void = () => {};
  #waiting = false;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  /** Follows these documents from that event on, instead of what it followed before. */
  follow(documents: readonly string[], lastEventId: string | null): void {
    this.close();
    this.#documents = documents;
    this.#lastEventId = lastEventId;
    this.#failures = 0;
    this.#later(GATHERING);
  }

  /** Tries at once what would be tried later: the network is back, or somebody looks. */
  hurry(): void {
    if (this.#waiting) this.#later(0);
  }

  close(): void {
    this.#cancelTimer();
    this.#waiting = false;
    this.#running?.abort();
    this.#running = null;
  }

  #later(delay: number): void {
    this.#cancelTimer();
    this.#waiting = true;
    this.#cancelTimer = this.#ports.after(delay, () => {
      this.#waiting = false;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    let asked: number | null = null;
    try {
      await this.#read(running);
    } catch (error) {
      // Whatever it was: nobody answers, or not with a stream. It is tried again, not before the server wants it.
      if (error instanceof NoStreamError) asked = error.retryAfter;
    }
    running.abort();
    // Closed, or following something else by now.
    if (this.#running !== running) return;
    this.#cancelTimer();
    this.#running = null;
    this.#ports.onState('lost');
    this.#later(backoff(++this.#failures, this.#ports.random(), asked));
  }

  async #read(running: AbortController): Promise<void> {
    this.#watch(running);
    const stream = await this.#ports.open(this.#documents, this.#lastEventId, running.signal);
    const reader = stream.getReader();
    if (running.signal.aborted) {
      await reader.cancel();
      return;
    }
    // Not every stream minds the signal that it was opened with.
    running.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
    const parser = new EventParser(this.#lastEventId);
    for (;;) {
      const { value, done } = await reader.read();
      if (done || running.signal.aborted) return;
      this.#watch(running);
      for (const event of parser.push(value)) {
        this.#lastEventId = event.lastEventId;
        if (event.type === 'ready') {
          this.#failures = 0;
          this.#ports.onState('open');
        }
        this.#ports.onEvent(event);
        if (running.signal.aborted) return;
      }
    }
  }

  /** Gives the connection up if it stays silent from now on. */
  #watch(running: AbortController): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.after(SILENCE, () => running.abort());
  }
}
