import type { VersionEvent } from '@/lib/documents/events/event';
import type { Positions } from '@/lib/documents/events/position';
import type { PresenceReport, Visitor } from '@/lib/documents/events/presence';
import { permits } from '@/lib/documents/model/access';
import type { Person } from '@/lib/documents/people/person';
import { EventHub } from './hub';
import { PresenceBoard } from './presence-board';
import type { EventRelay, LabTopic, RelayedMessage } from './relay';
import type { EventSource } from './source';

/** Milliseconds between two looks for who fell silent. */
const SWEEP_EVERY = 1_000;
/**
 * Milliseconds between two looks for what nobody announced here: while other instances are not heard, that is how what they
 * saved is found. While they are, only each of so many looks is taken, to make up for what got lost.
 */
const RECONCILE = { every: 2_000, heard: 15 };

/** Milliseconds before what could not be told is looked for once more: the database may have been away for a moment. */
const CATCH_UP_AFTER = 1_000;

interface LiveOptions {
  readonly source: EventSource;
  /** As in formatPositions; by default no backup was put back. */
  readonly history?: string;
  /** The way to other instances over the same database. */
  readonly relay: EventRelay;
  readonly onFault: (fault: unknown) => void;
  /** Readers of this process are told of a save now. */
  readonly onTold?: (event: VersionEvent) => void;
}

/** Everything live of this process: who follows which document, who is where, and the timers that all of them share. */
export class Live {
  /** As in formatPositions: what ids of its events begin with. */
  readonly history: string;
  readonly #hub: EventHub;
  readonly #board: PresenceBoard;
  readonly #relay: EventRelay;
  readonly #timers: readonly NodeJS.Timeout[];
  #onLab: (lab: string, topic: LabTopic) => void = () => {};
  #catchUp: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor({ source, history = '', relay, onFault, onTold = () => {} }: LiveOptions) {
    this.#relay = relay;
    this.#board = new PresenceBoard({
      tell: (frame, document) => this.#hub.tell(frame, document),
      audience: (document) => this.#hub.audience(document),
      now: () => performance.now(),
      after: (delay, run) => setTimeout(run, delay).unref(),
    });
    // What failed may have left somebody behind, with nothing to come that would say so.
    const onHubFault = (fault: unknown) => {
      onFault(fault);
      if (this.#stopped || this.#catchUp) return;
      this.#catchUp = setTimeout(() => {
        this.#catchUp = null;
        reconcile();
      }, CATCH_UP_AFTER).unref();
    };
    this.history = history;
    this.#hub = new EventHub({
      source,
      history,
      presence: (document) => this.#board.frame(document),
      onShared: (event) => this.#board.keep(event.document, (id) => permits(event, { id }, 'view')),
      onFault: onHubFault,
      onTold,
    });
    const reconcile = () => void this.#hub.reconcile().catch(onHubFault);
    relay.listen({ onMessage: (message) => this.#hear(message), onGap: reconcile });
    let passed = 0;
    this.#timers = [
      setInterval(() => this.#board.sweep(), SWEEP_EVERY),
      setInterval(() => {
        const isHeard = relay.reach === 'instances' && relay.isListening;
        if (isHeard && ++passed < RECONCILE.heard) return;
        passed = 0;
        reconcile();
      }, RECONCILE.every),
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
    this.#relay.send({ kind: 'changed', document });
  }

  /** Something of a lab was changed: tells the other instances. */
  announceLab(lab: string, topic: LabTopic): void {
    this.#relay.send({ kind: 'lab', lab, topic });
  }

  /** Has a listener called when another instance changed something of a lab. */
  onLab(listener: (lab: string, topic: LabTopic) => void): void {
    this.#onLab = listener;
  }

  /** A tab has the document open, and says so again every few seconds. */
  arrive(document: string, person: Person, report: PresenceReport, visitor: Visitor): void {
    this.#board.arrive(document, person, report, visitor);
    this.#relay.send({ kind: 'arrived', document, person, report, visitor });
  }

  /** A tab was closed, or with `null` all of a person's. */
  leave(document: string, personId: string, tab: string | null): void {
    this.#board.leave(document, personId, tab);
    this.#relay.send({ kind: 'left', document, personId, tab });
  }

  /** Ends all streams, so that the server can drain. Saves are still taken and stored. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    if (this.#catchUp) clearTimeout(this.#catchUp);
    this.#hub.stop();
  }

  async close(): Promise<void> {
    this.stop();
    await this.#relay.close();
  }

  #hear(message: RelayedMessage): void {
    if (message.kind === 'changed') this.#hub.announce(message.document);
    else if (message.kind === 'arrived') {
      const { document, person, report, visitor } = message;
      this.#board.arrive(document, person, report, visitor);
    } else if (message.kind === 'left') {
      this.#board.leave(message.document, message.personId, message.tab);
    } else this.#onLab(message.lab, message.topic);
  }
}
