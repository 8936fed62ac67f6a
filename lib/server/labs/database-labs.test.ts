import { openDatabase } from '@/lib/server/database/database';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { DatabaseLabs } from './database-labs';
import { describeLabs } from './testing/describe-labs';

for (const provider of PROVIDERS) {
  describeLabs(provider, async () => {
    const place = await emptyDatabase(provider);
    const database = await openDatabase(place.location);
    return {
      labs: new DatabaseLabs(database),
      close: async () => {
        await database.close();
        await place.remove();
      },
    };
  });
}
