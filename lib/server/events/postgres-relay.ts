import pg from 'pg';
import { connectionTo, type PostgresLocation } from '@/lib/server/database/postgres-pool';
import type { Link, LinkListener } from './link';
import { LinkedRelay, type LinkedRelayOptions } from './linked-relay';
import { inParts, Whole } from './parts';
import type { EventRelay } from './relay';

const CHANNEL = 'midair_events';
/** PostgreSQL refuses longer ones (NOTIFY: “must be specified as a simple string … shorter than 8000 bytes”). */
const MAX_BYTES = 7_999;

type Place = Pick<PostgresLocation, 'url' | 'patience'>;

/** The relay of instances over one PostgreSQL, by LISTEN and NOTIFY. */
export function postgresRelay(place: Place, options: LinkedRelayOptions): EventRelay {
  return new LinkedRelay((listener) => new PostgresLink(place, listener), options);
}

/**
 * A connection that says nothing but this: what is told within a transaction that saves would have all who save wait for
 * each other as they commit.
 */
class PostgresLink implements Link {
  readonly #client: pg.Client;
  #parts = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ url, patience }: Place, { onPayload, onBreak }: LinkListener) {
    const whole = new Whole();
    this.#client = new pg.Client({ ...connectionTo(url, patience), application_name: 'midair events' });
    this.#client.on('error', onBreak);
    this.#client.on('notification', ({ payload = '' }) => {
      const text = whole.take(payload);
      if (text !== null) onPayload(text);
    });
  }

  async open(): Promise<void> {
    await this.#client.connect();
    // What is told is soon forgotten: nobody has to wait until it is on the disk.
    await this.#query('SET synchronous_commit TO off');
    await this.#query(`LISTEN ${CHANNEL}`);
  }

  /** In one transaction, so that the parts of a message arrive one after the other. */
  async post(payloads: readonly string[]): Promise<void> {
    const parts = inParts(payloads, MAX_BYTES, () => ++this.#parts);
    await this.#query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, parts]);
  }

  async ask(): Promise<void> {
    await this.#query('SELECT 1');
  }

  end(): Promise<void> {
    return this.#client.end();
  }

  drop(): void {
    this.#client.connection.stream.destroy();
  }

  /** One after the other, as the driver wants it. */
  #query(text: string, values: unknown[] = []): Promise<unknown> {
    const run = () => this.#client.query(text, values);
    this.#last = this.#last.then(run, run);
    return this.#last;
  }
}
