import type { LiveEvent } from '@/lib/documents/events/event';
import { advance, formatPositions, type Position } from '@/lib/documents/events/position';
import type { Access } from '@/lib/documents/model/access';
import { formatEvent } from '@/lib/http/content/sse';

const encoder = new TextEncoder();

/** An event as the stream carries it: its type is the name, everything else the data. `retry` in milliseconds. */
export function frameText<Event extends { readonly type: string }>(
  { type, ...data }: Event,
  fields: { readonly id?: string | undefined; readonly retry?: number | undefined } = {},
): string {
  return formatEvent({ ...fields, event: type, data: JSON.stringify(data) });
}

/** A step of a reader of one document. */
interface Moved {
  readonly from: Position;
  readonly to: Position;
  /** The frame with the id for a reader of this document alone. */
  readonly bytes: Uint8Array;
}

/** An event as the bytes of the stream, encoded once for all of its readers; only their ids may differ. */
export class EventFrame {
  readonly event: LiveEvent;
  readonly #body: Uint8Array;
  readonly #moved = new Map<Access, Moved>();
  #id: string | null = null;
  #withId: Uint8Array | null = null;

  constructor(event: LiveEvent, retry?: number) {
    this.event = event;
    this.#body = encoder.encode(frameText(event, { retry }));
  }

  /**
   * Where this event takes a reader who is at `position`, and the frame that says so; `null` for a reader who knows it.
   * Readers of one document who may do the same stand at one position, so what was found out for the first holds for the
   * others. `history` as in formatPositions.
   */
  advance(position: Position, history: string): Moved | null {
    const { event } = this;
    if (event.type === 'ready' || event.type === 'reload') return null;
    const known = this.#moved.get(position.access);
    if (known && isSame(known.from, position)) return known;
    const to = advance(position, event);
    if (!to) return null;
    const moved = { from: position, to, bytes: this.bytes(formatPositions([[event.document, to]], history)) };
    this.#moved.set(position.access, moved);
    return moved;
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

function isSame(a: Position, b: Position): boolean {
  return a.version === b.version && a.deleted === b.deleted && a.access === b.access;
}
