import { startPostgres } from '@/lib/server/testing/start-postgres';
import { ownServer } from '../own-server';

/** The databases on which everything is asked. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;

/** The one other origin whose pages may read and write. */
export const ALLOWED_ORIGIN = 'https://allowed.example';

/** The built application over a database of its own; `stop` ends both. Nobody is slowed down: limits are tested apart. */
export async function serverOver(
  database: (typeof DATABASES)[number],
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const postgres = database === 'PostgreSQL' ? await startPostgres() : null;
  const server = await ownServer({
    LIMITS: 'off',
    CORS_ORIGINS: ALLOWED_ORIGIN,
    DATABASE_URL: postgres?.url ?? '',
  });
  return {
    address: server.address,
    stop: async () => {
      await server.remove();
      await postgres?.stop();
    },
  };
}
