import { randomUUID } from 'node:crypto';
import { copyFileSync, linkSync, renameSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { isThere, makeWhole, refuseNoFile, sync, withFolderBeside } from './files.mjs';
import { refuseNewer } from './known-migrations.mjs';
import { Refusal } from './location.mjs';

/** More pages than any database has: all are copied in one step, as of one moment, however much is saved meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a database to a file that is not there yet, while servers go on with it. The copy is of one moment, checked, on the
 * disk and under its name only when it is whole, and may be read by its owner alone: it has all that everybody wrote, and the
 * keys of cookies.
 */
export async function backUpSqlite(file, target) {
  if (!isThere(file)) throw new Refusal(`There is no database at ${file}. Say with DATA_DIR where it is.`);
  await makeWhole(target, async (part) => {
    const source = new Sqlite(file, { readonly: true });
    try {
      await source.backup(part, { progress: () => ALL_PAGES });
    } finally {
      source.close();
    }
    asOneFile(part);
    migrationsIn(part, file);
  });
}

/**
 * Puts a backup in the place of a database that nobody uses, which is kept beside it: under the name that this answers, or
 * `null` where there was none. The backup is copied, checked and prepared first, then takes its place in one step.
 */
export async function restoreSqlite(source, file) {
  refuseNoFile(source);
  if (!isThere(path.dirname(file))) {
    throw new Refusal(
      `There is no folder ${path.dirname(file)}. Make it, or say with DATA_DIR where the data belong.`,
    );
  }
  return await withFolderBeside(file, 'restoring', (folder) => {
    const part = path.join(folder, 'part');
    copyFileSync(source, part);
    try {
      refuseNewer(source, 'sqlite', migrationsIn(part, source));
    } catch (error) {
      throw isDamage(error) || error?.code === 'SQLITE_ERROR' ? new Refusal(notOne(source)) : error;
    }
    asOneFile(part);
    beginAnew(part);
    sync(part);
    return whileNobodyStarts(file, () => {
      const kept = isThere(file) ? setAside(file) : null;
      renameSync(part, file);
      sync(path.dirname(file));
      return kept;
    });
  });
}

/** The migrations that a file has had. Throws where it is damaged, or no database of ours; `named` is how others know it. */
function migrationsIn(file, named) {
  return using(file, (database) => {
    const [{ integrity_check: fault }] = database.pragma('integrity_check(1)');
    if (fault !== 'ok') throw new Refusal(`${notOne(named)} (${fault})`);
    const applied = 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL';
    database.prepare('SELECT 1 FROM "Revision", "Document", "Setting"').get();
    return database.prepare(applied).pluck().all();
  });
}

const notOne = (file) => `${file} is damaged, or is not a backup of this application. Nothing was changed.`;

/** Has all of a database stand in its file, with nothing in a log beside it. */
function asOneFile(file) {
  using(file, (database) => database.pragma('journal_mode = DELETE'));
}

/**
 * Notes in a database that its history begins anew after what it has: whoever knows later versions knows of another history.
 * See lib/server/database/rewound.ts.
 */
function beginAnew(file) {
  using(file, (database) => {
    const last = database.prepare('SELECT max("savedAt") FROM "Revision"').pluck().get();
    database
      .prepare(`INSERT OR REPLACE INTO "Setting" ("key", "value") VALUES ('rewound', ?)`)
      .run(`${randomUUID().slice(0, 8)} ${last ?? ''} ${new Date().toISOString()}`);
  });
}

/** Does something while no server starts on a database; see whileLocked in lib/server/database. */
function whileNobodyStarts(file, work) {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } catch (error) {
    if (isBusy(error)) throw new Refusal(inUse(file));
    throw error;
  } finally {
    lock.close();
  }
}

/** Gives a database that nobody uses another name as well, and answers it. Throws where somebody does. */
function setAside(file) {
  const kept = `${file}.before-${new Date().toISOString().replace(/[^\dT]/g, '')}`;
  try {
    // Only a connection that is alone may do away with the log: others that are idle are in its way too.
    asOneFile(file);
  } catch (error) {
    if (isBusy(error)) throw new Refusal(inUse(file));
    if (!isDamage(error)) throw error;
    // What is damaged no server can have open, and its log would be taken for that of the backup.
    for (const end of ['-wal', '-shm']) if (isThere(file + end)) renameSync(file + end, kept + end);
  }
  linkSync(file, kept);
  return kept;
}

const isBusy = (error) => /^SQLITE_BUSY/.test(error?.code);
const isDamage = (error) => /^SQLITE_(NOTADB|CORRUPT)/.test(error?.code);
const inUse = (file) => `A server is running on ${file}. Stop it first; nothing was changed.`;

function using(file, work) {
  const database = new Sqlite(file, { timeout: 0, fileMustExist: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
