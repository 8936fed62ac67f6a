// `npm run torture -- --minutes 5 --database sqlite|postgresql --instances 3 [--seed N]`: twelve clients read, save, patch, delete
// and make ten documents, and repeat what got no answer, while instances of the built application and the database are killed
// and started again at random. Then it is proved of all that was answered, and of all that is there, that no update was lost,
// doubled, forked or shown out of order. Ends with an error where one was, or where too little happened to prove anything.
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './prepare.mjs';
import { checkHistory } from './torture/check-history';
import { countsOf, tooLittle } from './torture/counts';
import { DATABASES, runTorture } from './torture/run-torture';
import { wholeNumber } from './whole-number.mjs';

/** How many kills a minute has at the least. */
const KILLS = 3;
/** How many faults are shown. */
const SHOWN = 50;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    database: { type: 'string', default: 'sqlite' },
    instances: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
});
const database = DATABASES.find((name) => name === values.database);
if (!database)
  throw new RangeError(`--database must be ${DATABASES.join(' or ')}, not “${values.database}”.`);
const minutes = wholeNumber('--minutes', values.minutes, 1, 24 * 60);
const instances = wholeNumber('--instances', values.instances, 1, 10);
const seed = wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1);

ensureBuilt();
console.log(`${database}, ${instances} instances, ${minutes} minutes, --seed ${seed}`);
const end = performance.now() + minutes * 60_000;
const { record, kills, complaints } = await runTorture({
  database,
  instances,
  seed,
  enough: () => performance.now() > end,
});
const faults = checkHistory(record);
const counts = countsOf(record);

const ofDatabase = kills.filter((name) => name === 'database').length;
const listed = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
console.log(
  `${kills.length} kills (${ofDatabase} of the database), ${record.exchanges.length} requests: ${listed.join(', ')}`,
);
const missing = [
  ...tooLittle(counts),
  ...(kills.length < minutes * KILLS ? [`kills: ${kills.length} of at least ${minutes * KILLS}`] : []),
];
for (const { kind, says } of faults.slice(0, SHOWN)) console.log(`✗ ${kind}: ${says}`);
for (const what of missing) console.log(`✗ too little to prove anything: ${what}`);
if (faults.length > 0) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'midair-record-')), 'record.json');
  writeFileSync(file, JSON.stringify({ seed, database, instances, kills, complaints, faults, ...record }));
  console.log(`All that was done and answered is in ${file}`);
}
console.log(`${record.exchanges.length} requests, ${faults.length} faults`);
process.exit(faults.length > 0 || missing.length > 0 ? 1 : 0);
