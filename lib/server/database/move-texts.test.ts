import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { eraseDocument, saveText } from '@/lib/server/testing/saved-text';
import type { Database } from './database';
import { DatabaseDocuments } from './database-documents';
import { moveTexts } from './move-texts';
import { findSetting } from './settings';

/** What does not get much shorter. */
const LONG = Array.from({ length: 200 }, (_, nth) => Math.sin(nth)).join(' – ');
const goOn = async () => true;

describe.each(PROVIDERS)('moving texts of an earlier release in %s', (provider) => {
  const database = openedDatabase(provider);

  const save = (id: string, text: string) => saveText(new DatabaseDocuments(database()), id, text);
  const erase = (id: string) => eraseDocument(new DatabaseDocuments(database()), id);

  const texts = (name: string, count: number) =>
    Array.from({ length: count }, (_, nth) =>
      JSON.stringify({ title: name, body: `${name} ${nth} ${LONG}` }),
    );

  /** Documents as an earlier release has left them, with so many versions each. */
  async function older(...counts: readonly number[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const made = new Map<string, readonly string[]>();
    for (const [nth, count] of counts.entries()) {
      const id = crypto.randomUUID();
      const all = texts(`Document ${nth}`, count);
      for (const text of all) await save(id, text);
      await database().write(async (transaction) => {
        for (const [at, inlineText] of all.entries()) {
          await transaction.revision.update({
            where: { documentId_version: { documentId: id, version: at + 1 } },
            data: { inlineText },
          });
        }
        await transaction.storedText.deleteMany({ where: { documentId: id } });
        await transaction.setting.deleteMany({ where: { key: 'texts-moved' } });
      });
      made.set(id, all);
    }
    return made;
  }

  async function expectTexts(made: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const [id, all] of made) {
      const documents = new DatabaseDocuments(database());
      for (const [at, text] of all.entries()) {
        expect((await documents.revision(id, at + 1))?.text).toBe(text);
      }
    }
  }

  const left = () => database().readClient.revision.count({ where: { inlineText: { not: '' } } });
  const rows = (documentId: string) =>
    database().readClient.storedText.findMany({ where: { documentId }, orderBy: { version: 'asc' } });

  it('leaves every text as it was, in far less room', async () => {
    const made = await older(1, 40, 17);
    await expectTexts(made);
    await moveTexts(database(), goOn);
    expect(await left()).toBe(0);
    await expectTexts(made);
    const longest = [...made.keys()][1]!;
    const stored = await rows(longest);
    expect(stored).toHaveLength(40);
    expect(stored.filter(({ since, version }) => since === version)).toHaveLength(1);
    expect(await findSetting(database(), 'texts-moved')).not.toBeNull();
  });

  it('goes on where it was interrupted', async () => {
    const made = await older(20, 20);
    await moveTexts(database(), async () => false);
    expect(await left()).toBe(24);
    await expectTexts(made);
    await moveTexts(database(), goOn);
    expect(await left()).toBe(0);
    await expectTexts(made);
  });

  it('may be done by several at once', async () => {
    const made = await older(30, 30);
    await Promise.all(Array.from({ length: 4 }, () => moveTexts(database(), goOn)));
    expect(await left()).toBe(0);
    await expectTexts(made);
  });

  it('leaves a document that is saved, and one that is deleted for ever, as they are then', async () => {
    const made = await older(20, 20);
    const [[saved, before], [erased]] = [...made] as [
      [string, readonly string[]],
      [string, readonly string[]],
    ];
    const after = texts('Saved meanwhile', 3);
    let turn = 0;
    await moveTexts(database(), async () => {
      if (turn < after.length) await save(saved, after[turn]!);
      if (turn === 0) await erase(erased);
      turn += 1;
      return true;
    });
    expect(await left()).toBe(0);
    for (const text of after.slice(turn)) await save(saved, text);
    await expectTexts(new Map([[saved, [...before, ...after]]]));
    expect(await rows(erased)).toEqual([]);
  });

  it('changes nothing where it is told in the middle that one is gone', async () => {
    const [[id]] = [...(await older(3))] as [[string, readonly string[]]];
    const write = database().write.bind(database());
    let first = true;
    const overtaken = {
      ...database(),
      write: async (work: Parameters<Database['write']>[0]) => {
        if (first) await erase(id);
        first = false;
        return write(work);
      },
    } as Database;
    await moveTexts(overtaken, goOn);
    expect(await rows(id)).toEqual([]);
    expect(await left()).toBe(0);
  });
});
