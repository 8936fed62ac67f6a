import path from 'node:path';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { NO_FILTER, openSchemaEngine, readMigrations } from './schema-engine';

/** The database is not in a state that this release can bring up to date. The message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Brings the database up to this release's models with the migrations under `prisma/<provider>/migrations`, recorded in
 * the same table that Prisma's own command uses. On PostgreSQL the engine holds a lock while it works; on SQLite whoever
 * calls this has to (`whileLocked`). Answers the names of the migrations that it applied; throws MigrationError where a person has to
 * decide.
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  provider: 'sqlite' | 'postgresql',
): Promise<readonly string[]> {
  const migrationsList = await readMigrations(path.resolve('prisma', provider, 'migrations'));
  const connections: SqlDriverAdapter[] = [];
  const engine = await openSchemaEngine(remembering(factory, connections));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    const state = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    if (state.editedMigrationNames.length > 0) throw new MigrationError(edited(state.editedMigrationNames));
    if (state.history && state.history.diagnostic !== 'databaseIsBehind') {
      throw new MigrationError(foreign(state.history.unpersistedMigrationNames));
    }
    return appliedMigrationNames;
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(`The database could not be brought up to date: ${summary(error)}`, {
      cause: error,
    });
  } finally {
    engine.free();
    for (const connection of connections) await connection.dispose();
  }
}

/** The engine never closes what it opened, and its lock on PostgreSQL lasts as long as the connection. */
function remembering(
  factory: SqlMigrationAwareDriverAdapterFactory,
  connections: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const remember = async (opening: Promise<SqlDriverAdapter>) => {
    const connection = await opening;
    connections.push(connection);
    return connection;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remember(factory.connect()),
    connectToShadowDb: () => remember(factory.connectToShadowDb()),
  };
}

const edited = (names: readonly string[]) =>
  `These migrations were applied to the database and have changed since: ${names.join(', ')}. ` +
  'Put the files back as they were, or start with another database.';

const foreign = (names: readonly string[]) =>
  `The database was changed by another release, which made migrations that this one does not know: ${names.join(', ')}. ` +
  'Start that release, or use another database.';

function summary(error: unknown): string {
  return error instanceof Error ? error.message.split('\n   0:')[0]!.trim() : String(error);
}
