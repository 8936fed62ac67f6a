import type { StoredEvent } from '@/lib/documents/events/event';
import { advancePlace, type Place } from '@/lib/documents/events/position';
import { type DocumentHead, type EventSource, eventsSince, placeOf } from './source';

/** How far telling is. */
interface Told extends Place {
  /** The version of the document's sharing. */
  readonly sharing: number;
  /** How often names of versions have changed. */
  readonly names: number;
}

/**
 * One document that somebody listens to. However often and in whatever order it is told that something changed, it reads
 * what happened from the database and tells it in order, without a gap and once.
 */
export class EventTopic<Subscription> {
  readonly document: string;
  readonly subscriptions = new Set<Subscription>();
  readonly #source: EventSource;
  readonly #tell: (topic: EventTopic<Subscription>, event: StoredEvent) => void;
  #told: Told | null = null;
  #opening: Promise<void> | null = null;
  #stale = false;
  #reading = false;

  constructor(
    document: string,
    source: EventSource,
    tell: (topic: EventTopic<Subscription>, event: StoredEvent) => void,
  ) {
    this.document = document;
    this.#source = source;
    this.#tell = tell;
  }

  /** Whether there is a document to tell of; false until `open` is done. */
  get isOpen(): boolean {
    return this.#told !== null;
  }

  /** Whether the head says more than has been told so far. */
  isBehind(head: DocumentHead): boolean {
    const told = this.#told;
    if (!told) return false;
    const is = toldOf(head);
    return (
      told.version < is.version ||
      told.deleted !== is.deleted ||
      told.sharing !== is.sharing ||
      told.names !== is.names
    );
  }

  /**
   * Finds out where telling begins. Listeners attach first, and read where they stand themselves once this is done: so
   * they are never behind what was told before they came.
   */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Something may have changed: tells all that did. Throws what the database throws; a later call makes up for it. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#reading || !this.#told) return;
    this.#reading = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        for await (const event of eventsSince(this.#source, this.document, this.#told)) {
          const next = advance(this.#told, event);
          if (!next) continue;
          this.#told = next;
          this.#tell(this, event);
        }
      }
    } catch (fault) {
      this.#stale = true;
      throw fault;
    } finally {
      this.#reading = false;
    }
  }

  async #open(): Promise<void> {
    const [head] = await this.#source.heads([this.document]);
    this.#told = head ? toldOf(head) : null;
  }
}

function toldOf(head: DocumentHead): Told {
  return { ...placeOf(head), sharing: head.sharing.version, names: head.names };
}

function advance(told: Told, event: StoredEvent): Told | null {
  if (event.type === 'shared') {
    return event.sharing.version === told.sharing ? null : { ...told, sharing: event.sharing.version };
  }
  if (event.type === 'named') return event.names === told.names ? null : { ...told, names: event.names };
  const place = advancePlace(told, event);
  return place && { ...told, ...place };
}
