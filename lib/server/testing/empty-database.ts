import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DatabaseLocation } from '@/lib/server/database/database';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import { startPostgres } from './start-postgres';

/** The databases that everything has to work on alike. */
export const PROVIDERS = ['SQLite', 'PostgreSQL'] as const;

/** A place for a database with nothing in it; `remove` takes it away once the database is closed. */
export interface EmptyDatabase {
  readonly location: DatabaseLocation;
  remove(): Promise<void>;
}

/** Makes a place for a database of this kind. */
export async function emptyDatabase(provider: (typeof PROVIDERS)[number]): Promise<EmptyDatabase> {
  if (provider === 'PostgreSQL') {
    const postgres = await startPostgres();
    return { location: postgresAt(postgres.url), remove: () => postgres.stop() };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-'));
  return {
    location: { provider: 'sqlite', file: path.join(folder, 'test.sqlite') },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
