import type { Database, Transaction } from './database';
import { isUniqueViolation } from './errors';

/** Something that all instances share, or `null` where none of them has made it up. */
export async function findSetting({ readClient }: Database, key: string): Promise<string | null> {
  return (await readClient.setting.findUnique({ where: { key } }))?.value ?? null;
}

/** Something that all instances share: what the first of them made up, and the others find. */
export async function sharedSetting(database: Database, key: string, make: () => string): Promise<string> {
  const found = await findSetting(database, key);
  if (found !== null) return found;
  const value = make();
  try {
    await database.write((transaction) => transaction.setting.create({ data: { key, value } }));
    return value;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await findSetting(database, key))!;
  }
}

/** Changes what all instances share, if it is still as expected; of several at once one does. */
export async function replaceSetting(
  database: Database,
  key: string,
  expected: string,
  value: string,
): Promise<boolean> {
  const { count } = await database.write((transaction) =>
    transaction.setting.updateMany({ where: { key, value: expected }, data: { value } }),
  );
  return count === 1;
}

/**
 * Waits for a turn, as the first thing that a transaction does: whoever takes a turn of the same name elsewhere goes on only
 * once this transaction is over, and sees what came of it.
 */
export async function takeTurn(transaction: Transaction, name: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES (${`turn ${name}`}, '')
    ON CONFLICT ("key") DO UPDATE SET "value" = ''`;
}
