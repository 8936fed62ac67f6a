import { describe, expect, it, vi } from 'vitest';
import { gramOfOwner, gramsToFind } from '@/lib/documents/content/grams';
import { asFound } from '@/lib/documents/model/repository';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { eraseDocument, saveText, textOf, WRITER } from '@/lib/server/testing/saved-text';
import type { Database } from './database';
import { DatabaseDocuments } from './database-documents';
import { keysWith } from './search-grams';
import { indexSearch } from './search-index';

const goOn = async () => true;
/** How long a transaction of a test may take on a busy machine, in milliseconds. */
const PATIENCE = { timeout: 60_000, maxWait: 60_000 };

describe.each(PROVIDERS)('what is searched in %s', (provider) => {
  const database = openedDatabase(provider);
  const documents = () => new DatabaseDocuments(database());

  const save = (id: string, body: string, searchable = true) =>
    saveText(documents(), id, textOf(body), searchable);
  const erase = (id: string) => eraseDocument(documents(), id);

  const searchTextOf = async (documentId: string) =>
    (await database().readClient.searchText.findUnique({ where: { documentId } }))?.text;
  const searchedOf = async (id: string) =>
    (await database().readClient.document.findUnique({ where: { id } }))?.searched;
  /** The documents whose texts the index names for these grams. */
  async function named(...grams: readonly number[]): Promise<ReadonlySet<string>> {
    const { readClient, provider } = database();
    const rows = await readClient.$queryRaw<{ readonly documentId: string }[]>`
      SELECT "documentId" FROM "SearchText" WHERE "key" IN (${keysWith(provider, grams)})`;
    return new Set(rows.map(({ documentId }) => documentId));
  }
  async function find(search: string): Promise<readonly string[]> {
    const all = { personId: WRITER.id, common: [], deleted: false, limit: 50, after: null, effort: 1e9 };
    return (await documents().list({ ...all, search })).documents.map(({ id }) => id);
  }

  it('is brought up to date after saves, and found before and after', async () => {
    const id = crypto.randomUUID();
    await save(id, 'One Quagga');
    expect([await searchTextOf(id), await find('quagga')]).toEqual([undefined, [id]]);
    await indexSearch(database(), documents(), goOn);
    expect([await searchTextOf(id), await find('quagga')]).toEqual(['t\none quagga', [id]]);
    await save(id, 'One Okapi');
    expect([await searchTextOf(id), await find('quagga'), await find('okapi')]).toEqual([
      't\none quagga',
      [],
      [id],
    ]);
    await indexSearch(database(), documents(), goOn);
    expect([await searchTextOf(id), await find('quagga'), await find('okapi')]).toEqual([
      't\none okapi',
      [],
      [id],
    ]);
  });

  it('is brought for any number of documents, by several at once', async () => {
    const ids = Array.from({ length: 40 }, () => crypto.randomUUID());
    for (const [nth, id] of ids.entries()) await save(id, `Document ${nth}`);
    await Promise.all([1, 2, 3].map(() => indexSearch(database(), documents(), goOn)));
    expect(await Promise.all(ids.map(searchTextOf))).toEqual(ids.map((_, nth) => `t\ndocument ${nth}`));
  });

  it('stays to be brought where somebody saved in the middle', async () => {
    const id = crypto.randomUUID();
    await save(id, 'before');
    let isFirst = true;
    const reading = {
      revision: async (documentId: string, version: number) => {
        const revision = await documents().revision(documentId, version);
        if (isFirst && documentId === id) await save(id, 'after');
        isFirst &&= documentId !== id;
        return revision;
      },
    };
    await indexSearch(database(), reading, async () => false);
    expect(await searchedOf(id)).toBe(0);
    await indexSearch(database(), documents(), goOn);
    expect([await searchedOf(id), await searchTextOf(id)]).toEqual([2, 't\nafter']);
  });

  it('is nothing of what is deleted for ever, also where that was in the middle', async () => {
    const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
    await save(id, 'gone');
    await save(other, 'gone as well');
    await indexSearch(database(), documents(), goOn);
    await erase(id);
    await save(other, 'gone soon');
    const write = database().write.bind(database());
    const overtaken = {
      ...database(),
      write: async (work: Parameters<Database['write']>[0]) => {
        await erase(other);
        return write(work);
      },
    } as Database;
    await indexSearch(overtaken, documents(), async () => false);
    expect([await searchTextOf(id), await searchTextOf(other)]).toEqual([undefined, undefined]);
    await indexSearch(database(), documents(), goOn);
    expect([await searchTextOf(id), await searchTextOf(other)]).toEqual([undefined, undefined]);
  });

  it('is nothing of what is not to be found by searching', async () => {
    const id = crypto.randomUUID();
    await save(id, 'Unfindable', false);
    await save(id, 'Unfindable still');
    await indexSearch(database(), documents(), goOn);
    expect([await searchedOf(id), await searchTextOf(id), await find('unfindable')]).toEqual([
      -1,
      undefined,
      [],
    ]);
  });

  it('is found by its new owner, and no more by the one before', async () => {
    const id = crypto.randomUUID();
    await save(id, 'Handed over');
    await indexSearch(database(), documents(), goOn);
    const found = (await documents().find(id))!;
    const sharing = { ...found.sharing, ownerId: crypto.randomUUID(), link: 'none', version: 2 } as const;
    expect(await documents().commit(asFound(found), { kind: 'share', documentId: id, sharing })).toBe(true);
    expect(await searchedOf(id)).toBe(0);
    await indexSearch(database(), documents(), goOn);
    expect([await named(gramOfOwner(sharing.ownerId)), await find('handed')]).toEqual([new Set([id]), []]);
    expect(await named(...gramsToFind('handed'), gramOfOwner(WRITER.id))).toEqual(new Set());
  });

  it('is named by the index, and by its key where the document is', async () => {
    const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
    for (const id of ids) await save(id, `Xylophone ${id}`);
    await indexSearch(database(), documents(), goOn);
    const grams = gramsToFind('xylophone');
    expect(await named(...grams)).toEqual(new Set(ids));
    await save(ids[0]!, 'Something else');
    await erase(ids[1]!);
    await indexSearch(database(), documents(), goOn);
    expect(await named(...grams)).toEqual(new Set(ids.slice(2)));
    const { document, searchText } = database().readClient;
    const keys = await searchText.findMany({ where: { documentId: { in: ids } } });
    for (const { key, documentId } of keys)
      expect((await document.findUnique({ where: { id: documentId } }))?.searchKey).toBe(key);
  });

  it('is looked for by an index over what is to be brought', async () => {
    const plan =
      provider === 'SQLite'
        ? `EXPLAIN QUERY PLAN SELECT "id", "version" FROM "Document" WHERE "searched" >= 0 AND "searched" <> "version"`
        : `EXPLAIN SELECT "id", "version" FROM "Document" WHERE "searched" >= 0 AND "searched" <> "version"`;
    if (provider === 'PostgreSQL') await database().readClient.$executeRawUnsafe('SET enable_seqscan = off');
    const steps = await database().readClient.$queryRawUnsafe<Record<string, unknown>[]>(plan);
    expect(steps.map((step) => Object.values(step).join(' ')).join('\n')).toContain(
      'Document_unsearched_idx',
    );
  });
});

