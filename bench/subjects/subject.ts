import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A server that is measured, in a process of its own. */
export interface Subject {
  /** What its column is called. */
  readonly name: string;
  /** Its origin. */
  readonly base: string;
  /** A folder of its own, which goes when it is stopped. */
  readonly folder: string;
  /** Processor time that its process has used so far, in microseconds. */
  cpu(): Promise<number>;
  /** What its process holds after everything that nobody needs was collected, in bytes. */
  memory(): Promise<NodeJS.MemoryUsage>;
  /** Begins to look for how long the process lets anything wait. */
  resetDelay(): Promise<void>;
  /** The longest that it did since, in milliseconds; ends looking. */
  delay(): Promise<number>;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** How a subject is started. */
export interface Start {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly flags?: readonly string[];
  /** `$FOLDER` in a value or in an argument stands for the folder that is the subject's own; `undefined` leaves one out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Its origin, where it is told which; else it says so once it is ready: “ready at http://…”. */
  readonly base?: string;
}

const PROBE = fileURLToPath(new URL('../probe.mjs', import.meta.url));
/** How long a server may take until it is ready, in milliseconds. */
const PATIENCE = 120_000;
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server; what it writes goes to a file, as a log does. Resolves when it is ready. */
export async function startSubject(start: Start): Promise<Subject> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-bench-'));
  const log = path.join(folder, 'log');
  const output = openSync(log, 'a');
  const own = (text: string) => text.replaceAll('$FOLDER', folder);
  const env = Object.fromEntries(
    Object.entries(start.env ?? {}).map(([name, value]) => [name, value && own(value)]),
  );
  const args = ['--expose-gc', ...(start.flags ?? []), '--import', PROBE, start.script];
  const child = spawn(process.execPath, [...args, ...(start.args ?? []).map(own)], {
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const base = await reached(log, start, child);
  const ask = async <Answer>(question: string): Promise<Answer> => {
    const answered = once(child, 'message');
    child.send(question);
    const [answer] = await answered;
    return answer as Answer;
  };
  return {
    name: start.name,
    base,
    folder,
    cpu: async () => {
      const { cpu } = await ask<{ readonly cpu: NodeJS.CpuUsage }>('cpu');
      return cpu.user + cpu.system;
    },
    memory: async () => (await ask<{ readonly memory: NodeJS.MemoryUsage }>('memory')).memory,
    resetDelay: () => ask('reset-delay'),
    delay: async () => (await ask<{ readonly delay: number }>('delay')).delay,
    kill: async () => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a server can be reached; answers where. */
async function reached(log: string, { name, base }: Start, child: ChildProcess): Promise<string> {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(50)) {
    const said = readFileSync(log, 'utf8');
    const found = base ?? /ready at (http:\/\/\S+)/.exec(said)?.[1];
    if (found !== undefined && (base === undefined || (await answers(base)))) return new URL(found).origin;
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not start: ${said.slice(-2_000)}`);
    }
  }
}

async function answers(base: string): Promise<boolean> {
  try {
    await (await fetch(base)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
