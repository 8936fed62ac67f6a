/** In so many milliseconds … */
const WINDOW = 30_000;
/** … so many bytes have to arrive, which is a tenth of what the slowest network brings. */
const LEAST = 4 * 1024;

/** Content on its way here. */
export interface Sending {
  /** Bytes that came so far. */
  readonly received: number;
  /** Whether more is to come, and all that came has been read: otherwise it is not the sender who is slow. */
  readonly awaited: boolean;
}

/** Watches that content keeps arriving, however long it takes altogether. */
export class Pace<Sender extends Sending> {
  readonly #windows = new Map<Sender, { readonly since: number; readonly received: number }>();

  begin(sender: Sender, now: number): void {
    this.#windows.set(sender, { since: now, received: sender.received });
  }

  end(sender: Sender): void {
    this.#windows.delete(sender);
  }

  /** Those who sent too little, which are watched no more; to be asked every now and then. `now` in milliseconds. */
  tooSlow(now: number): readonly Sender[] {
    const slow: Sender[] = [];
    for (const [sender, { since, received }] of this.#windows) {
      if (now - since < WINDOW) continue;
      if (sender.awaited && sender.received - received < LEAST) slow.push(sender);
      else this.begin(sender, now);
    }
    for (const sender of slow) this.end(sender);
    return slow;
  }
}