describe('bringing what is searched in, where instances share PostgreSQL', () => {
  const database = openedDatabase('PostgreSQL');
  const documents = () => new DatabaseDocuments(database());

  it('keeps nobody from the second while it waits for the first', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()].toSorted();
    // The index knows the second sooner, as the one with fewer versions.
    await saveText(documents(), second!, textOf('second'));
    await saveText(documents(), first!, textOf('first'));
    await saveText(documents(), first!, textOf('first again'));
    const { readClient } = database();
    const waiting = async () => {
      const [row] = await readClient.$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS "waiting" FROM pg_locks WHERE NOT granted`;
      return Number(row!.waiting);
    };
    let indexing: Promise<void> | null = null;
    await readClient.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT 1 FROM "Document" WHERE "id" = ${first} FOR UPDATE`;
      indexing = indexSearch(database(), documents(), goOn);
      await vi.waitFor(async () => expect(await waiting()).toBe(1), PATIENCE);
      // Refused at once where somebody has it.
      await transaction.$executeRaw`SELECT 1 FROM "Document" WHERE "id" = ${second} FOR UPDATE NOWAIT`;
    }, PATIENCE);
    await indexing;
    const texts = await readClient.searchText.findMany({ orderBy: { documentId: 'asc' } });
    expect(texts.map(({ text }) => text)).toEqual(['t\nfirst again', 't\nsecond']);
  });
});
