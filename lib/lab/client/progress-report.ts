import { backoff } from '@/lib/http/retry/backoff';

/** How far somebody has come with a challenge. */
export interface Progress {
  readonly challenge: string;
  /** What they predicted; `null` for nothing. */
  readonly prediction: string | null;
  readonly reached: boolean;
}

/** What a report needs of whoever makes it. */
interface ReportPorts {
  /** Tells the class; rejects where that did not arrive. */
  readonly tell: (progress: Progress) => Promise<void>;
  /** Whether telling it again may come to something. */
  readonly mayPass: (error: unknown) => boolean;
  readonly after: (delay: number, run: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Tells a class how far somebody has come: each step once, one after the other, and again, later each time, until it has
 * arrived. What the class refuses is not told again.
 */
export class ProgressReport {
  readonly #ports: ReportPorts;
  /** The newest of each challenge that is still to be told. */
  readonly #waiting = new Map<string, Progress>();
  readonly #told = new Map<string, string>();
  #busy = false;
  #failures = 0;
  #cancel: () => void = () => undefined;
  #ended = false;

  constructor(ports: ReportPorts) {
    this.#ports = ports;
  }

  /** Takes a step to be told; one that was told already is not told again. */
  take(progress: Progress): void {
    if (this.#told.get(progress.challenge) === JSON.stringify(progress)) return;
    this.#waiting.set(progress.challenge, progress);
    void this.#tellNext();
  }

  /** Tells nothing more. */
  end(): void {
    this.#ended = true;
    this.#cancel();
  }

  async #tellNext(): Promise<void> {
    const [next] = this.#waiting.values();
    if (this.#busy || this.#ended || next === undefined) return;
    this.#busy = true;
    this.#cancel();
    let again = false;
    try {
      await this.#ports.tell(next);
      this.#failures = 0;
    } catch (error) {
      again = this.#ports.mayPass(error);
    }
    this.#busy = false;
    if (again) {
      const delay = backoff(++this.#failures, this.#ports.random(), null);
      this.#cancel = this.#ports.after(delay, () => void this.#tellNext());
      return;
    }
    this.#told.set(next.challenge, JSON.stringify(next));
    if (this.#waiting.get(next.challenge) === next) this.#waiting.delete(next.challenge);
    await this.#tellNext();
  }
}
