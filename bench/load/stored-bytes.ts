import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Database, DatabaseLocation } from '@/lib/server/database/database';

/** Bytes that a database takes on the disk. */
export async function storedBytes(database: Database, location: DatabaseLocation): Promise<number> {
  if (location.provider === 'sqlite') {
    await database.emptyLog();
    const folder = path.dirname(location.file);
    return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  }
  const [row] = await database.readClient.$queryRawUnsafe<{ size: bigint }[]>(
    'SELECT pg_database_size(current_database()) AS size',
  );
  return Number(row!.size);
}
