/** A clock and timers that stand still until told otherwise. */
export class SimulatedTime {
  #passed = 0;
  #offset = 1_700_000_000_000;
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();

  /** What a clock on the wall shows. */
  now(): number {
    return this.#offset + this.#passed;
  }

  /** Somebody turns the clock; no timer hears of it. */
  turn(by: number): void {
    this.#offset += by;
  }

  after(delay: number, run: () => void): () => void {
    const timer = { at: this.#passed + delay, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets so many milliseconds pass; `between` is awaited after each timer. */
  async pass(time: number, between: () => Promise<void>): Promise<void> {
    const until = this.#passed + time;
    for (;;) {
      let next: { readonly at: number; readonly run: () => void } | null = null;
      for (const timer of this.#timers) if (timer.at <= until && !(next && next.at <= timer.at)) next = timer;
      if (!next) break;
      this.#timers.delete(next);
      this.#passed = Math.max(this.#passed, next.at);
      next.run();
      await between();
    }
    this.#passed = until;
  }
}

const soon = setImmediate;

/** Resolves once all that can happen by itself has happened. */
export function quiescence(): Promise<void> {
  return new Promise((resolve) => soon(resolve));
}
