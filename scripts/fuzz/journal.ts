import { type DatabaseLocation, openDatabase } from '@/lib/server/database/database';

/**
 * Tables of which no row is anybody's: what has been migrated, what is counted, and the journal itself. What is searched in
 * follows from a save, some time after it, and a lab keeps all that is asked of it, which `memory.ts` looks at.
 */
const OWN = /^(_|sqlite_|Journal$|Search|LabExchange$)|counter|limit/i;
/** Columns that say how far either is, and when somebody last looked at a lab. */
const FOLLOWING = ['searched', 'searchKey', 'told', 'recorded', 'followedAt'];
const NAMED = FOLLOWING.map((column) => `'${column}'`).join(', ');

/** Tells what changed in a database, whoever changed it. */
export interface Journal {
  /** What was changed since this was asked last, each once, as `Table.column`, `+Table` or `-Table`. */
  changes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Has a database keep a journal of every row that is made, removed, or given another value, by triggers: what is rolled back
 * leaves no trace there, nor does a value that is written again. For tests, in a database of their own.
 */
export async function keepJournal(location: DatabaseLocation): Promise<Journal> {
  const database = await openDatabase(location);
  const { readClient: client } = database;
  const statements = location.provider === 'sqlite' ? await inSqlite(query) : await inPostgres(query);
  // The server may write meanwhile, and is waited for.
  await database.write(async (transaction) => {
    for (const statement of statements) await transaction.$executeRawUnsafe(statement);
  });
  function query<Row>(sql: string): Promise<readonly Row[]> {
    return client.$queryRawUnsafe<Row[]>(sql);
  }
  let last = 0;
  return {
    changes: async () => {
      const rows = await query<{ at: number | bigint; what: string }>(
        `SELECT at, what FROM "Journal" WHERE at > ${last} ORDER BY at`,
      );
      last = Number(rows.at(-1)?.at ?? last);
      return [...new Set(rows.map(({ what }) => what))];
    },
    close: () => database.close(),
  };
}

type Query = <Row>(sql: string) => Promise<readonly Row[]>;

async function inSqlite(query: Query): Promise<readonly string[]> {
  const tables = await query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const statements = ['CREATE TABLE "Journal" (at INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT)'];
  for (const { name } of tables.filter((table) => !OWN.test(table.name))) {
    const columns = await query<{ name: string }>(
      `SELECT name FROM pragma_table_info('${name}') WHERE name NOT IN (${NAMED})`,
    );
    const differing = columns.map(
      ({ name: c }) =>
        `INSERT INTO "Journal" (what) SELECT '${name}.${c}' WHERE OLD."${c}" IS NOT NEW."${c}";`,
    );
    const on = (event: string, body: string) =>
      statements.push(`CREATE TRIGGER "${name} ${event}" AFTER ${event} ON "${name}" BEGIN ${body} END`);
    on('INSERT', `INSERT INTO "Journal" (what) VALUES ('+${name}');`);
    on('DELETE', `INSERT INTO "Journal" (what) VALUES ('-${name}');`);
    on('UPDATE', differing.join(' '));
  }
  return statements;
}

async function inPostgres(query: Query): Promise<readonly string[]> {
  const tables = await query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  return [
    'CREATE TABLE "Journal" (at SERIAL PRIMARY KEY, what TEXT)',
    `CREATE FUNCTION journal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF TG_OP = 'UPDATE' THEN
         INSERT INTO "Journal" (what) SELECT TG_TABLE_NAME || '.' || fresh.key
           FROM jsonb_each(to_jsonb(NEW)) fresh JOIN jsonb_each(to_jsonb(OLD)) stale USING (key)
           WHERE fresh.key NOT IN (${NAMED}) AND fresh.value IS DISTINCT FROM stale.value;
       ELSE
         INSERT INTO "Journal" (what) VALUES (CASE TG_OP WHEN 'INSERT' THEN '+' ELSE '-' END || TG_TABLE_NAME);
       END IF;
       RETURN NULL;
     END $$`,
    ...tables
      .filter(({ name }) => !OWN.test(name))
      .map(
        ({ name }) =>
          `CREATE TRIGGER journal AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION journal()`,
      ),
  ];
}
