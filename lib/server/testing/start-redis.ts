import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@redis/client';
import { freePort } from './free-port';

/** A real Redis, or Valkey, that exists for one test run and keeps nothing. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  /** Stops the server: whoever is connected is cut off. */
  halt(): Promise<void>;
  /** Starts it again, at the same address. */
  resume(): Promise<void>;
  /** Has it stand still: it takes connections and answers nothing, as where a machine hangs. */
  freeze(): void;
  thaw(): void;
  /** Cuts the connections of all who listen. */
  cut(): Promise<void>;
  /** Has a command carried out. */
  ask(command: readonly string[]): Promise<void>;
  /** Says something to all who listen on a channel. */
  say(channel: string, payloads: readonly string[]): Promise<void>;
}

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The program of a server, if the system has one. */
export function redisProgram(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const files = folders.flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** Starts the system's server on a free port, with a password. Throws where the system has none. */
export async function startRedis(password = 'redis'): Promise<TestRedis> {
  const program = redisProgram();
  if (program === null) throw new Error(`None of ${PROGRAMS.join(', ')} is installed.`);
  const port = String(await freePort());
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: '/', requirepass: password };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const url = `redis://:${password}@127.0.0.1:${port}`;
  let server = await started(program, args);
  const halt = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGCONT');
    server.kill('SIGKILL');
    await gone;
  };
  const ask = async (command: readonly string[]) => {
    const client = createClient({ url });
    await client.connect();
    await client.sendCommand(command);
    await client.close();
  };
  return {
    url,
    stop: halt,
    halt,
    resume: async () => {
      server = await started(program, args);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    ask,
    cut: () => ask(['CLIENT', 'KILL', 'TYPE', 'pubsub']),
    say: async (channel, payloads) => {
      for (const payload of payloads) await ask(['PUBLISH', channel, payload]);
    },
  };
}

async function started(program: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    said.push(line);
    if (line.includes('Ready to accept connections')) {
      server.stdout.resume();
      return server;
    }
  }
  throw new Error(`Redis did not start: ${said.join('\n')}`);
}
