import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type After, afterAWhile } from './after';
import type { NewLink } from './link';
import { type EventRelay, type RelayedMessage, type RelayListener, relayedMessage } from './relay';
import { WatchedLink } from './watched-link';

/** Messages that wait for the connection. More than this are not worth sending when it is back: the oldest go. */
const MAX_WAITING = 1_000;
/** Milliseconds before a broken connection is opened anew, and before a sound one that refused something is tried again. */
const RETRY = 1_000;

/** Who says it, and what: a message, or that there were some which are not told any more. */
const envelope = z.union([
  z.object({ from: z.string(), message: relayedMessage }),
  z.object({ from: z.string(), missed: z.literal(true) }),
]);

/** How somebody is told of what goes wrong with a relay. */
export interface RelayReports {
  /** The others cannot be heard or told: once for as long as it stays so. */
  readonly onFault: (fault: unknown) => void;
  /** They can again. */
  readonly onMended: () => void;
}

export interface LinkedRelayOptions extends RelayReports {
  readonly after?: After | undefined;
}

/**
 * Instances hear of each other over a connection of its own that is opened again whenever it breaks. What waits is sent
 * together, so that many saves at once cost little; what was on its way as the connection broke is sent again. Whoever had to
 * throw something away says so to the others, who then look for themselves.
 */
export class LinkedRelay implements EventRelay {
  readonly reach = 'instances';
  /** Tells own messages from others'. */
  readonly #self = randomUUID();
  readonly #newLink: NewLink;
  readonly #reports: RelayReports;
  readonly #after: After;
  #listener: RelayListener | null = null;
  #link: WatchedLink | null = null;
  #waiting: string[] = [];
  /** Something was thrown away, of which the others do not know yet. */
  #missed = false;
  #said = 0;
  #flushing: Promise<void> | null = null;
  #faulty = false;
  #cancelRetry = () => {};
  #closed = false;

  constructor(newLink: NewLink, { after = afterAWhile, ...reports }: LinkedRelayOptions) {
    this.#newLink = newLink;
    this.#reports = reports;
    this.#after = after;
  }

  get isListening(): boolean {
    return this.#link !== null;
  }

  send(message: RelayedMessage): void {
    if (this.#closed) return;
    this.#wait([...this.#waiting, this.#payload({ message })]);
    this.#flush();
  }

  listen(listener: RelayListener): void {
    this.#listener = listener;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    // What was saved last is to be told yet.
    await this.#flushing;
    const link = this.#link;
    this.#link = null;
    await link?.end();
  }

  async #connect(): Promise<void> {
    const link = new WatchedLink(this.#newLink, this.#after, {
      onPayload: (payload) => this.#hear(payload),
      onBreak: (fault) => {
        if (this.#link === link) this.#link = null;
        if (this.#closed) return;
        this.#fault(fault);
        this.#cancelRetry();
        this.#cancelRetry = this.#after(RETRY, () => void this.#connect());
      },
    });
    if (!(await link.open())) return;
    if (this.#closed) {
      await link.end();
      return;
    }
    this.#link = link;
    this.#mended();
    this.#listener?.onGap();
    this.#flush();
  }

  #wait(payloads: string[]): void {
    this.#missed ||= payloads.length > MAX_WAITING;
    this.#waiting = payloads.slice(-MAX_WAITING);
  }

  #flush(): void {
    this.#flushing ??= this.#sendAll().finally(() => {
      this.#flushing = null;
    });
  }

  async #sendAll(): Promise<void> {
    while (this.#link && (this.#missed || this.#waiting.length > 0)) {
      const link = this.#link;
      const payloads = this.#waiting;
      const missed = this.#missed;
      this.#waiting = [];
      this.#missed = false;
      try {
        await link.post(missed ? [this.#payload({ missed }), ...payloads] : payloads);
        this.#mended();
      } catch (fault) {
        if (await link.isThere()) {
          // What a sound connection refuses it would refuse again.
          this.#missed = true;
          this.#fault(fault);
          this.#cancelRetry();
          this.#cancelRetry = this.#after(RETRY, () => this.#flush());
          return;
        }
        // To hear of something twice does no harm.
        this.#wait([...payloads, ...this.#waiting]);
        this.#missed ||= missed;
      }
    }
  }

  /** No two are the same: whoever passes them on may take the same said twice for one. */
  #payload(content: { readonly message: RelayedMessage } | { readonly missed: true }): string {
    return JSON.stringify({ from: this.#self, nth: ++this.#said, ...content });
  }

  #hear(payload: string): void {
    let value: unknown;
    try {
      value = JSON.parse(payload);
    } catch {
      return;
    }
    // Another version of the application may say what this one does not know.
    const { data } = envelope.safeParse(value);
    if (!data || data.from === this.#self) return;
    if ('message' in data) this.#listener?.onMessage(data.message);
    else this.#listener?.onGap();
  }

  #fault(fault: unknown): void {
    if (this.#faulty) return;
    this.#faulty = true;
    this.#reports.onFault(fault);
  }

  #mended(): void {
    if (!this.#faulty) return;
    this.#faulty = false;
    this.#reports.onMended();
  }
}
