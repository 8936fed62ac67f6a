import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort as freeNumber } from '@/lib/server/testing/free-port';

/** A server of a test's own, with data of its own, that can be killed without a warning. */
export interface OwnServer {
  readonly address: string;
  /** The folder that has its data. */
  readonly folder: string;
  /** The number of its process. */
  readonly pid: number;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it anew, on the same port and the same data. */
  restart(): Promise<void>;
  /** Ends it as whoever runs it does; resolves when it is gone, with its status, or `null` where a signal ended it. */
  stop(): Promise<number | null>;
  /** Ends it and removes its data, if they are its own. */
  remove(): Promise<void>;
}

/**
 * Starts the built application once more, perhaps with more of an environment; resolves when it answers. Servers share the
 * data of a folder that is given (DATA_DIR). `heard` is called with each line that it logs from then on.
 */
export async function ownServer(
  env: Readonly<Record<string, string>> = {},
  heard: (line: string) => void = () => {},
): Promise<OwnServer> {
  const folder = env.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), 'midair-own-')));
  let { server, address } = await start(folder, env.PORT ?? '0', env, heard);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    address,
    folder,
    get pid() {
      return server.pid!;
    },
    kill,
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      const [status] = await gone;
      return status as number | null;
    },
    restart: async () => {
      await kill();
      ({ server, address } = await start(folder, new URL(address).port, env, heard));
    },
    remove: async () => {
      await kill();
      if (env.DATA_DIR === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens at, for a server whose address has to be known before it starts. */
export async function freePort(): Promise<string> {
  return String(await freeNumber());
}

async function start(
  folder: string,
  port: string,
  env: Readonly<Record<string, string>>,
  heard: (line: string) => void,
): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: { ...process.env, ...env, PORT: port, HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /ready at (http:\/\/\S+)/.exec(line)?.[1];
    if (address) {
      createInterface({ input: server.stdout }).on('line', heard);
      return { server, address };
    }
  }
  throw new Error('The server ended before it was ready.');
}
