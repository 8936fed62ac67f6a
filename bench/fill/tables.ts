import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

/** The application's own tables, filled directly where requests would take hours. Statements are understood by both databases. */
export interface Tables {
  /** The names of a table's columns. */
  columns(table: string): Promise<readonly string[]>;
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** The tables of an application on SQLite, whose data is in this folder. */
export function sqliteTables(folder: string): Tables {
  const database = new Database(path.join(folder, 'midair.sqlite'), { timeout: 60_000 });
  return {
    columns: async (table) =>
      database
        .prepare<[], { readonly name: string }>(`PRAGMA table_info("${table}")`)
        .all()
        .map(({ name }) => name),
    run: async (sql) => {
      database.exec(sql);
    },
    close: async () => {
      // Else whoever saves next pays for having all of it written to its place.
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** The tables of an application on PostgreSQL. */
export async function postgresTables(connectionString: string): Promise<Tables> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return {
    columns: async (table) => {
      const text = 'SELECT column_name FROM information_schema.columns WHERE table_name = $1';
      return (await client.query<{ column_name: string }>(text, [table])).rows.map((row) => row.column_name);
    },
    run: async (sql) => {
      await client.query(sql);
    },
    close: () => client.end(),
  };
}
