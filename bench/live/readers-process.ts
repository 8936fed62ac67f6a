import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of many readers, which takes orders: see readers.mjs. */
export interface Readers {
  open(stream: string, count: number): Promise<void>;
  /** Closes all that are open. */
  leave(): Promise<void>;
  /** What each of them is to receive next; `arrived` resolves with when the first and the last one had it, in nanoseconds. */
  expect(text: string): Promise<{ readonly arrived: Promise<Arrived> }>;
  close(): void;
}

interface Arrived {
  readonly first: bigint;
  readonly last: bigint;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts such a process. */
export function startReaders(): Readers {
  const script = fileURLToPath(new URL('readers.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const answer = async <Answer>() => (await once(child, 'message'))[0] as Answer;
  const order = <Answer>(what: object): Promise<Answer> => {
    const answered = answer<Answer>();
    child.send(what);
    return answered;
  };
  return {
    open: (stream, count) => order({ open: stream, count }),
    leave: () => order({ leave: true }),
    expect: async (text) => {
      await order({ expect: text });
      const moments = answer<{ readonly first: string; readonly last: string }>();
      return { arrived: moments.then(({ first, last }) => ({ first: BigInt(first), last: BigInt(last) })) };
    },
    close: () => child.kill('SIGKILL'),
  };
}
