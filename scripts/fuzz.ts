// `npm run fuzz`: sends hostile requests to the built application, and says what came of it. They follow from SEED, a
// number or `any`; REQUESTS says how many; POSTGRES=1 has them sent over a database server of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ownServer } from '@/e2e/own-server';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { runFuzz } from './fuzz/run-fuzz';
import { ensureBuilt } from './prepare.mjs';
import { wholeNumber } from './whole-number.mjs';

/** How much more than after a quarter of the run the process may hold at its end, in MiB: as much as a few large documents. */
const GROWTH = 200;

const { SEED = '20260102', REQUESTS = '20000', POSTGRES } = process.env;
const seed = SEED === 'any' ? Math.floor(Math.random() * 2 ** 32) : wholeNumber('SEED', SEED, 0, 2 ** 32 - 1);
const requests = wholeNumber('REQUESTS', REQUESTS, 1, 100_000_000);
console.log(`SEED=${seed} REQUESTS=${requests} ${POSTGRES ? 'PostgreSQL' : 'SQLite'}`);

ensureBuilt();
const postgres = POSTGRES ? await startPostgres() : null;
// What is refused for its number alone is not looked at.
const complaints: string[] = [];
const server = await ownServer(
  { LIMITS: 'off', ...(postgres && { DATABASE_URL: postgres.url }) },
  // Faults of the server itself, of which no answer may say anything.
  (line) => /"level":[56]0/.test(line) && complaints.push(line),
);

/** What the server's process holds, in MiB; 0 where the system does not say. */
function resident(): number {
  try {
    const said = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(said ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const sizes: number[] = [];
const began = performance.now();
const report = await runFuzz({
  address: server.address,
  pid: server.pid,
  location: postgres
    ? postgresAt(postgres.url)
    : { provider: 'sqlite', file: path.join(server.folder, 'midair.sqlite') },
  seed,
  requests,
  progress: (done) => {
    sizes.push(resident());
    console.log(`${done} sent, ${sizes.at(-1)} MiB, ${Math.round((performance.now() - began) / 1000)} s`);
  },
});
await server.remove();
await postgres?.stop();

const faults = [...report.faults, ...report.slow, ...complaints.map((line) => `on the log: ${line}`)];
const quarter = Math.max(...sizes.slice(0, Math.ceil(sizes.length / 4)), sizes.length === 0 ? resident() : 0);
const end = sizes.at(-1) ?? 0;
if (end > quarter + GROWTH) faults.push(`memory grew from ${quarter} to ${end} MiB`);

const listed = (counts: ReadonlyMap<string | number, number>) =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${what || 'none'}×${count}`);
console.log(`Statuses: ${listed(report.statuses).join(' ')}`);
console.log(`Changed: ${listed(report.changes).join(' ')}`);
const { work, behind, took } = report.slowest;
console.log(`Most work: ${Math.round(work.ms)} ms for ${work.line}`);
console.log(`Longest wait of another request: ${Math.round(behind.ms)} ms behind ${behind.line}`);
console.log(`Longest wait for its own answer: ${Math.round(took.ms)} ms for ${took.line}`);
for (const fault of faults.slice(0, 50)) console.log(`✗ ${fault.slice(0, 2_000)}`);
console.log(`${requests} requests, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
