import { startPostgres } from '@/lib/server/testing/start-postgres';
import { fillDocuments } from '../fill/fill';
import { postgresTables, sqliteTables, type Tables } from '../fill/tables';
import { load } from '../load/connections';
import { costs, type Loadable, withDocuments } from '../load/cost';
import { READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import type { Subject } from '../subjects/subject';
import { processorRow } from './cost-rows';
import type { Bench, Part } from './part';

const BYTES = 4_096;
const VERSIONS = 10_000;
const DOCUMENTS = 100_000;
/** How much more something may cost than where there is little. */
const TARGET = 1.1;

/** A server, and the way to its tables. */
interface Filled {
  readonly subject: Subject;
  readonly tables: Tables;
}

/** Whether the current version costs more the more versions are behind it, and the more documents are beside it. */
export const scale: Part = async (bench) => {
  const rows = [
    ...(await scaleOn('SQLite', bench, async () => {
      const subject = await startApplication();
      return { subject, tables: sqliteTables(subject.folder) };
    })),
  ];
  const databases = [
    await startPostgres({ durable: true }),
    await startPostgres({ durable: true }),
    await startPostgres({ durable: true }),
  ];
  const free = [...databases];
  try {
    rows.push(
      ...(await scaleOn('PostgreSQL', bench, async () => {
        const { url } = free.pop()!;
        const subject = await startApplication({ database: url });
        return { subject, tables: await postgresTables(url) };
      })),
    );
  } finally {
    for (const database of databases) await database.stop();
  }
  return rows;
};

async function scaleOn(
  database: string,
  { effort, quick, say }: Bench,
  start: () => Promise<Filled>,
): Promise<readonly Row[]> {
  const factor = quick ? 0.1 : 1;
  const few = await start();
  const deep = await start();
  const many = await start();
  const all = [few, deep, many];
  const loadables: Loadable[] = [];
  for (const { subject } of all) loadables.push(await withDocuments(subject, BYTES, 1));
  say(`${database}: ${VERSIONS * factor} versions, ${DOCUMENTS * factor} documents`);
  // Each saves as often before it is measured, so that none of the servers is warmer: only one on the document itself.
  for (const loadable of loadables) {
    const isDeep = loadable === loadables[1];
    const { subject, documents } = isDeep ? loadable : await withDocuments(loadable.subject, BYTES, 1);
    const askings = documents.map((document) => SAVE.asking(document, BYTES));
    await load(subject.base, askings, { requests: VERSIONS * factor, status: SAVE.status });
  }
  const template = await withDocuments(many.subject, 300, 1);
  await fillDocuments(many.tables, idIn(template), DOCUMENTS * factor);
  for (const { tables } of all) await tables.close();

  const rows: Row[] = [];
  for (const kind of [READ, UNCHANGED, REFUSED, SAVE]) {
    say(`${kind.name}, ${database}`);
    const rounds = await costs(loadables, kind, BYTES, {
      // A tenth is told only by many rounds, and short ones, in which all meet the same machine.
      rounds: effort.rounds * 8,
      seconds: effort.seconds * 0.15,
    });
    const row = { names: ['application', 'few'], to: 'few', target: TARGET };
    const id = `scale/${database.toLowerCase()}/${kind.name.toLowerCase()}`;
    rows.push(
      processorRow({
        ...row,
        id: `${id}/versions`,
        what: `${kind.name}, ${VERSIONS.toLocaleString('en')} versions behind, ${database}`,
        rounds: rounds.map(([small, behind]) => [behind!, small!]),
      }),
      processorRow({
        ...row,
        id: `${id}/documents`,
        what: `${kind.name}, ${DOCUMENTS.toLocaleString('en')} documents beside, ${database}`,
        rounds: rounds.map(([small, , beside]) => [beside!, small!]),
      }),
    );
  }
  for (const { subject } of all) await subject.kill();
  return rows;
}

function idIn({ documents }: Loadable): string {
  return documents[0]!.path.split('/').at(-1)!;
}
