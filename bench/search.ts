// What a hostile search costs: many documents of 1 MiB of one letter, and a pattern that nearly stands everywhere in them.
//   npx tsx bench/search.ts [--documents 40]
// Beside it, in the same run, the pattern match that SQL offers (LIKE) over one such text, and the list of somebody else.
// Ends with an error where SQLite keeps the process busy for too long at once.
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { indexSearch } from '@/lib/server/database/search-index';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';

const { values } = parseArgs({ options: { documents: { type: 'string', default: '40' } } });
const DOCUMENTS = Number(values.documents);
const MIB = 1_048_576;
const EFFORT = 32 * MIB;
/** Milliseconds that nobody else is answered, at most. */
const TARGET = 250;

const PATTERNS = {
  'a word that is nowhere': 'nowhere',
  'aaa…b': `${'a'.repeat(199)}b`,
  'baaa…': `b${'a'.repeat(199)}`,
};

const milliseconds = async (work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  return Math.round((performance.now() - started) * 10) / 10;
};

for (const provider of PROVIDERS) {
  const { location, remove } = await emptyDatabase(provider);
  const database = await openDatabase(location);
  const documents = new DatabaseDocuments(database);
  const author = { id: 'ana', name: 'Ana', colour: 1 };
  const content = { title: '', body: 'a'.repeat(MIB - 100) };
  const text = JSON.stringify(content);
  for (let nth = 0; nth < DOCUMENTS; nth++) {
    const draft = { documentId: randomUUID(), text, content, author, at: new Date(nth), mergeBaseEtag: null };
    await documents.commit(null, await savingOf({ documents }, null, draft));
  }
  await indexSearch(database, documents, async () => true);
  const list = (personId: string, search: string) =>
    documents.list({ personId, common: [], deleted: false, search, limit: 50, after: null, effort: EFFORT });

  console.log(`${provider}, ${DOCUMENTS} documents of 1 MiB`);
  for (const [name, search] of Object.entries(PATTERNS)) {
    const one = (await database.readClient.document.findFirst({ select: { id: true } }))!.id;
    const like = await milliseconds(() =>
      database.readClient.searchText.count({ where: { documentId: one, text: { contains: search } } }),
    );
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    let searched = 0;
    const all = await milliseconds(async () => {
      ({ searched } = await list('ana', search));
    });
    delay.disable();
    const stall = Math.round(delay.max / 1e5) / 10;
    console.log(
      `  ${name}: LIKE ${like} ms a MiB; a search ${all} ms over ${searched / MIB} MiB (${Math.round((all / searched) * MIB * 10) / 10} ms a MiB), busy for ${stall} ms at once`,
    );
    if (provider === 'SQLite' && stall > TARGET) process.exitCode = 1;
  }
  console.log(`  the list of somebody with none of them: ${await milliseconds(() => list('ben', ''))} ms`);
  await database.close();
  await remove();
}
