import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { type EmptyDatabase, emptyDatabase, type PROVIDERS } from './empty-database';

/** Opens an empty database of this kind for all tests of a block; the answer gives it once they run. */
export function openedDatabase(provider: (typeof PROVIDERS)[number]): () => Database {
  let place: EmptyDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await emptyDatabase(provider);
    database = await openDatabase(place.location);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await place.remove();
  });
  return () => database;
}
