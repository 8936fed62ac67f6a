import { describeRepository } from '@/lib/documents/testing/describe-repository';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { openDatabase } from './database';
import { PrismaDocuments } from './prisma-documents';

for (const provider of PROVIDERS) {
  describeRepository(provider, async () => {
    const { location, remove } = await emptyDatabase(provider);
    const database = await openDatabase(location);
    return {
      repository: new PrismaDocuments(database),
      close: async () => {
        await database.close();
        await remove();
      },
    };
  });
}
