import { arithmeticTable } from './arithmetic';
import type { Results } from './results';
import { markdownTable } from './table';

/** Parts of which the front page shows the rows that have a target. */
const IMPORTANT = ['api', 'race', 'sizes', 'fanout', 'memory'];

/** Which page of the documentation shows what of the results. */
export const SHOWN: Readonly<Record<string, (results: Results) => string>> = {
  'README.md': ({ run, rows }) => {
    const important = rows.filter(
      ({ id, target }) => target !== undefined && IMPORTANT.includes(id.split('/')[0]!),
    );
    return `${markdownTable(important)}\n\n${where(run)}`;
  },
  'docs/operations.md': arithmeticTable,
  'docs/performance.md': ({ run, rows }) => `${markdownTable(rows)}\n\n${where(run)}`,
};

function where({ date, node, processor, cores, load }: Results['run']): string {
  const [first, last] = load.map((each) => each.toFixed(1));
  return `Measured on ${date} with Node ${node} on ${cores} cores (${processor}); load of the machine ${first} at first, ${last} at last.`;
}
