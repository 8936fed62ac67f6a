// `npm run cluster -- 3`: the built application as so many instances over one PostgreSQL, behind one port, for trying out. PORT
// says which, 3000 by default; REDIS_URL has the instances hear of each other by a Redis instead.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, ensureGenerated, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureGenerated();
ensureBuilt();

// In a process group of its own: Ctrl-C would end the database and the instances at once, in any order. It ends when this
// process lets go of it, however that comes.
const cluster = spawn(
  process.execPath,
  ['--import', 'tsx', path.join(root, 'scripts/cluster/run-cluster.ts'), ...process.argv.slice(2)],
  { cwd: root, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => cluster.connected && cluster.disconnect());
}
cluster.once('exit', (status) => process.exit(status ?? 1));
