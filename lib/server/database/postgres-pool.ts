import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hasCode } from './errors';

/** How long PostgreSQL is waited for, in milliseconds. What takes longer has failed, and may be tried again. */
export interface Patience {
  /** For a connection: until one of ours is free, or the server lets us in. */
  readonly entry: number;
  /** For an answer, of which nothing comes: so a connection that has died silently holds nobody up for longer. */
  readonly answer: number;
}

/** As long as people wait. */
const PATIENCE: Patience = { entry: 10_000, answer: 10_000 };

/** One PostgreSQL, and how this process uses it. */
export interface PostgresLocation {
  readonly provider: 'postgresql';
  readonly url: string;
  /** As many connections as this process may have open, for all that it does. */
  readonly connections: number;
  readonly patience: Patience;
}

/** Connections of a process unless somebody says otherwise: ten processes leave room among the 100 that PostgreSQL has. */
export const USUAL_CONNECTIONS = 8;

/** The PostgreSQL at an address, used as usual. */
export function postgresAt(url: string, connections = USUAL_CONNECTIONS): PostgresLocation {
  return { provider: 'postgresql', url, connections, patience: PATIENCE };
}

/** Milliseconds between two tries to be let in by a server that has no connection left. */
const PAUSE = 100;

/** What each of our connections is opened with. */
export function connectionTo(url: string, { entry }: Patience): pg.ClientConfig {
  return { connectionString: url, connectionTimeoutMillis: entry, keepAlive: true };
}

/**
 * Has a connection end, and whatever waits for it fail, where nothing has moved on it for so long although it is in use.
 * What is asked after that counts anew.
 */
export function endWhenSilent(client: pg.Client, { answer }: Patience, isInUse = () => true): void {
  const { stream } = client.connection;
  if (!(stream instanceof Socket)) return;
  stream.setTimeout(answer);
  stream.on('timeout', () => {
    if (isInUse()) stream.destroy(new Error('Connection terminated: the server is silent.'));
  });
}

/**
 * Connections to one PostgreSQL, at most so many. Whoever comes when all are in use waits for one, and so does whoever comes
 * when the server has none left for us.
 */
export class PatientPool extends pg.Pool {
  readonly #entry: number;

  constructor(url: string, most: number, name: string, patience: Patience) {
    super({ ...connectionTo(url, patience), max: most, application_name: name });
    this.#entry = patience.entry;
    const idle = new WeakSet<pg.PoolClient>();
    this.on('acquire', (client) => idle.delete(client));
    this.on('release', (_, client) => idle.add(client));
    this.on('connect', (client) => {
      // Every client of a pool is one of these; its type says less.
      endWhenSilent(client as unknown as pg.Client, patience, () => !idle.has(client));
      // Whoever has it is told with the next question; without a listener the process would end where it is lost before.
      client.on('error', () => {});
    });
    // The same for one that nobody has.
    this.on('error', () => {});
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Entered): void;
  override connect(callback?: Entered): Promise<pg.PoolClient> | undefined {
    const entering = this.#enter();
    if (!callback) return entering;
    entering.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (fault) => callback(fault, undefined, () => {}),
    );
    return undefined;
  }

  async #enter(): Promise<pg.PoolClient> {
    const late = performance.now() + this.#entry;
    for (;;) {
      try {
        return await super.connect();
      } catch (fault) {
        if (!hasCode(fault, NO_CONNECTION_LEFT) || performance.now() > late) throw fault;
        await sleep(PAUSE * (1 + Math.random()));
      }
    }
  }
}

type Entered = (
  fault: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/** SQLSTATE `too_many_connections`. */
const NO_CONNECTION_LEFT = '53300';

/** How the connections of one process are shared out; one more is for hearing of other instances. */
export interface ConnectionShares {
  /** For whatever is read and written. */
  readonly documents: number;
  /** For counting: what counts must not wait behind what is counted. */
  readonly counters: number;
}

/** The fewest connections that a process can work with: one to hear, one to count, one to change and one to read beside. */
export const FEWEST_CONNECTIONS = 4;

/** Shares out so many connections, `FEWEST_CONNECTIONS` at least. */
export function sharesOf(connections: number): ConnectionShares {
  const counters = Math.max(1, Math.floor(connections / 4));
  return { counters, documents: connections - 1 - counters };
}
