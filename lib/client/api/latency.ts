/** Milliseconds of silence that are not worth a thought, whatever is known of the network. */
const BESIDE = 700;
const LOST = 4_000;
/** Milliseconds beyond which no network is believed to be slow: it was a busy moment. */
const SLOW = 6_000;

/** How long this page waits for answers, by how long the last ones took to begin: a quick one tells more than a slow one. */
export class Latency {
  #usual: number | null = null;

  /** An answer began so many milliseconds after it had been asked for. */
  note(milliseconds: number): void {
    const before = this.#usual ?? milliseconds;
    this.#usual = milliseconds < before ? milliseconds : (before + milliseconds) / 2;
  }

  /**
   * Milliseconds of silence after which the same is asked for beside: at once where answers are known to come soon, for then
   * it is the connection that is dead; later each time where nothing is known, for then it may only be slow.
   *
   * @param nth how often it was asked for beside already.
   */
  beside(nth: number): number {
    return this.#usual === null ? BESIDE * 2 ** nth : Math.max(BESIDE, this.#patience);
  }

  /**
   * Milliseconds of silence after which something that has left may have been lost.
   *
   * @param attempt the first is 1: a server that is only busy is asked less and less often whether it is.
   */
  lost(attempt: number): number {
    return Math.max(LOST, this.#patience) * 2 ** Math.min(attempt - 1, 5);
  }

  get #patience(): number {
    return Math.min(2 * (this.#usual ?? 0), SLOW);
  }
}
