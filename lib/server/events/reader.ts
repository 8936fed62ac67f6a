/** Frames and bytes that may wait for one reader, who with more than this has fallen behind. One frame alone always may. */
export interface MostWaiting {
  readonly frames: number;
  readonly bytes: number;
}

const MOST_WAITING: MostWaiting = { frames: 64, bytes: 256 * 1024 };
/** Heartbeats that may pass while frames wait and the reader takes none, before the connection is given up. */
const MAX_MISSED_BEATS = 2;

interface Waiting {
  readonly bytes: Uint8Array;
  readonly key: string | undefined;
}

/**
 * One connection: a stream that its reader pulls from, and a short queue of what it has not pulled yet. The queue is
 * bounded: a reader who falls behind is not buffered for, but the stream ends.
 */
export class EventReader {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #farewell: Uint8Array | null;
  readonly #onClose: () => void;
  readonly #mostWaiting: MostWaiting;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #pulled = false;
  #state: 'open' | 'ending' | 'closed' = 'open';
  #missedBeats = 0;
  #onTaken: (() => void) | null = null;

  /**
   * `farewell` is sent instead of everything that waits when the reader has fallen behind; with `null` what waits is still
   * sent, for a reader who can resume after it. `onClose` is called when the reader falls behind, and when the stream is
   * closed.
   */
  constructor(farewell: Uint8Array | null, onClose: () => void, mostWaiting = MOST_WAITING) {
    this.#farewell = farewell;
    this.#onClose = onClose;
    this.#mostWaiting = mostWaiting;
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
    if (this.#isBehind()) this.#fallBehind();
  }

  /** Resolves when the reader has taken all but a few frames, or is gone. */
  async drained(): Promise<void> {
    while (this.#state === 'open' && this.#waiting.length > this.#mostWaiting.frames / 4) {
      await new Promise<void>((resolve) => {
        this.#onTaken = resolve;
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
      this.#onTaken?.();
    }
  }

  /** Ends the stream at once, and with it the connection. */
  abort(): void {
    if (this.#state === 'closed') return;
    this.#controller.error(new DOMException('The reader takes nothing any more.', 'AbortError'));
    this.#closed();
  }

  #isBehind(): boolean {
    const { frames, bytes } = this.#mostWaiting;
    return this.#waiting.length > frames || (this.#waiting.length > 1 && this.#waitingBytes > bytes);
  }

  #fallBehind(): void {
    if (this.#farewell) {
      this.#waiting = [{ bytes: this.#farewell, key: undefined }];
      this.#waitingBytes = this.#farewell.length;
    }
    this.#state = 'ending';
    this.#onTaken?.();
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
    this.#onTaken?.();
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
    this.#onTaken?.();
    this.#onClose();
  }
}
