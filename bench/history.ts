// What a long history costs: a text that is saved many times, each time with a small edit.
//   npx tsx bench/history.ts [--versions 10000] [--bytes 100000]
// On both databases: how much is stored, what a save and a read of the current version cost beside a document that has one
// version, and how long many earlier versions take whoever has nothing in memory, each the best of three. Ends with an error
// where a target is missed.
import { parseArgs } from 'node:util';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { HISTORY_TARGETS, measureHistory } from './history/measure';

const { values } = parseArgs({
  options: { versions: { type: 'string', default: '10000' }, bytes: { type: 'string', default: '100000' } },
});
const ms = (value: number) => `${value.toFixed(2)} ms`;

for (const provider of PROVIDERS) {
  const figures = await measureHistory(provider, Number(values.versions), Number(values.bytes));
  const { size, save, read, anyVersion } = figures;
  console.log(`${provider}: ${values.versions} versions of ${values.bytes} bytes`);
  console.log(`  size            ${(size / 1e6).toFixed(1)} MB (at most ${HISTORY_TARGETS.bytes / 1e6})`);
  console.log(`  save            ${ms(save.many)}, of one version ${ms(save.few)}`);
  console.log(`  read, cold      ${ms(read.many)}, of two versions ${ms(read.few)}`);
  console.log(
    `  any version     median ${ms(anyVersion.median)}, slowest ${ms(anyVersion.slowest)} (at most ${HISTORY_TARGETS.anyVersion} ms)`,
  );
  if (size > HISTORY_TARGETS.bytes || anyVersion.slowest > HISTORY_TARGETS.anyVersion) process.exitCode = 1;
}
