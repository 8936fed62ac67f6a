import type { Positions } from '@/lib/documents/events/position';
import type { PresenceReport, Visitor } from '@/lib/documents/events/presence';
import { permits } from '@/lib/documents/model/access';
import type { Person } from '@/lib/documents/people/person';
import { EventHub } from './hub';
import { PresenceBoard } from './presence-board';
import type { EventRelay, RelayedMessage } from './relay';
import type { EventSource } from './source';

/** Milliseconds between two looks for who fell silent. */
const SWEEP_EVERY = 1_000;
/**
 * Milliseconds between two looks for what nobody announced here. Without a relay that is how another process on the same
 * file is heard of; with one it only makes up for what got lost.
 */
const RECONCILE_EVERY = { alone: 2_000, relayed: 30_000 };

interface LiveOptions {
  readonly source: EventSource;
  /** Other instances over the same database; `null` where there can be none. */
  readonly relay: EventRelay | null;
  readonly onFault: (fault: unknown) => void;
}

/** Everything live of this process: who follows which document, who is where, and the timers that all of them share. */
export class Live {
  readonly #hub: EventHub;
  readonly #board: PresenceBoard;
  readonly #relay: EventRelay | null;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ source, relay, onFault }: LiveOptions) {
    this.#relay = relay;
    this.#board = new PresenceBoard({
      tell: (frame, document) => this.#hub.tell(frame, document),
      audience: (document) => this.#hub.audience(document),
      now: () => performance.now(),
      after: (delay, run) => setTimeout(run, delay).unref(),
    });
    this.#hub = new EventHub({
      source,
      presence: (document) => this.#board.frame(document),
      onShared: (event) => this.#board.keep(event.document, (id) => permits(event, { id }, 'view')),
      onFault,
    });
    const reconcile = () => void this.#hub.reconcile().catch(onFault);
    relay?.listen({ onMessage: (message) => this.#hear(message), onReturn: reconcile });
    this.#timers = [
      setInterval(() => this.#board.sweep(), SWEEP_EVERY),
      setInterval(reconcile, relay ? RECONCILE_EVERY.relayed : RECONCILE_EVERY.alone),
    ];
    // No timer keeps a process alive that has nothing else to do.
    for (const timer of this.#timers) timer.unref();
  }

  /** A reader's stream; see `EventHub.connect`. `onClose` may be called more than once. */
  connect(
    personId: string,
    documents: readonly string[],
    resumed: Positions | null,
    onClose: () => void,
  ): ReadableStream<Uint8Array> {
    return this.#hub.connect(personId, documents, resumed, onClose);
  }

  /** Something about the document was committed. The answer to whoever did it goes out first. */
  announce(document: string): void {
    setImmediate(() => this.#hub.announce(document));
    this.#relay?.send({ kind: 'changed', document });
  }

  /** A tab has the document open, and says so again every few seconds. */
  arrive(document: string, person: Person, report: PresenceReport, visitor: Visitor): void {
    this.#board.arrive(document, person, report, visitor);
    this.#relay?.send({ kind: 'arrived', document, person, report, visitor });
  }

  /** A tab was closed, or with `null` all of a person's. */
  leave(document: string, personId: string, tab: string | null): void {
    this.#board.leave(document, personId, tab);
    this.#relay?.send({ kind: 'left', document, personId, tab });
  }

  /** Ends all streams, so that the server can drain. Saves are still taken and stored. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#hub.stop();
  }

  async close(): Promise<void> {
    this.stop();
    await this.#relay?.close();
  }

  #hear(message: RelayedMessage): void {
    if (message.kind === 'changed') this.#hub.announce(message.document);
    else if (message.kind === 'arrived') {
      const { document, person, report, visitor } = message;
      this.#board.arrive(document, person, report, visitor);
    } else this.#board.leave(message.document, message.personId, message.tab);
  }
}
