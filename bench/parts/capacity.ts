import { randomUUID } from 'node:crypto';
import type { StoredDocument } from '@/lib/documents/model/document';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { indexSearch } from '@/lib/server/database/search-index';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { costs, withDocuments } from '../load/cost';
import { PRESENT } from '../load/kinds';
import { prose } from '../load/prose';
import { storeVersion } from '../load/store-version';
import { storedBytes } from '../load/stored-bytes';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { processorRow } from './cost-rows';
import type { Part } from './part';

const BYTES = 4_096;
/** Documents that a database is filled with, and how often each is saved again. */
const FILLED = { documents: 1_000, saves: 20 };

/** What docs/operations.md reckons with beside other parts: saying that one is there, and what is stored takes on the disk. */
export const capacity: Part = async ({ effort, quick, say }) => {
  const rows: Row[] = [];
  const database = await startPostgres({ durable: true });
  const subject = await startApplication({ database: database.url });
  try {
    const what = 'saying that one is at a document, PostgreSQL';
    say(what);
    const rounds = await costs([await withDocuments(subject, BYTES)], PRESENT, BYTES, effort);
    rows.push(processorRow({ id: 'capacity/presence', what, names: [subject.name], rounds }));
  } finally {
    await subject.kill();
    await database.stop();
  }
  for (const provider of PROVIDERS) {
    say(`what is stored takes, ${provider}`);
    rows.push(...(await stored(provider, quick ? 100 : FILLED.documents)));
  }
  return rows;
};

/** Bytes of a document of 4 kB with its first version and what it is searched in, and of each save after that. */
async function stored(provider: (typeof PROVIDERS)[number], count: number): Promise<readonly Row[]> {
  const { location, remove } = await emptyDatabase(provider);
  const database = await openDatabase(location);
  const documents = new DatabaseDocuments(database);
  const save = async (id: string, lines: readonly string[], nth: number, before: StoredDocument | null) => {
    const content = { title: 'Measured', body: lines.join('\n') };
    await storeVersion(documents, id, before, content, nth);
  };
  try {
    const empty = await storedBytes(database, location);
    // Each its own part of one long text, so that no two are alike.
    const all = prose(count * BYTES);
    const each = Math.floor(all.length / count);
    const made = Array.from({ length: count }, (_, at) => ({
      id: randomUUID(),
      lines: all.slice(at * each, (at + 1) * each),
    }));
    for (const { id, lines } of made) await save(id, lines, 0, null);
    await indexSearch(database, documents, async () => true);
    const filled = await storedBytes(database, location);
    for (let nth = 1; nth <= FILLED.saves; nth++) {
      for (const { id, lines } of made) {
        const at = (nth * 7) % lines.length;
        lines[at] = `${lines[at]!.slice(0, 40)} edit ${nth}`;
        await save(id, lines, nth, await documents.find(id));
      }
    }
    await indexSearch(database, documents, async () => true);
    const saved = await storedBytes(database, location);
    const row = { unit: 'bytes on the disk', better: 'less' } as const;
    const id = `capacity/${provider.toLowerCase()}`;
    return [
      {
        ...row,
        id: `${id}/document`,
        what: `a document of 4 kB, with what it is searched in, ${provider}`,
        figures: { application: Math.round((filled - empty) / count) },
      },
      {
        ...row,
        id: `${id}/save`,
        what: `a save of one line more, ${provider}`,
        figures: { application: Math.round((saved - filled) / count / FILLED.saves) },
      },
    ];
  } finally {
    await database.close();
    await remove();
  }
}
