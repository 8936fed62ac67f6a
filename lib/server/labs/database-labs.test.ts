import { openDatabase } from '@/lib/server/database/database';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { DatabaseClass } from './database-class';
import { DatabaseGates } from './database-gates';
import { DatabaseLabs } from './database-labs';
import { DatabaseRecord } from './database-record';
import { describeClass } from './testing/describe-class';
import { describeGates } from './testing/describe-gates';
import { describeLabs } from './testing/describe-labs';
import { describeRecord } from './testing/describe-record';

for (const provider of PROVIDERS) {
  for (const described of [describeLabs, describeRecord, describeGates, describeClass]) {
    described(provider, async () => {
      const place = await emptyDatabase(provider);
      const database = await openDatabase(place.location);
      return {
        labs: new DatabaseLabs(database),
        record: new DatabaseRecord(database),
        gates: new DatabaseGates(database),
        members: new DatabaseClass(database),
        close: async () => {
          await database.close();
          await place.remove();
        },
      };
    });
  }
}
