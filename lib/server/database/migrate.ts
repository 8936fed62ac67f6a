import path from 'node:path';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { hasCode, isUnavailable } from './errors';
import { FOREIGN, MigrationError } from './migration-error';
import { NO_FILTER, openSchemaEngine, readMigrations } from './schema-engine';

/**
 * Brings the database up to this release's models with the migrations under `prisma/<provider>/migrations`, recorded in
 * the same table that Prisma's own command uses. Whoever calls this holds a lock meanwhile (`whileLocked`, `whileAlone`).
 * Each migration is a transaction, with the note that it is finished: one that was cut off, as where the process died, is
 * undone, and done again by whoever comes next. `beforeChange` is done where there is something to change, and stops it by
 * rejecting. Answers the names of the migrations that it applied; throws MigrationError where a person has to decide.
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  provider: 'sqlite' | 'postgresql',
  beforeChange: () => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const migrationsList = await readMigrations(folderOf(provider));
  const connections = new Connections(factory, scriptsOf(migrationsList));
  let cutOff: readonly string[] = [];
  try {
    const engine = await openSchemaEngine(connections);
    try {
      const state = await stateOf(engine, migrationsList);
      if (state.isBehind) {
        connections.fault = null;
        await beforeChange().catch((fault) => {
          connections.fault = fault;
          throw fault;
        });
        cutOff = state.cutOff;
        for (const migrationName of cutOff) await engine.markMigrationRolledBack({ migrationName });
      }
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    const fault = failed(error, connections.fault);
    throw cutOff.length > 0 && fault instanceof MigrationError
      ? new MigrationError(halfDone(cutOff), { cause: error })
      : fault;
  } finally {
    await connections.close();
  }
}

/** The names of this release's migrations. */
export async function migrationNames(provider: 'sqlite' | 'postgresql'): Promise<readonly string[]> {
  const { migrationDirectories } = await readMigrations(folderOf(provider));
  return migrationDirectories.map((directory) => directory.path);
}

function folderOf(provider: 'sqlite' | 'postgresql'): string {
  return path.resolve('prisma', provider, 'migrations');
}

/** The name of each migration by its script. */
function scriptsOf({ migrationDirectories }: MigrationList): ReadonlyMap<string, string> {
  return new Map(
    migrationDirectories.flatMap(({ path: name, migrationFile: { content } }) =>
      content.tag === 'ok' ? [[content.value, name]] : [],
    ),
  );
}

/**
 * Whether there is anything to change, and which migrations were begun and not finished. Throws MigrationError where others
 * have changed the database, before anything is done to it: they know what is in it.
 */
async function stateOf(
  engine: SchemaEngine,
  migrationsList: MigrationList,
): Promise<{ readonly isBehind: boolean; readonly cutOff: readonly string[] }> {
  const asked = { migrationsList, optInToShadowDatabase: false, filters: NO_FILTER };
  const state = await engine.diagnoseMigrationHistory(asked).catch((error) => {
    // There is no table of migrations yet.
    if (hasCode(error, 'P1014')) return null;
    throw error;
  });
  if (state === null) return { isBehind: true, cutOff: [] };
  if (state.editedMigrationNames.length > 0) throw new MigrationError(edited(state.editedMigrationNames));
  if (state.history && state.history.diagnostic !== 'databaseIsBehind') {
    throw new MigrationError(newer(state.history.unpersistedMigrationNames));
  }
  const cutOff = state.failedMigrationNames;
  return { isBehind: state.history !== null || cutOff.length > 0, cutOff };
}

/**
 * Remembers what the engine opens, since it never closes it, and its lock on PostgreSQL lasts as long as the connection; and
 * what went wrong last, of which the engine keeps a sentence and loses the code. Has migrations done as a whole.
 */
