// What lists and searches cost among many documents.
//   npx tsx bench/lists.ts [--documents 100000] [--own 20000]
// Ends with an error where a target is missed.
import { parseArgs } from 'node:util';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { LIST_TARGET, measureLists } from './lists/measure';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '100000' }, own: { type: 'string', default: '20000' } },
});

for (const provider of PROVIDERS) {
  console.log(provider);
  await measureLists(provider, Number(values.documents), Number(values.own), (figures) => {
    const { who, what, found, median, slowest, blocked } = figures;
    const missed = Math.max(median, blocked) > LIST_TARGET;
    if (missed) process.exitCode = 1;
    console.log(
      `  ${who}, ${what}: ${found}, ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)}, nobody else answered for ${blocked.toFixed(1)}${missed ? ' MISSED' : ''}`,
    );
  });
}
