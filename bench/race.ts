// Writers that all save under one tag, round after round; exactly one may win each round.
//   npx tsx bench/race.ts [--rounds 200] [--writers 64]             two processes sharing one SQLite file
//   npx tsx bench/race.ts --base http://127.0.0.1:3000[,http://…]   the same over HTTP, against servers that run
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Contender, race } from './race/race';
import { startContender } from './race/race-processes';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    writers: { type: 'string', default: '64' },
    base: { type: 'string' },
  },
});

function overHttp(base: string): Contender {
  return {
    save: (url, conditions, texts) =>
      Promise.all(
        texts.map(async (body) => {
          const headers = { ...conditions, 'content-type': 'application/json' };
          const response = await fetch(new URL(url, base), { method: 'PUT', headers, body });
          await response.arrayBuffer();
          return { status: response.status, etag: response.headers.get('ETag') };
        }),
      ),
    read: async (url) => (await fetch(new URL(url, base))).text(),
  };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-race-'));
const env = { DATA_DIR: folder, DATABASE_URL: '' };
const processes = values.base ? [] : await Promise.all([startContender(env), startContender(env)]);
const contenders = values.base ? values.base.split(',').map(overHttp) : processes;
const started = performance.now();
const result = await race(contenders, { rounds: Number(values.rounds), writers: Number(values.writers) });
const seconds = (performance.now() - started) / 1000;
await Promise.all(processes.map((one) => one.stop()));
rmSync(folder, { recursive: true, force: true });

const saves = Object.values(result.statuses).reduce((sum, count) => sum + count, 0);
console.log(`${result.rounds} rounds, ${saves} saves in ${seconds.toFixed(1)} s`);
console.log(`answers: ${JSON.stringify(result.statuses)}`);
console.log(result.faults.length === 0 ? 'exactly one winner each round' : result.faults.join('\n'));
process.exitCode = result.faults.length === 0 ? 0 : 1;
