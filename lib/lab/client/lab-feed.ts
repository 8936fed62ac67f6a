import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabClient, LabEvent, LabState } from '@/lib/lab/people/lab-view';

/** What is known of a lab at an instant. */
export interface LabSnapshot {
  readonly lab: LabState | null;
  readonly clients: readonly LabClient[];
  /** Of this round, in the order in which they began. */
  readonly exchanges: readonly Exchange[];
  readonly connected: boolean;
}

/** The most exchanges that are kept; the oldest go first. */
const MAX_EXCHANGES = 2000;

const EMPTY: LabSnapshot = { lab: null, clients: [], exchanges: [], connected: false };

/** What a snapshot becomes by an event. An exchange that is there already is not added again. */
export function afterEvent(before: LabSnapshot, event: LabEvent): LabSnapshot {
  switch (event.type) {
    case 'lab': {
      const fresh = before.lab !== null && before.lab.round !== event.lab.round;
      return { ...before, lab: event.lab, exchanges: fresh ? [] : before.exchanges };
    }
    case 'clients':
      return { ...before, clients: event.clients };
    case 'begins':
      return { ...before, exchanges: [] };
    case 'progress':
      return before;
    case 'exchange': {
      const { exchange, round } = event;
      if (before.lab && before.lab.round !== round) return before;
      if (before.exchanges.some(({ id }) => id === exchange.id)) return before;
      const after = before.exchanges.findLastIndex((each) => each.startedAt <= exchange.startedAt);
      return {
        ...before,
        exchanges: before.exchanges.toSpliced(after + 1, 0, exchange).slice(-MAX_EXCHANGES),
      };
    }
  }
}

/**
 * Follows a lab's stream and tells listeners at most once a frame, however much arrives. By the browser's own means: no
 * other tab has to share it, and when there is no such lab any more it is not asked for again.
 */
export class LabFeed {
  readonly #url: string;
  readonly #listeners = new Set<() => void>();
  #snapshot = EMPTY;
  #pending: LabEvent[] = [];
  #source: EventSource | null = null;
  #frame: ReturnType<typeof setTimeout> | null = null;

  constructor(labId: string) {
    this.#url = `/api/labs/${labId}/events`;
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

  readonly #onVisibility = () => {
    // A browser has six connections to a host; a tab that nobody sees gives its own back and catches up later.
    if (document.visibilityState === 'hidden') this.#close();
    else this.#open();
  };

  #start(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#open();
  }

  #stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#close();
  }

  #open(): void {
    if (this.#source) return;
    const source = new EventSource(this.#url);
    this.#source = source;
    source.onopen = () => this.#set({ ...this.#snapshot, connected: true });
    source.onerror = () => this.#set({ ...this.#snapshot, connected: false });
    for (const type of ['lab', 'clients', 'exchange']) {
      source.addEventListener(type, (message) => this.#take({ type, ...JSON.parse(message.data) }));
    }
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
  }

  #take(event: LabEvent): void {
    this.#pending.push(event);
    this.#frame ??= setTimeout(() => {
      this.#frame = null;
      const pending = this.#pending;
      this.#pending = [];
      this.#set(pending.reduce(afterEvent, this.#snapshot));
    }, 50);
  }

  #set(next: LabSnapshot): void {
    this.#snapshot = next;
    for (const listener of this.#listeners) listener();
  }
}
