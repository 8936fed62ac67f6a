import { describe, expect, it } from 'vitest';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { eraseDocument, saveText, statementsOf, textOf } from '@/lib/server/testing/saved-text';
import { DatabaseDocuments } from './database-documents';
import { VersionTexts } from './version-texts';

const LINES = Array.from({ length: 400 }, (_, nth) => `Line ${nth}: ${Math.sin(nth)} – “word” ${nth * 7919}`);

describe.each(PROVIDERS)('texts of versions in %s', (provider) => {
  const database = openedDatabase(provider);

  /** Saves texts one after the other, by whichever repository is asked for each. */
  async function save(
    documentId: string,
    texts: readonly string[],
    repositoryOf: () => DatabaseDocuments,
  ): Promise<void> {
    for (const text of texts) {
      await saveText(repositoryOf(), documentId, text);
    }
  }

  /** Each of so many edits changes one line. */
  function edits(count: number): readonly string[] {
    const lines = [...LINES];
    return Array.from({ length: count }, (_, nth) => {
      lines[(nth * 31) % lines.length] = `Edited ${nth}`;
      return textOf(lines.join('\n'));
    });
  }

  const rowsOf = (documentId: string) =>
    database().readClient.storedText.findMany({ where: { documentId }, orderBy: { version: 'asc' } });

  it('are read again byte for byte, each of them, by whoever has none in memory', async () => {
    const id = crypto.randomUUID();
    const documents = new DatabaseDocuments(database());
    const odd = [
      '{ "title": "é e\u0301",\r\n "body": "\u{1F600} \u2028 \uFFFE" }',
      textOf(''),
      textOf('x'.repeat(70_000)),
    ];
    const texts = [...edits(105), ...odd, ...edits(10)];
    await save(id, texts, () => documents);
    for (const [nth, text] of texts.entries()) {
      const another = new DatabaseDocuments(database());
      expect((await another.revision(id, nth + 1))?.text).toBe(text);
      const { content } = (await new DatabaseDocuments(database()).representation(id, nth + 1))!;
      expect(Buffer.from(content as Uint8Array).toString()).toBe(text);
    }
  });

  it('cost about what was edited', async () => {
    const id = crypto.randomUUID();
    const documents = new DatabaseDocuments(database());
    await save(id, edits(205), () => documents);
    const rows = await rowsOf(id);
    const wholes = rows.filter(({ since, version }) => since === version);
    expect(wholes.map(({ version }) => version)).toEqual([1, 102, 203]);
    const followed = rows.filter(({ since, version }) => since !== version);
    expect(Math.max(...followed.map(({ data }) => data.length))).toBeLessThan(120);
  });

  it('go on from where another process left them, whoever saves', async () => {
    const id = crypto.randomUUID();
    await save(id, edits(120), () => new DatabaseDocuments(database()));
    const rows = await rowsOf(id);
    expect(rows.filter(({ since, version }) => since === version)).toHaveLength(2);
    expect((await new DatabaseDocuments(database()).revision(id, 120))?.text).toBe(edits(120)[119]);
  });

  it('are stored as a whole where so much has changed that nothing is gained', async () => {
    const id = crypto.randomUUID();
    const documents = new DatabaseDocuments(database());
    const other = textOf(Array.from({ length: 900 }, (_, nth) => `Other ${Math.cos(nth)}`).join('\n'));
    await save(id, [edits(1)[0]!, other], () => documents);
    expect((await rowsOf(id)).map(({ since }) => since)).toEqual([1, 2]);
  });

  it('are asked for once and then kept in memory', async () => {
    const id = crypto.randomUUID();
    await save(id, edits(3), () => new DatabaseDocuments(database()));
    let asked = 0;
    const texts = new VersionTexts({
      ...statementsOf(database()),
      all: (...statement) => {
        asked += 1;
        return database().statements.all(...statement);
      },
    });
    const { etag } = (await new DatabaseDocuments(database()).find(id))!;
    const ref = { documentId: id, version: 3, etag: etag! };
    const first = await texts.read(ref, '');
    expect(await texts.read(ref, '')).toBe(first);
    expect(asked).toBe(1);
    // Another tag means another text, whatever number it has.
    await expect(texts.read({ ...ref, etag: '3-other' }, '')).rejects.toBeInstanceOf(DamagedText);
    expect(asked).toBe(2);
  });

  it('are gone with a document deleted for ever', async () => {
    const id = crypto.randomUUID();
    const documents = new DatabaseDocuments(database());
    await save(id, edits(3), () => documents);
    await eraseDocument(documents, id);
    expect(await rowsOf(id)).toEqual([]);
    expect(await documents.representation(id, 3)).toBeNull();
  });

  it('are gone and not damaged where they are deleted for ever in the middle of reading', async () => {
    const id = crypto.randomUUID();
    const documents = new DatabaseDocuments(database());
    await save(id, edits(2), () => documents);
    const erasing = new DatabaseDocuments({
      ...database(),
      statements: {
        ...statementsOf(database()),
        all: async (statement, values) => {
          if (statement.name === 'chain') await eraseDocument(documents, id);
          return database().statements.all(statement, values);
        },
      },
    });
    expect(await erasing.representation(id, 2)).toBeNull();
  });
});
