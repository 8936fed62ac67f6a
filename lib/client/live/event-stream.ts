import { EventConnection, type OpenStream } from './event-connection';
import { stepElection } from './event-election';
import {
  type Connection,
  type ElectionEffect,
  type ElectionEvent,
  newElection,
  type TabMessage,
} from './event-election-state';
import type { StreamEvent } from './event-parser';
import { readEvent } from './event-shapes';
import type { HoldingLock } from './holding-lock';
import {
  briefing,
  type DocumentNews,
  documentsOf,
  type LiveDocument,
  takeIn,
  UNKNOWN,
} from './live-document';

/** Hears the news of one document. */
export type NewsListener = (news: DocumentNews) => void;

/** What a tab needs of its page and browser. */
export interface StreamPorts {
  /** This page load's name. */
  readonly self: string;
  /** `null` where tabs can't talk to each other: then each has a stream of its own. */
  readonly channel: {
    post(message: TabMessage): void;
    listen(hear: (message: TabMessage) => void): void;
  } | null;
  /** `null` where there are no locks. */
  readonly lock: ((granted: () => void, stolen: () => void) => HoldingLock) | null;
  readonly open: OpenStream;
  readonly now: () => number;
  readonly random: () => number;
  readonly after: (delay: number, run: () => void) => () => void;
}

/**
 * The browser's one event stream as one tab sees it: the thin shell around the election. Whoever holds the stream reads
 * it for all tabs; each tab tells its own listeners.
 */
export class EventStream {
  readonly #ports: StreamPorts;
  readonly #lock: HoldingLock | null;
  readonly #connection: EventConnection;
  readonly #listeners = new Map<string, Set<NewsListener>>();
  readonly #known = new Map<string, LiveDocument>();
  readonly #watchers = new Set<() => void>();
  #election;

  constructor(ports: StreamPorts) {
    this.#ports = ports;
    this.#election = newElection(ports.self, ports.lock !== null);
    this.#lock =
      ports.lock?.(
        () => this.#step({ type: 'granted', now: ports.now() }),
        () => this.#step({ type: 'stolen' }),
      ) ?? null;
    this.#connection = new EventConnection({
      open: ports.open,
      greeting: 'ready',
      after: ports.after,
      now: ports.now,
      random: ports.random,
      onEvent: (event) => this.#step({ type: 'received', event }),
      onState: (connection) => this.#step({ type: 'connection', connection }),
    });
    ports.channel?.listen((message) => {
      this.#step({ type: 'heard', message, now: ports.now() });
      // Timers of a tab in the background are late: whoever speaks to it has it look at the clock.
      this.#connection.check();
    });
  }

  /** Hears of a document until the result is called. What is known already is told at once. */
  subscribe(document: string, listener: NewsListener): () => void {
    const listeners = this.#listeners.get(document) ?? new Set();
    this.#listeners.set(document, listeners.add(listener));
    if (listeners.size === 1) this.#want();
    const { state, presence } = this.#known.get(document) ?? UNKNOWN;
    if (state) listener({ type: 'state', ...state });
    if (presence) listener(presence);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      if (this.#listeners.get(document) === listeners) this.#listeners.delete(document);
      // Only the holder goes on hearing of it; what anybody else remembers grows old.
      if (this.#election.role !== 'holder') this.#known.delete(document);
      this.#want();
    };
  }

  /** Whether news arrive. */
  get connection(): Connection {
    return this.#election.connection;
  }

  /** Is called whenever `connection` has changed, until the result is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** The page is there, or back from wherever it was kept. */
  enter(): void {
    this.#step({ type: 'enter' });
    if (!this.#ports.channel) this.#step({ type: 'granted', now: this.#ports.now() });
  }

  /** The page goes, or is put away. */
  leave(): void {
    this.#step({ type: 'leave' });
  }

  /** Time passes; see `ElectionEvent`. */
  tick(): void {
    this.#step({ type: 'tick', now: this.#ports.now() });
    this.#connection.check();
  }

  /** Somebody looks at the page again, or the server was heard otherwise. */
  hurry(): void {
    this.#connection.hurry();
  }

  /** The network is back, or the computer was asleep: the stream, whichever tab has it, may be dead. */
  woke(): void {
    this.#step({ type: 'woke' });
  }

  #want(): void {
    this.#step({ type: 'want', documents: [...this.#listeners.keys()] });
  }

  #step(event: ElectionEvent): void {
    const before = this.#election.connection;
    const { state, effects } = stepElection(this.#election, event);
    this.#election = state;
    for (const effect of effects) this.#perform(effect);
    if (state.connection !== before) for (const watcher of [...this.#watchers]) watcher();
  }

  #perform(effect: ElectionEffect): void {
    switch (effect.type) {
      case 'post':
        this.#ports.channel?.post(effect.message);
        break;
      case 'queue':
        this.#lock?.queue();
        break;
      case 'steal':
        this.#lock?.steal();
        break;
      case 'release':
        this.#lock?.release();
        break;
      case 'open':
        this.#connection.follow(effect.documents, effect.lastEventId);
        break;
      case 'close':
        this.#connection.close();
        break;
      case 'renew':
        this.#connection.renew();
        break;
      case 'deliver':
        this.#deliver(effect.event);
        break;
      case 'brief':
        this.#brief(effect.documents);
        break;
    }
  }

  #deliver(raw: StreamEvent): void {
    const event = readEvent(raw);
    if (!event) return;
    for (const document of documentsOf(event) ?? [...this.#known.keys()]) {
      const { known, news } = takeIn(this.#known.get(document) ?? UNKNOWN, document, event);
      this.#known.set(document, known);
      if (news) for (const listener of [...(this.#listeners.get(document) ?? [])]) listener(news);
    }
  }

  #brief(documents: readonly string[]): void {
    const { self: from, epoch, count, lastEventId } = this.#election;
    for (const document of documents) {
      for (const { type, ...data } of briefing(document, this.#known.get(document) ?? UNKNOWN)) {
        const event = { type, data: JSON.stringify(data), lastEventId };
        this.#ports.channel?.post({ kind: 'event', from, epoch, count, event });
      }
    }
  }
}
