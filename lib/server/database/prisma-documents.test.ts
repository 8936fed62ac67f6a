import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeRepository } from '@/lib/documents/testing/describe-repository';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { type DatabaseLocation, openDatabase } from './database';
import { PrismaDocuments } from './prisma-documents';

async function opened(location: DatabaseLocation, cleanUp: () => Promise<void> | void) {
  const database = await openDatabase(location);
  return {
    repository: new PrismaDocuments(database),
    close: async () => {
      await database.close();
      await cleanUp();
    },
  };
}

describeRepository('SQLite', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-'));
  return opened({ provider: 'sqlite', file: path.join(folder, 'test.sqlite') }, () =>
    rmSync(folder, { recursive: true }),
  );
});

describeRepository('PostgreSQL', async () => {
  const postgres = await startPostgres();
  return opened({ provider: 'postgresql', url: postgres.url }, () => postgres.stop());
});
