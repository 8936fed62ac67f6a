import type { ProblemError } from '@/lib/client/api/problem-error';
import { backoff } from '@/lib/http/retry/backoff';
import type { Connection } from './event-election-state';
import { EventParser, type StreamEvent } from './event-parser';

/** Milliseconds without a byte after which a stream is dead: the server says something every 15 seconds. */
const SILENCE = 20_000;
/**
 * Milliseconds that a new stream may take to say something, longer with each that did not: a connection that the network
 * has forgotten says nothing for ever, and a slow one needs its time.
 */
const FIRST_WORD = { shortest: 3_000, longest: 40_000 };
/** Milliseconds for which a stream is too young to be given up because of a hint. */
const YOUNG = 1_000;
/** Milliseconds in which changes of what to follow are gathered before a stream is opened for them. */
const GATHERING = 25;

/** Opens a stream of text. Rejects, or ends in an error, when the server refuses or the network breaks. */
export type OpenStream = (
  followed: readonly string[],
  lastEventId: string | null,
  signal: AbortSignal,
) => Promise<ReadableStream<string>>;

/** The server opens no stream, and perhaps says why and when to come back. */
export class NoStreamError extends Error {
  override readonly name = 'NoStreamError';
  /** Milliseconds; `null` where it does not say. */
  readonly retryAfter: number | null;
  /** Why there is none; `null` where the answer was not a refusal. */
  readonly problem: ProblemError | null;

  constructor(message: string, retryAfter: number | null, problem: ProblemError | null = null) {
    super(message);
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

/** What a connection needs of its page and browser, and whom it tells. */
export interface ConnectionPorts {
  readonly open: OpenStream;
  /** The type of the event that says how things stand: with it the stream is open. */
  readonly greeting: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: Connection) => void;
  /** Runs something later; the result takes it back. Milliseconds. */
  readonly after: (delay: number, run: () => void) => () => void;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** One stream, from the request for it to its end. */
interface Running {
  readonly controller: AbortController;
  readonly beganAt: number;
  /** When it said something last, or, before that, when it was asked for. */
  heardAt: number;
  /** Whether it has said anything. */
  spoke: boolean;
}

/**
 * An event stream that is opened again, from where it broke off, until it is closed. Timers of a page that nobody looks
 * at may be a minute late, and stand still while a computer sleeps: so each deadline is a time on the clock, and
 * `check` looks at that.
 */
export class EventConnection {
  readonly #ports: ConnectionPorts;
  #running: Running | null = null;
  #followed: readonly string[] = [];
  #lastEventId: string | null = null;
  /** Openings since the stream last said how things stand. */
  #failures = 0;
  #cancelTimer: () => void = () => {};
  /** When to open a stream; `null` while there is one, or none is wanted. */
  #dueAt: number | null = null;
  /** Before that the server wants no request for a stream. */
  #notBefore = 0;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  /** Follows these from that event on, instead of what it followed before. */
  follow(followed: readonly string[], lastEventId: string | null): void {
    this.close();
    this.#followed = followed;
    this.#lastEventId = lastEventId;
    this.#failures = 0;
    this.#later(GATHERING);
  }

  /** Does what is due by the clock: opens a stream, or gives up one that has been silent for too long. */
  check(): void {
    const now = this.#ports.now();
    if (this.#dueAt !== null && now >= this.#dueAt) void this.#run();
    else if (this.#running && now >= this.#deadlineOf(this.#running)) this.#giveUp(this.#running);
  }

  /** Somebody looks at the page, or the server was heard otherwise: tries at once what would be tried later. */
  hurry(): void {
    this.check();
    if (this.#dueAt !== null) this.#later(0);
    else if (this.#running && !this.#running.spoke && this.#isOld(this.#running)) this.#again();
  }

  /** The network is back, or the computer was asleep: whatever is open may be dead, and only a new stream can tell. */
  renew(): void {
    if (this.#running && this.#isOld(this.#running)) this.#again();
    else this.hurry();
  }

  close(): void {
    this.#cancelTimer();
    this.#dueAt = null;
    this.#running?.controller.abort();
    this.#running = null;
  }

  #isOld({ beganAt }: Running): boolean {
    return this.#ports.now() - beganAt >= YOUNG;
  }

  /** Another stream in place of this one; as long as that comes, nobody has to know. */
  #again(): void {
    this.close();
    this.#later(0);
  }

  #giveUp(running: Running): void {
    if (!running.spoke) this.#failures++;
    this.#ports.onState('lost');
    this.#again();
  }

  #later(delay: number): void {
    const now = this.#ports.now();
    this.#cancelTimer();
    this.#dueAt = Math.max(now + delay, this.#notBefore);
    // No timer for what is due: in the background it would be a minute late.
    if (this.#dueAt <= now) void this.#run();
    else this.#cancelTimer = this.#ports.after(this.#dueAt - now, () => void this.#run());
  }

  async #run(): Promise<void> {
    this.#cancelTimer();
    this.#dueAt = null;
    const now = this.#ports.now();
    const running: Running = { controller: new AbortController(), beganAt: now, heardAt: now, spoke: false };
    this.#running = running;
    let asked: number | null = null;
    try {
      await this.#read(running);
    } catch (error) {
      // Whatever it was: nobody answers, or not with a stream. It is tried again, not before the server wants it.
      if (error instanceof NoStreamError) asked = error.retryAfter;
    }
    running.controller.abort();
    // Closed, given up, or following something else by now.
    if (this.#running !== running) return;
    this.#running = null;
    if (asked !== null) this.#notBefore = this.#ports.now() + asked;
    this.#ports.onState('lost');
    this.#later(backoff(++this.#failures, this.#ports.random(), asked));
  }

  async #read(running: Running): Promise<void> {
    const { signal } = running.controller;
    this.#watch(running);
    const stream = await this.#ports.open(this.#followed, this.#lastEventId, signal);
    const reader = stream.getReader();
    if (signal.aborted) {
      await reader.cancel();
      return;
    }
    // Not every stream minds the signal that it was opened with.
    signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
    const parser = new EventParser(this.#lastEventId);
    for (;;) {
      const { value, done } = await reader.read();
      if (done || signal.aborted) return;
      running.heardAt = this.#ports.now();
      running.spoke = true;
      this.#watch(running);
      for (const event of parser.push(value)) {
        this.#lastEventId = event.lastEventId;
        if (event.type === this.#ports.greeting) {
          this.#failures = 0;
          this.#ports.onState('open');
        }
        this.#ports.onEvent(event);
        if (signal.aborted) return;
      }
    }
  }

  #deadlineOf({ heardAt, spoke }: Running): number {
    const { shortest, longest } = FIRST_WORD;
    return heardAt + (spoke ? SILENCE : Math.min(longest, shortest * 2 ** Math.min(this.#failures, 10)));
  }

  /** Gives the stream up if it stays silent from now on. */
  #watch(running: Running): void {
    this.#cancelTimer();
    const left = this.#deadlineOf(running) - this.#ports.now();
    this.#cancelTimer = this.#ports.after(left, () => this.check());
  }
}
