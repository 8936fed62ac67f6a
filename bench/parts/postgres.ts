import { startPostgres } from '@/lib/server/testing/start-postgres';
import { costs, type Loadable, withDocuments } from '../load/cost';
import { READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { startBare } from '../subjects/bare';
import { processorRow, rateRow } from './cost-rows';
import type { Part } from './part';

const BYTES = 4_096;

/** The same requests on PostgreSQL, which is another process: what it works itself does not count as the server's time. */
export const postgres: Part = async ({ effort, say }) => {
  const databases = [await startPostgres({ durable: true }), await startPostgres({ durable: true })] as const;
  const subjects = [
    await startApplication({ database: databases[0].url }),
    await startBare(databases[1].url),
  ];
  try {
    const loadables: Loadable[] = [];
    for (const subject of subjects) loadables.push(await withDocuments(subject, BYTES));
    const rows: Row[] = [];
    for (const kind of [READ, UNCHANGED, REFUSED, SAVE]) {
      const what = `${kind.name}, 4 kB, PostgreSQL`;
      say(what);
      const rounds = await costs(loadables, kind, BYTES, effort);
      const id = `postgres/${kind.name.toLowerCase()}`;
      const row = { id, what, names: subjects.map(({ name }) => name), rounds, to: 'bare' };
      rows.push(processorRow(row), rateRow(row));
    }
    return rows;
  } finally {
    for (const subject of subjects) await subject.kill();
    for (const database of databases) await database.stop();
  }
};
