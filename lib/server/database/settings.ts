import type { Database } from './database';
import { isUniqueViolation } from './prisma-errors';

/** Something that all instances share: what the first of them made up, and the others find. */
export async function sharedSetting(database: Database, key: string, make: () => string): Promise<string> {
  const find = () => database.readClient.setting.findUnique({ where: { key } });
  const found = await find();
  if (found) return found.value;
  const value = make();
  try {
    await database.write((transaction) => transaction.setting.create({ data: { key, value } }));
    return value;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await find())!.value;
  }
}
