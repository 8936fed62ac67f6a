import type { LiveEvent } from '@/lib/documents/event';
import { formatComment, formatEvent } from '@/lib/http/sse';

const encoder = new TextEncoder();

/** A comment line, which keeps a quiet connection open. */
export const HEARTBEAT = encoder.encode(formatComment('still here'));

/** An event as the bytes of the stream, encoded once for all of its readers; only their ids may differ. */
export class EventFrame {
  readonly event: LiveEvent;
  readonly #body: Uint8Array;
  #id: string | null = null;
  #withId: Uint8Array | null = null;

  constructor(event: LiveEvent, retry?: number) {
    const { type, ...data } = event;
    this.event = event;
    this.#body = encoder.encode(formatEvent({ event: type, data: JSON.stringify(data), retry }));
  }

  /** The frame; with an id it moves the reader's `Last-Event-ID`. Readers of one document only share the id too. */
  bytes(id?: string): Uint8Array {
    if (id === undefined) return this.#body;
    if (this.#withId === null || this.#id !== id) {
      // Fields of one event may stand in any order, so the id goes before what was encoded already.
      const line = encoder.encode(`id: ${id}\n`);
      const whole = new Uint8Array(line.length + this.#body.length);
      whole.set(line);
      whole.set(this.#body, line.length);
      this.#id = id;
      this.#withId = whole;
    }
    return this.#withId;
  }
}
