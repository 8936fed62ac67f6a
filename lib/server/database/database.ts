import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient as PostgresClient } from '@/lib/server/database/generated/postgresql/client';
import { type Prisma, PrismaClient as SqliteClient } from '@/lib/server/database/generated/sqlite/client';
import { migrate } from './migrate';
import { PostgresStatements } from './postgres-statements';
import { type Queue, serialQueue } from './serial-queue';
import { DurableSqlite } from './sqlite-adapter';
import { SqliteStatements } from './sqlite-statements';
import type { Statements } from './statements';
import { whileLocked } from './while-locked';

/** A client of the database; both providers' are generated from the same models. */
type Client = SqliteClient;
/** What a change goes through: part of one transaction. */
export type Transaction = Prisma.TransactionClient;

/** An open database, up to date with the models. */
export interface Database {
  readonly provider: DatabaseLocation['provider'];
  /** For reads only: on SQLite its connection is not the one that writes, so it never sees what is not committed. */
  readonly readClient: Client;
  readonly statements: Statements;
  /**
   * Makes changes as one transaction, and answers when it is durable. `isHopeless`, asked when its turn has come, spares
   * the transaction where it is certain to change nothing; the answer is then `null`.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  write<T>(
    work: (transaction: Transaction) => Promise<T>,
    isHopeless: () => Promise<boolean>,
  ): Promise<T | null>;
  /**
   * Has what was deleted leave the log of writes as well, where the database would keep it until the log is full. Done as
   * far as whoever reads just now lets it; PostgreSQL does so by itself in time.
   */
  emptyLog(): Promise<void>;
  close(): Promise<void>;
}

export type DatabaseLocation =
  | { readonly provider: 'sqlite'; readonly file: string }
  | { readonly provider: 'postgresql'; readonly url: string };

/**
 * How long PostgreSQL may take to let somebody in and to answer a statement, in milliseconds: a connection that has died
 * silently holds nobody up for longer, least of all those who wait for their turn behind a save.
 */
const PATIENCE = { connectionTimeoutMillis: 10_000, query_timeout: 20_000, keepAlive: true };

/** How long a transaction may wait for its connection, and how long it may last, in milliseconds. */
const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/** Opens a database and brings it up to date. Throws MigrationError where it cannot be. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.provider === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url);
}

/**
 * A connection of SQLite does one thing at a time, and whatever runs on it between BEGIN and COMMIT belongs to that
 * transaction. So writing has a connection of its own, and a queue in front of it.
 */
async function openSqlite(file: string): Promise<Database> {
  const adapter = new DurableSqlite(file);
  await whileLocked(`${file}.lock`, () => migrate(adapter, 'sqlite'));
  const readClient = new SqliteClient({ adapter, errorFormat: 'minimal' });
  const writeClient = new SqliteClient({ adapter, errorFormat: 'minimal' });
  const queue = serialQueue();
  return database('sqlite', readClient, writeClient, new SqliteStatements(file, queue), queue);
}

async function openPostgres(url: string): Promise<Database> {
  await migrate(new PrismaPg({ connectionString: url }), 'postgresql');
  const pool = new Pool({ connectionString: url, ...PATIENCE });
  // Whoever asks next is told; without a listener the process would end where a connection is lost that nobody uses.
  pool.on('error', () => {});
  const client = new PostgresClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' });
  // The models are the same; PostgreSQL's client only offers more of filters and options.
  const shared = client as unknown as Client;
  return database('postgresql', shared, shared, new PostgresStatements(pool), (work) => work());
}

function database(
  provider: Database['provider'],
  readClient: Client,
  writeClient: Client,
  statements: Statements,
  queue: Queue,
): Database {
  return {
    provider,
    readClient,
    statements,
    write: <T>(work: (transaction: Transaction) => Promise<T>, isHopeless?: () => Promise<boolean>) =>
      queue(async () => ((await isHopeless?.()) ? (null as T) : writeClient.$transaction(work, LIMITS))),
    emptyLog: async () => {
      if (provider !== 'sqlite') return;
      await queue(() => writeClient.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`);
    },
    close: async () => {
      await queue(async () => {});
      await readClient.$disconnect();
      if (writeClient !== readClient) await writeClient.$disconnect();
      await statements.close();
    },
  };
}