class Connections implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider;
  readonly adapterName;
  readonly #factory: SqlMigrationAwareDriverAdapterFactory;
  /** Names of migrations by their scripts. */
  readonly #scripts: ReadonlyMap<string, string>;
  readonly #open: SqlDriverAdapter[] = [];
  fault: unknown = null;

  constructor(factory: SqlMigrationAwareDriverAdapterFactory, scripts: ReadonlyMap<string, string>) {
    this.#factory = factory;
    this.#scripts = scripts;
    this.provider = factory.provider;
    this.adapterName = factory.adapterName;
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.#remember(this.#factory.connect());
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    return this.#remember(this.#factory.connectToShadowDb());
  }

  async close(): Promise<void> {
    for (const connection of this.#open) await connection.dispose();
  }

  async #remember(opening: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> {
    try {
      const connection = await opening;
      this.#open.push(connection);
      return this.#noting(connection);
    } catch (fault) {
      this.fault = fault;
      throw fault;
    }
  }

  #noting(connection: SqlDriverAdapter): SqlDriverAdapter {
    const noted = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      try {
        return await work();
      } catch (fault) {
        this.fault = fault;
        throw fault;
      }
    };
    const execute = (script: string) => {
      const name = this.#scripts.get(script);
      return name === undefined ? connection.executeScript(script) : asWhole(connection, script, name);
    };
    return new Proxy(connection, {
      get(target, key) {
        if (key === 'queryRaw') return (query: SqlQuery) => noted(async () => target.queryRaw(query));
        if (key === 'executeRaw') return (query: SqlQuery) => noted(async () => target.executeRaw(query));
        if (key === 'executeScript') return (text: string) => noted(async () => execute(text));
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

/** Does a migration, and notes that it is finished, or none of it. */
async function asWhole(connection: SqlDriverAdapter, script: string, name: string): Promise<void> {
  const isSqlite = connection.provider === 'sqlite';
  const now = isSqlite ? "CAST(strftime('%s', 'now') AS INTEGER) * 1000" : 'now()';
  // Within a transaction SQLite does not switch that.
  const redefines = isSqlite && script.includes('PRAGMA foreign_keys=OFF');
  if (redefines) await connection.executeScript('PRAGMA foreign_keys=OFF');
  try {
    await connection.executeScript(`BEGIN;
      ${script};
      UPDATE "_prisma_migrations" SET "finished_at" = ${now}
      WHERE "migration_name" = '${name}' AND "finished_at" IS NULL AND "rolled_back_at" IS NULL;
      COMMIT`);
  } catch (fault) {
    await connection.executeScript('ROLLBACK').catch(() => {});
    throw fault;
  } finally {
    if (redefines) await connection.executeScript('PRAGMA foreign_keys=ON');
  }
}

const halfDone = (names: readonly string[]) =>
  `An earlier release was cut off in the middle of a migration, and it cannot be done again: ${names.join(', ')}. ` +
  'Nothing was changed now. Put back the backup that was made before the upgrade, and start again.';

const edited = (names: readonly string[]) =>
  `These migrations were applied to the database and have changed since: ${names.join(', ')}. Nothing was changed. ` +
  'Put the files back as they were, or use another database.';

const newer = (names: readonly string[]) =>
  `A newer release has changed the database, by migrations that this one does not know: ${names.join(', ')}. ` +
  'Nothing was changed. Start that release again, or put back the backup that was made before it, or use another database.';

/** What stopped the engine. What may pass by itself, or is wrong with the file or the server, says so itself. */
function failed(error: unknown, fault: unknown): unknown {
  if (isUnavailable(fault) || hasCode(fault, ...WRONG_PLACE)) return fault;
  // Not empty, and without a table of migrations (Prisma's error reference).
  if (hasCode(error, 'P3005')) {
    return new MigrationError(FOREIGN, { cause: error });
  }
  return new MigrationError(`The database could not be brought up to date: ${summary(error)}`, {
    cause: error,
  });
}

/** No SQLite database, damaged, or one that may not be written to; no way into PostgreSQL. */
const WRONG_PLACE = [
  ...['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_PERM', 'SQLITE_AUTH'],
  ...['28P01', '28000', '3D000', '42501'],
];

function summary(error: unknown): string {
  return error instanceof Error ? error.message.split('\n   0:')[0]!.trim() : String(error);
}
