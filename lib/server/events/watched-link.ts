import type { After } from './after';
import type { Link, LinkListener, NewLink } from './link';

/** Milliseconds between an answer on the connection and the next question, which nobody but us would ask. */
const BEAT = 3_000;
/** Milliseconds after which a connection that answers nothing is taken for dead: it may have died without a word. */
const ANSWER = 5_000;

/**
 * One connection, watched from when it is opened until it breaks: where nothing comes back it is asked now and then, and
 * one that answers nothing is broken like one that was cut.
 */
export class WatchedLink {
  readonly #link: Link;
  readonly #after: After;
  readonly #onBreak: (fault: unknown) => void;
  /** Never resolves; rejects when it breaks. */
  readonly #lost: Promise<never>;
  #lose: (fault: unknown) => void = () => {};
  #broken = false;
  #ended = false;
  #cancelBeat = () => {};

  /** `onBreak` is called once at most, and nothing is heard after it. */
  constructor(newLink: NewLink, after: After, { onPayload, onBreak }: LinkListener) {
    this.#after = after;
    this.#onBreak = onBreak;
    this.#lost = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.#lost.catch(() => {});
    this.#link = newLink({
      onPayload: (payload) => this.#broken || onPayload(payload),
      onBreak: (fault) => this.#break(fault),
    });
  }

  /** Whether it is open now; else it is broken. */
  async open(): Promise<boolean> {
    await this.#answered(this.#link.open()).catch((fault) => this.#break(fault));
    this.#beatLater();
    return !this.#broken;
  }

  /** As in `Link.post`. Rejects too where no answer comes; it is broken then. */
  post(payloads: readonly string[]): Promise<void> {
    return this.#answered(this.#link.post(payloads));
  }

  /** Asks whether it is still there; else it is broken. */
  async isThere(): Promise<boolean> {
    await this.#answered(this.#link.ask()).catch((fault) => this.#break(fault));
    return !this.#broken;
  }

  /** Ends it, which is not to break. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#cancelBeat();
    if (this.#broken) return;
    await this.#answered(this.#link.end()).catch(() => {});
    this.#link.drop();
  }

  #beatLater(): void {
    if (this.#broken || this.#ended) return;
    this.#cancelBeat = this.#after(BEAT, () => void this.isThere().then(() => this.#beatLater()));
  }

  async #answered(answer: Promise<void>): Promise<void> {
    const silent = () => this.#break(new Error('The connection to other instances answers nothing.'));
    const cancel = this.#after(ANSWER, silent);
    try {
      await Promise.race([answer, this.#lost]);
    } finally {
      cancel();
    }
  }

  #break(fault: unknown): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#cancelBeat();
    if (!this.#ended) this.#onBreak(fault);
    // Whoever is dead would not answer a farewell either.
    this.#link.drop();
    this.#lose(fault);
  }
}
