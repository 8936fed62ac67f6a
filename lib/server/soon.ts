import { type After, afterAWhile } from '@/lib/server/events/after';

interface SoonOptions {
  /** Asks now and then whether to go on. */
  readonly work: (goOn: () => Promise<boolean>) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
  readonly after?: After;
}

/** Milliseconds from a call to what it is for, which is then done once for all calls in between. */
const SETTLE = 1_000;

/**
 * Has something done soon after it was asked for, however often: once at a time, and once more where it was asked for
 * meanwhile. What fails is told, and done the next time.
 */
export class Soon {
  readonly #options: Required<SoonOptions>;
  #takeBack: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(options: SoonOptions) {
    this.#options = { after: afterAWhile, ...options };
  }

  /** Something is to be done. */
  wake(): void {
    if (this.#closed || this.#takeBack) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#takeBack = this.#options.after(SETTLE, () => {
      this.#takeBack = null;
      this.#running = this.#run();
    });
  }

  /** Does no more than what is being done already, and resolves once that has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#takeBack?.();
    this.#takeBack = null;
    await this.#running;
  }

  async #run(): Promise<void> {
    const { work, onFault } = this.#options;
    try {
      await work(async () => {
        // Requests come first.
        await new Promise((resolve) => setImmediate(resolve));
        return !this.#closed;
      });
    } catch (fault) {
      onFault(fault);
    }
    this.#running = null;
    if (this.#again) {
      this.#again = false;
      this.wake();
    }
  }
}
