import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import { type EmptyDatabase, emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { saveText, textOf } from '@/lib/server/testing/saved-text';
import { type Database, openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';

describe.each(PROVIDERS)('a text that was damaged in %s', (provider) => {
  let place: EmptyDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await emptyDatabase(provider);
    database = await openDatabase(place.location);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  async function save(documents: DatabaseDocuments, id: string, body: string) {
    const text = textOf(body);
    await saveText(documents, id, text);
    return text;
  }
  const key = (documentId: string, version: number) => ({ documentId_version: { documentId, version } });
  async function damage(
    id: string,
    version: number,
    change: (data: Buffer) => Buffer,
  ): Promise<() => Promise<void>> {
    const where = key(id, version);
    const { data } = await database.readClient.storedText.findUniqueOrThrow({ where });
    const put = async (bytes: Uint8Array) => {
      await database.write((transaction) =>
        transaction.storedText.update({ where, data: { data: new Uint8Array(bytes) } }),
      );
    };
    await put(change(Buffer.from(data)));
    return () => put(data);
  }
  const changed = (place: (length: number) => number) => (data: Buffer) => {
    data[place(data.length)]! ^= 1;
    return data;
  };
  const renamed = (id: string, etag: string) =>
    database.write((transaction) => transaction.revision.update({ where: key(id, 1), data: { etag } }));

  /** As after a start: nothing is in memory. */
  const afresh = () => new DatabaseDocuments(database);

  const LENGTHS = [10, 4_000, 100_000];
  const CHANGES: readonly [string, (data: Buffer) => Buffer][] = [
    ['its first byte', changed(() => 0)],
    ['a byte in the middle', changed((length) => length >> 1)],
    ['its last byte', changed((length) => length - 1)],
    ['its end, cut off,', (data) => data.subarray(0, -1)],
    ['all of it', () => Buffer.alloc(0)],
  ];

  it.each(LENGTHS.flatMap((length) => CHANGES.map(([what, change]) => ({ length, what, change }))))(
    'is never read, and others are: $what of $length characters',
    async ({ length, change }) => {
      const id = randomUUID();
      const first = await save(afresh(), id, 'a1'.repeat(length));
      const second = await save(afresh(), id, 'b2'.repeat(length));
      const restore = await damage(id, 2, change);
      const documents = afresh();
      const fault = { documentId: id, version: 2 };
      await expect(documents.representation(id, 2)).rejects.toMatchObject(fault);
      await expect(documents.revision(id, 2)).rejects.toBeInstanceOf(DamagedText);
      expect((await documents.revision(id, 1))?.text).toBe(first);
      const tagOf = async (version: number) => {
        const where = key(id, version);
        return (await database.readClient.revision.findUniqueOrThrow({ where })).etag;
      };
      const [one, two] = [await tagOf(1), await tagOf(2)];
      expect(await afresh().texts([{ documentId: id, version: 2, etag: two }])).toEqual(new Map());
      expect(await afresh().texts([{ documentId: id, version: 1, etag: one }])).toEqual(
        new Map([[id, first]]),
      );
      const served = await documents.representation(id, 1);
      expect(Buffer.from(served?.content ?? '').toString()).toBe(first);
      // Once it is restored, it is there again.
      await restore();
      expect((await documents.revision(id, 2))?.text).toBe(second);
    },
  );

  it('is damaged where one is that it follows from, and nothing follows from it', async () => {
    const id = randomUUID();
    const body = Array.from({ length: 300 }, (_, nth) => `Line ${nth} ${Math.sin(nth)}`).join('\n');
    await save(afresh(), id, body);
    await save(afresh(), id, `${body}\nmore`);
    await damage(
      id,
      1,
      changed((length) => length >> 1),
    );
    await expect(afresh().revision(id, 2)).rejects.toMatchObject({ version: 2 });
    const third = await save(afresh(), id, `${body}\nmore\nand more`);
    expect((await afresh().revision(id, 3))?.text).toBe(third);
  });

  it('is damaged where nothing is stored of it', async () => {
    const id = randomUUID();
    await save(afresh(), id, 'text');
    await database.write((transaction) => transaction.storedText.deleteMany({ where: { documentId: id } }));
    await expect(afresh().representation(id, 1)).rejects.toBeInstanceOf(DamagedText);
  });

  it('is found out as well where an earlier release stored it', async () => {
    const id = randomUUID();
    const text = await save(afresh(), id, 'text');
    const store = (inlineText: string) =>
      database.write((transaction) =>
        transaction.revision.update({ where: key(id, 1), data: { inlineText } }),
      );
    await store(text.replace('text', 'test'));
    await expect(afresh().representation(id, 1)).rejects.toBeInstanceOf(DamagedText);
    await store(text);
    expect((await afresh().revision(id, 1))?.text).toBe(text);
    const { etag } = await database.readClient.revision.findUniqueOrThrow({ where: key(id, 1) });
    expect(await afresh().texts([{ documentId: id, version: 1, etag }])).toEqual(new Map([[id, text]]));
  });

  it('does no harm to who has read it before', async () => {
    const id = randomUUID();
    const documents = afresh();
    const text = await save(documents, id, 'text');
    await damage(
      id,
      1,
      changed((length) => length - 3),
    );
    expect((await documents.revision(id, 1))?.text).toBe(text);
  });

  it.each(['2-0123456789abcdef', '1-', '1-0123456789abcdef', ''])(
    'is none under the tag “%s”',
    async (tag) => {
      const id = randomUUID();
      const documents = afresh();
      await save(documents, id, 'text');
      await renamed(id, tag);
      await expect(documents.representation(id, 1)).rejects.toBeInstanceOf(DamagedText);
    },
  );
});
