import type { DocumentEvent } from '@/lib/documents/events/event';
import { advance, type Position } from '@/lib/documents/events/position';
import { type EventSource, eventsSince, positionOf } from './source';

/**
 * One document that somebody listens to. However often and in whatever order it is told that something changed, it reads
 * what happened from the database and tells it in order, without a gap and once.
 */
export class EventTopic<Subscription> {
  readonly document: string;
  readonly subscriptions = new Set<Subscription>();
  readonly #source: EventSource;
  readonly #tell: (topic: EventTopic<Subscription>, event: DocumentEvent) => void;
  #position: Position | null = null;
  #opening: Promise<void> | null = null;
  #stale = false;
  #reading = false;

  constructor(
    document: string,
    source: EventSource,
    tell: (topic: EventTopic<Subscription>, event: DocumentEvent) => void,
  ) {
    this.document = document;
    this.#source = source;
    this.#tell = tell;
  }

  /** What has been told so far; `null` until `open` is done, or when there is no such document. */
  get position(): Position | null {
    return this.#position;
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
    if (this.#reading || !this.#position) return;
    this.#reading = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        for await (const event of eventsSince(this.#source, this.document, this.#position)) {
          const next = advance(this.#position, event);
          if (!next) continue;
          this.#position = next;
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
    this.#position = head ? positionOf(head) : null;
  }
}
