import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

type Value = string | number | Uint8Array | Date | null;

/** The application's own tables, filled directly where requests would take hours. Statements are understood by both databases. */
export interface Tables {
  /** The names of a table's columns. */
  columns(table: string): Promise<readonly string[]>;
  run(sql: string): Promise<void>;
  /** Adds rows, each with the same columns. */
  insert(table: string, rows: readonly Readonly<Record<string, Value>>[]): Promise<void>;
  close(): Promise<void>;
}

/** The tables of an application on SQLite, whose data is in this folder. */
export function sqliteTables(folder: string): Tables {
  return sqliteTablesIn(path.join(folder, 'midair.sqlite'));
}

/** The tables of a database of SQLite. */
export function sqliteTablesIn(file: string): Tables {
  const database = new Database(file, { timeout: 60_000 });
  return {
    columns: async (table) =>
      database
        .prepare<[], { readonly name: string }>(`PRAGMA table_info("${table}")`)
        .all()
        .map(({ name }) => name),
    run: async (sql) => {
      database.exec(sql);
    },
    insert: async (table, rows) => {
      const names = Object.keys(rows[0] ?? {});
      const columns = names.map((name) => (name === 'rowid' ? name : `"${name}"`)).join(', ');
      const insert = database.prepare(
        `INSERT INTO "${table}" (${columns}) VALUES (${names.map(() => '?').join(', ')})`,
      );
      database.transaction(() => {
        for (const row of rows) insert.run(Object.values(row).map(sqliteValue));
      })();
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
    insert: async (table, rows) => {
      const columns = Object.keys(rows[0] ?? {})
        .map((name) => `"${name}"`)
        .join(', ');
      const text = `INSERT INTO "${table}" (${columns})
        SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
      await client.query(text, [JSON.stringify(rows.map(postgresRow))]);
    },
    close: () => client.end(),
  };
}

/** As Prisma keeps it. */
function sqliteValue(value: Value): Value {
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value;
}

/** A row as JSON that PostgreSQL takes for one. */
function postgresRow(row: Readonly<Record<string, Value>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );
}
