import { describeRepository } from '@/lib/documents/testing/describe-repository';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { statementsOf } from '@/lib/server/testing/saved-text';
import { type Database, openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';
import type { Statements } from './statements';

for (const provider of PROVIDERS) {
  describeRepository(provider, async () => {
    const { location, remove } = await emptyDatabase(provider);
    const database = await openDatabase(location);
    // As another process has it, with connections of its own.
    const another = await openDatabase(location);
    return {
      repository: new DatabaseDocuments(database),
      overtaken: (meanwhile) => new DatabaseDocuments(overtaken(another, meanwhile)),
      close: async () => {
        await another.close();
        await database.close();
        await remove();
      },
    };
  });
}

/** A database where something happens after a look at whether a change is hopeless, and before it is made. */
function overtaken(database: Database, meanwhile: () => Promise<void>): Database {
  const write = async (
    work: Parameters<Database['write']>[0],
    isHopeless: () => Promise<boolean> = async () => false,
  ) =>
    database.write(work, async () => {
      const hopeless = await isHopeless();
      await meanwhile();
      return hopeless;
    });
  const statements: Statements = {
    ...statementsOf(database),
    save: async (save) => {
      await meanwhile();
      return database.statements.save(save);
    },
  };
  return { ...database, write: write as Database['write'], statements };
}
