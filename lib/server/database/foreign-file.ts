import Sqlite from 'better-sqlite3';
import { FOREIGN, MigrationError } from './migration-error';

/**
 * Throws MigrationError where a file is another's database. Only looks: to open it as ours would already change how it is
 * written. Throws what SQLite says where it is none, or cannot be opened.
 */
export function refuseForeign(file: string): void {
  const connection = new Sqlite(file, { timeout: 0 });
  try {
    const tables = connection
      .prepare(`SELECT "name" FROM sqlite_master WHERE "type" = 'table'`)
      .pluck()
      .all();
    if (tables.length > 0 && !tables.includes('_prisma_migrations')) throw new MigrationError(FOREIGN);
  } finally {
    connection.close();
  }
}
