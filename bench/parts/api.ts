import { costs, type Loadable, withDocuments } from '../load/cost';
import { type Kind, READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { startBare } from '../subjects/bare';
import { startFramework } from '../subjects/framework';
import { processorRow, rateRow } from './cost-rows';
import type { Part } from './part';

const SMALL = 4_096;

/** A kind of request, what it may cost (in bare ones), and how often a second it shall be answered (in the framework's). */
const KINDS: readonly (readonly [kind: Kind, most: number, rate: number])[] = [
  [READ, 4, 3],
  [UNCHANGED, 4, 3],
  [REFUSED, 5, 2.5],
  [SAVE, 5, 1.5],
];

/** What the requests cost of which most of the work consists: of a document of 4 kB, on SQLite. */
export const api: Part = async ({ application, before, effort, say }) => {
  const bare = await startBare();
  const framework = await startFramework();
  const other = before === undefined ? [] : [await startApplication({ name: 'before', folder: before })];
  const subjects = [await application(), framework, bare, ...other];
  const names = subjects.map(({ name }) => name);
  const loadables: Loadable[] = [];
  for (const subject of subjects) loadables.push(await withDocuments(subject, SMALL));
  const rows: Row[] = [];
  for (const [kind, most, rate] of KINDS) {
    say(kind.name);
    const rounds = await costs(loadables, kind, SMALL, effort);
    const row = { id: `api/${kind.name.toLowerCase()}`, what: `${kind.name}, 4 kB`, names, rounds };
    rows.push(processorRow({ ...row, to: 'bare', target: most }));
    rows.push(rateRow({ ...row, to: 'framework', target: rate }));
  }
  say('PUT, one at a time');
  const alone = loadables.map(({ subject, documents }) => ({ subject, documents: documents.slice(0, 1) }));
  const rounds = await costs(alone, SAVE, SMALL, effort);
  const row = { id: 'api/put-alone', what: 'PUT, 4 kB, one at a time', names, rounds };
  rows.push(processorRow({ ...row, to: 'bare', target: 5 }));
  for (const subject of [framework, bare, ...other]) await subject.kill();
  return rows;
};
