import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { onceFree } from './once-free';

/**
 * How long a statement waits for another process's lock unless told otherwise, in milliseconds. The whole process waits with
 * it, which is for a start alone: a migration must not stop half-way.
 */
export const BUSY_TIMEOUT = 10_000;

/**
 * Pages in the log before it is put into the file, 16 MB: each page that changed often since is written once, and whoever
 * happens to be the one to do so has to wait a quarter as often as by default.
 */
const LOG_PAGES = 4_000;

/** What a connection is told once the log is there, whoever opens it: see DurableSqlite. */
export const DURABLE = `PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
  PRAGMA wal_autocheckpoint = ${LOG_PAGES};`;

/**
 * SQLite connections that keep what they commit: write-ahead log, so that reads never wait for a write, and
 * `synchronous=FULL`, so that a commit is on the disk before anybody hears of it (the driver's own default is NORMAL,
 * which may lose the last commits in a power cut). What is deleted is overwritten, and does not stay in the file until its
 * place is needed.
 */
export class DurableSqlite extends PrismaBetterSqlite3 {
  constructor(file: string, timeout = BUSY_TIMEOUT) {
    super({ url: file, timeout });
  }

  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    await switchToWriteAheadLog(adapter);
    await adapter.executeScript(DURABLE);
    return adapter;
  }
}

/** Switching the journal needs the file alone for a moment and, unlike a statement, does not wait for it. */
async function switchToWriteAheadLog(adapter: SqlDriverAdapter): Promise<void> {
  await onceFree(() => adapter.executeScript('PRAGMA journal_mode = WAL;'));
}
