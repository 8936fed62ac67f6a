import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Contender, Finish } from './race';

export type RaceOrder = { readonly number: number; readonly url: string } & (
  | {
      readonly kind: 'save';
      readonly conditions: Readonly<Record<string, string>>;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'read' }
);

export interface RaceReply {
  readonly number: number;
  readonly done: string | readonly Finish[];
}

/** A contender in a process of its own, with a connection of its own to the data that `env` names. */
export interface RacingProcess extends Contender {
  stop(): Promise<void>;
}

/** Starts a contender; ready when it can take orders. */
export async function startContender(env: Readonly<Record<string, string>>): Promise<RacingProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/race-writer.ts'], {
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (reply: RaceReply['done']) => void>();
  child.on('message', ({ number, done }: RaceReply) => {
    waiting.get(number)?.(done);
    waiting.delete(number);
  });
  let orders = 0;
  const ask = (order: Record<string, unknown>, number: number) =>
    new Promise<RaceReply['done']>((resolve, reject) => {
      waiting.set(number, resolve);
      child.once('exit', (code) => reject(new Error(`A contender ended with ${code}.`)));
      if (number > 0) child.send({ ...order, number });
    });
  await ask({}, 0);
  child.removeAllListeners('exit');
  const order = async (what: Record<string, unknown>) => {
    const done = await ask(what, ++orders);
    child.removeAllListeners('exit');
    return done;
  };
  return {
    save: async (url, conditions, texts) =>
      (await order({ kind: 'save', url, conditions, texts })) as readonly Finish[],
    read: async (url) => (await order({ kind: 'read', url })) as string,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
