import { backoff } from '@/lib/http/retry/backoff';
import type { Waking } from './waking';

/** Milliseconds between two looks while no news arrive. */
const LOOK_EVERY = 15_000;
/** Milliseconds until the first of them, for news that are back soon; and a random part, so that not all come at once. */
const FIRST_LOOK = { least: 1_500, more: 1_500 };
/** Milliseconds after which a look that has no answer is given up, longer with each that failed. */
const PATIENCE = { shortest: 8_000, longest: 30_000 };
/** Milliseconds for which a look is too recent to be done again because of a hint. */
const RECENT = 1_000;

/** What a lookout needs of its page, and whom it tells. */
export interface LookoutPorts {
  /** Asks for the newest version, in place of a question still open. It is told how it went: `succeeded`, `failed`. */
  readonly look: () => void;
  /** Breaks a question off that has no answer. */
  readonly giveUp: () => void;
  /** Whether asking again can help; and how many milliseconds the server asks to wait before. */
  readonly mayPass: (error: unknown) => boolean;
  readonly askedToWait: (error: unknown) => number | null;
  /** Nobody sees the page: nothing has to be looked at from time to time. */
  readonly isHidden: () => boolean;
  /** Called when `awaited` has changed. */
  readonly changed: () => void;
  readonly after: (delay: number, run: () => void) => () => void;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Sees to it that whatever was told of is seen: asks for the newest version when there is news, when somebody wakes up,
 * and from time to time while no news arrive, and does not rest until it has an answer that was asked for afterwards.
 * Whoever else asks in between is heard too. At most one question is open; a burst of news is one more question, so that
 * a slow answer always comes through.
 */
export class Lookout {
  readonly #ports: LookoutPorts;
  /** Something was told that no question asked since has answered. */
  #due = false;
  #awaited: number | null = null;
  /** Whether a question is open. */
  #asking = false;
  /** When the last one was asked. */
  #askedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  /** Before that the server wants no question. */
  #notBefore = 0;
  #isLive = true;
  #waiting = false;
  #cancelTimer: () => void = () => {};
  #closed = false;

  constructor(ports: LookoutPorts) {
    this.#ports = ports;
  }

  /** The newest version that was told of and is not there yet; `null` if there is none. */
  get awaited(): number | null {
    return this.#awaited;
  }

  /** Something newer is there: this version, or, with `null`, whatever it is. */
  news(version: number | null): void {
    this.#due = true;
    if (version !== null && version > (this.#awaited ?? 0)) this.#await(version);
    if (!this.#asking && !this.#waiting) this.#look(0);
  }

  /** Something may have been missed. */
  wake(waking: Waking): void {
    const isRecent = this.#ports.now() - this.#askedAt < RECENT;
    // A question that is open may have gone nowhere, if the network was away.
    if (waking === 'back' || !(this.#asking || isRecent)) this.#look(0);
  }

  /** Whether news arrive by themselves. */
  follow(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    const { least, more } = FIRST_LOOK;
    if (!this.#asking && !this.#waiting) this.#rest(least + more * this.#ports.random());
  }

  /** Somebody else asks, from now on: what was told before, this will answer. */
  asked(): void {
    if (!this.#asking) this.#began();
  }

  /** A version was seen otherwise: an own save, say. A question that is open stays open. */
  saw(version: number): void {
    if (this.#awaited === null || version < this.#awaited) return;
    this.#due = false;
    this.#await(null);
  }

  /** The question was answered with this version. */
  succeeded(version: number): void {
    this.#failures = 0;
    this.#asking = false;
    this.#waiting = false;
    this.saw(version);
    if (this.#due) {
      // What was told since it was asked is not in the answer.
      this.#look(0);
    } else {
      // Whatever was told before, it is this that the server says now.
      this.#await(null);
      this.#rest();
    }
  }

  /** There was no answer, or one that says no. */
  failed(error: unknown): void {
    const { mayPass, askedToWait } = this.#ports;
    this.#asking = false;
    if (!mayPass(error)) {
      this.#due = false;
      this.#waiting = false;
      this.#cancelTimer();
      this.#await(null);
      return;
    }
    this.#retry(askedToWait(error));
  }

  close(): void {
    this.#closed = true;
    this.#cancelTimer();
  }

  #retry(asked: number | null): void {
    if (asked !== null) this.#notBefore = this.#ports.now() + asked;
    this.#due = true;
    this.#look(backoff(++this.#failures, this.#ports.random(), asked));
  }

  #await(version: number | null): void {
    if (version === this.#awaited) return;
    this.#awaited = version;
    this.#ports.changed();
  }

  #began(): void {
    this.#asking = true;
    this.#askedAt = this.#ports.now();
    this.#waiting = false;
    this.#due = false;
    const { shortest, longest } = PATIENCE;
    this.#later(Math.min(longest, shortest * 2 ** Math.min(this.#failures, 10)), () => {
      this.#asking = false;
      this.#ports.giveUp();
      this.#retry(null);
    });
  }

  #look(delay: number): void {
    const wait = Math.max(delay, this.#notBefore - this.#ports.now());
    if (wait > 0) {
      this.#waiting = true;
      this.#later(wait, () => this.#look(0));
      return;
    }
    this.#began();
    this.#ports.look();
  }

  /** All is seen. Without news, that is looked at again after a while. */
  #rest(delay = LOOK_EVERY): void {
    this.#cancelTimer();
    if (this.#isLive) return;
    this.#later(delay, () => (this.#ports.isHidden() ? this.#rest() : this.#look(0)));
  }

  #later(delay: number, run: () => void): void {
    this.#cancelTimer();
    if (!this.#closed) this.#cancelTimer = this.#ports.after(delay, run);
  }
}
