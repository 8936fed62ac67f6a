import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient as PostgresClient } from '@/lib/server/database/generated/postgresql/client';
import { type Prisma, PrismaClient as SqliteClient } from '@/lib/server/database/generated/sqlite/client';
import { refuseForeign } from './foreign-file';
import { migrate } from './migrate';
import { onceFree } from './once-free';
import {
  connectionTo,
  endWhenSilent,
  type Patience,
  PatientPool,
  type PostgresLocation,
  sharesOf,
} from './postgres-pool';
import { PostgresStatements } from './postgres-statements';
import { requireRoom } from './require-room';
import { type Queue, serialQueue } from './serial-queue';
import { DurableSqlite } from './sqlite-adapter';
import { SqliteStatements } from './sqlite-statements';
import type { Statements } from './statements';
import { whileAlone } from './while-alone';
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

export type DatabaseLocation = { readonly provider: 'sqlite'; readonly file: string } | PostgresLocation;

/** How long a transaction may wait for its connection, and how long it may last, in milliseconds. */
const LIMITS = { maxWait: 10_000, timeout: 20_000 };

/**
 * How long a read waits for another process's lock, in milliseconds; the whole process waits with it. A write never keeps
 * reads waiting, so this is for the moment in which another process begins or ends.
 */
const READ_TIMEOUT = 50;

/** Opens a database and brings it up to date. What it throws, `openingFault` explains. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.provider === 'sqlite' ? openSqlite(location.file) : openPostgres(location);
}

/**
 * A connection of SQLite does one thing at a time, and whatever runs on it between BEGIN and COMMIT belongs to that
 * transaction. So writing has a connection of its own, and a queue in front of it.
 */
async function openSqlite(file: string): Promise<Database> {
  await whileLocked(`${file}.lock`, async () => {
    await refuseForeign(file);
    await migrate(new DurableSqlite(file), 'sqlite', () => requireRoom(file));
  });
  const clientWaiting = (timeout: number) =>
    new SqliteClient({ adapter: new DurableSqlite(file, timeout), errorFormat: 'minimal' });
  const readClient = clientWaiting(READ_TIMEOUT);
  const writeClient = clientWaiting(0);
  const queue = serialQueue();
  return database('sqlite', readClient, writeClient, new SqliteStatements(file, queue), queue);
}

async function openPostgres({ url, connections, patience }: PostgresLocation): Promise<Database> {
  await knock(url, patience);
  // A migration may take as long as it needs, but not to get in.
  await whileAlone(url, patience, async () => {
    await migrate(new PrismaPg({ ...connectionTo(url, patience), max: 1 }), 'postgresql');
  });
  const pool = new PatientPool(url, sharesOf(connections).documents, 'midair', patience);
  const client = new PostgresClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' });
  // The models are the same; PostgreSQL's client only offers more of filters and options.
  const shared = client as unknown as Client;
  return database('postgresql', shared, shared, new PostgresStatements(pool), (work) => work());
}

/** Has PostgreSQL let us in and answer: whatever keeps it from that, it says best itself, and within a moment. */
async function knock(url: string, patience: Patience): Promise<void> {
  const client = new pg.Client(connectionTo(url, patience));
  // What it says comes with the connecting, or with the question.
  client.on('error', () => {});
  try {
    await client.connect();
    endWhenSilent(client, patience);
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => {});
  }
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
      queue(async () => {
        if (await isHopeless?.()) return null as T;
        const begun = async (transaction: Transaction) => {
          if (provider === 'sqlite') await takeLock(transaction);
          return work(transaction);
        };
        return writeClient.$transaction(begun, LIMITS);
      }),
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

/**
 * Has the lock of writes before anything is read, so that the transaction never meets another's later. That is waited for
 * here: SQLite would keep everything else in this process from going on.
 */
async function takeLock(transaction: Transaction): Promise<void> {
  // A statement that writes takes it, whether or not there is a row to change.
  await onceFree(() => transaction.$executeRaw`UPDATE "Setting" SET "value" = '' WHERE false`);
}
