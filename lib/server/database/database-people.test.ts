import { describePeople } from '@/lib/documents/testing/describe-people';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { openDatabase } from './database';
import { DatabasePeople } from './database-people';

for (const provider of PROVIDERS) {
  describePeople(provider, async () => {
    const place = await emptyDatabase(provider);
    const database = await openDatabase(place.location);
    return {
      people: new DatabasePeople(database),
      close: async () => {
        await database.close();
        await place.remove();
      },
    };
  });
}
