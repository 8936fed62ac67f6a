import { Prisma } from '@/lib/server/database/generated/sqlite/client';
import type { Database, Transaction } from './database';

/** A gram as a word that SQLite's index for texts keeps. */
const wordOf = (gram: number) => (gram >>> 0).toString(36);

/** Grams as PostgreSQL writes an array. */
export const arrayOf = (grams: Iterable<number>) => `{${[...grams].join(',')}}`;

/** Grams as SQLite's index for texts takes them. */
export const wordsOf = (grams: Iterable<number>) => Array.from(grams, wordOf).join(' ');

/** Has a text in `SearchText` found by these grams, and by no others. */
export async function storeGrams(
  transaction: Transaction,
  provider: Database['provider'],
  key: number,
  grams: ReadonlySet<number>,
): Promise<void> {
  if (provider === 'postgresql') {
    await transaction.$executeRaw`
      INSERT INTO "SearchGrams" ("key", "grams") VALUES (${key}, ${arrayOf(grams)}::int[])
      ON CONFLICT ("key") DO UPDATE SET "grams" = EXCLUDED."grams"`;
    return;
  }
  await transaction.$executeRaw`DELETE FROM "SearchIndex" WHERE rowid = ${key}`;
  await transaction.$executeRaw`INSERT INTO "SearchIndex" (rowid, "grams") VALUES (${key}, ${wordsOf(grams)})`;
}

/** Asks for the keys of texts that have all of these grams, one at the least. */
export function keysWith(provider: Database['provider'], grams: readonly number[]): Prisma.Sql {
  if (provider === 'postgresql')
    return Prisma.sql`SELECT "key" FROM "keysWith"(CAST(${arrayOf(grams)} AS INTEGER[])) AS "keys"("key")`;
  const words = grams.map((gram) => `"${wordOf(gram)}"`).join(' ');
  return Prisma.sql`SELECT rowid FROM "SearchIndex" WHERE "SearchIndex" MATCH ${words}`;
}
