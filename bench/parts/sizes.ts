import { costs, type Loadable, withDocuments } from '../load/cost';
import { nextContent } from '../load/document';
import { READ, REFUSED, SAVE, UNCHANGED } from '../load/kinds';
import type { Row } from '../report/row';
import { startBare } from '../subjects/bare';
import { startFile } from '../subjects/file';
import { processorRow } from './cost-rows';
import type { Part } from './part';

const LARGEST = 1_048_576;
const SIZES = [
  [102_400, '100 kB'],
  [LARGEST, '1 MiB'],
] as const;
/** A megabyte from each of sixteen at once would measure the one who asks. */
const CONNECTIONS = 4;

/** What larger documents cost, up to the largest there may be, and reading that beside a file of as many bytes. */
export const sizes: Part = async ({ application, effort, say }) => {
  const bare = await startBare();
  const subjects = [await application(), bare];
  const names = subjects.map(({ name }) => name);
  const rows: Row[] = [];
  for (const [bytes, size] of SIZES) {
    const loadables: Loadable[] = [];
    for (const subject of subjects) loadables.push(await withDocuments(subject, bytes, CONNECTIONS));
    for (const kind of [READ, UNCHANGED, REFUSED, SAVE]) {
      const what = `${kind.name}, ${size}`;
      say(what);
      const id = `sizes/${bytes}/${kind.name.toLowerCase()}`;
      if (kind !== READ || bytes !== LARGEST) {
        const rounds = await costs(loadables, kind, bytes, effort);
        rows.push(processorRow({ id, what, names, rounds, to: 'bare' }));
        continue;
      }
      const file = await startFile(nextContent(bytes));
      const asked = { path: '/file', headers: {}, stale: '', etag: '' };
      const files = { subject: file, documents: Array.from({ length: CONNECTIONS }, () => asked) };
      const rounds = await costs([...loadables, files], kind, bytes, effort);
      rows.push(processorRow({ id, what, names: [...names, 'file'], rounds, to: 'file', target: 2 }));
      await file.kill();
    }
  }
  await bare.kill();
  return rows;
};
