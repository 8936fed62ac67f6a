import { gramOfOwner, gramsOf } from '@/lib/documents/content/grams';
import type { DocumentRepository } from '@/lib/documents/model/repository';
import type { Database, Transaction } from './database';
import { storeGrams } from './search-grams';
import { searchTextIn } from './search-text-in';
import type { Statement } from './statements';

/** Documents that are brought up to date in one transaction. */
const TOGETHER = 16;

interface Unsearched {
  readonly id: string;
  readonly version: number;
}

const UNSEARCHED: Statement = {
  name: 'unsearched',
  text: `SELECT "id", "version" FROM "Document" WHERE "searched" >= 0 AND "searched" <> "version" LIMIT ${TOGETHER}`,
};

/** Has a document brought to search anew, as where it may be somebody else's from now on. */
export async function indexAnew(transaction: Transaction, id: string): Promise<void> {
  await transaction.document.updateMany({ where: { id, searched: { gt: 0 } }, data: { searched: 0 } });
}

/**
 * Brings what is searched in up to what documents say now: apart from saving, for that need not wait, and many saves after
 * one another need it only once. Until then a search reads the documents themselves. Several instances may do it at once.
 * `goOn` is asked between two transactions.
 */
export async function indexSearch(
  database: Database,
  documents: Pick<DocumentRepository, 'revision'>,
  goOn: () => Promise<boolean>,
): Promise<void> {
  do {
    const found = await database.statements.all<Unsearched>(UNSEARCHED, []);
    if (found.length === 0) return;
    const texts = await Promise.all(
      // Of what cannot be read nothing is found.
      found.map(async (one) => ({
        ...one,
        text: (await searchTextIn(documents, one.id, one.version)) ?? '',
      })),
    );
    await database.write(async (transaction) => {
      // In one order everywhere: else two instances would keep documents from each other for good, and saves with them.
      for (const { id, version, text } of texts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const { count } = await transaction.document.updateMany({
          where: { id, version },
          data: { searched: version },
        });
        // What was saved meanwhile is brought the next time; what was deleted for ever is not brought back.
        const document = count === 1 && (await transaction.document.findUnique({ where: { id } }));
        if (!document) continue;
        if (document.erased) {
          await transaction.searchText.deleteMany({ where: { documentId: id } });
          continue;
        }
        const { key } = await transaction.searchText.upsert({
          where: { documentId: id },
          create: { documentId: id, text },
          update: { text },
          select: { key: true },
        });
        if (document.searchKey !== key)
          await transaction.document.update({
            where: { id },
            data: { searchKey: key },
            select: { searchKey: true },
          });
        const grams = new Set([...gramsOf(text), gramOfOwner(document.ownerId)]);
        await storeGrams(transaction, database.provider, key, grams);
      }
    });
  } while (await goOn());
}
