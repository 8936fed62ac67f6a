import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { type EventRelay, type RelayedMessage, type RelayListener, relayedMessage } from './relay';

const CHANNEL = 'midair_events';
/** PostgreSQL refuses longer ones (NOTIFY: "must be specified as a simple string … shorter than 8000 bytes"). */
const MAX_BYTES = 7_900;
/** Messages that wait for the connection. More than this are not worth sending when it is back: the oldest go. */
const MAX_WAITING = 1_000;
/** Milliseconds before a broken connection is tried again. */
const RETRY = 1_000;

/** Who says it, and what. */
const envelope = z.object({ from: z.string(), message: relayedMessage });

interface RelayOptions {
  readonly url: string;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Instances over one PostgreSQL hear of each other by LISTEN and NOTIFY, on a connection of its own that is opened again
 * whenever it breaks. What waits is sent together, so that many saves at once cost few statements.
 */
export class PostgresRelay implements EventRelay {
  /** Tells own messages from others'. */
  readonly #self = randomUUID();
  readonly #options: RelayOptions;
  #listener: RelayListener | null = null;
  #client: pg.Client | null = null;
  #waiting: string[] = [];
  #sending = false;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  send(message: RelayedMessage): void {
    const payload = JSON.stringify({ from: this.#self, message });
    if (this.#closed || Buffer.byteLength(payload) > MAX_BYTES) return;
    this.#waiting.push(payload);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    void this.#flush();
  }

  listen(listener: RelayListener): void {
    this.#listener = listener;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#options.url, application_name: 'midair events' });
    let broken = false;
    const onBreak = (fault: unknown) => {
      if (broken || this.#closed) return;
      broken = true;
      if (this.#client === client) this.#client = null;
      this.#options.onFault(fault);
      void client.end().catch(() => {});
      this.#timer = setTimeout(() => void this.#connect(), RETRY).unref();
    };
    client.on('error', onBreak);
    client.on('end', () => onBreak(new Error('The connection for notifications ended.')));
    client.on('notification', ({ payload }) => this.#hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (fault) {
      onBreak(fault);
      return;
    }
    if (this.#closed) {
      await client.end();
      return;
    }
    this.#client = client;
    this.#listener?.onReturn();
    void this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#client && this.#waiting.length > 0) {
      const payloads = this.#waiting;
      this.#waiting = [];
      try {
        await this.#client.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
          CHANNEL,
          payloads,
        ]);
      } catch (fault) {
        // Others find saves by themselves in time, and presence is said again in seconds.
        this.#options.onFault(fault);
      }
    }
    this.#sending = false;
  }

  #hear(payload: string | undefined): void {
    let value: unknown;
    try {
      value = JSON.parse(payload ?? '');
    } catch {
      return;
    }
    // Another version of the application may say what this one does not know.
    const { data } = envelope.safeParse(value);
    if (data && data.from !== this.#self) this.#listener?.onMessage(data.message);
  }
}
