import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import { EventConnection, NoStreamError } from '@/lib/client/live/event-connection';
import type { StreamEvent } from '@/lib/client/live/event-parser';
import { type EventStreamAnswer, eventStreamAnswer } from '@/lib/client/live/event-stream-answer';
import { onWaking } from '@/lib/client/live/waking';
import type { LabEvent } from '@/lib/lab/people/lab-view';
import { afterEvent, type LabSnapshot, UNHEARD } from './lab-snapshot';

/** What somebody does with the page: it is put away, or looked at, or back after a time in which nothing ran. */
export type Sight = 'hidden' | 'looked-at' | 'back';

/** What a feed needs of its page and browser. */
export interface FeedPorts {
  readonly open: (
    path: string,
    lastEventId: string | null,
    signal: AbortSignal,
  ) => Promise<EventStreamAnswer>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something so many milliseconds later; the result takes it back. */
  readonly after: (delay: number, run: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
  /** Tells what happens to the page until the result is called. */
  readonly onSight: (told: (sight: Sight) => void) => () => void;
}

/** Milliseconds in which what arrives is gathered before listeners are told. */
const FRAME = 50;

/**
 * Follows a lab's stream and tells listeners at most once a frame, however much arrives. The stream is opened again from
 * where it broke off, later each time, and at once when somebody looks; a lab that is over is not asked for again.
 */
export class LabFeed {
  readonly #path: string;
  readonly #ports: FeedPorts;
  readonly #connection: EventConnection;
  readonly #listeners = new Set<() => void>();
  #snapshot = UNHEARD;
  #pending: LabEvent[] = [];
  #following = false;
  #lastEventId: string | null = null;
  #endSight: () => void = () => undefined;
  #cancelFrame: (() => void) | null = null;

  constructor(labId: string, ports: FeedPorts = browserPorts) {
    this.#path = `/api/labs/${labId}/events`;
    this.#ports = ports;
    this.#connection = new EventConnection({
      ...ports,
      open: (_, lastEventId, signal) => this.#open(lastEventId, signal),
      greeting: 'lab',
      onEvent: (event) => this.#take(event),
      onState: (connection) => this.#set({ ...this.#snapshot, connection }),
    });
  }

  readonly snapshot = (): LabSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** What the server tells of the lab may be more from now on, as to a teacher: hears all of it anew. */
  renew(): void {
    if (this.#following) this.#connection.follow([this.#path], this.#lastEventId);
  }

  #start(): void {
    this.#endSight = this.#ports.onSight((sight) => this.#see(sight));
    this.#follow();
  }

  #stop(): void {
    this.#endSight();
    this.#rest();
  }

  #see(sight: Sight): void {
    // A browser has six connections to a host; a tab that nobody sees gives its own back and catches up later.
    if (sight === 'hidden') this.#rest();
    else if (!this.#following) this.#follow();
    else if (sight === 'back') this.#connection.renew();
    else this.#connection.hurry();
  }

  #follow(): void {
    if (this.#snapshot.over) return;
    this.#following = true;
    this.#connection.follow([this.#path], this.#lastEventId);
  }

  #rest(): void {
    this.#following = false;
    this.#connection.close();
  }

  async #open(lastEventId: string | null, signal: AbortSignal): Promise<ReadableStream<string>> {
    try {
      const { text, date } = await this.#ports.open(this.#path, lastEventId, signal);
      // A date tells whole seconds only.
      const ahead = date === null ? 0 : date + 500 - this.#ports.now();
      this.#set({ ...this.#snapshot, refusal: null, clockAhead: Math.abs(ahead) < 1_000 ? 0 : ahead });
      return text;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!signal.aborted) {
        const over = refusal?.error === 'not_found';
        if (over) this.#rest();
        this.#set({ ...this.#snapshot, refusal, over, connection: 'lost' });
      }
      throw error;
    }
  }

  #take({ type, data, lastEventId }: StreamEvent): void {
    this.#lastEventId = lastEventId;
    this.#pending.push({ type, ...JSON.parse(data) });
    this.#cancelFrame ??= this.#ports.after(FRAME, () => {
      this.#cancelFrame = null;
      this.#set(this.#snapshot);
    });
  }

  #set(next: LabSnapshot): void {
    const pending = this.#pending;
    this.#pending = [];
    this.#snapshot = pending.reduce(afterEvent, next);
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Why a server did not open a stream; `null` where it did not say, or nobody answered. */
function refusalIn(error: unknown): ProblemError | null {
  if (error instanceof NoStreamError) return error.problem;
  return error instanceof ProblemError ? error : null;
}

const browserPorts: FeedPorts = {
  open: async (path, lastEventId, signal) => {
    // Whoever follows before the server has said who they are would be somebody else with each stream.
    await documents.me();
    return eventStreamAnswer(path, lastEventId, signal);
  },
  now: Date.now,
  after,
  random: Math.random,
  onSight: (told) => {
    const hide = () => {
      if (document.hidden) told('hidden');
    };
    document.addEventListener('visibilitychange', hide);
    const end = onWaking((waking) => told(document.hidden ? 'hidden' : waking));
    return () => {
      document.removeEventListener('visibilitychange', hide);
      end();
    };
  },
};
