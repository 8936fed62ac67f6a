import Sqlite from 'better-sqlite3';
import { FOREIGN, MigrationError } from './migration-error';
import { onceFree } from './once-free';

/**
 * Throws MigrationError where a file is another's database. Only looks: to open it as ours would already change how it is
 * written. Throws what SQLite says where it is none, or cannot be opened. Another process that just ends, and puts its log
 * into the file, or that mends the log of one that was killed, is waited for.
 */
export async function refuseForeign(file: string): Promise<void> {
  const connection = new Sqlite(file, { timeout: 0 });
  try {
    const tables = await onceFree(() =>
      connection.prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'table'`).pluck().all(),
    );
    if (tables.length > 0 && !tables.includes('_prisma_migrations')) throw new MigrationError(FOREIGN);
  } finally {
    connection.close();
  }
}
