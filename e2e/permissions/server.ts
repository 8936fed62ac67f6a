import path from 'node:path';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import { startProvider } from '@/lib/server/testing/local-provider';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { freePort, ownServer } from '../own-server';

/** The databases on which everything is asked. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;

/** The one other origin whose pages may read and write. */
export const ALLOWED_ORIGIN = 'https://allowed.example';

/** The built application with what belongs to it. */
export interface Server {
  readonly address: string;
  /** Where people sign in. */
  readonly issuer: string;
  /** Its database, for what else only the passing of time does. */
  readonly database: Database;
  stop(): Promise<void>;
}

/**
 * The built application over a database of its own, with a provider at which people sign in; `stop` ends all of them. Nobody
 * is slowed down, unless `limits` says so: limits are tested apart. `host` says whether the API is served beside the framework
 * or from within it.
 */
export async function serverOver(
  kind: (typeof DATABASES)[number],
  {
    limits = 'off',
    host = 'beside',
  }: { readonly limits?: string; readonly host?: 'beside' | 'framework' } = {},
): Promise<Server> {
  const postgres = kind === 'PostgreSQL' ? await startPostgres() : null;
  // The provider has to know where people come back to before the application starts.
  const PORT = await freePort();
  const provider = await startProvider(`http://127.0.0.1:${PORT}`);
  const server = await ownServer({
    ...provider.environment,
    PORT,
    LIMITS: limits,
    CORS_ORIGINS: ALLOWED_ORIGIN,
    DATABASE_URL: postgres?.url ?? '',
    API_HOST: host,
  });
  const database = await openDatabase(
    postgres
      ? postgresAt(postgres.url)
      : { provider: 'sqlite', file: path.join(server.folder, 'midair.sqlite') },
  );
  return {
    address: server.address,
    issuer: provider.issuer,
    database,
    stop: async () => {
      await database.close();
      await server.remove();
      await provider.close();
      await postgres?.stop();
    },
  };
}
