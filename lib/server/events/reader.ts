/** Frames and bytes that may wait for one reader. A reader with more than this waiting has fallen behind. */
const MAX_WAITING = { frames: 64, bytes: 256 * 1024 };
/** Heartbeats that may pass while frames wait and the reader takes none, before the connection is given up. */
const MAX_MISSED_BEATS = 2;

interface Waiting {
  readonly bytes: Uint8Array;
  readonly key: string | undefined;
}

/**
 * One connection: a stream that its reader pulls from, and a short queue of what it has not pulled yet. The queue is
 * bounded; what overflows it ends the stream by a last frame instead of being buffered for.
 */
export class EventReader {
  readonly stream: ReadableStream<Uint8Array>;
  /** Called when it is no longer open, and again when it is closed. */
  readonly #onClose: () => void;
  /** Sent instead of everything that waits, when the reader has fallen behind. */
  readonly #farewell: Uint8Array;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #pulled = false;
  #state: 'open' | 'ending' | 'closed' = 'open';
  #missedBeats = 0;
  #onRoom: (() => void) | null = null;

  constructor(farewell: Uint8Array, onClose: () => void) {
    this.#farewell = farewell;
    this.#onClose = onClose;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#pull(),
        cancel: () => this.#closed(),
      },
      // Nothing is queued inside the stream: what waits must stay replaceable.
      { highWaterMark: 0 },
    );
  }

  /** False once no further frame is taken. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** True once nothing waits any more either. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Sends a frame, or lets it wait for the reader. A waiting frame with the same key is replaced: only the last counts. */
  push(bytes: Uint8Array, key?: string): void {
    if (this.#state !== 'open') return;
    if (this.#pulled) {
      this.#pulled = false;
      this.#controller.enqueue(bytes);
      return;
    }
    if (key !== undefined) {
      const same = this.#waiting.findIndex((one) => one.key === key);
      if (same >= 0) this.#waitingBytes -= this.#waiting.splice(same, 1)[0]!.bytes.length;
    }
    this.#waiting.push({ bytes, key });
    this.#waitingBytes += bytes.length;
    if (this.#waiting.length > MAX_WAITING.frames || this.#waitingBytes > MAX_WAITING.bytes)
      this.#fallBehind();
  }

  /** Resolves when the reader has taken all but a few frames, or is gone. */
  async room(): Promise<void> {
    while (this.#state === 'open' && this.#waiting.length > MAX_WAITING.frames / 4) {
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    }
  }

  /** Keeps a quiet connection open; gives up one whose reader takes nothing any more. */
  beat(comment: Uint8Array): void {
    if (this.#waiting.length === 0) {
      this.push(comment);
      this.#missedBeats = 0;
    } else if (++this.#missedBeats > MAX_MISSED_BEATS) {
      this.abort();
    }
  }

  /** Ends the stream once what waits is taken. */
  end(): void {
    if (this.#state !== 'open') return;
    if (this.#waiting.length === 0) {
      this.#controller.close();
      this.#closed();
    } else {
      this.#state = 'ending';
      this.#onRoom?.();
    }
  }

  /** Ends the stream at once, and with it the connection. */
  abort(): void {
    if (this.#state === 'closed') return;
    this.#controller.error(new DOMException('The reader takes nothing any more.', 'AbortError'));
    this.#closed();
  }

  #fallBehind(): void {
    this.#waiting = [{ bytes: this.#farewell, key: undefined }];
    this.#waitingBytes = this.#farewell.length;
    this.#state = 'ending';
    this.#onRoom?.();
    this.#onClose();
  }

  #pull(): void {
    this.#missedBeats = 0;
    const next = this.#waiting.shift();
    if (!next) {
      this.#pulled = true;
      return;
    }
    this.#waitingBytes -= next.bytes.length;
    this.#controller.enqueue(next.bytes);
    this.#onRoom?.();
    if (this.#state === 'ending' && this.#waiting.length === 0) {
      this.#controller.close();
      this.#closed();
    }
  }

  #closed(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#onRoom?.();
    this.#onClose();
  }
}
