import { formatComment } from '@/lib/http/content/sse';
import { FanOut } from './fan-out';
import { EventReader, type MostWaiting } from './reader';

/** How soon a client comes back after its stream broke, in milliseconds. */
export const RETRY = 1_000;
/** Milliseconds between heartbeats of all streams. */
const HEARTBEAT_EVERY = 15_000;
/** A comment line, which keeps a quiet connection open. */
const HEARTBEAT = new TextEncoder().encode(formatComment('still here'));

/**
 * The streams that one hub has open, each until what waits for its reader is taken. Keeps quiet ones open, and gives up
 * those whose readers take nothing any more; one timer serves all.
 */
export class EventStreams {
  readonly #readers = new Set<EventReader>();
  readonly #fanOut: FanOut;
  readonly #timer: NodeJS.Timeout;
  #stopped = false;

  /** `fanOut` is that of the hub, so that heartbeats and news take turns. */
  constructor(fanOut = new FanOut()) {
    this.#fanOut = fanOut;
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_EVERY);
    // No timer keeps a process alive that has nothing else to do.
    this.#timer.unref();
  }

  /** Opens a stream, with what `EventReader` takes; once these are stopped, one that has ended. */
  open(
    farewell: Uint8Array | null,
    onClose: (reader: EventReader) => void,
    mostWaiting?: MostWaiting,
  ): EventReader {
    const reader = new EventReader(
      farewell,
      () => {
        onClose(reader);
        if (reader.isClosed) this.#readers.delete(reader);
      },
      mostWaiting,
    );
    this.#readers.add(reader);
    if (this.#stopped) reader.end();
    return reader;
  }

  /** Sends a frame to many. */
  tell(readers: Iterable<EventReader>, frame: Uint8Array): void {
    this.#fanOut.begin(readers, (reader) => reader.push(frame));
  }

  /** Ends every stream, so that a stopping server can drain; readers come back and resume elsewhere or later. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    for (const reader of [...this.#readers]) reader.end();
  }

  #beat(): void {
    this.#fanOut.push(this.#readers, (reader) => reader.beat(HEARTBEAT));
  }
}
