import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { asFound } from '@/lib/documents/model/repository';
import { emptyDatabase } from '@/lib/server/testing/empty-database';
import { eraseDocument, saveText } from '@/lib/server/testing/saved-text';
import { openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';

it.each([
  ['short', 1],
  ['that fills many pages', 20_000],
])('of a document deleted for ever no file of SQLite has the text any more: %s', async (_, times) => {
  const { location } = await emptyDatabase('SQLite');
  const folder = path.dirname(location.provider === 'sqlite' ? location.file : '');
  const database = await openDatabase(location);
  const documents = new DatabaseDocuments(database);
  const id = crypto.randomUUID();
  const bytes = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'latin1'));
  const holding = (word: string) =>
    bytes().filter((text) => text.toLowerCase().includes(word.toLowerCase())).length;
  try {
    for (const word of ['Quagga', 'Aardvark']) {
      const content = { title: `${word} title`, body: `${word} text `.repeat(times) };
      await saveText(documents, id, JSON.stringify(content));
    }
    // Some of it is in the file already, and some in the log only.
    expect([holding('Quagga'), holding('Aardvark')].every((files) => files > 0)).toBe(true);
    const named = (await documents.find(id))!;
    const name = {
      kind: 'name',
      documentId: id,
      version: 1,
      name: 'Okapi',
      names: 1,
      created: true,
    } as const;
    expect(await documents.commit(asFound(named), name)).toBe(true);
    expect(holding('Okapi')).toBeGreaterThan(0);
    await eraseDocument(documents, id);
    expect(['Quagga', 'Aardvark', 'Okapi'].map(holding)).toEqual([0, 0, 0]);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
