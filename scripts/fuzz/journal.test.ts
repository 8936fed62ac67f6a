import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { type EmptyDatabase, emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { type Journal, keepJournal } from './journal';

describe.each(PROVIDERS)('the journal of a database of %s', (provider) => {
  let place: EmptyDatabase;
  let database: Database;
  let journal: Journal;

  beforeAll(async () => {
    place = await emptyDatabase(provider);
    database = await openDatabase(place.location);
    journal = await keepJournal(place.location);
  }, 60_000);

  afterAll(async () => {
    await journal.close();
    await database.close();
    await place.remove();
  });

  const ana = { id: 'ana', name: 'Ana', colour: 1, createdAt: new Date(0) };

  it('has each row that is made, given another value, or removed, by whatever connection', async () => {
    await database.write((transaction) => transaction.person.create({ data: ana }));
    expect(await journal.changes()).toEqual(['+Person']);
    await database.write((transaction) =>
      transaction.person.updateMany({ data: { name: 'Anna', colour: 2 } }),
    );
    expect([...(await journal.changes())].sort()).toEqual(['Person.colour', 'Person.name']);
    await database.write((transaction) => transaction.person.deleteMany());
    expect(await journal.changes()).toEqual(['-Person']);
  });

  it('has nothing of what was read, written as it was, written nowhere, or taken back', async () => {
    await database.write((transaction) => transaction.person.create({ data: ana }));
    await journal.changes();
    await database.readClient.person.findMany();
    await database.write((transaction) => transaction.person.updateMany({ data: { name: 'Ana' } }));
    await database.write((transaction) =>
      transaction.person.updateMany({ where: { id: 'nobody' }, data: { name: 'Nobody' } }),
    );
    const takenBack = database.write(async (transaction) => {
      await transaction.person.deleteMany();
      throw new Error('taken back');
    });
    await expect(takenBack).rejects.toThrow('taken back');
    expect(await journal.changes()).toEqual([]);
  });
});
