// What a hostile search costs: many documents of 1 MiB of one letter, and a pattern that nearly stands everywhere in them.
//   npx tsx bench/search.ts [--documents 40]
// Beside it, in the same run, the pattern match that SQL offers (LIKE) over one such text, and the list of somebody else.
// Ends with an error where SQLite keeps the process busy for too long at once.
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
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
  const none = {
    parentEtag: null,
    mergeBaseEtag: null,
    linesAdded: 1,
    linesRemoved: 0,
    changedLines: [],
    restored: null,
  };
  for (let nth = 0; nth < DOCUMENTS; nth++) {
    const revision = {
      documentId: randomUUID(),
      version: 1,
      etag: '1-x',
      text: '{}',
      title: 't',
      excerpt: '',
    };
    const author = { id: 'ana', name: 'Ana' };
    await documents.commit(null, {
      kind: 'save',
      revision: { ...revision, ...none, size: 2, author, savedAt: new Date(nth) },
      searchText: 'a'.repeat(MIB),
      step: { lines: 0, parents: [], coarse: false },
    });
  }
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
